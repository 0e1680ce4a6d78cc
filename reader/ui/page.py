"""A page of the sidebar that one comes back from: a way back, then sections that scroll together."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.ui.icons import Icons
from reader.ui.item_list import ItemList
from reader.ui.theme import Theme


class Page(QWidget):
    """A column of headed lists under a way back; Escape and Alt+Left go back too."""

    left = Signal()  # the reader went back

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._menu: QMenu | None = None
        self._lists: list[ItemList] = []
        self.back = QPushButton(self.tr("Sources"))
        self.back.setToolTip(self.tr("Back to all sources (Escape)"))
        self.back.clicked.connect(self.left)
        self.top = QHBoxLayout()
        self.top.addWidget(self.back)
        self.top.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self._body = QWidget()
        self._body.setAutoFillBackground(False)
        self._area.setWidget(self._body)
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(14, 4, 14, 20)
        self.column.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self.top)
        layout.addWidget(self._area, 1)
        self.top.setContentsMargins(6, 8, 14, 0)
        self._tint_back()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self._theme = theme
        self._tint_back()
        for items in self._lists:
            items.set_theme(theme)

    def add_list(self, name: str, pick: Callable[[object], None]) -> tuple["SectionHead", ItemList]:
        """Add a headed list at the end; `pick` hears what is followed in it."""
        head = SectionHead(name)
        items = ItemList(name, self._theme, self._icons)
        items.item_picked.connect(pick)
        items.row_reached.connect(lambda row: self._bring_into_sight(items, row))
        self._lists.append(items)
        self.column.addWidget(head)
        self.column.addWidget(items)
        return head, items

    def offer(self, menu: QMenu, place: QPoint) -> None:
        """Show a menu; it lives until the next one, since a dialog it opened may still answer through it."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu
        menu.popup(place)

    def scroll_to_top(self) -> None:
        """Show the page from its beginning."""
        self._area.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back."""
        if event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Back):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _bring_into_sight(self, items: ItemList, row: QRect) -> None:
        # By hand, because `ensureVisible` would centre a tall statement and lose its first line.
        bar, room = self._area.verticalScrollBar(), self._area.viewport().height()
        top = items.mapTo(self._body, row.topLeft()).y()
        if top < bar.value():
            bar.setValue(top - 8)
        elif top + row.height() > bar.value() + room:
            bar.setValue(min(top - 8, top + row.height() + 8 - room))

    def _tint_back(self) -> None:
        self.back.setIcon(self._icons.icon("back", self._theme.ink, 14))


class SectionHead(QLabel):
    """The heading of a section, with how many things it holds."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._name = name
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("strong", "true")
        self.setContentsMargins(0, 16, 0, 3)

    def count(self, number: int) -> None:
        """Show how many there are; hide the heading over nothing."""
        self.setText(f"{self._name}  {number}")
        self.setVisible(number > 0)
