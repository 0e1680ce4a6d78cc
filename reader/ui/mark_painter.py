"""Draws marks on the visible lines of a document.

Extra selections were rejected for this: they fill the whole line height, draw one underline in the
font's own thickness, and the last of two overlapping ones hides the first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTextBlock, QTextDocument, QTextLine

from reader.model.article import BlockKind
from reader.model.frozen import frozen
from reader.ui.article_style import BLOCK_KIND
from reader.ui.hits import block_at, words_area
from reader.ui.marks import Mark, MarkIndex, Rule
from reader.ui.stretches import begin_of, end_of, stretches
from reader.ui.text_map import TextMap

ABOVE = 0.98  # of the font's size: how far a ground reaches above the base line
BELOW = 0.30  # … and below it; the first rule lies on its lower edge
RULE = 2.0  # px
SIGN = 2.6  # px, half the width of the sign at the end of a mark with a note
STEP = 3.0  # px between the rules of overlapping marks
FRAMES = {Rule.FRAME: 1.0, Rule.HEAVY_FRAME: RULE}  # px of line


@frozen
class Strip:
    """A mark's share of one line, in the document's coordinates."""

    mark: Mark
    left: float
    right: float
    base: float  # the base line
    size: float  # font size in px
    end: float | None = None  # where the mark ends, if it does so here


def strips(document: QTextDocument, text_map: TextMap, layer: MarkIndex, seen: QRectF) -> Iterator[Strip]:
    """Yield where the layer's marks lie on the lines within `seen`."""
    if not layer.marks:
        return
    for block in blocks_within(document, seen):
        start, end = text_map.offset_of(block.position()), text_map.offset_of(block.position() + block.length() - 1)
        marks = layer.within(start, end) if start < end else []
        if marks:
            places = [
                (mark, text_map.position_of(mark.span.start), text_map.end_position_of(mark.span.end)) for mark in marks
            ]
            yield from _strips_of_block(block, places, seen)


def blocks_within(document: QTextDocument, seen: QRectF) -> Iterator[QTextBlock]:
    """Yield the blocks of which something lies within `seen`."""
    layout = document.documentLayout()
    block = block_at(document, seen.top())
    while block.isValid() and layout.blockBoundingRect(block).top() <= seen.bottom():
        yield block
        block = block.next()


def edge_of(document: QTextDocument, position: int, *, is_end: bool) -> QLineF:
    """Return the upright line before the character at `position`, or with `is_end` after the one before it."""
    block = document.findBlock(max(0, position - is_end))
    layout, inside = block.layout(), position - block.position()
    line = layout.lineForTextPosition(max(0, inside - is_end))
    x = (end_of if is_end else begin_of)(line, block.text().encode("utf-16-le"), inside) + layout.position().x()
    base = layout.position().y() + line.y() + line.ascent()
    size = block.charFormat().font().pixelSize()
    return QLineF(x, base - ABOVE * size, x, base + BELOW * size)


def paint_grounds(painter: QPainter, drawn: Sequence[Strip]) -> None:
    """Fill behind the words."""
    for strip in drawn:
        if strip.mark.fill is None and not strip.mark.is_hatched:
            continue
        inset = strip.mark.depth * STEP
        area = QRectF(
            strip.left,
            strip.base - ABOVE * strip.size + inset,
            strip.right - strip.left,
            (ABOVE + BELOW) * strip.size - inset,
        )
        if strip.mark.fill is not None:
            painter.fillRect(area, QColor(strip.mark.fill))
        if strip.mark.is_hatched:
            painter.fillRect(area, QBrush(_faint(strip.mark.colour), Qt.BrushStyle.BDiagPattern))


def paint_rules(painter: QPainter, drawn: Sequence[Strip]) -> None:
    """Underline the words, or frame them."""
    for strip in drawn:
        if strip.mark.rule in FRAMES:
            _paint_frame(painter, strip)
            continue
        y = strip.base + BELOW * strip.size + strip.mark.depth * STEP
        if strip.mark.rule in (Rule.DOTTED, Rule.THIN):
            y = round(strip.base + 0.22 * strip.size) + 0.5
        if strip.mark.rule is Rule.DOUBLE:
            _paint_double(painter, strip, y)
        elif strip.mark.rule is not Rule.NONE:
            painter.setPen(_pen(strip.mark))
            painter.drawLine(QPointF(strip.left, y), QPointF(strip.right, y))
        if strip.mark.rule is Rule.HELD:
            _paint_ends(painter, strip, y)
        if strip.mark.has_note and strip.end is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(strip.mark.colour))
            is_alone = strip.mark.rule is Rule.NONE  # above the words, where no rule ends
            height = strip.base - ABOVE * strip.size if is_alone else y
            painter.drawEllipse(QPointF(strip.end, height), SIGN, SIGN)


