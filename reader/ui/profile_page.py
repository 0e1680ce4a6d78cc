"""All that the library has about one source."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from reader.app.endpoints import can_be_asked_about
from reader.app.statements import CitedStatement, cited_on_profile, statement_as_markdown, statement_as_text
from reader.model.library import ArticleRow, Card, LogLine, OpenArticle, Profile, QuotedStatement
from reader.model.match import Candidate
from reader.model.source import SourceKind
from reader.model.span import Span
from reader.ui import own_items, profile_items, register_items
from reader.ui.correcting import checked
from reader.ui.dossier_button import DossierButton
from reader.ui.drafts import Drafts
from reader.ui.icons import Icons
from reader.ui.item_list import ItemList
from reader.ui.menu import Menu
from reader.ui.note_editor import AssessmentEditor, NoteEditor
from reader.ui.page import Page, SectionHead
from reader.ui.profile_head import ProfileHead
from reader.ui.record_menu import RecordMenu
from reader.ui.statement_finder import StatementFinder
from reader.ui.statement_menu import StatementMenu, copy_words
from reader.ui.theme import Theme


class ProfilePage(Page):
    """Names, posts, what it rests on, statements, articles, company, facts, the reader's own words."""

    statement_picked = Signal(object)  # QuotedStatement
    statement_copied = Signal(str)
    evidence_picked = Signal(object)  # Span of the article on screen
    link_asked = Signal(str)  # an address outside, after a click
    source_picked = Signal(object)  # SourceId
    article_picked = Signal(object)  # ArticleId
    note_written = Signal(object, str)  # SourceId
    assessment_written = Signal(object, str)  # SourceId
    correction_made = Signal(object)  # Correction
    correction_withdrawn = Signal(str)  # uid
    correcting_asked = Signal(object)  # Card
    why_asked = Signal(object, object)  # Statement, Card
    dossier_asked = Signal(object, object)  # Profile, DossierForm
    same_asked = Signal(object)  # Profile
    parting_asked = Signal(object)  # Profile
    forgetting_asked = Signal(object)  # Profile
    look_up_asked = Signal(object)  # Profile
    step_given_up = Signal(object, int)  # SourceId, a step of its log
    record_said = Signal(object, object)  # SourceId, OwnRecord

    def __init__(self, theme: Theme, icons: Icons, drafts: Drafts, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self._profile: Profile | None = None
        self._article: OpenArticle | None = None
        self._card: Card | None = None
        self._drafts = drafts  # judgements half written
        self._all_of: frozenset[str] = frozenset()  # registers of which all records of the name are wanted
        self._add_menu()
        self._add_dossier()
        self.head = ProfileHead(theme, icons)
        self.head.link_asked.connect(self.link_asked)
        self.column.addWidget(self.head)
        self._posts_head, self.posts = self.add_list(self.tr("Affiliation and role"), self._follow)
        self._signals_head, self.signals = self.add_list(self.tr("What this rests on"), self._follow)
        self._former_head, self.former = self.add_list(self.tr("In earlier editions of registers"), self._follow)
        self._records_head, self.records = self.add_list(
            self.tr("Its records in registers"), lambda record: self._offer_record(record, self.records)
        )
        others = self.tr("In registers under this name; not attached")
        self._namesakes_head, self.namesakes = self.add_list(others, self._follow_namesake)
        self._add_look_up()
        self._said_head, self.statements = self.add_list(self.tr("Quoted as saying"), self._follow)
        self._articles_head, self.articles = self.add_list(self.tr("Articles"), self._follow)
        self._company_head, self.company = self.add_list(
            self.tr("Most often cited together with"), self.source_picked.emit
        )
        self._facts_head, self.facts = self.add_list(self.tr("Facts"), self._follow)
        same_named = self.tr("Of the same name in your library")
        self._same_named_head, self.same_named = self.add_list(same_named, self.source_picked.emit)
        self.statements.menu_wanted.connect(self._offer)
        self.statements.copy_wanted.connect(self._copy)
        self._add_finder()
        self._add_own_words()
        self.column.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        super().set_theme(theme)
        self.head.set_theme(theme)

    @property
    def shown(self) -> Profile | None:
        """Return whose profile is shown."""
        return self._profile

    def show_profile(self, profile: Profile, article: OpenArticle | None, card: Card | None) -> None:
        """Show a profile; `card` is the source's card in the article on screen, where it has one."""
        is_new = self._profile is None or self._profile.id != profile.id
        self._all_of = frozenset() if is_new else self._all_of
        if is_new and self._profile is not None:
            self.note.save()
        self._profile, self._article, self._card = profile, article, card
        self.head.show_profile(profile)
        self.finder.show_statements(profile.statements, is_other=is_new)
        self._show_what_can_be_done(profile, card)
        self._show_findings(profile, article, card)
        self._show_own(profile)
        self.note.show_note(profile.note, is_other=is_new)
        if is_new:
            self.assessment.setPlainText(self._drafts.of(profile))
            self.scroll_to_top()

    def save(self) -> None:
        """Announce what is typed but not yet saved."""
        self.note.save()

    def _add_finder(self) -> None:
        self.finder = StatementFinder()
        self.column.insertWidget(self.column.indexOf(self.statements), self.finder)
        self.statements.allow_several()
        self.statements.selection_changed.connect(self._count_statements)
        self.finder.narrowed.connect(self._show_statements)
        self.finder.text_wanted.connect(lambda: self._copy_several(statement_as_text))
        self.finder.markdown_wanted.connect(lambda: self._copy_several(statement_as_markdown))

    def _show_statements(self) -> None:
        here = self._article.id if self._article else None
        self.statements.show_items(profile_items.statement_items(self.finder.found, here, self._card))
        self._count_statements()

    def _count_statements(self) -> None:
        self.finder.say_counts(len(self.statements.content.items), len(self.statements.selected))

    def _show_what_can_be_done(self, profile: Profile, card: Card | None) -> None:
        is_named = profile.kind is not SourceKind.UNNAMED
        is_checked = card is not None and card.check is not None and card.check.holds
        self.correct.setVisible(card is not None)
        self.check.setVisible(card is not None)
        self.check.setText(self.tr("Not checked by me") if is_checked else self.tr("Checked by me"))
        self.same.setVisible(is_named)
        self.part.setVisible(is_named and bool(profile.articles))
        self.look_up.setVisible(can_be_asked_about(profile.kind))

    def _show_findings(self, profile: Profile, article: OpenArticle | None, card: Card | None) -> None:
        here, title = (article.id, article.reading.article.title) if article else (None, None)
        posts = profile_items.post_items(profile.posts, card)
        self.posts.show_items(posts if profile.posts or profile.kind is SourceKind.PERSON else ())
        self._posts_head.setVisible(bool(self.posts.content.items))
        rests_on = profile_items.signal_items(profile.signals, card, title)
        self.signals.show_items((*own_items.check_items(card), *rests_on))
        self._signals_head.setVisible(bool(self.signals.content.items))
        self.former.show_items(register_items.former_items(profile.lookup))
        self._former_head.setVisible(bool(self.former.content.items))
        self.records.show_items(register_items.record_items(profile.lookup))
        self._records_head.setVisible(bool(self.records.content.items))
        self.namesakes.show_items(register_items.namesake_items(profile.lookup, self._all_of))
        self._namesakes_head.setVisible(bool(self.namesakes.content.items))
        self._show_statements()
        self._said_head.count(len(profile.statements))
        self.articles.show_items(profile_items.article_items(profile, here))
        self._articles_head.count(len(profile.articles))
        self.company.show_items(profile_items.company_items(profile))
        self._company_head.count(len(profile.cited_with))
        self.facts.show_items(profile_items.fact_items(profile.facts))
        self._facts_head.setVisible(bool(profile.facts))

    def _show_own(self, profile: Profile) -> None:
        self.same_named.show_items(own_items.same_named_items(profile.namesakes))
        self._same_named_head.count(len(profile.namesakes))
        self.merged_notes.show_items(own_items.merged_note_items(profile.merged_notes))
        self.assessments.show_items(profile_items.assessment_items(profile))
        self.log.show_items(own_items.log_items(profile.log))
        self._log_head.count(len(profile.log))

    def _add_look_up(self) -> None:
        self.look_up = QPushButton(self.tr("Look this name up…"))
        self.look_up.setToolTip(self.tr("Ask Wikidata or ROR; first you see what would be sent"))
        self.look_up.setProperty("primary", "true")
        self.look_up.clicked.connect(lambda: self.look_up_asked.emit(self._profile))
        self.column.addSpacing(8)
        self.column.addWidget(self.look_up, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_own_words(self) -> None:
        self.column.addWidget(SectionHead(self.tr("Your notes")))
        self.note = NoteEditor(self.tr("Your notes"), lines=3)
        self.note.setPlaceholderText(self.tr("Only for you; saved as you type"))
        self.note.note_written.connect(self._announce_note)
        self.column.addWidget(self.note)
        head, self.merged_notes = self.add_list(self.tr("Your notes from before the merge"), self._follow)
        head.hide()  # each item says whose it was
        self.column.addWidget(SectionHead(self.tr("Your assessment")))
        self.assessment = AssessmentEditor(self.tr("Your assessment"))
        self.assessment.setPlaceholderText(self.tr("What you think of this source, and for which question"))
        self.assessment.written.connect(self._announce_assessment)
        self.assessment.textChanged.connect(self._keep_draft)
        self.column.addWidget(self.assessment)
        self.write = QPushButton(self.tr("Write down"))
        self.write.setProperty("primary", "true")
        self.write.setToolTip(self.tr("Ctrl+Enter"))
        self.write.clicked.connect(self.assessment.write)
        self.column.addSpacing(6)
        self.column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignRight)
        head, self.assessments = self.add_list(self.tr("Your earlier assessments"), self._follow)
        head.hide()  # the list stands under its own field
        self._log_head, self.log = self.add_list(self.tr("What you did"), self._offer_undo)

    def _add_dossier(self) -> None:
        self.dossier = DossierButton()
        self.dossier.picked.connect(lambda form: self.dossier_asked.emit(self._profile, form))
        self.top.addWidget(self.dossier)

    def _add_menu(self) -> None:
        self.edit = QToolButton()
        self.edit.setText(self.tr("Edit ▾"))
        self.edit.setObjectName("filter")
        self.edit.setAccessibleName(self.tr("Edit this source"))
        self.edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.edit.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = Menu(self.edit)
        self.correct = menu.addAction(self.tr("Correct…"), lambda: self.correcting_asked.emit(self._card))
        self.check = menu.addAction(self.tr("Checked by me"), self._toggle_check)
        self.check.setToolTip(self.tr("Name, role and affiliation are as the article has them"))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
        self.same = menu.addAction(self.tr("Is the same as…"), lambda: self.same_asked.emit(self._profile))
        parting = self.tr("Some of this is somebody else…")
        self.part = menu.addAction(parting, lambda: self.parting_asked.emit(self._profile))
        menu.addSeparator()
        self.forget = menu.addAction(self.tr("Forget this source…"), lambda: self.forgetting_asked.emit(self._profile))
        self.edit.setMenu(menu)
        self.top.addWidget(self.edit)

    def _toggle_check(self) -> None:
        if self._card is not None and self._article is not None:
            if self._card.check is not None and self._card.check.holds:
                self.correction_withdrawn.emit(self._card.check.uid)
            else:
                self.correction_made.emit(checked(self._card, self._article))

    def _offer_undo(self, target: object) -> None:
        """Offer to take back the line of the log that was followed."""
        if isinstance(target, LogLine) and self._profile is not None:
            menu, source = Menu(self), self._profile.id
            menu.addAction(self.tr("Take this back"), lambda: self.step_given_up.emit(source, target.step))
            self.offer(menu, _below(self.log))

    def _follow_namesake(self, target: object) -> None:
        """Show the other records of a register where they are asked for, from the first of them on."""
        if isinstance(target, register_items.MoreNamesakes) and self._profile is not None:
            row = next(at for at, item in enumerate(self.namesakes.content.items) if item.target == target)
            self._all_of |= {target.register}
            self.namesakes.show_items(register_items.namesake_items(self._profile.lookup, self._all_of))
            self.namesakes.setCurrentIndex(self.namesakes.content.index(row))
        else:
            self._offer_record(target, self.namesakes)

    def _offer_record(self, record: object, where: ItemList) -> None:
        """Offer to say that a record is the source's or is not, or to open it."""
        if isinstance(record, Candidate) and self._profile is not None:
            menu, source = RecordMenu(record, self._profile.lookup, self), self._profile.id
            menu.said.connect(lambda said: self.record_said.emit(source, said))
            menu.link_asked.connect(self.link_asked)
            self.offer(menu, _below(where))

    def _keep_draft(self) -> None:
        if self._profile:
            self._drafts.keep(self._profile, self.assessment.toPlainText())

    def _announce_note(self, note: str) -> None:
        if self._profile:
            self.note_written.emit(self._profile.id, note)

    def _announce_assessment(self, text: str) -> None:
        if self._profile:
            self.assessment_written.emit(self._profile.id, text)

    def _follow(self, target: object) -> None:
        if isinstance(target, QuotedStatement):
            self.statement_picked.emit(target)
        elif isinstance(target, Span):
            self.evidence_picked.emit(target)
        elif isinstance(target, ArticleRow):
            self.article_picked.emit(target.id)
        elif isinstance(target, str):
            self.link_asked.emit(target)

    def _copy(self, target: object) -> None:
        chosen = [item.target for item in self.statements.selected]
        if target in chosen and len(chosen) > 1:
            self._copy_several(statement_as_text)  # Ctrl+C takes all that are selected
        elif isinstance(target, QuotedStatement):
            self._copy_all((target,), statement_as_text)

    def _copy_several(self, form: Callable[[CitedStatement], str]) -> None:
        """Copy the statements that are selected, or all that are shown where no more than one is."""
        chosen = self.statements.selected
        items = chosen if len(chosen) > 1 else self.statements.content.items
        self._copy_all([item.target for item in items if isinstance(item.target, QuotedStatement)], form)

    def _copy_all(self, statements: Sequence[QuotedStatement], form: Callable[[CitedStatement], str]) -> None:
        if self._profile is not None:
            words = "\n\n".join(form(cited_on_profile(quoted, self._profile)) for quoted in statements)
            copy_words(words)
            self.statement_copied.emit(words)

    def _offer(self, target: object, place: QPoint) -> None:
        if not isinstance(target, QuotedStatement) or self._profile is None:
            return
        menu = StatementMenu(cited_on_profile(target, self._profile), self._theme, self._icons, self)
        card = self._card
        if self._article is not None and target.article_id == self._article.id:
            if card is not None:
                menu.offer_why(lambda: self.why_asked.emit(target.statement, card))
                menu.offer_check(card, target.statement, self._article)
            menu.allow_correcting(target.statement.span, self._article)
        menu.copied.connect(self.statement_copied)
        menu.correction_made.connect(self.correction_made)
        menu.correction_withdrawn.connect(self.correction_withdrawn)
        self.offer(menu, place)


def _below(items: ItemList) -> QPoint:
    """Return where a menu stands that belongs to the list's current item."""
    return items.viewport().mapToGlobal(items.visualRect(items.currentIndex()).bottomLeft())
