"""Paints an article's words with all that lies under, over and beside them: on the screen, or into a picture."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from reader.ui.drawn_words import draw_words
from reader.ui.layers import Layers, SeenMarks
from reader.ui.mapped_text import MappedText
from reader.ui.theme import Theme
from reader.ui.viewports import viewport_of


class TextPainter:
    """Paints what a view shows; `over` paints, in the viewport's coordinates, what lies over all marks."""

    def __init__(
        self,
        view: MappedText,
        theme: Callable[[], Theme],
        over: Callable[[QPainter], None],
    ) -> None:
        self.layers = Layers()
        self._view, self._viewport = view, viewport_of(view)
        self._theme, self._over = theme, over

    @contextmanager
    def around(self, area: QRect) -> Iterator[None]:
        """Paint the grounds under an area of the viewport before the words are drawn, and the rules over it after."""
        marks = self._marks_within(area)
        painter = QPainter(self._viewport)
        self._paint_below(painter, marks)
        painter.end()
        yield
        painter = QPainter(self._viewport)
        self._paint_above(painter, marks)
        painter.end()

    def picture(self) -> QPixmap:
        """Return the text on screen as it is painted there."""
        area, scale = self._viewport.rect(), self._view.devicePixelRatioF()
        made = QPixmap(area.size() * scale)
        made.setDevicePixelRatio(scale)
        made.fill(QColor(self._theme().paper))
        marks = self._marks_within(area)
        painter = QPainter(made)
        self._paint_below(painter, marks)
        draw_words(painter, self._view, QRectF(area.translated(0, self._scrolled)))
        painter.resetTransform()
        self._paint_above(painter, marks)
        painter.end()
        return made

    @property
    def _scrolled(self) -> int:
        return self._view.verticalScrollBar().value()

    def _marks_within(self, area: QRect) -> SeenMarks:
        """Return the marks in an area of the viewport; a rule may reach into it from the line above."""
        seen = QRectF(area).adjusted(0, -30, 0, 30).translated(0, self._scrolled)
        return self.layers.within(self._view.document(), self._view.text_map, seen)

    def _paint_below(self, painter: QPainter, marks: SeenMarks) -> None:
        painter.translate(0, -self._scrolled)
        marks.paint_below(painter)

    def _paint_above(self, painter: QPainter, marks: SeenMarks) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self._scrolled)
        marks.paint_above(painter, self._theme())
        painter.resetTransform()
        self._over(painter)
