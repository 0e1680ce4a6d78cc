"""Items of a page: what a profile lists, and what a source is quoted as saying."""

from collections.abc import Sequence
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.model.annotation import Colour
from reader.model.frozen import frozen
from reader.model.span import Span
from reader.ui.shown_text import for_tooltip

Index = QModelIndex | QPersistentModelIndex


class ItemStyle(StrEnum):
    """How an item is set apart from its neighbours."""

    PLAIN = "plain"  # with its icon before it
    TIMELINE = "timeline"  # along a line at its left
    RULED = "ruled"  # with a line under it
    HEADING = "heading"  # above those that follow


@frozen
class Detail:
    """One thing said under an item, with the icon of where it is from."""

    text: str
    icon: str | None = None


@frozen
class Item:
    """One item of a page: plain text, never markup."""

    title: str
    lead: str = ""  # stands before the title, in a heavier weight
    details: tuple[Detail, ...] = ()
    icon: str | None = None
    style: ItemStyle = ItemStyle.PLAIN
    target: object = None  # what a click announces; None: nothing to follow
    can_copy: bool = False  # its target can be copied, by Ctrl+C or by the icon at its right
    spoken: str = ""  # what a screen reader says besides the words
    rule: Colour | None = None  # of the mark that it is about, drawn before it
    hits: tuple[Span, ...] = ()  # words of the title in a heavier weight: what was looked for


class ItemRole(IntEnum):
    """What a row hands out beside its words."""

    ITEM = Qt.ItemDataRole.UserRole


class ItemModel(QAbstractListModel):
    """The items of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the items as they stand."""
        return self._items

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these; where they are the same as before nothing moves."""
        if tuple(items) != self._items:
            self.beginResetModel()
            self._items = tuple(items)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many items there are."""
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the keyboard pass over headings."""
        flags = super().flags(index)
        is_heading = index.isValid() and self._items[index.row()].style is ItemStyle.HEADING
        return flags & ~Qt.ItemFlag.ItemIsSelectable & ~Qt.ItemFlag.ItemIsEnabled if is_heading else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the item, or its words."""
        if not index.isValid() or not index.row() < len(self._items):
            return None
        item = self._items[index.row()]
        if role == ItemRole.ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.lead + item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(
                part for part in (item.lead + item.title, *(d.text for d in item.details), item.spoken) if part
            )
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(item.target, str):
            return for_tooltip(item.target)  # an address outside: shown before it is followed
        return None
