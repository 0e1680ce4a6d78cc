"""The menu of the text says what it does here, and nothing that does not hold here."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from reader.model.annotation import Style
from reader.model.span import Span
from tests.ui.window.conftest import mark


def text_of(window):
    return window.desk.article.reading.article.text


def span_of(window, words):
    start = text_of(window).index(words)
    return Span(start, start + len(words))


def menu_at(window, words):
    """Ask for the menu with the pointer in the midst of words; return its entries by what they say."""
    span, view = span_of(window, words), window.pane.view
    view.show_span(span)
    middle = (span.start + span.end) // 2
    at = view.cursorRect(view.cursor_at(Span(middle, middle + 1))).center() - QPoint(2, 0)
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at)))
    return entries()


def entries():
    menu = QApplication.activePopupWidget()
    found = {action.text().split("\t")[0]: action for action in menu.actions()}
    menu.close()
    return found


def with_marks(window, *marks):
    window.pane.refresh(replace(window.pane.article, annotations=marks))


def test_at_a_mark_one_can_delete_it_and_nothing_else(sample):
    with_marks(sample, mark(text_of(sample), "arms control"))
    found = menu_at(sample, "arms control")
    assert {"Delete the mark", "Underline", "Write a note", "Tags of the mark"} <= found.keys()
    assert not any("articles" in words or "Merge" in words or "again" in words for words in found)
    found["Delete the mark"].trigger()
    assert sample.pane.article.annotations == ()


def test_at_an_underlined_mark_with_a_note_it_says_what_can_be_changed(sample):
    placed = mark(text_of(sample), "arms control", note="Since when?")
    lined = replace(placed, annotation=replace(placed.annotation, style=Style.UNDERLINE))
    with_marks(sample, lined, mark(text_of(sample), "worked on arms control since", uid="a2"))
    found = menu_at(sample, "arms control")
    assert {"Highlight", "Edit the note", "Merge with the marks that share words with it"} <= found.keys()


def test_without_words_or_mark_there_is_nothing_to_do_to_them(sample):
    found = menu_at(sample, "gave up his post")
    assert found.keys().isdisjoint({"Delete the mark", "Underline", "Write a note", "Copy", "Why this source?"})
    assert "Find" in found


def test_at_a_statement_one_can_ask_why_it_is_its_sources(sample):
    card = next(card for card in sample.desk.article.cards if card.appearance.name == "Iver B. Neumann")
    said = card.appearance.statements[1]
    found = menu_at(sample, said.text)
    found["Why this source?"].trigger()
    assert sample.sidebar.pages.currentWidget() is sample.sidebar.why
    assert sample.sidebar.why.words.content.items[0].target == said
    sample.sidebar.why.back.click()
    assert sample.sidebar.pages.currentWidget() is sample.sidebar.cards


@pytest.mark.parametrize("width", [1360, 700])
def test_by_key_it_is_asked_of_the_statement_walked_to(qtbot, sample, width):
    sample.resize(width, 700)
    sample.pane.view.setFocus()
    sample.actions_by_name["next"].trigger()
    current = sample.pane._ends.current
    at = QPoint(10, 10)
    sample.pane.view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, at))
    entries()["Why this source?"].trigger()
    qtbot.waitUntil(sample.sidebar.isVisible)
    assert sample.sidebar.why.words.content.items[0].target.span == current


def test_it_shows_the_keys_of_what_it_offers(sample):
    with_marks(sample, mark(text_of(sample), "arms control"))
    sample.pane.marking.point_at(span_of(sample, "arms control"))
    sample.pane.view.menu_asked.emit(QPoint(200, 200))
    menu = QApplication.activePopupWidget()
    assert "Delete the mark\tDel" in {action.text() for action in menu.actions()}
    menu.close()
