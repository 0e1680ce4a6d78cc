"""Everything that one source is quoted as saying in this article."""

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtWidgets import QWidget

from reader.app.statements import cited_on_card, statement_as_text
from reader.model.article import BlockKind
from reader.model.library import Card, OpenArticle
from reader.model.source import Statement
from reader.ui import counts
from reader.ui.card_groups import CardRow
from reader.ui.icons import Icons
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.labels import plain_label
from reader.ui.own_items import check_details
from reader.ui.page import Page
from reader.ui.profile_items import kind_words
from reader.ui.shown_text import shown
from reader.ui.statement_menu import StatementMenu, copy_words
from reader.ui.theme import Theme

tr = QCoreApplication.translate


class StatementPage(Page):
    """A list of statements, each a jump, each with a menu."""

    statement_picked = Signal(object)  # Statement
    statement_copied = Signal(str)
    correction_made = Signal(object)  # Correction
    correction_withdrawn = Signal(str)  # uid
    why_asked = Signal(object, object)  # Statement, Card

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self._row: CardRow | None = None
        self._article: OpenArticle | None = None
        self._name = plain_label("", "title")
        self.column.addWidget(self._name)
        self.head, self.statements = self.add_list(self.tr("Quoted as saying"), self.statement_picked.emit)
        self.statements.menu_wanted.connect(self._offer)
        self.statements.copy_wanted.connect(self._copy)
        self.column.addStretch(1)

    def show_card(self, row: CardRow, article: OpenArticle) -> None:
        """Show the statements of a card."""
        self._row, self._article = row, article
        self._name.setText(shown(row.card.appearance.name))
        items = statement_items(row, article)
        self.head.count(len(items))
        self.statements.show_items(items)

    @property
    def card(self) -> Card | None:
        """Return the card whose statements are shown."""
        return self._row.card if self._row else None

    def _copy(self, statement: object) -> None:
        if isinstance(statement, Statement) and self._row is not None and self._article is not None:
            words = statement_as_text(cited_on_card(statement, self._row.card, self._article))
            copy_words(words)
            self.statement_copied.emit(words)

    def _offer(self, statement: object, place: QPoint) -> None:
        if not isinstance(statement, Statement) or self._row is None or self._article is None:
            return
        cited = cited_on_card(statement, self._row.card, self._article)
        menu = StatementMenu(cited, self._theme, self._icons, self)
        card = self._row.card
        menu.offer_why(lambda: self.why_asked.emit(statement, card))
        menu.offer_check(card, statement, self._article)
        menu.allow_correcting(statement.span, self._article)
        menu.copied.connect(self.statement_copied)
        menu.correction_made.connect(self.correction_made)
        menu.correction_withdrawn.connect(self.correction_withdrawn)
        self.offer(menu, place)


def statement_items(row: CardRow, article: OpenArticle) -> tuple[Item, ...]:
    """Return a card's statements in text order; those that may be someone else's say so."""
    blocks = [block for block in article.reading.article.blocks if block.kind is not BlockKind.HEADING]
    items = []
    for statement in row.card.appearance.statements:
        paragraph = sum(block.start <= statement.span.start for block in blocks)
        details = [Detail(kind_words(statement.kind))]
        if paragraph:
            details.append(Detail(counts.paragraph(paragraph)))
        if statement.confidence < row.sure_at:
            details.append(Detail(tr("Statements", "not certain: read it in the text")))
        details += check_details(row.card, statement.span)
        items.append(
            Item(shown(statement.text), details=tuple(details), style=ItemStyle.RULED, target=statement, can_copy=True)
        )
    return tuple(items)
