"""The library's articles, its sources, and what a search finds: one list each, over the whole reading area."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from reader.model.library import ArticleRow
from reader.model.source import SourceId, SourceKind
from reader.ui.byline import long_date
from reader.ui.card_text import kind_name
from reader.ui.column import EDGE
from reader.ui.icons import Icons, kind_icon
from reader.ui.item_delegate import ItemDelegate
from reader.ui.items import Detail, Item, ItemModel, ItemStyle
from reader.ui.shown_text import shown
from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SourceRow = tuple[SourceId, str, SourceKind]

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
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.content = ItemModel(self)
        self.setModel(self.content)
        self.painter = ItemDelegate(theme, icons, self)
        self.setItemDelegate(self.painter)

    def step(self, by: int) -> None:
        """Make the next or previous row the current one."""
        row = max(0, min(self.currentIndex().row() + by, self.content.rowCount() - 1))
        self.setCurrentIndex(self.content.index(row))

    def follow_current(self) -> None:
        """Follow the current row, or the first."""
        row = max(0, self.currentIndex().row())
        if row < len(self.content.items):
            self.followed.emit(self.content.items[row].target)

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
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.followed.emit(self.content.items[index.row()].target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let titles wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class ListPage(QWidget):
    """A heading, what there is, and the list; the same page serves library, sources and search."""

    followed = Signal(object)  # ArticleRow or SourceRow
    deleted = Signal(object)  # ArticleRow
    registers_asked = Signal()

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
        self.list.deleted.connect(self._delete)
        self.registers = QPushButton(self.tr("Registers…"), self)
        self.registers.setToolTip(self.tr("Lists that the sources are looked up in"))
        self.registers.clicked.connect(self.registers_asked)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.registers)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        for widget in (self.remark, self.list):
            self._column.addWidget(widget)

    def show_rows(
        self, title: str, nothing: str, articles: Sequence[ArticleRow], sources: Sequence[SourceRow] = ()
    ) -> None:
        """Show sources, then articles; `nothing` is said where there are none."""
        self.title.setText(title)
        items = [*map(source_item, sources), *map(article_item, articles)]
        self.remark.setText(nothing if not items else "")
        self.remark.setVisible(not items)
        self.registers.setVisible(bool(sources) and not articles)
        self.list.setAccessibleName(title)
        self.list.content.show_items(items)
        self.list.scrollToTop()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self.list.painter.set_theme(theme)
        self.list.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column centred."""
        super().resizeEvent(event)
        side = max(2 * EDGE, (self.width() - WIDEST) // 2)
        self._column.setContentsMargins(side, 34, side, 0)

    def _delete(self, target: object) -> None:
        if isinstance(target, ArticleRow):
            self.deleted.emit(target)


def article_item(row: ArticleRow) -> Item:
    """Return the words on an article's line."""
    parts = (row.publisher, long_date(row.published), _count(row.sources, "source"), _count(row.annotations, "mark"))
    said = " · ".join(shown(part) for part in parts if part)
    return Item(shown(row.title), details=(Detail(said),), style=ItemStyle.RULED, target=row)


def source_item(row: SourceRow) -> Item:
    """Return the words on a source's line."""
    _, name, kind = row
    return Item(
        "", lead=shown(name), details=(Detail(kind_name(kind), kind_icon(kind)),), style=ItemStyle.RULED, target=row
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}" if number else ""
