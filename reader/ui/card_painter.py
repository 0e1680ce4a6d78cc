"""Paints what stands on a card, in the list and at a name in the text alike."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from reader.ui.card_groups import CardRow
from reader.ui.card_layout import INSET, KIND_ICON, MARK, MARK_GAP, CardLayout, PlacedLine, font_of
from reader.ui.card_text import Tone
from reader.ui.icons import Icons, beside_words, kind_icon
from reader.ui.text_layout import text_layout
from reader.ui.theme import Theme


class CardPainter:
    """The words and icons of cards in the colours of a theme; their ground is the caller's."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        self.theme = theme
        self._icons = icons

    def paint(self, painter: QPainter, row: CardRow, layout: CardLayout, base: QFont, ratio: float) -> None:
        """Paint a card from the painter's origin, with icons sharp at the screen's `ratio`."""
        colour = self.kind_colour(row)
        soft, ink = QColor(self.theme.soft), QColor(self.theme.ink)
        fonts = {tone: font_of(tone, base) for tone in Tone}
        size = beside_words(KIND_ICON, base)
        icon = _beside_words(INSET, layout.lines[0].box.top(), size, fonts[layout.lines[0].line.tone])
        self._paint_icon(painter, kind_icon(row.card.appearance.kind), colour, icon, ratio)
        for placed in layout.lines:
            painter.setPen(soft if placed.line.tone is Tone.SOFT else ink)
            _paint_words(painter, placed.text, fonts[placed.line.tone], placed.box)
            self._paint_marks(painter, placed, fonts[placed.line.tone], soft, ratio)
        painter.setPen(soft)
        _paint_words(painter, layout.beside_text, base, layout.beside.adjusted(0, 1, 0, 0))
        painter.setPen(colour)
        for action in layout.actions:
            _paint_words(painter, action.text, base, action.box)

    def kind_colour(self, row: CardRow) -> QColor:
        """Return the colour of the source's kind."""
        return QColor(self.theme.kind_colour(row.card.appearance.kind))

    def _paint_marks(self, painter: QPainter, placed: PlacedLine, font: QFont, colour: QColor, ratio: float) -> None:
        line, box, size = placed.line, placed.box, beside_words(MARK, font)
        if line.icon:
            mark = _beside_words(box.left() - size - MARK_GAP, box.top(), size, font)
            self._paint_icon(painter, line.icon, colour, mark, ratio)
        if line.by_reader:
            mark = _beside_words(box.right() + MARK_GAP, box.top(), size, font)
            self._paint_icon(painter, "origin-reader", colour, mark, ratio)

    def _paint_icon(self, painter: QPainter, name: str, colour: QColor, box: QRect, ratio: float) -> None:
        painter.drawPixmap(box.topLeft(), self._icons.pixmap(name, colour.name(), box.width(), ratio))


def _beside_words(left: int, top: int, size: int, font: QFont) -> QRect:
    """Return where an icon stands level with the line whose words begin at `top`."""
    return QRect(left, top + max(0, round((QFontMetrics(font).height() - size) / 2)), size, size)


def _paint_words(painter: QPainter, text: str, font: QFont, box: QRect) -> None:
    text_layout(text, font, box.width() + 1).draw(painter, QPointF(box.topLeft()))
