"""Very long articles, a part at a time: every word is in one, and every way leads to its part."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reader.model.article import Article, Block, BlockKind, Link
from reader.model.library import OpenArticle
from reader.model.reading import Engine, Reading
from reader.model.source import Appearance, SourceKind
from reader.model.span import Span
from reader.ui import parts
from reader.ui.parts import parts_of
from reader.ui.reading_pane import ReadingPane
from tests.ui.window.conftest import mark

LINE = "The pilots of Varnes told the harbour board that nobody leaves this trade in protest. "


def long_article(paragraphs: int, heading_every: int = 0) -> Article:
    text, blocks = "", []
    for number in range(paragraphs):
        is_heading = heading_every and number % heading_every == 0
        kind = BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH
        words = f"Number {number}. " + ("" if is_heading else LINE * 4)
        blocks.append(Block(kind, len(text), len(text) + len(words.strip()), 2 if is_heading else 0))
        text += words.strip() + "\n\n"
    return Article("T", None, (), None, "en", None, text.strip(), tuple(blocks))


@pytest.fixture
def short_parts(monkeypatch):
    for name, length in (("LONGEST_WHOLE", 20_000), ("PART", 8_000), ("SHORTEST", 5_000)):
        monkeypatch.setattr(parts, name, length)


@pytest.fixture
def pane(qtbot, short_parts, setting, look):
    made = ReadingPane(setting, look.icons)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def book(qtbot, pane):
    """A pane with an article of several parts, and marks with notes in its first and its last."""
    article = long_article(120)
    notes = (
        mark(article.text, "Number 3.", note="First note", uid="n1"),
        mark(article.text, "Number 118.", note="Last note", uid="n2"),
    )
    reading = Reading(article, (), (), Engine("test", "1"))
    pane.show_article(OpenArticle(None, "u", reading, analysed=True, annotations=notes), {})
    qtbot.waitUntil(lambda: pane.view.is_complete)
    return pane


def test_names_and_links_are_ruled_in_the_part_on_screen_and_follow_it(qtbot, pane):
    plain = long_article(120)
    link = [Link(Span(block.start, block.start + 6), "https://example.org/") for block in plain.blocks]
    blocks = tuple(replace(block, links=(one,)) for block, one in zip(plain.blocks, link, strict=True))
    article = replace(plain, blocks=blocks)
    named = tuple(Span(found.start(), found.end()) for found in re.finditer("Varnes", article.text))
    varnes = Appearance("Varnes", SourceKind.ORGANISATION, (), None, None, named, ())
    reading = Reading(article, (), (varnes,), Engine("test", "1"))
    pane.show_article(OpenArticle(None, "u", reading, analysed=True), {})
    qtbot.waitUntil(lambda: pane.view.is_complete)
    for words in ("Number 118.", "Number 3."):
        pane.view.go_to_place((article.text.index(words), 0.0))
        qtbot.waitUntil(lambda: pane.view.is_complete)
        here = pane.view.parts.here
        for layer in ("names", "links"):
            marks = pane.view._painter.layers[layer].marks
            assert marks
            assert all(here.span.start <= mark.span.start < here.span.end for mark in marks)


def shown_notes(pane) -> set[str]:
    return set(pane.margin.editors)


def words_at(pane, words: str) -> Span:
    start = pane.article.reading.article.text.index(words)
    return Span(start, start + len(words))


@given(st.integers(0, 200), st.integers(0, 9))
def test_every_character_is_in_one_part(paragraphs, heading_every):
    article = long_article(paragraphs, heading_every)
    kept = parts.LONGEST_WHOLE, parts.PART, parts.SHORTEST
    parts.LONGEST_WHOLE, parts.PART, parts.SHORTEST = 20_000, 8_000, 5_000
    try:
        found = parts_of(article)
    finally:
        parts.LONGEST_WHOLE, parts.PART, parts.SHORTEST = kept
    assert [index for part in found for index in part.blocks] == list(range(len(article.blocks)))
    assert found[0].span.start == 0
    assert all(one.span.end == other.span.start for one, other in pairwise(found))
    assert found[-1].span.end == max(1, len(article.text))
    assert len(found) == 1 or all(len(part.span) < 10_000 for part in found)
    assert (len(found) > 1) == (len(article.text) > 20_000)


def test_a_part_ends_before_a_heading(short_parts):
    article = long_article(200, heading_every=17)
    assert all(article.blocks[part.blocks.start].kind is BlockKind.HEADING for part in parts_of(article))


def test_an_article_of_two_hundred_thousand_words_is_shown_whole():
    assert len(parts_of(long_article(3_300))) == 1
    assert len(parts_of(long_article(4_000))) > 3


def test_a_jump_turns_to_the_part_and_shows_its_own_notes_alone(qtbot, book):
    assert shown_notes(book) == {"n1"}
    span = words_at(book, "Number 118.")
    book.view.show_span(span)
    qtbot.waitUntil(lambda: book.view.is_complete)
    assert book.view.is_on_screen(span)
    assert not book.view.is_on_screen(words_at(book, "Number 3."))
    assert shown_notes(book) == {"n2"}
    assert book.view.text_map.position_of(span.start) < 9_000
    book.view.setTextCursor(book.view.cursor_at(span))
    assert book.view.selected_span() == span


def test_a_place_is_come_back_to_in_its_part(qtbot, book):
    book.view.show_span(words_at(book, "Number 60."))
    qtbot.waitUntil(lambda: book.view.is_complete)
    place = book.view.top_place()
    book.view.go_to_place((0, 0.0))
    qtbot.waitUntil(lambda: book.view.is_complete)
    assert book.view.parts.here.is_first
    book.view.go_to_place(place)
    qtbot.waitUntil(lambda: book.view.is_complete)
    assert book.view.top_place() == pytest.approx(place, abs=1)


def test_another_size_stays_at_the_part_and_line(qtbot, book, setting):
    book.view.show_span(words_at(book, "Number 60."))
    qtbot.waitUntil(lambda: book.view.is_complete)
    part, place = book.view.parts.here, book.view.top_place()
    book.set_setting(setting)
    qtbot.waitUntil(lambda: book.view.is_complete)
    assert book.view.parts.here == part
    assert book.view.top_place() == pytest.approx(place, abs=1)


def test_keys_go_on_from_part_to_part_and_back(qtbot, book):
    view, bar = book.view, book.view.verticalScrollBar()
    for key, by, start, number in (
        (Qt.Key.Key_PageDown, 1, bar.maximum, 2),
        (Qt.Key.Key_Space, 1, bar.maximum, 3),
        (Qt.Key.Key_PageUp, -1, bar.minimum, 2),
    ):
        bar.setValue(start())
        qtbot.keyClick(view, key)
        assert view.parts.here.number == number
        qtbot.waitUntil(lambda: view.is_complete)
        assert (bar.value() < 100) == (by > 0)
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.parts.here.is_last
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: view.is_complete)
    assert view.parts.here.is_last


def test_the_paragraph_walked_to_goes_on_in_the_next_part(qtbot, book):
    view = book.view
    last = view.parts.here.blocks.stop - 1
    view.setFocus()
    view.walker.go_to(words_at(book, f"Number {last}."))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.walker.step(1)
    assert view.parts.here.number == 2
    qtbot.waitUntil(lambda: view.is_complete)
    view.walker.step(1)
    assert view.walker.paragraph.of(book.article.reading.article.text).startswith(f"Number {last + 1}.")


def test_lines_of_their_own_lead_to_the_parts_before_and_after(qtbot, book):
    def ways() -> list[str]:
        lines = book.view.document().toPlainText().split("\n")
        return [line for line in (lines[0], lines[-1]) if " · this is part " in line]

    count = book.view.parts.here.count
    assert ways() == [f"Next part · this is part 1 of {count}"]
    book.view.parts.step(1)
    qtbot.waitUntil(lambda: book.view.is_complete)
    assert ways() == [f"Previous part · this is part 2 of {count}", f"Next part · this is part 2 of {count}"]


def test_a_note_that_is_being_typed_is_saved_when_its_part_is_left(qtbot, book):
    written = []
    book.margin.note_written.connect(lambda uid, words: written.append((uid, words)))
    book.margin.editors["n1"].words.setPlainText("First note, and more")
    book.view.show_span(words_at(book, "Number 118."))
    assert written == [("n1", "First note, and more")]


def test_the_pointer_says_that_a_long_text_is_being_set(qtbot, pane, monkeypatch):
    monkeypatch.setattr("reader.ui.busy_mark.LONG", 5_000)
    reading = Reading(long_article(120), (), (), Engine("test", "1"))
    pane.show_article(OpenArticle(None, "u", reading, analysed=True), {})
    assert QGuiApplication.overrideCursor().shape() is Qt.CursorShape.BusyCursor
    pane.view.parts.step(1)  # another text is wanted before this one stands
    qtbot.waitUntil(lambda: pane.view.is_complete)
    assert QGuiApplication.overrideCursor() is None
    pane.view.parts.step(1)
    pane.hide()
    assert QGuiApplication.overrideCursor() is None
