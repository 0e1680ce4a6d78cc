"""Marks lie on their words where writing from the left meets writing from the right."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextCursor, QTextDocument

from reader.model.span import Span
from reader.ui.mark_painter import edge_of, strips
from reader.ui.marks import Mark, MarkIndex, Rule
from reader.ui.text_map import TextMap

WIDTH = 700
FROM_LEFT = "he said שלום 12 עולם on Monday 🌊 and left"
FROM_RIGHT = "הוא אמר hello there ביום שני (2026) ועוד"


def drawn(text, words):
    """Return a document with the text, and the strips of a mark on its words."""
    document, text_map = QTextDocument(), TextMap()
    document.setTextWidth(WIDTH)
    document.setPlainText(text)
    font = document.defaultFont()
    font.setPixelSize(17)
    document.setDefaultFont(font)
    text_map.add(text, 0, 0)
    start = text.index(words)
    mark = Mark(Span(start, start + len(words)), "#000000", Rule.SOLID, has_note=True)
    return document, list(strips(document, text_map, MarkIndex([mark]), QRectF(0, 0, WIDTH, 400)))


def ink_of(document, words):
    """Return the pixels from left to right that have ink of the words, all others being painted white."""
    start = document.toPlainText().index(words)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    for colour in ("white", "black"):
        dye = QTextCharFormat()
        dye.setForeground(QColor(colour))
        cursor.mergeCharFormat(dye)
        cursor.setPosition(start)
        cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    image = QImage(WIDTH, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    document.drawContents(painter)
    painter.end()
    return [x for x in range(WIDTH) if any(image.pixelColor(x, y).lightness() < 100 for y in range(60))]


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        (FROM_LEFT, "he said", 1),
        (FROM_LEFT, "שלום", 1),
        (FROM_LEFT, "said שלום", 2),
        (FROM_LEFT, "12 עולם", 1),
        (FROM_LEFT, "עולם on Monday", 2),
        (FROM_LEFT, FROM_LEFT[:30], 1),
        (FROM_RIGHT, "hello there", 1),
        (FROM_RIGHT, "אמר hello", 2),
        (FROM_RIGHT, "there ביום", 2),
        (FROM_RIGHT, "(2026)", 1),
    ],
)
def test_a_mark_lies_on_all_its_words_and_on_no_others(qapp, text, words, count):
    document, marked = drawn(text, words)
    ink = ink_of(document, words)
    assert ink
    assert all(any(strip.left - 2 <= x <= strip.right + 2 for strip in marked) for x in ink)
    assert all(any(strip.left - 2 <= x <= strip.right + 2 for x in ink) for strip in marked)
    assert len(marked) == count


def test_the_sign_of_a_note_stands_where_its_words_end(qapp):
    _document, (first, second) = drawn(FROM_LEFT, "said שלום")
    assert first.end is None
    assert second.end == second.left  # which is where words from the right end


def test_the_edges_of_words_are_their_own_where_directions_meet(qapp):
    document, (strip,) = drawn(FROM_LEFT, "שלום")
    start = FROM_LEFT.index("שלום")
    begin, end = (edge_of(document, start + 4 * is_end, is_end=is_end).x1() for is_end in (False, True))
    assert (begin, end) == (pytest.approx(strip.right), pytest.approx(strip.left))
