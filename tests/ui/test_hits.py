"""Points in a text of which only the beginning is laid out in the width that it has now."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, QTextBoundaryFinder
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from reader.ui.hits import block_at, character_at, position_at, words_area
from reader.ui.mark_painter import blocks_within

PARAGRAPHS = 120
GAP = 16


@pytest.fixture
def document(qapp):
    """Paragraphs that were laid out in 900 px, and are being laid out in 300 px."""
    made = QTextDocument()
    apart = QTextBlockFormat()
    apart.setBottomMargin(GAP)
    cursor = QTextCursor(made)
    cursor.setBlockFormat(apart)
    cursor.insertText("\n".join(f"Paragraph {n} tells of the pilots and of the quay. " * 6 for n in range(PARAGRAPHS)))
    made.setTextWidth(900)
    made.size()  # lays out all of it
    made.setTextWidth(300)
    return made


def blocks(document, numbers):
    for number in numbers:
        block = document.findBlockByNumber(number)
        document.documentLayout().blockBoundingRect(block)  # lays out as far as that
        yield block


def test_between_two_paragraphs_is_where_the_lower_one_begins(document):
    for block in blocks(document, range(1, 40)):
        gap = words_area(block).top() - GAP / 2
        assert block_at(document, gap) == block
        assert position_at(document, QPointF(150, gap)) == block.position()


def test_a_stretch_that_begins_between_two_paragraphs_has_those_below(document):
    for block in blocks(document, range(1, 40)):
        gap = words_area(block).top() - GAP / 2
        assert list(blocks_within(document, QRectF(0, gap, 300, GAP))) == [block]


def test_in_a_paragraph_is_the_character_under_the_point(document):
    for block in blocks(document, range(40)):
        area = words_area(block)
        assert position_at(document, area.topLeft() + QPointF(1, 3)) == block.position()
        assert position_at(document, area.bottomRight() - QPointF(1, 3)) == block.position() + block.length() - 1


def test_above_all_words_is_the_beginning(document):
    assert position_at(document, QPointF(20, -50)) == 0
    assert block_at(document, -50) == document.begin()


def test_below_all_words_is_the_end_and_no_block(document):
    far = QPointF(20, 100_000)
    assert position_at(document, far) == document.characterCount() - 1
    assert not block_at(document, far.y()).isValid()


def test_the_text_is_laid_out_as_far_as_the_point(document):
    assert not document.lastBlock().layout().lineCount()
    block = block_at(document, 9000)
    assert words_area(block).top() - GAP <= 9000 <= words_area(block).bottom()
    assert document.findBlock(position_at(document, QPointF(150, 9000))) == block


@pytest.mark.parametrize("words", ["A step is rare, and i is narrow.", "قال الطيار إنه استقال", "A 🌊 in the quay"])
def test_a_letter_is_hit_on_both_of_its_halves(qapp, words):
    document = QTextDocument(words)
    document.setTextWidth(400)
    document.size()
    line, left = document.begin().layout().lineAt(0), document.begin().layout().position().x()
    for start, end in pairwise(graphemes(words)):
        edges = sorted(line.cursorToX(place)[0] for place in (start, end))
        for part in (0.1, 0.4, 0.6, 0.9):
            x = left + edges[0] + part * (edges[1] - edges[0])
            assert character_at(document, QPointF(x, line.rect().center().y() + 4)) == start


def graphemes(words):
    """The places between letters, in UTF-16 units."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, words)
    places = [0]
    while (place := finder.toNextBoundary()) >= 0:
        places.append(place)
    return places


def test_beside_the_words_of_a_line_there_is_no_letter(document):
    for block in blocks(document, range(3)):
        line = block.layout().lineAt(block.layout().lineCount() - 1)
        beside = block.layout().position() + line.naturalTextRect().bottomRight() + QPointF(20, -4)
        assert character_at(document, beside) == block.position() + block.length() - 1
