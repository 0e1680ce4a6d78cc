"""The marks on an article's words, one layer over another, and how they are painted around the words."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextDocument

from reader.ui import mark_painter
from reader.ui.article_style import GUTTER
from reader.ui.marks import Mark, MarkIndex
from reader.ui.text_map import TextMap
from reader.ui.theme import Theme

# In the order they are drawn; only what is read aloud has its ground beneath all others and its rule above them.
LAYERS = ("spoken", "links", "names", "coloured", "statements", "highlights", "found", "reached")


class Layers:
    """What is drawn on an article's words, by layer."""

    def __init__(self) -> None:
        self._marks = {layer: MarkIndex() for layer in LAYERS}

    def __getitem__(self, layer: str) -> MarkIndex:
        """Return the marks of a layer."""
        return self._marks[layer]

    def put(self, layer: str, marks: Iterable[Mark]) -> None:
        """Let a layer of `LAYERS` hold these marks."""
        self._marks[layer] = MarkIndex(marks)

    def within(self, document: QTextDocument, text_map: TextMap, seen: QRectF) -> "SeenMarks":
        """Return the marks on the lines within `seen`, which is in the document's coordinates."""
        strips = {
            layer: list(mark_painter.strips(document, text_map, marks, seen)) for layer, marks in self._marks.items()
        }
        return SeenMarks(document, seen, strips)


class SeenMarks:
    """The marks on screen, painted in the document's coordinates: grounds under the words, rules over them."""

    def __init__(self, document: QTextDocument, seen: QRectF, strips: dict[str, list[mark_painter.Strip]]) -> None:
        self._document, self._seen, self._strips = document, seen, strips

    def paint_below(self, painter: QPainter) -> None:
        """Paint what lies under the words."""
        for layer in LAYERS:
            mark_painter.paint_grounds(painter, self._strips[layer])

    def paint_above(self, painter: QPainter, theme: Theme) -> None:
        """Paint what lies over the words and beside them."""
        for layer in (*LAYERS[1:], LAYERS[0]):
            mark_painter.paint_rules(painter, self._strips[layer])
        mark_painter.paint_quote_rules(painter, self._document, self._seen, theme.segment)
        mark_painter.paint_gutter(painter, self._document, self._strips["statements"], GUTTER - 18)
        mark_painter.paint_pointer(painter, self._strips["spoken"], 0)
