"""A text on screen in which every place is known by its characters in the article."""

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QTextBrowser, QTextEdit, QWidget

from reader.model.span import Span
from reader.ui.article_style import GUTTER
from reader.ui.hits import character_at, position_at
from reader.ui.text_map import TextMap
from reader.ui.viewports import viewport_of


class MappedText(QTextBrowser):
    """Is read, walked and selected in, and never written in; loads nothing, whatever Qt would load.

    `text_map` is filled by whoever writes the text. Places are answered right also while not all of it is laid out.
    """

    tab_pressed = Signal()  # in the text or in what stands on it: the keyboard is about to go on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_map = TextMap()
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self._viewport = viewport_of(self)
        self._viewport.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(0)

    # Places

    def cursor_at(self, span: Span) -> QTextCursor:
        """Return a cursor that selects the words of `span`."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.text_map.position_of(span.start))
        cursor.setPosition(self.text_map.end_position_of(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def cursorForPosition(self, point: QPoint) -> QTextCursor:
        """Return a cursor at a point of the viewport."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position_at(self.document(), self._in_document(point)))
        return cursor

    def character_under(self, point: QPoint) -> Span:
        """Return the character at a point of the viewport."""
        offset = self.text_map.offset_of(character_at(self.document(), self._in_document(point)))
        return Span(offset, offset + 1)

    def first_seen(self) -> tuple[int, float]:
        """Return the first character on screen, and how many pixels of its line are above the edge."""
        offset = self.text_map.offset_of(self.cursorForPosition(QPoint(GUTTER + 2, 1)).position())
        cursor = QTextCursor(self.document())  # not the one above: a picture at the top has no character of its own
        cursor.setPosition(self.text_map.position_of(offset))
        return offset, -float(self.cursorRect(cursor).top())

    def seen(self, screens_around: int) -> Span:
        """Return the characters on screen, and those of so many screens above and below."""
        height = self.viewport().height()
        first = self.cursorForPosition(QPoint(GUTTER + 2, 1 - screens_around * height))
        last = self.cursorForPosition(QPoint(self.viewport().width(), (1 + screens_around) * height))
        start, end = (self.text_map.offset_of(cursor.position()) for cursor in (first, last))
        return Span(start, max(start, end) + 1)

    def top_of(self, span: Span) -> float:
        """Return where the line of the words' beginning stands, in pixels from the document's top."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.text_map.position_of(span.start))
        return float(self.cursorRect(cursor).top() + self.verticalScrollBar().value())

    def rect_of_selection(self) -> QRectF:
        """Return where the selection's first line stands, in viewport coordinates."""
        return self._rect_of(self.textCursor())

    def rect_of(self, span: Span) -> QRectF:
        """Return where the first line of words stands, in viewport coordinates."""
        return self._rect_of(self.cursor_at(span))

    def _rect_of(self, cursor: QTextCursor) -> QRectF:
        start, end = QTextCursor(self.document()), QTextCursor(self.document())
        start.setPosition(cursor.selectionStart())
        end.setPosition(cursor.selectionEnd())
        first, last = QRectF(self.cursorRect(start)), QRectF(self.cursorRect(end))
        return first.united(last) if first.top() == last.top() else first.adjusted(0, 0, 120, 0)

    def _in_document(self, point: QPoint) -> QPointF:
        return QPointF(point) + QPointF(0, self.verticalScrollBar().value())

    # Qt's own ways in

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Answer an empty picture to everything: our own are in the document already, nothing else is loaded."""
        del kind, name
        placeholder = QImage(1, 1, QImage.Format.Format_ARGB32)
        placeholder.fill(0)
        return placeholder

    def event(self, event: QEvent) -> bool:
        """Take the wheel over the margins too."""
        if isinstance(event, QWheelEvent):
            QApplication.sendEvent(self.verticalScrollBar(), event)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; Ctrl and the wheel change nothing by accident."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)

    def walk_links(self, step: int) -> None:
        """Go to the next or previous name or link of the text; Return follows it."""
        QTextBrowser.focusNextPrevChild(self, step > 0)
        self.setFocus()  # at the last of them Qt leaves the text

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Leave the text by Tab: its names and links have a key of their own."""
        self.tab_pressed.emit()
        return QTextEdit.focusNextPrevChild(self, is_next)
