"""The keyboard in the article: from paragraph to paragraph, and words taken in by word and by sentence."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTextBoundaryFinder, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from reader.model.span import Span
from reader.ui.text_map import TextMap

AROUND = 36  # px kept free above and below the paragraph walked to
BRACKET = 7  # px its ends reach towards the words
CURSOR = 2  # px
TURN = 0.7  # of a screen: what a paragraph taller than the screen moves by
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class TextWalker(QObject):
    """Knows the paragraph that the reader is at, which is that of the text cursor, and frames it once keys are used.

    Up and Down go on by a paragraph. With Shift, Left and Right take in words, Up and Down sentences; with
    Ctrl besides, Left and Right single characters.
    """

    moved = Signal()  # the reader has gone elsewhere by key
    entered = Signal()  # Return, not on a link
    ended = Signal(int)  # the step that led beyond the last paragraph, or before the first

    def __init__(self, view: QTextBrowser) -> None:
        super().__init__(view)
        self._view = view
        self._viewport = view.viewport()  # asked for again while the view is torn down, it would raise
        self._map = TextMap()
        self._is_shown = False
        self._is_clicked = False
        self._viewport.installEventFilter(self)
        view.installEventFilter(self)

    @property
    def paragraph(self) -> Span | None:
        """Return the words of the paragraph that is framed; None while the reader goes by the mouse."""
        return self._words(self._view.textCursor().block()) if self._is_shown else None

    @property
    def clicked(self) -> Span | None:
        """Return the words of the paragraph that the reader has clicked into, while some of it is on screen."""
        block = self._view.textCursor().block()
        return self._words(block) if self._is_clicked and self._is_on_screen(block) else None

    def set_text(self, text_map: TextMap) -> None:
        """Walk in another text, or in the same one written anew."""
        self._map = text_map
        self._is_shown = self._is_clicked = False

    def go_to(self, span: Span) -> None:
        """Stand at words that were gone to by other keys."""
        self._stand_at(self._map.position_of(span.start))

    def stand_again(self, paragraph: Span) -> None:
        """Frame a paragraph in the text that is written anew: the reader has not moved."""
        self._put_cursor(self._map.position_of(paragraph.start))

    def step(self, by: int) -> None:
        """Go to the next or previous paragraph, or scroll on in one that reaches beyond the screen."""
        here = self._view.textCursor().block()
        if not self._is_shown or not self._is_on_screen(here):
            self._stand_at_block(self._first_on_screen())
            return
        area, room = self._area(here), self._viewport.height()
        if (by > 0 and area.bottom() > room) or (by < 0 and area.top() < 0):
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + by * round(TURN * room))
            return
        following = self._next(here, by)
        if following.isValid():
            self._stand_at_block(following)
        else:
            self.ended.emit(by)

    def leave(self) -> None:
        """Stand nowhere: the next step begins at what is on screen then."""
        self._is_shown = False

    def paint(self, painter: QPainter, colour: str) -> None:
        """Draw a bracket before the paragraph, in the viewport's coordinates: a frame would not fit around it."""
        if self._is_shown and self._view.hasFocus():
            area = self._area(self._view.textCursor().block()).adjusted(-10, 3, 0, 4)
            painter.setPen(QPen(QColor(colour), 2))
            tick = QPointF(BRACKET, 0)
            painter.drawPolyline([area.topLeft() + tick, area.topLeft(), area.bottomLeft(), area.bottomLeft() + tick])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows and Return; hide frame and text cursor where the mouse is used."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            self._is_shown = False
            self._view.setCursorWidth(0)
            if watched is self._viewport and event.button() is Qt.MouseButton.LeftButton:
                self._is_clicked = self._is_paragraph_at(event.position())
        elif watched is self._view and isinstance(event, QFocusEvent):
            self._follow_focus(event)
        elif watched is self._view and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._view.hasFocus() and self._take(event)  # a part within passes on what it does not use
        return False

    def _is_paragraph_at(self, point: QPointF) -> bool:
        block = self._view.cursorForPosition(point.toPoint()).block()
        return self._words(block) is not None and self._area(block).contains(self._area(block).left() + 1, point.y())

    def _follow_focus(self, event: QFocusEvent) -> None:
        if event.gotFocus() and event.reason() in _BY_KEY and not self._is_shown:
            here = self._view.textCursor().block()
            self._is_shown = True
            if not self._is_on_screen(here) or self._words(here) is None:
                self._stand_at_block(self._first_on_screen())
        self._viewport.update()

    def _take(self, event: QKeyEvent) -> bool:
        held, key = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key())
        is_upright = key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_at_link():
            self.entered.emit()
        elif key not in _STEPS:
            return False
        elif held == Qt.KeyboardModifier.NoModifier and is_upright:
            self.step(_STEPS[key])
        elif held == _SHIFT:
            self._extend(_STEPS[key], by_sentence=is_upright)
        elif held == _SHIFT | _CTRL and not is_upright:
            self._move(QTextCursor.MoveOperation.Right if _STEPS[key] > 0 else QTextCursor.MoveOperation.Left)
        else:
            self._is_shown = True
            self._view.setCursorWidth(CURSOR)
            return False  # the text cursor is Qt's own, and the frame follows it
        return True

    def _is_at_link(self) -> bool:
        cursor = self._view.textCursor()
        return cursor.hasSelection() and bool(cursor.charFormat().anchorHref())

    # From paragraph to paragraph

    def _next(self, block: QTextBlock, by: int) -> QTextBlock:
        following = block.next() if by > 0 else block.previous()
        while following.isValid() and self._words(following) is None:
            following = following.next() if by > 0 else following.previous()
        return following

    def _words(self, block: QTextBlock) -> Span | None:
        """Return the article's words in a block; None in one that was added, or that holds a picture alone."""
        if not block.isValid() or not block.text().strip():
            return None
        return self._map.span_between(block.position(), block.position() + block.length() - 1)

    def _first_on_screen(self) -> QTextBlock:
        first = self._view.cursorForPosition(self._viewport.rect().topLeft()).block()
        while first.isValid() and (self._words(first) is None or self._area(first).bottom() < 0):
            first = first.next()
        return first

    def _is_on_screen(self, block: QTextBlock) -> bool:
        area = self._area(block)
        return area.bottom() > 0 and area.top() < self._viewport.height()

    def _area(self, block: QTextBlock) -> QRectF:
        """Return where the block's lines stand, in the viewport's coordinates."""
        layout = block.layout()
        left_out = self._view.verticalScrollBar().value()
        return layout.boundingRect().translated(layout.position()).translated(0, -left_out)

    def _stand_at_block(self, block: QTextBlock) -> None:
        if block.isValid():
            self._stand_at(block.position())
            self._bring_into_sight(block)

    def _stand_at(self, position: int) -> None:
        self._put_cursor(position)
        self.moved.emit()

    def _put_cursor(self, position: int) -> None:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(position)
        self._view.setTextCursor(cursor)
        self._is_shown = True
        self._viewport.update()

    def _bring_into_sight(self, block: QTextBlock) -> None:
        area, room = self._area(block), self._viewport.height()
        bar = self._view.verticalScrollBar()
        if area.top() < AROUND:
            bar.setValue(bar.value() + round(area.top()) - AROUND)
        elif area.bottom() > room - AROUND:
            bar.setValue(bar.value() + round(min(area.top() - AROUND, area.bottom() + AROUND - room)))

    # Words taken in

    def _extend(self, step: int, *, by_sentence: bool) -> None:
        if by_sentence:
            self._keep_from_anchor(self._sentence_end(self._view.textCursor(), step))
        else:
            moves = QTextCursor.MoveOperation
            self._move(moves.EndOfWord if step > 0 else moves.PreviousWord, moves.NextWord)

    def _move(self, move: QTextCursor.MoveOperation, otherwise: QTextCursor.MoveOperation | None = None) -> None:
        """Draw the end of what is taken in on; `otherwise` first where the move leads nowhere."""
        cursor = self._view.textCursor()
        before = cursor.position()
        cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
        if cursor.position() == before and otherwise is not None and move is not QTextCursor.MoveOperation.PreviousWord:
            cursor.movePosition(otherwise, QTextCursor.MoveMode.KeepAnchor)
            cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
        self._keep_from_anchor(cursor.position())

    def _keep_from_anchor(self, position: int) -> None:
        cursor = self._view.textCursor()
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self._is_shown = True
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()

    def _sentence_end(self, cursor: QTextCursor, step: int) -> int:
        """Return where the next sentence ends, or with -1 where this one or the one before it begins."""
        block = cursor.block()
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, block.text())
        finder.setPosition(cursor.position() - block.position())
        found = finder.toNextBoundary() if step > 0 else finder.toPreviousBoundary()
        if found >= 0:
            return block.position() + found
        following = self._next(block, step)
        if not following.isValid():
            return cursor.position()
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, following.text())
        if step < 0:
            finder.toEnd()
        return following.position() + max(0, finder.toNextBoundary() if step > 0 else finder.toPreviousBoundary())
