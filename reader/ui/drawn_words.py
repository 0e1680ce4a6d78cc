"""Draws the words of a text on screen anywhere, as Qt draws them on the screen."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit


def draw_words(painter: QPainter, view: QTextEdit, seen: QRectF) -> None:
    """Draw the words within `seen`, in the document's coordinates, names in their colours, the selected ones set off.

    Qt's own `grab` was rejected for this: it has every hidden part of every note laid out first, 50 to 150 ms.
    """
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = seen
    context.palette = view.palette()
    coloured = [_selection(one.cursor, one.format) for one in view.extraSelections()]
    context.selections = [*coloured, _selection(view.textCursor(), _selected(view.palette()))]
    view.document().documentLayout().draw(painter, context)


def _selection(cursor: QTextCursor, char_format: QTextCharFormat) -> QAbstractTextDocumentLayout.Selection:
    made = QAbstractTextDocumentLayout.Selection()
    made.cursor, made.format = cursor, char_format
    return made


def _selected(palette: QPalette) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(palette.highlight())
    made.setForeground(palette.highlightedText())
    return made
