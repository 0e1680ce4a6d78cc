"""The list of cards, with the head of the group at its top always in sight."""

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reader.ui.card_groups import CardRow, GroupHead
from reader.ui.card_layout import CardAction, head_height
from reader.ui.icons import Icons
from reader.ui.source_card_delegate import SourceCardDelegate
from reader.ui.source_list_model import SourceListModel
from reader.ui.theme import Theme
from reader.ui.viewports import viewport_of

Index = QModelIndex | QPersistentModelIndex


class SourceList(QListView):
    """Cards of an article's sources; the selected one is open."""

    row_selected = Signal(object)  # CardRow, or None
    row_hovered = Signal(object)  # CardRow, or None
    profile_wanted = Signal(object)  # CardRow
    statements_wanted = Signal(object)  # CardRow
    menu_wanted = Signal(object, QPoint)  # CardRow, where on the screen

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sources"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self._viewport = viewport_of(self)
        self._viewport.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(18)
        self.sources = SourceListModel(self)
        self.setModel(self.sources)
        self._cards = SourceCardDelegate(theme, icons, self)
        self.setItemDelegate(self._cards)
        self._open_before: CardRow | None = None
        self._pressed: CardRow | None = None  # by the last click, since the list came into sight
        self.entered.connect(self._announce_hover)
        self.viewportEntered.connect(lambda: self.row_hovered.emit(None))
        self.sources.dataChanged.connect(self.scheduleDelayedItemsLayout)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self._cards.set_theme(theme)
        self.viewport().update()

    def select(self, row: int) -> None:
        """Open the card in `row` and bring it into sight; -1 closes the open one."""
        index = self.sources.index(row) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()

    def selected(self) -> CardRow | None:
        """Return the open card."""
        indexes = self.selectionModel().selectedIndexes()
        return self.sources.card_row(indexes[0]) if indexes else None

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Open the newly selected card, close the one before, and say so."""
        super().selectionChanged(selected, deselected)
        # At once: the delegate's sizeHintChanged would lay out only after the next click was aimed.
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        for index in selected.indexes():
            self.scrollTo(index)
        self.row_selected.emit(self.selected())

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a card into sight, not only from under the window's edge but from under the sticky head."""
        super().scrollTo(index, hint)
        hidden = head_height(self.font()) - self.visualRect(index).top()
        if hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Repaint whole: moving the pixels, as Qt does, would drag the sticky head along."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out anew, since open ones wrap at the list's width.

        At once, else it is done in the midst of painting, which asks where the topmost stands, and all painted again.
        """
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards, and over them the head of the topmost group, pushed up by the next."""
        super().paintEvent(event)
        head, top = self._sticky_head()
        if head is not None:
            painter = QPainter(self.viewport())
            self._cards.paint_head(painter, QRect(0, top, self.viewport().width(), head_height(self.font())), head)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the profile, Right the statements, Escape closes the card; Down first opens the card at hand."""
        row = self.sources.card_row(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row:
            self.profile_wanted.emit(row)
        elif event.key() == Qt.Key.Key_Right and row:
            self.statements_wanted.emit(row)
        elif event.key() == Qt.Key.Key_Escape and self.selected():
            self.select(-1)
        elif event.key() == Qt.Key.Key_Down and row and not self.selected():  # Qt came in here without opening it
            self.select(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a click on the open card's name or on what it offers."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._follow(self.indexAt(event.position().toPoint()), event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the card, and whether it was open before the click: the click that opens it follows nothing."""
        self._open_before = self.selected()
        self._pressed = self.sources.card_row(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the profile of the card that the first click was on, which may have closed another and moved."""
        self._open_before = None  # the release that follows must not open it a second time
        row = self._pressed
        if row and event.button() is Qt.MouseButton.LeftButton:
            self.profile_wanted.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a card, at the pointer or, by keyboard, at the card."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.sources.card_row(index)
        if row:
            place = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
            self.menu_wanted.emit(row, place)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the click: the second of two that brought the list back is no double click on a card."""
        super().hideEvent(event)
        self._pressed = None

    def leaveEvent(self, event: QEvent) -> None:
        """Say that no card is hovered any more."""
        super().leaveEvent(event)
        self.row_hovered.emit(None)

    def _announce_hover(self, index: QModelIndex) -> None:
        self.row_hovered.emit(self.sources.card_row(index))

    def _follow(self, index: QModelIndex, point: QPoint) -> None:
        row = self.sources.card_row(index)
        if row is None or row != self._open_before:
            return
        action = self._cards.action_at(index, point)
        if action is CardAction.PROFILE:
            self.profile_wanted.emit(row)
        elif action is CardAction.STATEMENTS:
            self.statements_wanted.emit(row)

    def _sticky_head(self) -> tuple[GroupHead | None, int]:
        """Return the head of the group at the top and where it stands; None while its own row shows it."""
        top_row = self.indexAt(QPoint(4, 0)).row()
        rows = self.sources.rows
        own = next((i for i in range(top_row, -1, -1) if isinstance(rows[i], GroupHead)), -1)
        if top_row < 0 or own < 0 or self.visualRect(self.sources.index(own)).top() >= 0:
            return None, 0
        following = next((i for i in range(own + 1, len(rows)) if isinstance(rows[i], GroupHead)), -1)
        head = rows[own]
        top = 0
        if following > 0:
            top = min(0, self.visualRect(self.sources.index(following)).top() - head_height(self.font()))
        return (head, top) if isinstance(head, GroupHead) else (None, 0)
