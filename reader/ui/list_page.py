"""What a search finds, over the whole reading area."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QVBoxLayout, QWidget

from reader.ui.column import EDGE
from reader.ui.icons import Icons
from reader.ui.item_delegate import ItemDelegate
from reader.ui.items import Item, ItemModel
from reader.ui.theme import Theme
from reader.ui.viewports import viewport_of

Index = QModelIndex | QPersistentModelIndex

WIDEST = 720  # px of the list


class PageList(QListView):
    """A list that scrolls; Enter or a click follows a row."""

    followed = Signal(object)  # the item's target
    deleted = Signal(object)  # the item's target

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self._viewport = viewport_of(self)
        self._viewport.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.content = ItemModel(self)
        self.setModel(self.content)
        self.painter = ItemDelegate(theme, icons, self)
        self.setItemDelegate(self.painter)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self.painter.set_theme(theme)
        self.viewport().update()

    def step(self, by: int) -> None:
        """Make the next or previous row that can be followed the current one."""
        row = self.currentIndex().row() + by
        while 0 <= row < len(self.content.items) and self.content.items[row].target is None:
            row += by
        if 0 <= row < len(self.content.items):
            self.setCurrentIndex(self.content.index(row))

    def follow_current(self) -> None:
        """Follow the current row, or the first that can be followed."""
        if not self.currentIndex().isValid():
            self.step(1)
        if self.currentIndex().isValid():
            self._follow(self.currentIndex())

    def delete_current(self) -> None:
        """Announce that the current row is to go."""
        if self.currentIndex().isValid():
            self.deleted.emit(self.content.items[self.currentIndex().row()].target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.follow_current()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the row that was clicked."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._follow(self.indexAt(event.position().toPoint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let titles wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _follow(self, index: Index) -> None:
        if index.isValid() and self.content.items[index.row()].target is not None:
            self.followed.emit(self.content.items[index.row()].target)


class ListPage(QWidget):
    """A heading, and what was found under headings of its own."""

    followed = Signal(object)  # an item's target

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLabel(self)
        self.title.setProperty("title", True)
        self.remark = QLabel(self)
        self.remark.setProperty("soft", True)
        for label in (self.title, self.remark):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.list = PageList(theme, icons, self)
        self.list.followed.connect(self.followed)
        self.setFocusProxy(self.list)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        for widget in (self.title, self.remark, self.list):
            self._column.addWidget(widget)

    def show_items(self, title: str, nothing: str, items: Sequence[Item]) -> None:
        """Show what was found; `nothing` is said where that is nothing."""
        self.title.setText(title)
        self.remark.setText(nothing if not items else "")
        self.remark.setVisible(not items)
        self.list.setAccessibleName(title)
        self.list.content.show_items(items)
        self.list.scrollToTop()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self.list.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column centred."""
        super().resizeEvent(event)
        side = max(2 * EDGE, (self.width() - WIDEST) // 2)
        self._column.setContentsMargins(side, 34, side, 0)
