"""The sources of an article as the list beside it shows them."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.model.library import Card, OpenArticle
from reader.model.source import SourceKind
from reader.ui import counts
from reader.ui.card_groups import CardRow, Group, GroupHead, Row, arrange
from reader.ui.card_text import accessible_text, card_lines
from reader.ui.shown_text import for_tooltip, shown

tr = QCoreApplication.translate

Index = QModelIndex | QPersistentModelIndex


class CardRole(IntEnum):
    """What a row hands out beside its words."""

    CARD = Qt.ItemDataRole.UserRole  # Card; None for the head of a group
    ROW = Qt.ItemDataRole.UserRole + 1  # CardRow or GroupHead


class SourceListModel(QAbstractListModel):
    """Heads of groups and the cards under them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._article: OpenArticle | None = None
        self._kind: SourceKind | None = None
        self._rows: tuple[Row, ...] = ()

    @property
    def kind(self) -> SourceKind | None:
        """Return the kind that the list is narrowed to."""
        return self._kind

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows as they stand."""
        return self._rows

    def show_article(self, article: OpenArticle | None) -> None:
        """Show the sources of `article`; where they are the same as before, selection and place stay."""
        before, self._article = self._article, article
        if article and before and article.cards is before.cards and article.reading is before.reading:
            return  # as after every mark
        if self._kind and not any(row.appearance.kind is self._kind for row in (article.cards if article else ())):
            self._kind = None
        self._show(arrange(article, self._kind))

    def show_only(self, kind: SourceKind | None) -> None:
        """Narrow the list to one kind; None shows all."""
        self._kind = kind
        self._show(arrange(self._article, kind))

    def kinds(self) -> Mapping[SourceKind, int]:
        """Return how many sources of each kind the article has, without those it has none of."""
        cards = self._article.cards if self._article else ()
        numbers = {kind: sum(card.appearance.kind is kind for card in cards) for kind in SourceKind}
        return {kind: number for kind, number in numbers.items() if number}

    def row_of(self, card: int) -> int:
        """Return the row in which the article's card number `card` stands; -1 if the filter hides it."""
        rows = (i for i, row in enumerate(self._rows) if isinstance(row, CardRow) and row.index == card)
        return next(rows, -1)

    def row_like(self, card: Card) -> int:
        """Return the row of the same source, whatever number it has now; -1 if it is not in the list."""
        wanted = (card.appearance.name, card.appearance.kind)
        rows = (
            i
            for i, row in enumerate(self._rows)
            if isinstance(row, CardRow) and (row.card.appearance.name, row.card.appearance.kind) == wanted
        )
        return next(rows, -1)

    def card_row(self, index: Index) -> CardRow | None:
        """Return the card at `index`; None for a head or no row at all."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, CardRow) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many heads and cards there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cards be chosen, and the arrow keys pass over heads."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.card_row(index) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the whole card under `CardRole.CARD`, its name to whoever asks for words."""
        if not index.isValid() or not index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == CardRole.ROW:
            return row
        return _head_words(row, role) if isinstance(row, GroupHead) else _card_words(row, role)

    def _show(self, rows: tuple[Row, ...]) -> None:
        if [_key(row) for row in rows] != [_key(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows != self._rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))


def group_name(group: Group) -> str:
    """Return the words above a group."""
    return {
        Group.SPEAKING: tr("SourceList", "Who speaks"),
        Group.BEHIND: tr("SourceList", "Behind them"),
        Group.ORIGIN: tr("SourceList", "Where it comes from"),
    }[group]


def _key(row: Row) -> object:
    """Return what makes a row the same one as before, whatever else is now known of it."""
    if isinstance(row, GroupHead):
        return row.group
    return row.index, row.group, row.card.appearance.name, row.card.appearance.kind


def _head_words(head: GroupHead, role: int) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return group_name(head.group)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{group_name(head.group)}, {counts.sources(head.count)}"
    return None


def _card_words(row: CardRow, role: int) -> Card | str | None:
    if role == CardRole.CARD:
        return row.card
    if role == Qt.ItemDataRole.DisplayRole:
        return shown(row.card.appearance.name)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return accessible_text(row)
    if role == Qt.ItemDataRole.ToolTipRole:
        words = [line.text for line in card_lines(row, is_open=False)]
        return for_tooltip("\n".join([words[0], row.beside, *words[1:]] if row.beside else words))
    return None
