"""Where each line of a card stands, in pixels from the card's top left corner."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from reader.model.frozen import frozen
from reader.ui import counts
from reader.ui.card_groups import CardRow
from reader.ui.card_text import Line, Tone, card_lines
from reader.ui.icons import beside_words
from reader.ui.text_layout import text_layout

tr = QCoreApplication.translate

INSET = 10  # from the card's edge to its icon, and to the words at its right
KIND_ICON = 18
MARK = 13  # icons that say where a line is from, and the reader's pen
MARK_GAP = 5
PADDING_CLOSED = 4
PADDING_OPEN = 9
GAP = 8
BESIDE_AT_MOST = 0.42  # of the card's width, for a body with many people


class CardAction(StrEnum):
    """What the open card offers under its signals."""

    PROFILE = "profile"
    STATEMENTS = "statements"


@frozen
class PlacedLine:
    """A line and the box of its words; its icon, where it has one, stands left of the box."""

    line: Line
    text: str  # as painted: cut where it does not fit
    box: QRect

    @property
    def is_elided(self) -> bool:
        """Tell whether some of the words are cut."""
        return self.text != self.line.text


@frozen
class PlacedAction:
    """Words on the open card that one can click."""

    action: CardAction
    text: str
    box: QRect


@frozen
class CardLayout:
    """A card ready to paint."""

    lines: tuple[PlacedLine, ...]
    beside: QRect
    beside_text: str
    actions: tuple[PlacedAction, ...]
    height: int

    @property
    def hides_words(self) -> bool:
        """Tell whether some words are cut, so that a tooltip has something to add."""
        return any(placed.is_elided for placed in self.lines)


def text_left(base: QFont) -> int:
    """Return where the words of a card begin."""
    return INSET + beside_words(KIND_ICON, base) + 10


def font_of(tone: Tone, base: QFont) -> QFont:
    """Return the face of a line; names are a size up, nothing is smaller than the interface's own."""
    font = QFont(base)
    if tone is Tone.NAME:
        font.setWeight(QFont.Weight.DemiBold)
        _enlarge(font, 1)
    return font


def lay_out(row: CardRow, base: QFont, width: int, *, is_open: bool, offers: bool = True) -> CardLayout:
    """Place the lines of a card of `width` pixels: cut with an ellipsis when closed, wrapped when open.

    An open card ends with what it `offers`: words that one can click.
    """
    beside = _beside_box(row, base, width, PADDING_OPEN if is_open else PADDING_CLOSED)
    left, y = text_left(base), beside.top()
    placed: list[PlacedLine] = []
    for line in card_lines(row, is_open=is_open):
        right = beside.left() - GAP if not placed and row.beside else width - INSET
        y += 5 if is_open and _is_first_signal(placed, line) else 0
        placed.append(_place(line, font_of(line.tone, base), QRect(left, y, right, 0), wrap=is_open))
        y = placed[-1].box.bottom() + 1
    below = QRect(QPoint(left, y + 4), QPoint(width - INSET, y + 4))
    actions = _place_actions(row, QFontMetrics(base), below) if is_open and offers else ()
    y = actions[-1].box.bottom() + 1 if actions else y
    beside_text = QFontMetrics(base).elidedText(row.beside, Qt.TextElideMode.ElideRight, beside.width() + 1)
    return CardLayout(tuple(placed), beside, beside_text, actions, y + (PADDING_OPEN if is_open else PADDING_CLOSED))


def closed_tones(row: CardRow) -> tuple[Tone, ...]:
    """Return how the lines of the closed card are set: its height depends on nothing else but the font."""
    return tuple(line.tone for line in card_lines(row, is_open=False))


def line_heights(base: QFont) -> Mapping[Tone, int]:
    """Return how high a line of each kind is."""
    return {tone: QFontMetrics(font_of(tone, base)).height() + 1 for tone in Tone}


def closed_height(tones: Iterable[Tone], heights: Mapping[Tone, int]) -> int:
    """Return the height that `lay_out` gives the closed card, at a hundredth of the time: no words are measured."""
    return 2 * PADDING_CLOSED + sum(heights[tone] for tone in tones)


def head_height(base: QFont) -> int:
    """Return the height of a group's head."""
    return QFontMetrics(base).height() + 11


def _beside_box(row: CardRow, base: QFont, width: int, top: int) -> QRect:
    metrics = QFontMetrics(base)
    taken = min(metrics.horizontalAdvance(row.beside) + 1, round(width * BESIDE_AT_MOST))
    return QRect(width - INSET - taken, top, taken, QFontMetrics(font_of(Tone.NAME, base)).height())


def _is_first_signal(placed: list[PlacedLine], line: Line) -> bool:
    return bool(placed) and line.icon is not None and placed[-1].line.icon is None


def _place(line: Line, font: QFont, room: QRect, *, wrap: bool) -> PlacedLine:
    """Place a line at the left and top of `room`; its width holds the right edge."""
    metrics = QFontMetrics(font)
    mark = beside_words(MARK, font) + MARK_GAP
    left = room.left() + (mark if line.icon else 0)
    width = max(24, room.width() - left - (mark if line.by_reader else 0))
    needed = metrics.horizontalAdvance(line.text) + 1
    height = metrics.height() + 1
    if wrap and needed > width:
        height = ceil(text_layout(line.text, font, width + 1).boundingRect().height()) + 1  # a pixel, as it is painted
    box = QRect(left, room.top(), min(needed, width), height)
    text = line.text if wrap or needed <= width else metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, width)
    return PlacedLine(line, text, box)


def _place_actions(row: CardRow, metrics: QFontMetrics, room: QRect) -> tuple[PlacedAction, ...]:
    """Place what the card offers in a line from the top of `room`, or below one another where that is too narrow."""
    offered = []
    if row.card.source_id is not None:
        offered.append((CardAction.PROFILE, tr("Card", "Profile")))
    if row.card.appearance.statements:
        words = counts.statements(len(row.card.appearance.statements))
        unsure = tr("Card", "{}, {} not certain").format(words, row.unsure) if row.unsure else words
        offered.append((CardAction.STATEMENTS, unsure))
    x, y = room.left(), room.top()
    placed: list[PlacedAction] = []
    for action, words in offered:
        text = metrics.elidedText(f"{words} ›", Qt.TextElideMode.ElideMiddle, room.right() - room.left())
        needed = metrics.horizontalAdvance(text)
        if placed and x + needed > room.right():
            x, y = room.left(), placed[-1].box.bottom() + 1
        placed.append(PlacedAction(action, text, QRect(x, y, needed, metrics.height() + 2)))
        x = placed[-1].box.right() + 18
    return tuple(placed)


def _enlarge(font: QFont, by: int) -> None:
    if font.pixelSize() > 0:
        font.setPixelSize(font.pixelSize() + by)
    else:
        font.setPointSizeF(font.pointSizeF() + by * 0.75)
