"""The bar that shows who gets how many of the attributed words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader.model.frozen import frozen
from reader.model.library import Card
from reader.ui.card_groups import CardRow, short_name
from reader.ui.counts import percentage
from reader.ui.shown_text import for_tooltip, shown
from reader.ui.theme import Theme

BAR = 8
_GAP = 2
_THINNEST = 3.0  # a source with one word in a thousand can still be seen and hit
_NAME_GAP = 8
_NAME_AT_LEAST = 34  # an elided name shorter than this says nothing

_NAME_AT_MOST = 0.4  # of the bar's width, where its segment is narrower: the others are to have names, too


@frozen
class Name:
    """A name under the bar, cut where its neighbours leave no room."""

    segment: int
    left: float
    text: str


def segments(shares: Sequence[float], width: float) -> tuple[tuple[float, float], ...]:
    """Return left edge and width of each segment; what is given to nobody stays empty at the end."""
    if not shares:
        return ()
    room = max(0.0, width - _GAP * (len(shares) - 1))
    total = max(1.0, sum(shares))  # two people may say one thing: then shares add up to more than all words
    widths = [max(_THINNEST, room * share / total) for share in shares]
    too_much = sum(widths) / room if room else 1.0
    widths = [w / too_much for w in widths] if too_much > 1 else widths
    lefts = [sum(widths[:i]) + _GAP * i for i in range(len(widths))]
    return tuple(zip(lefts, widths, strict=True))


def place_names(
    names: Sequence[str], places: Sequence[tuple[float, float]], width: float, chosen: int, metrics: QFontMetrics
) -> tuple[Name, ...]:
    """Place names under their segments so that none touches another: the chosen one first, then the widest."""
    names = [
        metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(int(at[1]), round(_NAME_AT_MOST * width)))
        for name, at in zip(names, places, strict=True)
    ]
    order = sorted(range(len(names)), key=lambda i: (i != chosen, -places[i][1]))
    placed: list[tuple[float, float, Name]] = []
    for i in order:
        needed = metrics.horizontalAdvance(names[i]) + 2.0
        left = max(0.0, min(places[i][0], width - needed))
        right_limit = min((p[0] - _NAME_GAP for p in placed if p[0] >= left), default=width)
        left_limit = max((p[1] + _NAME_GAP for p in placed if p[0] < left), default=0.0)
        left = max(left_limit, min(left, right_limit - needed))
        room = min(needed, right_limit - left)
        if room < min(needed, _NAME_AT_LEAST):
            continue
        text = names[i] if room >= needed else metrics.elidedText(names[i], Qt.TextElideMode.ElideRight, int(room))
        end = left + metrics.horizontalAdvance(text) + 2.0
        # Under another's segment it would seem to name that one.
        if left <= places[i][0] + places[i][1] and end >= places[i][0]:
            placed.append((left, end, Name(i, left, text)))
    return tuple(name for _, _, name in sorted(placed, key=lambda p: p[0]))


class WordsBar(QWidget):
    """Neutral greys, the selected source in ink; a click or an arrow key selects."""

    segment_picked = Signal(int)  # index into the article's cards

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[CardRow, ...] = ()
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Who gets how many of the attributed words"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self._theme = theme
        self.update()

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Show the shares of these cards, in their order; those without words take no room."""
        self._rows = tuple(row for row in rows if row.card.words)
        self.setAccessibleDescription(", ".join(_spoken(row.card) for row in self._rows))
        self.setVisible(bool(self._rows))
        self.update()

    def choose(self, card: int | None) -> None:
        """Show the article's card number `card` in ink."""
        self._chosen = card
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the bar and one line of names."""
        return QSize(120, BAR + self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        """Return the same: nothing of it may be cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the segments and the names under them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        places, chosen = self._places(), self._chosen_segment()
        painter.setPen(Qt.PenStyle.NoPen)
        for i, (left, width) in enumerate(places):
            painter.setBrush(QColor(self._theme.ink if i == chosen else self._theme.segment))
            painter.drawRoundedRect(QRectF(left, 3, width, BAR), 2, 2)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        names = [short_name(row.card.appearance) for row in self._rows]
        for name in place_names(names, places, self.width(), chosen, QFontMetrics(bold)):
            painter.setFont(bold if name.segment == chosen else self.font())
            painter.setPen(QColor(self._theme.ink if name.segment == chosen else self._theme.soft))
            painter.drawText(QRectF(name.left, BAR + 5, self.width(), self.height()), name.text)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.ink), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select whose segment or name was clicked."""
        segment = self._segment_at(event.position().x())
        if segment is not None:
            self.segment_picked.emit(self._rows[segment].index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from segment to segment."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._rows:
            super().keyPressEvent(event)
            return
        chosen = self._chosen_segment()
        following = max(0, min(len(self._rows) - 1, chosen + step)) if chosen >= 0 else 0
        self.segment_picked.emit(self._rows[following].index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say in full whose segment is under the pointer."""
        if isinstance(event, QHelpEvent):
            segment = self._segment_at(event.pos().x())
            if segment is not None:
                QToolTip.showText(event.globalPos(), for_tooltip(_spoken(self._rows[segment].card)), self)
            return True
        return super().event(event)

    def _places(self) -> tuple[tuple[float, float], ...]:
        return segments([row.card.share for row in self._rows], float(self.width()))

    def _chosen_segment(self) -> int:
        return next((i for i, row in enumerate(self._rows) if row.index == self._chosen), -1)

    def _segment_at(self, x: float) -> int | None:
        found = (i for i, (left, width) in enumerate(self._places()) if left - _GAP <= x <= left + width)
        return next(found, None)


def _spoken(card: Card) -> str:
    return f"{shown(card.appearance.name)} {percentage(card.share)}"
