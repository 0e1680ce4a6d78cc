"""A small card beside a name in the text."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from reader.model.library import Card
from reader.ui.card_groups import CardRow, count_and_share, group_of
from reader.ui.card_layout import CardLayout, lay_out
from reader.ui.card_painter import CardPainter
from reader.ui.card_text import accessible_text, signal_above, signals_under
from reader.ui.icons import Icons
from reader.ui.theme import Theme

REST_MS = 350  # the pointer rests that long on a name before its card opens

_WIDTH = 330
_SIGNALS = 3
# The card is for a pointer that rests: whatever the reader does next, it is not to lie in the way.
_DONE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.KeyPress,
        QEvent.Type.ContextMenu,
        QEvent.Type.WindowDeactivate,
        QEvent.Type.WindowBlocked,
    }
)
_OVER_IT = frozenset({Qt.WindowType.Popup, Qt.WindowType.Dialog, Qt.WindowType.Sheet})
_AWAY = 14  # pixels below the pointer, so that the name stays in sight


class HoverCard(QFrame):
    """Name, role and affiliation, first signals, statements. Takes neither keyboard nor pointer."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._icons = icons
        self._painter: CardPainter | None = None
        self._row: CardRow | None = None
        self._layout: CardLayout | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._coming: tuple[Card, Theme, float] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._open)

    def open_soon(self, card: Card, theme: Theme, sure_at: float) -> None:
        """Show the card of a source at the pointer, once that has rested."""
        self._coming = card, theme, sure_at
        self._rest.start()
        self._look_out()

    def put_away(self) -> None:
        """Hide the card, and the one that was to come."""
        self._rest.stop()
        self.hide()
        if (app := QCoreApplication.instance()) is not None:
            app.removeEventFilter(self)

    def show_card(self, card: Card, theme: Theme, sure_at: float, place: QPoint) -> None:
        """Show the card of a source near `place` on the screen, wholly inside it; `sure_at` is its reading's."""
        above = signal_above(card)
        first = replace(card, signals=(*([above] if above else []), *signals_under(card)[:_SIGNALS]))
        self.ensurePolished()  # else the first card would be measured in another face than it is painted in
        self._painter = CardPainter(theme, self._icons)
        self._row = CardRow(0, first, group_of(card), count_and_share(card), sure_at)
        width = round(_WIDTH * self._icons.scale)
        self._layout = lay_out(self._row, self.font(), width, is_open=True, offers=False)
        self.setAccessibleName(accessible_text(self._row))
        size = QSize(width, self._layout.height)
        self.setFixedSize(size)
        self.move(_inside_screen(place, size))
        self.update()
        self.show()
        self._look_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give way to whatever the reader does, and to menus and dialogs."""
        if event.type() in _DONE or (event.type() is QEvent.Type.Show and _lies_over(watched)):
            self.put_away()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        if self._painter is None or self._row is None or self._layout is None:
            return
        painter = QPainter(self)
        painter.setBrush(QColor(self._painter.theme.card))
        painter.setPen(QPen(QColor(self._painter.theme.line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        self._painter.paint(painter, self._row, self._layout, self.font(), self.devicePixelRatioF())

    def _look_out(self) -> None:
        """See all that goes on from now on: only while the card is there, or about to be."""
        if (app := QCoreApplication.instance()) is not None:
            app.installEventFilter(self)

    def _open(self) -> None:
        if self._coming is not None:
            self.show_card(*self._coming, QCursor.pos())


def _lies_over(watched: QObject) -> bool:
    return isinstance(watched, QWidget) and watched.isWindow() and watched.windowType() in _OVER_IT


def _inside_screen(place: QPoint, size: QSize) -> QPoint:
    screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    left = max(room.left(), min(place.x() - 20, room.right() - size.width()))
    below = place.y() + _AWAY
    return QPoint(left, below if below + size.height() <= room.bottom() else place.y() - _AWAY - size.height())
