"""A small card beside a name in the text."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from reader.model.library import Card
from reader.model.reading import SURE_AT
from reader.ui import counts
from reader.ui.card_text import Line, Tone, post_lines, signal_line
from reader.ui.icons import Icons, kind_icon
from reader.ui.shown_text import shown
from reader.ui.theme import Theme

_WIDTH = 320
_SIGNALS = 3
_BELOW = 14  # pixels under the pointer, so that the name stays in sight
_MARK = 13


class HoverCard(QFrame):
    """Name, role and affiliation, first signals, statements. Takes neither keyboard nor pointer."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._icons = icons
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(12, 10, 12, 10)
        self._rows = QGridLayout()

    def show_card(self, card: Card, theme: Theme, place: QPoint) -> None:
        """Show the card of a source near `place` on the screen, wholly inside it."""
        self._begin()
        appearance = card.appearance
        self.setAccessibleName(shown(appearance.name))
        # Ground and edge by hand: a window of its own gets no colours from the sidebar's or the article's sheet.
        self.setStyleSheet(f"QFrame#popup {{ background: {theme.card}; border: 1px solid {theme.line}; }}")
        kind = self._mark(kind_icon(appearance.kind), theme.kind_colour(appearance.kind), 18)
        self._add(kind, Line(shown(appearance.name), Tone.NAME), theme)
        for line in post_lines(card, SURE_AT, Tone.PLAIN):
            self._add(None, line, theme)
        for signal in card.signals[:_SIGNALS]:
            self._add(None, signal_line(signal, Tone.SOFT), theme)
        if appearance.statements:
            words = f"{counts.statements(len(appearance.statements))} · {counts.percentage(card.share)}"
            self._add(None, Line(words, Tone.SOFT), theme)
        self.setFixedWidth(_WIDTH)
        self.adjustSize()
        self.move(self._inside_screen(place))
        self.show()

    def _add(self, icon: QLabel | None, line: Line, theme: Theme) -> None:
        row = self._rows.rowCount()
        mark = icon or (self._mark(line.icon, theme.soft, _MARK) if line.icon else None)
        if mark:
            self._rows.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        label = QLabel(line.text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        weight = "font-weight: 600;" if line.tone is Tone.NAME else ""
        label.setStyleSheet(f"color: {theme.soft if line.tone is Tone.SOFT else theme.ink}; {weight}")
        self._rows.addWidget(label, row, 1)

    def _mark(self, name: str, colour: str, size: int) -> QLabel:
        mark = QLabel()
        mark.setPixmap(self._icons.pixmap(name, colour, size, self.devicePixelRatioF()))
        return mark

    def _inside_screen(self, place: QPoint) -> QPoint:
        screen = QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()
        room: QRect = screen.availableGeometry()
        height = self.sizeHint().height()
        left = max(room.left(), min(place.x() - 20, room.right() - _WIDTH))
        top = place.y() + _BELOW
        return QPoint(left, top if top + height <= room.bottom() else place.y() - _BELOW - height)

    def _begin(self) -> None:
        """Start an empty card: a grid keeps the rows it once had, so it is made anew."""
        while (item := self._frame.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        body = QWidget(self)
        self._frame.addWidget(body)
        self._rows = QGridLayout(body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(8)
        self._rows.setVerticalSpacing(2)
        self._rows.setColumnStretch(1, 1)