def _paint_double(painter: QPainter, strip: Strip, y: float) -> None:
    """Draw two fine lines on either side of where one rule would lie: a mark's own rule shows between them."""
    painter.setPen(QPen(QColor(strip.mark.colour), 1))
    painter.drawLines([QLineF(strip.left, at, strip.right, at) for at in (round(y) - 1.5, round(y) + 2.5)])


def _paint_ends(painter: QPainter, strip: Strip, y: float) -> None:
    """Frame the words at hand: not by a stronger rule alone."""
    top = strip.base - ABOVE * strip.size
    painter.setPen(QPen(QColor(strip.mark.colour), 1))
    painter.drawLines([QLineF(strip.left, top, strip.right, top)])
    painter.drawLines([QLineF(x, top, x, y) for x in (strip.left, strip.right)])


def _paint_frame(painter: QPainter, strip: Strip) -> None:
    width = FRAMES[strip.mark.rule]
    painter.setPen(QPen(QColor(strip.mark.colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    top = strip.base - ABOVE * strip.size
    area = QRectF(strip.left, top, strip.right - strip.left, (ABOVE + BELOW) * strip.size)
    painter.drawRoundedRect(area.adjusted(-width, width / 2, width, -width / 2), 2, 2)


def paint_quote_rules(painter: QPainter, document: QTextDocument, seen: QRectF, colour: str) -> None:
    """Draw the thin upright rule beside block quotes."""
    for block in blocks_within(document, seen):
        if block.blockFormat().property(BLOCK_KIND) == BlockKind.QUOTE.value:
            area = words_area(block)
            painter.fillRect(QRectF(area.left() - 16, area.top(), 2, area.height()), QColor(colour))


def paint_gutter(painter: QPainter, document: QTextDocument, drawn: Sequence[Strip], x: float) -> None:
    """Draw a rounded rule in the gutter beside each paragraph in which the selected source says something."""
    painter.setPen(Qt.PenStyle.NoPen)
    done = set()
    for strip in drawn:
        position = document.documentLayout().hitTest(
            QPointF(strip.left + 1, strip.base - 2), Qt.HitTestAccuracy.FuzzyHit
        )
        block = document.findBlock(position)
        if block.blockNumber() not in done:
            done.add(block.blockNumber())
            area = words_area(block).adjusted(0, 4, 0, -1)
            painter.setBrush(QColor(strip.mark.colour))
            painter.drawRoundedRect(QRectF(x, area.top(), 3, area.height()), 1.5, 1.5)


def paint_pointer(painter: QPainter, drawn: Sequence[Strip], x: float) -> None:
    """Draw a small pointer in the gutter at the first line of what is read aloud."""
    for strip in drawn[:1]:
        middle = strip.base - 0.33 * strip.size
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(strip.mark.colour))
        painter.drawPolygon([QPointF(x, middle - 5), QPointF(x + 7, middle), QPointF(x, middle + 5)])


def _strips_of_block(block: QTextBlock, places: Sequence[tuple[Mark, int, int]], seen: QRectF) -> Iterator[Strip]:
    layout = block.layout()
    origin = layout.position()
    units = block.text().encode("utf-16-le")  # Qt counts in these
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        base = origin.y() + line.y() + line.ascent()
        if base < seen.top() - 40 or base > seen.bottom() + 40:
            continue
        first = block.position() + line.textStart()
        last = first + _length_without_end_space(units, line)
        size = block.charFormat().font().pixelSize()
        for mark, start, end in places:
            if start < last and end > first:
                inside = max(start, first) - block.position(), min(end, last) - block.position()
                stop = end_of(line, units, inside[1]) if end <= last else None
                for left, right in stretches(line, units, *inside):
                    strip = Strip(mark, origin.x() + left, origin.x() + right, base, size)
                    if stop is not None and left <= stop <= right:
                        strip = replace(strip, end=origin.x() + stop)
                    yield strip


def _length_without_end_space(units: bytes, line: QTextLine) -> int:
    words = units[2 * line.textStart() : 2 * (line.textStart() + line.textLength())].decode("utf-16-le")
    return line.textLength() - (len(words) - len(words.rstrip()))


def _pen(mark: Mark) -> QPen:
    pen = QPen(QColor(mark.colour))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    match mark.rule:
        case Rule.DOTTED:
            pen.setWidthF(1)
            pen.setDashPattern([1, 2])
        case Rule.THIN:
            pen.setWidthF(1)
        case Rule.DASHED:
            pen.setWidthF(1.5)
            pen.setDashPattern([4, 3])
        case Rule.STRONG:
            pen.setWidthF(RULE + 1.5)
        case Rule.HELD:
            pen.setWidthF(RULE + 1)
        case Rule.SOLID | Rule.NONE | Rule.DOUBLE:
            pen.setWidthF(RULE)
    return pen


def _faint(colour: str) -> QColor:
    made = QColor(colour)
    made.setAlphaF(0.45)
    return made
