"""Where cards will stand: still shapes, because nothing should move while somebody reads."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.ui.theme import Theme

_PITCH = 60
_CARDS = 4
_LINES = ((0.46, 10), (0.66, 8), (0.54, 8))  # width of the room for words, height


class PlaceholderCards(QWidget):
    """Four faint cards; they say nothing to a screen reader, the notice above does."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all of them."""
        return QSize(120, _PITCH * _CARDS + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.line))
        for card in range(_CARDS):
            painter.setOpacity(0.9 - 0.2 * card)
            top = 8 + card * _PITCH
            painter.drawEllipse(QRectF(11, top + 1, 16, 16))
            for line, (share, height) in enumerate(_LINES):
                width = (self.width() - 60) * share
                painter.drawRoundedRect(QRectF(38, top + 3 + 16 * line, width, height), 3, 3)
