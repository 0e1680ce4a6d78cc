"""A table that one walks through line by line, follows and sorts, with the mouse or without."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
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
from reader.ui.icons import Icons, kind_icon
from reader.ui.lines import Column, Line, fitting
from reader.ui.table_model import LineRole, TableModel
from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

LINE = 31  # px from line to line
_ICON = 15


class TableView(QTableView):
    """Enter or a double click follows a line; several can be selected."""

    followed = Signal(object)  # the line's target
    picked = Signal()  # other lines are selected now

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
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.content.lines[row] for row in rows if row < len(self.content.lines))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Fill the table; what was selected stays so where it is still there."""
        kept, row = self.selected, self.currentIndex().row()
        self.content.show_lines(lines)
        self.select_lines(kept)
        if kept and not self.selected:
            self.selectRow(min(row, self.content.rowCount() - 1))  # the line that has come up in its place

    def height_of_all(self) -> int:
        """Return how tall the table is when every line is in sight; of one line at least."""
        return self.horizontalHeader().sizeHint().height() + LINE * max(1, self.content.rowCount()) + 2

    def select_lines(self, lines: Sequence[Line]) -> None:
        """Select those of the lines that are shown, and no others."""
        rows, last = self.content.rows_by_id(), self.content.columnCount() - 1
        wanted = [rows[line.id] for line in lines if line.id in rows]
        selection = QItemSelection()
        for row in wanted:
            selection.select(self.content.index(row, 0), self.content.index(row, last))
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
        for number, is_shown in enumerate(fitting(self.content.columns, self.viewport().width())):
            self.setColumnHidden(number, not is_shown)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Set off the line under the pointer, and none below the last."""
        super().mouseMoveEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self._light(-1)

    def leaveEvent(self, event: QEvent) -> None:
        """Set off no line any more."""
        super().leaveEvent(event)
        self._light(-1)

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

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Set words and colours of a cell; the first of a line has its icon and the darker ink."""
        super().initStyleOption(option, index)
        line: Line = index.data(LineRole.LINE)
        is_first = index.column() == 0
        ink = QColor(self._theme.ink if is_first else self._theme.soft)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, ink)
        if is_first and line.kind is not None:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = self._icons.icon(kind_icon(line.kind), self._theme.kind_colour(line.kind), _ICON)
            option.decorationSize = option.icon.actualSize(option.decorationSize)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of the line, a rule under it, and the words of the cell."""
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_current = self._table.hasFocus() and index.row() == self._table.currentIndex().row()
        if is_selected:
            painter.fillRect(option.rect, QColor(self._theme.kind_tint(SourceKind.PERSON)))
        elif index.row() == self._table.hovered:
            painter.fillRect(option.rect, QColor(self._theme.hover))
        rule = QColor(self._theme.kind_colour(SourceKind.PERSON) if is_current else self._theme.line)
        painter.fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, rule)
        if is_current:
            painter.fillRect(option.rect.left(), option.rect.top(), option.rect.width(), 1, rule)
        option.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_MouseOver
        super().paint(painter, option, index)
