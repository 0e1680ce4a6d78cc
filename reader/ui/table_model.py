"""The lines of a table as Qt asks for them: narrowed as one types, sorted by a click."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.ui.lines import Column, Line, narrowed, ordered
from reader.ui.shown_text import for_tooltip

Index = QModelIndex | QPersistentModelIndex

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class LineRole(IntEnum):
    """What a cell hands out beside its words."""

    LINE = Qt.ItemDataRole.UserRole


class TableModel(QAbstractTableModel):
    """All lines there are, and those of them that are shown."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.all: tuple[Line, ...] = ()
        self.lines: tuple[Line, ...] = ()
        self._words = ""
        self._chosen: tuple[str | None, ...] = ()
        self._column, self._descending = 0, False

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Have these lines, narrowed and sorted as before."""
        self.beginResetModel()
        self.all = ordered(lines, self._column, descending=self._descending)
        self.lines = narrowed(self.all, self._words, self._chosen)
        self.endResetModel()

    def narrow(self, words: str, chosen: Sequence[str | None] = ()) -> None:
        """Show only the lines with these words and values."""
        self._words, self._chosen = words, tuple(chosen)
        shown = narrowed(self.all, self._words, self._chosen)
        if shown != self.lines:
            self.beginResetModel()
            self.lines = shown
            self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, equals as they stood; what is selected stays so."""
        self._column, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        known = [self.lines[index.row()].id for index in kept]
        self.all = ordered(self.all, self._column, descending=self._descending)
        self.lines = narrowed(self.all, self._words, self._chosen)
        rows = self.rows_by_id()
        moved = [self.index(rows[number], index.column()) for number, index in zip(known, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def rows_by_id(self) -> dict[int, int]:
        """Return where each line that is shown stands, by what it is known by."""
        return {line.id: row for row, line in enumerate(self.lines)}

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].is_number else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line, or the words of one cell."""
        if not index.isValid() or not index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == LineRole.LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].is_number else _LEFT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line) if index.column() == 0 else line.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return for_tooltip(self._whole(line))
        return None

    def _whole(self, line: Line) -> str:
        """Return the whole line, a cell below the other: a narrow table leaves columns out and cuts cells."""
        first, *others = zip(self.columns, line.cells, strict=True)
        return "\n".join((first[1], *(f"{column.title}: {cell}" for column, cell in others if cell)))

    def _spoken(self, line: Line) -> str:
        """Return the whole line as one hears it: the first cell, then each other one with its column's title."""
        first, *others = zip(self.columns, line.cells, strict=True)
        return ", ".join((first[1], *(f"{column.title} {cell}" for column, cell in others if cell)))
