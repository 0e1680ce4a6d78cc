"""Why a statement stands on a card, step by step, each with its place in the article."""

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from reader.app.statements import cited_on_card
from reader.app.why import Reasons, Step, StepKind
from reader.model.library import OpenArticle
from reader.model.source import Statement
from reader.model.span import Span
from reader.ui.icons import Icons
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.labels import plain_label
from reader.ui.page import Page
from reader.ui.profile_items import kind_words
from reader.ui.shown_text import shown
from reader.ui.statement_menu import StatementMenu
from reader.ui.theme import Theme

tr = QCoreApplication.translate


class WhyPage(Page):
    """The words, who they were given to and on what ground; a step leads to its place, and a menu corrects."""

    statement_picked = Signal(object)  # Statement
    evidence_picked = Signal(object)  # Span of the article on screen
    statement_copied = Signal(str)
    correction_made = Signal(object)  # Correction

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self._article: OpenArticle | None = None
        self._statement: Statement | None = None
        self._source = 0
        self.back.setText(self.tr("Back"))
        self.back.setToolTip(self.tr("Back (Escape)"))
        self.correct = QPushButton(self.tr("Correct…"))
        self.correct.clicked.connect(self._offer)
        self.top.addWidget(self.correct)
        self._name = plain_label("", "title")
        self.column.addWidget(self._name)
        _, self.words = self.add_list(self.tr("Statement"), self.statement_picked.emit)
        _, self.steps = self.add_list(self.tr("Why this source"), self.evidence_picked.emit)
        self.column.addStretch(1)

    def follow(self, article: OpenArticle) -> bool:
        """Show the same statement in a changed reading; return whether somebody still says it there."""
        if self._statement is None or self._article is None:
            return False
        return self.show_words(self._statement.span, self._article.cards[self._source].appearance.name, article)

    def show_words(self, span: Span, name: str, article: OpenArticle) -> bool:
        """Show why the words at `span` are somebody's, of two who say them the one with that name; tell if any do."""
        found = [
            (card.appearance.name != name, source, said)
            for source, card in enumerate(article.cards)
            for said in card.appearance.statements
            if said.span == span
        ]
        if found:
            _, source, said = min(found, key=lambda one: one[:2])
            self._show(said, source, article)
        return bool(found)

    def _show(self, statement: Statement, source: int, article: OpenArticle) -> None:
        """Show why a statement of the article on screen was given to its card number `source`."""
        self._statement, self._source, self._article = statement, source, article
        found = Reasons(article.reading).of(statement, source)
        self._name.setText(shown(article.cards[source].appearance.name))
        sure = self.tr("certain") if statement.confidence >= article.reading.sure_at else self.tr("not certain")
        verdict = filter(None, (kind_words(statement.kind), found.finder, f"{sure} ({statement.confidence:.2f})"))
        self.words.show_items(
            (Item(shown(statement.text), details=tuple(map(Detail, verdict)), target=statement, style=ItemStyle.RULED),)
        )
        self.steps.show_items([_item(step, article.reading.article.text) for step in found.steps])

    def _offer(self) -> None:
        if self._statement is None or self._article is None:
            return
        cited = cited_on_card(self._statement, self._article.cards[self._source], self._article)
        menu = StatementMenu(cited, self._theme, self._icons, self)
        menu.allow_correcting(self._statement.span, self._article)
        menu.copied.connect(self.statement_copied)
        menu.correction_made.connect(self.correction_made)
        self.offer(menu, self.correct.mapToGlobal(QPoint(0, self.correct.height())))


def _item(step: Step, text: str) -> Item:
    words = f"“{shown(step.place.of(text))}”" if step.place is not None else ""
    return Item(
        words or shown(step.note),
        lead=f"{_lead(step.kind)}  ",
        details=(Detail(shown(step.note)),) if words else (),
        style=ItemStyle.TIMELINE,
        target=step.place,
    )


def _lead(kind: StepKind) -> str:
    return {
        StepKind.CUE: tr("Why", "Cue"),
        StepKind.SOURCE: tr("Why", "Source"),
        StepKind.MENTION: tr("Why", "Mention"),
        StepKind.NAME: tr("Why", "Name"),
        StepKind.WAY: tr("Why", "By way of"),
        StepKind.READER: tr("Why", "You"),
    }[kind]
