"""Beside the article: its sources, the statements of one, the profile of one."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from reader.app.statements import cited_on_card, statement_as_text
from reader.model.library import Card, OpenArticle, Profile
from reader.model.source import Statement
from reader.ui.card_groups import CardRow
from reader.ui.card_page import CardPage
from reader.ui.colour_names import ColourNames
from reader.ui.correcting import checked, not_a_source
from reader.ui.drafts import Drafts
from reader.ui.icons import Icons
from reader.ui.late import late
from reader.ui.menu import Menu
from reader.ui.second_click import SecondClick
from reader.ui.shown_text import for_menu
from reader.ui.theme import Theme


class SourceSidebar(QWidget):
    """Shows and announces; what follows from it, the window decides."""

    card_selected = Signal(object)  # Card, or None where none is open any more
    card_hovered = Signal(object)  # Card, or None
    profile_asked = Signal(object)  # SourceId
    profile_left = Signal()  # the reader went back to the cards
    statement_picked = Signal(object)  # Statement of this article, or QuotedStatement of any
    evidence_picked = Signal(object)  # Span of this article that a signal rests on
    article_picked = Signal(object)  # ArticleId
    link_asked = Signal(str)  # an address outside, after a click
    marks_asked = Signal(object)  # Card: all that it says is to be marked
    mark_picked = Signal(object)  # PlacedAnnotation
    mark_answered = Signal(str, object)  # uid, Settle: what the reader says of its place
    naming_asked = Signal()  # the colours of marks are to be called otherwise
    assessment_written = Signal(object, str)  # SourceId
    note_written = Signal(object, str)  # SourceId
    correction_made = Signal(object)  # Correction
    card_corrected = Signal(object)  # Corrections, made in one go
    correction_withdrawn = Signal(str)  # uid
    statement_copied = Signal(str)  # what is now on the clipboard
    dossier_asked = Signal(object, object)  # Profile, DossierForm
    same_asked = Signal(object)  # Profile: whom is it the same as?
    parting_asked = Signal(object)  # Profile: part of it is somebody else
    forgetting_asked = Signal(object)  # Profile: to be taken out of the library
    look_up_asked = Signal(object)  # Profile: to be asked about on the web
    step_given_up = Signal(object, int)  # SourceId, the step of its log that the reader takes back
    record_said = Signal(object, object)  # SourceId, OwnRecord

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._theme = theme
        self._icons = icons
        self._article: OpenArticle | None = None
        self._statements: Any = None  # the pages beside the cards: None until they are turned to
        self._profile: Any = None
        self._why: Any = None
        self._marks: Any = None
        self._names: ColourNames = ColourNames(self)
        self._drafts = Drafts({}, lambda _uid, _words: None, self)
        self._asked_on: Any = None  # the page that the question was asked on
        self.cards = CardPage(theme, icons)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.cards)
        self._second_click = SecondClick(self.pages)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.cards.card_selected.connect(self.card_selected)
        self.cards.card_hovered.connect(self.card_hovered)
        self.cards.evidence_picked.connect(self.evidence_picked)
        self.cards.marks_wanted.connect(self.show_marks)
        self.cards.list.profile_wanted.connect(self._ask_for_profile)
        self.cards.list.statements_wanted.connect(self._show_statements)
        self.cards.list.menu_wanted.connect(self._offer)

    @property
    def statements(self) -> Any:
        """Return the page of one card's statements, made when it is first needed: it is not on the first picture."""
        if self._statements is None:
            self._statements = late("reader.ui.statement_page", "StatementPage")(self._theme, self._icons)
            self._statements.left.connect(self.show_sources)
            self._statements.correction_withdrawn.connect(self.correction_withdrawn)
            self._statements.why_asked.connect(self.show_why)
            self._add_page(self._statements)
        return self._statements

    @property
    def profile(self) -> Any:
        """Return the page of one source's profile, made when it is first needed (30 ms of a start)."""
        if self._profile is None:
            make = late("reader.ui.profile_page", "ProfilePage")
            self._profile = page = make(self._theme, self._icons, self._drafts)
            page.left.connect(self.leave_profile)
            page.evidence_picked.connect(self.evidence_picked)
            page.link_asked.connect(self.link_asked)
            page.source_picked.connect(self.profile_asked)
            page.article_picked.connect(self.article_picked)
            page.note_written.connect(self.note_written)
            page.assessment_written.connect(self.assessment_written)
            page.correcting_asked.connect(self._correct)
            page.why_asked.connect(self.show_why)
            page.dossier_asked.connect(self.dossier_asked)
            page.correction_withdrawn.connect(self.correction_withdrawn)
            page.same_asked.connect(self.same_asked)
            page.parting_asked.connect(self.parting_asked)
            page.forgetting_asked.connect(self.forgetting_asked)
            page.step_given_up.connect(self.step_given_up)
            page.record_said.connect(self.record_said)
            page.look_up_asked.connect(self.look_up_asked)
            self._add_page(page)
        return self._profile

    @property
    def marks(self) -> Any:
        """Return the page of all marks, made when it is first needed."""
        if self._marks is None:
            self._marks = page = late("reader.ui.mark_page", "MarkPage")(self._theme, self._icons, self._names)
            page.left.connect(self.show_sources)
            page.mark_picked.connect(self.mark_picked)
            page.mark_answered.connect(self.mark_answered)
            page.mark_copied.connect(self.statement_copied)
            page.naming_asked.connect(self.naming_asked)
            self.pages.addWidget(page)
        return self._marks

    @property
    def why(self) -> Any:
        """Return the page that tells why a statement stands on a card, made when it is first needed."""
        if self._why is None:
            self._why = late("reader.ui.why_page", "WhyPage")(self._theme, self._icons)
            self._why.left.connect(self._leave_why)
            self._why.evidence_picked.connect(self.evidence_picked)
            self._add_page(self._why)
        return self._why

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self._theme = theme
        for page in (self.cards, self._statements, self._profile, self._why, self._marks):
            if page is not None:
                page.set_theme(theme)

    def show_article(self, article: OpenArticle | None) -> None:
        """Show whom `article` cites; the same article again leaves selection and place as they are."""
        is_other = article is None or self._article is None or article.uid != self._article.uid
        self._article = article
        self.cards.show_article(article)
        shown = self.pages.currentWidget()
        if shown is self._statements:
            self._refresh_statements(is_other=is_other)
        elif shown is self._why:
            if is_other or article is None:
                self.show_sources()
            elif not self.why.follow(article):
                self._leave_why()
        elif shown is self._marks and article is not None:
            self.marks.show_article(article, is_other=is_other)
        elif shown is self._profile and self.profile.shown is not None:
            self.show_profile(self.profile.shown)  # beside another article, or a card that was corrected

    def show_profile(self, profile: Profile) -> None:
        """Turn to a profile."""
        self.refresh_profile(profile)
        self._turn_to(self.profile, self.profile.back)

    def refresh_profile(self, profile: Profile) -> None:
        """Show what has changed in a profile, on whatever page the reader is."""
        self.profile.show_profile(profile, self._article, self._card_of(profile))

    def show_sources(self) -> None:
        """Go back to the cards."""
        self.save_note()
        self._turn_to(self.cards, self.cards.list)

    def use_names(self, names: ColourNames) -> None:
        """Call the colours of marks so."""
        self._names = names

    def use_drafts(self, drafts: Drafts) -> None:
        """Take judgements half written from these, and let them be kept there."""
        self._drafts = drafts

    def show_marks(self) -> None:
        """Turn to the list of all marks, and give it the keyboard."""
        if self._article is not None:
            is_other = self.pages.currentWidget() is not self._marks
            self.marks.show_article(self._article, is_other=is_other)
            self._turn_to(self.marks, self.marks.marks)
            self.marks.scroll_to_top()
            (self.marks.marks if self._article.annotations else self.marks.back).setFocus(Qt.FocusReason.TabFocusReason)

    def leave_profile(self) -> None:
        """Go back to the cards, and say so."""
        self.show_sources()
        self.profile_left.emit()

    def save_note(self) -> None:
        """Announce what is typed on a profile but not yet saved."""
        if self._profile is not None:
            self._profile.save()

    def select_card(self, index: int | None) -> None:
        """Open the card number `index` of the article; None closes the open one."""
        self.cards.select_card(index)

    def _card_of(self, profile: Profile) -> Card | None:
        cards = self._article.cards if self._article else ()
        return next((card for card in cards if card.source_id == profile.id), None)

    def _add_page(self, page: Any) -> None:
        page.statement_picked.connect(self.statement_picked)
        page.statement_copied.connect(self.statement_copied)
        page.correction_made.connect(self.correction_made)
        self.pages.addWidget(page)

    def _turn_to(self, page: QWidget, first: QWidget) -> None:
        """Show a page; a keyboard that was in the sidebar goes on at its `first` part, one elsewhere stays there."""
        focused = QApplication.focusWidget()
        was_here = focused is not None and self.pages.isAncestorOf(focused)
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)
            self._second_click.expect()
            if was_here:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_profile(self, row: CardRow) -> None:
        if row.card.source_id is not None:
            self.profile_asked.emit(row.card.source_id)

    def _show_statements(self, row: CardRow) -> None:
        if self._article and row.card.appearance.statements:
            self.statements.show_card(row, self._article)
            self._turn_to(self.statements, self.statements.statements)
            self.statements.scroll_to_top()

    def show_why(self, statement: Statement, card: Card) -> None:
        """Turn to the reasons for which a statement is a card's."""
        asked_on = self.pages.currentWidget()
        if self._article is not None and self.why.show_words(statement.span, card.appearance.name, self._article):
            self._asked_on = asked_on
            self._turn_to(self.why, self.why.steps)
            self.why.scroll_to_top()

    def _leave_why(self) -> None:
        """Go back to where the question was asked, as it is after what the reader has corrected."""
        if self._asked_on is self._profile and self._profile is not None and self._profile.shown is not None:
            self.show_profile(self._profile.shown)
        elif self._asked_on is self._statements and self._statements is not None:
            self._turn_to(self._statements, self._statements.statements)
            self._refresh_statements(is_other=False)
        else:
            self.show_sources()

    def _refresh_statements(self, *, is_other: bool) -> None:
        sources, card = self.cards.list.sources, self.statements.card
        row = sources.card_row(sources.index(sources.row_like(card))) if card else None
        if row and self._article and row.card.appearance.statements and not is_other:
            self.statements.show_card(row, self._article)
        else:
            self.show_sources()

    def _offer(self, row: CardRow, place: QPoint) -> None:
        article, card = self._article, row.card
        if article is None:
            return
        menu = Menu(self)
        profile = menu.addAction(self.tr("Open profile"), lambda: self._ask_for_profile(row))
        profile.setEnabled(card.source_id is not None)
        said = menu.addAction(self.tr("Statements"), lambda: self._show_statements(row))
        offer_why = late("reader.ui.statement_menu", "offer_why")
        offer_why(menu, card, lambda one: self.show_why(one, card), lambda: self._show_statements(row))
        copied = menu.addAction(self.tr("Copy statements"), lambda: self._copy_statements(card))
        marked = menu.addAction(
            self.tr("Mark all that {0} says").format(for_menu(card.appearance.name, 40)),
            lambda: self.marks_asked.emit(card),
        )
        for action in (said, copied, marked):
            action.setEnabled(bool(card.appearance.statements))
        menu.addSeparator()
        menu.addAction(self.tr("Correct…"), lambda: self._correct(card))
        if card.check is not None and card.check.holds:
            uid = card.check.uid
            menu.addAction(self.tr("Not checked by me"), lambda: self.correction_withdrawn.emit(uid))
        else:
            menu.addAction(self.tr("Checked by me"), lambda: self.correction_made.emit(checked(card, article)))
        menu.addAction(self.tr("Not a source"), lambda: self.correction_made.emit(not_a_source(card, article)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _correct(self, card: Card) -> None:
        if self._article is not None:
            dialog = late("reader.ui.correction_dialog", "CorrectionDialog")(card, self._article, self)
            dialog.card_corrected.connect(self.card_corrected)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _copy_statements(self, card: Card) -> None:
        if self._article is not None:
            cited = [cited_on_card(statement, card, self._article) for statement in card.appearance.statements]
            words = "\n\n".join(statement_as_text(one) for one in cited)
            late("reader.ui.statement_menu", "copy_words")(words)
            self.statement_copied.emit(words)
