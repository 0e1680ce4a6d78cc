"""A field and a list: type some of the words, press Enter, and be there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMargins, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.choices import MOST, Choice, chosen_by
from reader.ui.item_delegate import ItemDelegate
from reader.ui.items import Item, ItemModel, ItemRole
from reader.ui.labels import plain_label
from reader.ui.look import Look
from reader.ui.on_screen import resize_on_screen

ROOM = QMargins(8, 2, 6, 2)  # px between a choice and its frame
PAGE = 8  # choices that a page key goes over


class ChoiceDelegate(ItemDelegate):
    """Frames the choice that Enter takes, although the keyboard is in the field."""

    def height(self, item: Item, width: int) -> int:
        """Return the height of a choice with its frame."""
        return super().height(item, width - ROOM.left() - ROOM.right()) + ROOM.top() + ROOM.bottom()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one choice."""
        frame = QRect(option.rect)  # a copy: what PySide hands out follows the next line
        option.rect = frame.marginsRemoved(ROOM)
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Text), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(frame).adjusted(1, 1, -1, -1), 5, 5)


class QuickPicker(QDialog):
    """Narrows the choices as one types; Up and Down walk, Enter or a click picks."""

    picked = Signal(object)  # the choice's target

    def __init__(self, title: str, choices: Sequence[Choice], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._choices = choices
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Some of the words, or a name"))
        self.field.setAccessibleName(title)
        self.field.setMaxLength(300)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._narrow)
        self.list = QListView()
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSpacing(2)
        self.content = ItemModel(self)
        self.list.setModel(self.content)
        self.list.setItemDelegate(ChoiceDelegate(look.theme, look.icons, self.list))
        self.list.clicked.connect(lambda _: self.accept())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._say_choice())
        self.count = plain_label(style="soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        for part in (self.field, self.list, self.count):
            column.addWidget(part)
        resize_on_screen(self, 620, 460)
        self._narrow("")

    def accept(self) -> None:
        """Announce the choice; where there is none, nothing is announced and the field stays."""
        index = self.list.currentIndex()
        if index.isValid():
            super().accept()
            self.picked.emit(index.data(ItemRole.ITEM).target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys walk the list, and Enter pick, while the field keeps the keyboard."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            keys = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -PAGE, Qt.Key.Key_PageDown: PAGE}
            step = keys.get(Qt.Key(event.key()))
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.accept()
                return True
            if step is not None:
                self._go_to(self.list.currentIndex().row() + step)
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, words: str) -> None:
        found = chosen_by(words, self._choices)
        self.content.show_items([choice.item for choice in found[:MOST]])
        self._go_to(0)
        shown = min(len(found), MOST)
        self.count.setText(self._counted(shown, len(found)))

    def _counted(self, shown: int, found: int) -> str:
        if not self._choices:
            return self.tr("There are none in this article.")
        if not found:
            return self.tr("Nothing has these words.")
        if shown < found:
            return self.tr("{0} of {1}: type more to see others").format(shown, found)
        return self.tr("{0} of {1}").format(found, len(self._choices))

    def _go_to(self, row: int) -> None:
        last = self.content.rowCount() - 1
        self.list.setCurrentIndex(self.content.index(max(0, min(last, row))) if last >= 0 else QModelIndex())

    def _say_choice(self) -> None:
        """Tell a screen reader, whose keyboard is in the field, what Enter would take."""
        words = self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        self.field.setAccessibleDescription(words or "")
