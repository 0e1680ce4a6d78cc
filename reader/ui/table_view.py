"""A table that one walks through line by line, follows and sorts, with the mouse or without."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reader.model.source import SourceKind
from reader.ui.icons import Icons, beside_words, kind_icon
from reader.ui.lines import Column, Line, filled, fitting
from reader.ui.table_model import LineRole, TableModel
from reader.ui.theme import Theme
from reader.ui.typography import WINDOW_SIZE

Index = QModelIndex | QPersistentModelIndex

LINE = 31  # px from line to line, with text of the usual size, as are the columns' widths
TALL = 16  # px of a line that are its letters, which grow with them
_ICON = 15
_AFTER_ICON = 7
_BESIDE = 11  # px between a cell's edge and its words; the headings have as many


class TableView(QTableView):
    """Enter or a double click follows a line; several can be selected."""

    followed = Signal(object)  # the line's target
    picked = Signal()  # other lines are selected now
    typed = Signal(str)  # letters, while the table has the focus

    def __init__(self, columns: Sequence[Column], theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = TableModel(columns, self)
        self.setModel(self.content)
        self.painter = CellDelegate(theme, icons, self)
        self.setItemDelegate(self.painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.hovered = -1
        self.entered.connect(self._hover)
        self.doubleClicked.connect(lambda index: self._follow(index))
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self._set_up_headers(columns)

    @property
    def selected(self) -> tuple[Line, ...]:
        """Return the selected lines, top to bottom."""
        ranges = self.selectionModel().selection()  # not its rows: asking for those goes through every cell
        runs = [ranges.at(number) for number in range(ranges.count())]
        rows = sorted({row for run in runs for row in range(run.top(), run.bottom() + 1)})
        return tuple(self.content.lines[row] for row in rows if row < len(self.content.lines))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Fill the table; what was selected stays so where it is still there."""
        kept, row = self.selected, self.currentIndex().row()
        self.content.show_lines(lines)
        self._fit()
        self.select_lines(kept)
        if kept and not self.selected:
            self.selectRow(min(row, self.content.rowCount() - 1))  # the line that has come up in its place

    def height_of_all(self) -> int:
        """Return how tall the table is when every line is in sight; of one line at least."""
        return self.horizontalHeader().sizeHint().height() + self._line() * max(1, self.content.rowCount()) + 2

    def select_lines(self, lines: Sequence[Line]) -> None:
        """Select those of the lines that are shown, and no others."""
        rows, last = self.content.rows_by_id(), self.content.columnCount() - 1
        wanted = sorted(rows[line.id] for line in lines if line.id in rows)
        selection = QItemSelection()
        for _, run in groupby(enumerate(wanted), key=lambda place: place[1] - place[0]):  # rows that follow each other
            together = [row for _, row in run]
            selection.append(
                QItemSelectionRange(self.content.index(together[0], 0), self.content.index(together[-1], last))
            )
        flags = QItemSelectionModel.SelectionFlag
        if wanted:
            self.selectionModel().setCurrentIndex(self.content.index(wanted[0], 0), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first line where none is current."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.content.rowCount():
            self.setCurrentIndex(self.content.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._follow(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go by lines: Home is the first of them and not the first cell; left and right go nowhere."""
        actions, here = QAbstractItemView.CursorAction, max(0, self.currentIndex().row())
        if action is actions.MoveHome:
            return self.content.index(0, 0)
        if action is actions.MoveEnd:
            return self.content.index(self.content.rowCount() - 1, 0)
        if action in (actions.MoveLeft, actions.MoveRight):
            return self.content.index(here, 0)
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns that have no room."""
        super().resizeEvent(event)
        self._fit()

    def keyboardSearch(self, words: str) -> None:
        """Announce what is typed, which narrows the table; Qt would jump to a line that begins so."""
        self.typed.emit(words)

    def changeEvent(self, event: QEvent) -> None:
        """Make lines and columns as large as the text has become."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.model() is not None:
            self.verticalHeader().setDefaultSectionSize(self._line())
            for number, column in enumerate(self.content.columns):
                self.horizontalHeader().resizeSection(number, round(column.width * self._scale()))
            self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Set off the line under the pointer, and none below the last."""
        super().mouseMoveEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self._light(-1)

    def leaveEvent(self, event: QEvent) -> None:
        """Set off no line any more."""
        super().leaveEvent(event)
        self._light(-1)

    def _fit(self) -> None:
        """Show the columns that have words and room."""
        columns = self.content.columns
        has_words = filled(self.content.all, len(columns))
        room = round(self.viewport().width() / self._scale())
        for number, is_shown in enumerate(fitting(columns, room, has_words)):
            self.setColumnHidden(number, not is_shown)

    def _set_up_headers(self, columns: Sequence[Column]) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(LINE)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number, column in enumerate(columns):
            header.resizeSection(number, column.width)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)

    def _line(self) -> int:
        return LINE + round((self._scale() - 1) * TALL)

    def _scale(self) -> float:
        return max(1.0, self.fontInfo().pixelSize() / WINDOW_SIZE.least)

    def _follow(self, index: Index) -> None:
        line = index.data(LineRole.LINE)
        if line is not None:
            self.followed.emit(line.target)

    def _hover(self, index: QModelIndex) -> None:
        self._light(index.row())

    def _light(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()


class CellDelegate(QStyledItemDelegate):
    """Paints a cell; a line is one thing, so that focus and pointer set it off whole."""

    def __init__(self, theme: Theme, icons: Icons, table: TableView) -> None:
        super().__init__(table)
        self._theme = theme
        self._icons = icons
        self._table = table

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self._theme = theme
        self._table.viewport().update()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of the line, a rule under it, and the words of the cell.

        By hand: through the stylesheet, a screenful of cells took five times as long.
        """
        line, is_first = self._table.content.lines[index.row()], index.column() == 0
        self._paint_ground(painter, option, index.row())
        room = option.rect.adjusted(_BESIDE, 0, -_BESIDE, -1)
        if is_first and line.kind is not None:
            colour, ratio = self._theme.kind_colour(line.kind), self._table.devicePixelRatioF()
            size = beside_words(_ICON, self._table.font())
            icon = self._icons.pixmap(kind_icon(line.kind), colour, size, ratio)
            painter.drawPixmap(room.left(), room.center().y() - size // 2, icon)
            room.setLeft(room.left() + size + _AFTER_ICON)
        painter.setPen(QColor(self._theme.ink if is_first else self._theme.soft))
        painter.setFont(self._table.font())
        words = self._table.fontMetrics().elidedText(
            line.cells[index.column()], Qt.TextElideMode.ElideRight, room.width()
        )
        is_number = self._table.content.columns[index.column()].is_number
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        cell = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, QColor(self._theme.kind_tint(SourceKind.PERSON)))
        elif row == self._table.hovered:
            painter.fillRect(cell, QColor(self._theme.hover))
        is_current = self._table.hasFocus() and row == self._table.currentIndex().row()
        rule = QColor(self._theme.kind_colour(SourceKind.PERSON) if is_current else self._theme.line)
        painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, rule)
        if is_current:
            painter.fillRect(cell.left(), cell.top(), cell.width(), 1, rule)
