"""Two grips at the ends of a statement, to be drawn to where it begins and ends."""

import re
from unicodedata import category

from PySide6.QtCore import QEvent, QLineF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QTextDocument
from PySide6.QtWidgets import QAbstractScrollArea

from reader.model.span import Span
from reader.ui.hits import position_at
from reader.ui.mark_painter import edge_of
from reader.ui.text_map import TextMap

KNOB = 4.5  # px, half its width
REACH = 9  # px around a grip in which a press takes it

_WORDS = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]")
_PARTS = frozenset(("Mn", "Mc", "Me", "So", "Sk", "Cf"))  # what is no character by itself: accents, joiners, emoji


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
        self._viewport = view.viewport()  # asked for again while the view is torn down, it would raise
        self._document = document
        self._map = TextMap()
        self._text = ""
        self._span: Span | None = None
        self._colour = ""
        self._within: Span | None = None  # None: the whole text
        self._moving: Span | None = None  # while a grip is held
        self._former: Qt.CursorShape | None = None  # the pointer's, while it rests on a grip
        self._holds_end = False
        self._viewport.installEventFilter(self)
        view.installEventFilter(self)

    @property
    def is_held(self) -> bool:
        """Tell whether the reader holds a grip."""
        return self._moving is not None

    def set_text(self, text: str, text_map: TextMap) -> None:
        """Stand in another text; what is held is let go."""
        self._text, self._map = text, text_map
        self._drop()
        self.show_at(None, "")

    def show_at(self, span: Span | None, colour: str, within: Span | None = None) -> None:
        """Stand at the ends of `span`, or nowhere, to be drawn no further than `within`.

        A grip that is held stays in the hand, unless other words have the grips now.
        """
        if span != self._span:
            self._moving = None
        self._span, self._colour, self._within = span, colour, within
        if span is None:
            self._point(is_at_grip=False)
        self._viewport.update()

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
        if isinstance(event, QContextMenuEvent):
            return self.is_held  # a menu would swallow the release
        if watched is self._viewport:
            if isinstance(event, QMouseEvent):
                return self._take_mouse(event)
            if event.type() == QEvent.Type.Leave:
                self._point(is_at_grip=False)
        if isinstance(event, QKeyEvent) and self.is_held and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._drop()
            return True
        return False

    def _take_mouse(self, event: QMouseEvent) -> bool:
        is_left = event.button() is Qt.MouseButton.LeftButton
        match event.type():
            case QEvent.Type.MouseButtonPress if self._moving is None:
                return is_left and self._take_up(event.position())
            case QEvent.Type.MouseMove if self._moving is not None:
                if event.buttons() & Qt.MouseButton.LeftButton:
                    self._drag_to(event.position(), self._moving)
                else:
                    self._drop()
                return True
            case QEvent.Type.MouseMove:
                is_at_grip = not event.buttons() and self._grip_at(event.position()) is not None
                self._point(is_at_grip=is_at_grip)
                return is_at_grip
            case QEvent.Type.MouseButtonRelease if self._moving is not None and is_left:
                self._put_down(self._moving)
                return True
        return self._moving is not None

    def _point(self, *, is_at_grip: bool) -> None:
        """Let the pointer show that something can be drawn here, or what it showed before."""
        viewport = self._viewport
        if is_at_grip and self._former is None:
            self._former = viewport.cursor().shape()
            viewport.setCursor(Qt.CursorShape.SizeHorCursor)
        elif not is_at_grip and self._former is not None:
            viewport.setCursor(self._former)
            self._former = None

    def _drop(self) -> None:
        """Let go without a change."""
        if self._moving is not None:
            self._moving = None
            self.given_up.emit()

    def _take_up(self, at: QPointF) -> bool:
        grip = self._grip_at(at)
        if grip is not None:
            self._holds_end, self._moving = grip, self._span
        return grip is not None

    def _drag_to(self, at: QPointF, held: Span) -> None:
        hit = position_at(self._document, self._in_document(at))
        moved = moved_end(held, self._map.offset_of(hit), self._text, self._within, is_end=self._holds_end)
        if moved != held:
            self._moving = moved
            self.dragged.emit(moved)

    def _put_down(self, moved: Span) -> None:
        before, self._moving = self._span, None
        if moved == before:
            self.given_up.emit()
        else:
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


def moved_end(span: Span, offset: int, text: str, within: Span | None = None, *, is_end: bool) -> Span:
    """Return `span` with its end, or its beginning, at the word nearest to `offset`; at least a word is left.

    No further than `within`, where that is given.
    """
    words = [word for word in _words_around(text, offset) if within is None or within.contains(word)]
    if is_end:
        ends = [word.end for word in words if word.end > span.start]
        return Span(span.start, min(ends, key=lambda end: abs(end - offset), default=span.end))
    starts = [word.start for word in words if word.start < span.end]
    return Span(min(starts, key=lambda start: abs(start - offset), default=span.start), span.end)


def _words_around(text: str, offset: int) -> list[Span]:
    """Return the words and marks on the line of text around an offset; accents and emoji stay whole."""
    first = text.rfind("\n", 0, offset) + 1
    last = text.find("\n", offset)
    line = text[first : len(text) if last < 0 else last]
    shadow = "".join("x" if category(letter) in _PARTS else letter for letter in line)
    return [Span(first + word.start(), first + word.end()) for word in _WORDS.finditer(shadow)]


def _knob(edge: QLineF, *, is_end: bool) -> QRectF:
    middle = edge.p2() + QPointF(0, KNOB - 1) if is_end else edge.p1() - QPointF(0, KNOB - 1)
    return QRectF(middle.x() - KNOB, middle.y() - KNOB, 2 * KNOB, 2 * KNOB)
