"""Two grips at the ends of a statement, to be drawn to where it begins and ends."""

import re

from PySide6.QtCore import QEvent, QLineF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QTextDocument
from PySide6.QtWidgets import QAbstractScrollArea

from reader.model.span import Span
from reader.ui.mark_painter import edge_of
from reader.ui.text_map import TextMap

KNOB = 4.5  # px, half its width
REACH = 9  # px around a grip in which a press takes it

_WORDS = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


class Grips(QObject):
    """Stands at words in the view, takes the mouse there, and says where they would begin and end.

    Ends come to rest at words, for whoever wants half of one to select it. Esc lets go without a change.
    """

    dragged = Signal(object)  # Span: where the words would stand
    let_go = Signal(object)  # Span: where they are to stand; not where nothing has changed
    given_up = Signal()

    def __init__(self, view: QAbstractScrollArea, document: QTextDocument) -> None:
        super().__init__(view)
        self._view = view
        self._document = document
        self._map = TextMap()
        self._text = ""
        self._span: Span | None = None
        self._colour = ""
        self._moving: Span | None = None  # while a grip is held
        self._holds_end = False
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    @property
    def is_held(self) -> bool:
        """Tell whether the reader holds a grip."""
        return self._moving is not None

    def set_text(self, text: str, text_map: TextMap) -> None:
        """Stand in another text."""
        self._text, self._map = text, text_map
        self.show_at(None, "")

    def show_at(self, span: Span | None, colour: str) -> None:
        """Stand at the ends of `span`, or nowhere; a grip that is held stays in the hand."""
        if not self.is_held:
            self._span, self._colour = span, colour
            self._view.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Draw the grips, in the viewport's coordinates: a knob above where the words begin, and below their end."""
        for is_end, edge in enumerate(self._edges()):
            colour = QColor(self._colour)
            painter.setPen(QPen(colour, 2))
            painter.drawLine(edge)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(_knob(edge, is_end=bool(is_end)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the mouse does at a grip, and Esc while one is held."""
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            return self._take_mouse(event)
        if isinstance(event, QKeyEvent) and self.is_held and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._moving = None
                self.given_up.emit()
            return True
        return False

    def _take_mouse(self, event: QMouseEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                return self._take_up(event.position())
            case QEvent.Type.MouseMove if self._moving is not None:
                self._drag_to(event.position(), self._moving)
                return True
            case QEvent.Type.MouseMove if not event.buttons() and self._grip_at(event.position()) is not None:
                self._view.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
                return True
            case QEvent.Type.MouseButtonRelease if self._moving is not None:
                self._put_down(self._moving)
                return True
        return False

    def _take_up(self, at: QPointF) -> bool:
        grip = self._grip_at(at)
        if grip is not None:
            self._holds_end, self._moving = grip, self._span
        return grip is not None

    def _drag_to(self, at: QPointF, held: Span) -> None:
        hit = self._document.documentLayout().hitTest(self._in_document(at), Qt.HitTestAccuracy.FuzzyHit)
        moved = moved_end(held, self._map.offset_of(max(0, hit)), self._text, is_end=self._holds_end)
        if moved != held:
            self._moving = moved
            self.dragged.emit(moved)

    def _put_down(self, moved: Span) -> None:
        before, self._moving = self._span, None
        if moved != before:
            self.let_go.emit(moved)

    def _in_document(self, at: QPointF) -> QPointF:
        return at + QPointF(0, self._view.verticalScrollBar().value())

    def _edges(self) -> list[QLineF]:
        """Return the two upright lines at the ends, in the viewport's coordinates; none where no grips stand."""
        span = self._moving or self._span
        if span is None:
            return []
        scrolled = self._view.verticalScrollBar().value()
        places = (self._map.position_of(span.start), False), (self._map.end_position_of(span.end), True)
        return [edge_of(self._document, place, is_end=is_end).translated(0, -scrolled) for place, is_end in places]

    def _grip_at(self, at: QPointF) -> bool | None:
        """Return which grip is there: True for that of the end, None where there is none."""
        for is_end, edge in enumerate(self._edges()):
            around = QRectF(edge.p1(), edge.p2()).normalized().united(_knob(edge, is_end=bool(is_end)))
            if around.adjusted(KNOB - REACH, 0, REACH - KNOB, 0).contains(at):
                return bool(is_end)
        return None


def moved_end(span: Span, offset: int, text: str, *, is_end: bool) -> Span:
    """Return `span` with its end, or its beginning, at the word nearest to `offset`; at least a word is left."""
    if is_end:
        ends = [word.end() for word in _words_around(text, offset) if word.end() > span.start]
        return Span(span.start, min(ends, key=lambda end: abs(end - offset), default=span.end))
    starts = [word.start() for word in _words_around(text, offset) if word.start() < span.end]
    return Span(min(starts, key=lambda start: abs(start - offset), default=span.start), span.end)


def _words_around(text: str, offset: int) -> list[re.Match[str]]:
    """Return the words and marks on the line of text around an offset."""
    first = text.rfind("\n", 0, offset) + 1
    last = text.find("\n", offset)
    return list(_WORDS.finditer(text, first, len(text) if last < 0 else last))


def _knob(edge: QLineF, *, is_end: bool) -> QRectF:
    middle = edge.p2() + QPointF(0, KNOB - 1) if is_end else edge.p1() - QPointF(0, KNOB - 1)
    return QRectF(middle.x() - KNOB, middle.y() - KNOB, 2 * KNOB, 2 * KNOB)
