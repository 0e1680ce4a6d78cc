"""Short lists inside a page: as tall as what they hold, so that the page scrolls and not the list."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reader.ui.icons import Icons
from reader.ui.item_delegate import ItemDelegate
from reader.ui.items import Item, ItemModel
from reader.ui.theme import Theme
from reader.ui.viewports import viewport_of

Index = QModelIndex | QPersistentModelIndex


class ItemList(QListView):
    """A list that is as tall as its items."""

    item_picked = Signal(object)  # the item's target
    copy_wanted = Signal(object)  # the item's target
    menu_wanted = Signal(object, QPoint)  # the item's target, where on the screen
    selection_changed = Signal()  # of a list in which several can be selected
    row_reached = Signal(QRect)  # the keyboard's row, in this list's coordinates

    def __init__(self, name: str, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self._viewport = viewport_of(self)
        self._viewport.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self.content = ItemModel(self)
        self.setModel(self.content)
        self._painter = ItemDelegate(theme, icons, self)
        self.setItemDelegate(self._painter)
        self._pressed: Item | None = None
        self.entered.connect(self._show_what_can_be_followed)

    def allow_several(self) -> None:
        """Let Ctrl and Shift select several items, by click or by key; a plain click follows one as before."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._painter.marks_selected = True
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())

    @property
    def selected(self) -> tuple[Item, ...]:
        """Return the selected items, top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.content.items[row] for row in rows if row < len(self.content.items))

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self._painter.set_theme(theme)
        self.viewport().update()

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these items, or take no room where there are none."""
        self.content.show_items(items)
        self.setVisible(bool(items))
        self._fit()

    def item_at(self, index: Index) -> Item | None:
        """Return the item at `index`."""
        return self.content.items[index.row()] if index.isValid() else None

    def sizeHint(self) -> QSize:
        """Return the height of all items together."""
        return QSize(120, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow as words wrap in a narrower page."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Let the page bring the keyboard's row into sight."""
        super().currentChanged(current, previous)
        self.row_reached.emit(self.visualRect(current))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first item, and let the page bring it into sight."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            if not self.currentIndex().isValid():
                self.setCurrentIndex(self.content.index(0))
            self.row_reached.emit(self.visualRect(self.currentIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows an item, Ctrl+C copies it; Tab leaves the list."""
        item = self.item_at(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item:
            self._follow(item)
        elif event.matches(QKeySequence.StandardKey.Copy) and item and item.can_copy:
            self.copy_wanted.emit(item.target)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the item: a button that was pressed on what stood here before follows nothing when it is let go."""
        self._pressed = self.item_at(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Follow nothing twice, and nothing that came under the pointer between the two clicks."""
        super().mouseDoubleClickEvent(event)  # presses, where the first click was not here
        self._pressed = None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the item that was clicked."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        point = event.position().toPoint()
        index = self.indexAt(point)
        item = self.item_at(index)
        if (
            item is None
            or item != pressed
            or event.button() is not Qt.MouseButton.LeftButton
            or self._is_selecting(event)
        ):
            return
        if item.can_copy and self._painter.copy_box(self.visualRect(index)).adjusted(-5, -5, 5, 5).contains(point):
            self.copy_wanted.emit(item.target)
        else:
            self._follow(item)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with an item."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        item = self.item_at(index)
        if item and item.target is not None:
            place = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            self.menu_wanted.emit(item.target, place)

    def _follow(self, item: Item) -> None:
        if item.target is not None:
            self.item_picked.emit(item.target)

    def _is_selecting(self, event: QMouseEvent) -> bool:
        is_several = self.selectionMode() is QAbstractItemView.SelectionMode.ExtendedSelection
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        return is_several and bool(event.modifiers() & keys)

    def _show_what_can_be_followed(self, index: QModelIndex) -> None:
        item = self.item_at(index)
        can_follow = item is not None and item.target is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if can_follow else Qt.CursorShape.ArrowCursor)

    def _height(self) -> int:
        width = self.viewport().width()
        return sum(self._painter.height(item, width) for item in self.content.items)

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
