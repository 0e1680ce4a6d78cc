"""Which place in a text lies at a point, also while not all of the text is laid out."""

from bisect import bisect_left

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine


def position_at(document: QTextDocument, point: QPointF) -> int:
    """Return the place nearest to `point`; between two paragraphs, where the lower one begins.

    Where there are words, Qt's own answer is right. Between paragraphs it asks all that follow, and takes one that is
    not laid out in this width yet for where it stood before: it may answer with the end of the article.
    """
    position = document.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
    block = block_at(document, point.y())
    return block.position() if block.isValid() and point.y() < words_area(block).top() else position


def character_at(document: QTextDocument, point: QPointF) -> int:
    """Return where the letter stands that the point is on; beside the words, the place nearest to it.

    On the right half of a letter the nearest place is behind it: a click on the last letter of a mark would miss that.
    """
    position = position_at(document, point)
    block = document.findBlock(position)
    layout = block.layout()
    inside = point - layout.position()
    for line in (layout.lineAt(number) for number in range(layout.lineCount())):
        if line.rect().top() <= inside.y() < line.rect().bottom() and line.naturalTextRect().contains(inside):
            return block.position() + int(line.xToCursor(inside.x(), QTextLine.CursorPosition.CursorOnCharacter))
    return position


def block_at(document: QTextDocument, y: float) -> QTextBlock:
    """Return the first block that has words at a height or below it; none below the last."""
    document.documentLayout().hitTest(QPointF(0, y), Qt.HitTestAccuracy.FuzzyHit)  # lays out as far as that
    number = bisect_left(range(document.blockCount()), y, key=lambda at: _bottom(document.findBlockByNumber(at)))
    return document.findBlockByNumber(number)


def words_area(block: QTextBlock) -> QRectF:
    """Return the area of the block's lines, without the space above and below."""
    layout = block.layout()
    return layout.boundingRect().translated(layout.position())


def _bottom(block: QTextBlock) -> float:
    """Return where a block ends: endlessly far down while it has no lines, and stands where it stood before."""
    return words_area(block).bottom() if block.layout().lineCount() else float("inf")
