"""Text shown with hyphens of ours: every place, mark, copy and find is as without them."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from reader.model.article import Article, Block, BlockKind, Link
from reader.model.library import OpenArticle
from reader.model.reading import Engine, Reading
from reader.model.span import Span
from reader.ui.article_view import ArticleView
from reader.ui.article_writer import SOFT_HYPHEN, ArticleWriter, harmless, parted
from reader.ui.hyphens import Hyphens
from reader.ui.typography import Typography

PIECES = ["considerable ", "hyphenation", "🌊", "e\u0301", "\u00ad", "reporting", " ", "\n", "—", "شركة", "A", "."]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)


@pytest.fixture(scope="module")
def hyphens(root):
    return Hyphens(root / "resources" / "hyphenation")


@pytest.fixture
def hyphenated(setting, hyphens):
    return replace(setting, typography=Typography(is_hyphenated=True), hyphens=hyphens)


def article_with(text: str, links=()) -> Article:
    return Article("T", None, (), None, "en", None, text, (Block(BlockKind.PARAGRAPH, 0, len(text), links=links),))


def without_hyphens(words: str) -> str:
    return words.replace(SOFT_HYPHEN, "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=TEXTS, data=st.data())
def test_every_place_is_the_same_with_and_without_hyphens(hyphenated, text, data):
    cut = data.draw(st.integers(0, len(text) - 1))
    link = Link(Span(cut, data.draw(st.integers(cut + 1, len(text)))), "https://example.org/")
    document = QTextDocument()
    writer = ArticleWriter(document, hyphenated)
    writer.write(article_with(text, (link,)), {})
    words, text_map = document.toRawText(), writer.text_map
    units = words.encode("utf-16-le")

    def shown(start: int, end: int) -> str:
        return units[2 * start : 2 * end].decode("utf-16-le")

    for offset, character in enumerate(text):
        position, end = text_map.position_of(offset), text_map.end_position_of(offset + 1)
        assert shown(position, end) == harmless(character)
        assert text_map.offset_of(position) == offset
        assert text_map.span_between(position, end) == Span(offset, offset + 1)
    span = Span(cut, data.draw(st.integers(cut + 1, len(text))))
    first, last = text_map.position_of(span.start), text_map.end_position_of(span.end)
    assert without_hyphens(shown(first, last)) == without_hyphens(harmless(span.of(text)))
    assert text_map.span_between(first, last) == span


@given(st.lists(st.integers(0, 40), unique=True).map(sorted), st.integers(0, 30), st.integers(1, 12))
def test_parts_of_words_are_all_of_them(breaks, start, length):
    span = Span(start, start + length)
    parts = parted(span, breaks)
    assert (parts[0].start, parts[-1].end) == (span.start, span.end)
    assert all(before.end == after.start for before, after in pairwise(parts))
    assert {part.start for part in parts[1:]} == {at for at in breaks if span.start < at < span.end}


@pytest.fixture
def view(qtbot, hyphenated):
    made = ArticleView(hyphenated)
    qtbot.addWidget(made)
    made.resize(460, 600)
    made.show()
    text = "The considerable hyphenation of administrative considerations 🌊 is reported by representatives. " * 8
    opened = OpenArticle(None, "u", Reading(article_with(text.strip()), (), (), Engine("t", "1")), analysed=True)
    with qtbot.waitSignal(made.written):
        made.write_article(opened, {})
    return made


def test_lines_do_break_inside_words(view):
    layout = view.document().lastBlock().layout()
    ends = [layout.lineAt(n).textStart() + layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]
    text = view.document().lastBlock().text().encode("utf-16-le")
    assert SOFT_HYPHEN in [text[2 * end - 2 : 2 * end].decode("utf-16-le") for end in ends]


def test_copied_and_selected_words_have_no_hyphens_of_ours(view):
    text = view._article.reading.article.text
    span = Span(4, 60)
    view.setTextCursor(view.cursor_at(span))
    assert SOFT_HYPHEN in view.textCursor().selectedText()
    assert view.selected_span() == span
    assert view.createMimeDataFromSelection().text() == text[4:60]


def test_a_click_in_a_parted_word_is_at_its_letter(view):
    for offset in range(0, 600, 7):
        at = view.cursorRect(view.cursor_at(Span(offset, offset + 1)))
        start = view.cursor_at(Span(offset, offset + 1))
        start.setPosition(start.selectionStart())
        middle = (view.cursorRect(start).center() + at.center()) / 2
        if view.cursorRect(start).top() == at.top():
            found = view.text_map.offset_of(view.cursorForPosition(middle).position())
            assert found in (offset, offset + 1)


def test_an_article_in_another_language_has_no_hyphens(hyphenated):
    document = QTextDocument()
    writer = ArticleWriter(document, hyphenated)
    writer.write(replace(article_with("considerable hyphenation"), language="fi"), {})
    assert SOFT_HYPHEN not in document.toRawText()


def test_headings_and_tables_have_no_hyphens(hyphenated):
    for kind in (BlockKind.HEADING, BlockKind.TABLE_ROW):
        article = article_with("considerable hyphenation")
        writer = ArticleWriter(document := QTextDocument(), hyphenated)
        writer.write(replace(article, blocks=(replace(article.blocks[0], kind=kind),)), {})
        assert SOFT_HYPHEN not in document.toRawText()
