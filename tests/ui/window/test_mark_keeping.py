"""Marks on their way into the library and back, in the window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from reader.model.annotation import Colour
from reader.model.span import Span
from reader.ui.card_groups import CardRow
from tests.ui.window.test_desk import settle


def row(window, name):
    rows = window.sidebar.cards.list.sources.rows
    return next(one for one in rows if isinstance(one, CardRow) and one.card.appearance.name == name)


def choose(window, name, words):
    """Choose what begins with these words in the menu of a card."""
    window.sidebar.cards.list.menu_wanted.emit(row(window, name), QPoint(300, 300))
    menu = QApplication.activePopupWidget()
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    menu.close()


def notes(window):
    return [placed.annotation.note for placed in window.desk.article.annotations]


@pytest.fixture
def noted(qtbot, sample):
    """The sample with a mark that has a note."""
    text = sample.desk.article.reading.article.text
    start = text.index("arms control")
    sample.pane.view.setTextCursor(sample.pane.view.cursor_at(Span(start, start + 12)))
    sample.pane.marking.highlight(Colour.PINK)
    uid = sample.pane.marking.at_hand.annotation.uid
    sample.pane.margin.note_written.emit(uid, "Since when?")
    settle(qtbot, sample)
    return sample


def test_all_that_a_card_says_is_marked_from_its_menu_and_taken_back_at_once(qtbot, sample):
    said = row(sample, "Boris Bondarev").card.appearance
    sure = {s.span for s in said.statements if s.confidence >= sample.desk.article.reading.sure_at}
    choose(sample, "Boris Bondarev", "Mark all that Boris Bondarev says")
    settle(qtbot, sample)
    assert {placed.placement.span for placed in sample.desk.article.annotations} == sure
    assert sample.toast.words == f"{len(sure)} statements marked"
    choose(sample, "Boris Bondarev", "Mark all")
    assert sample.toast.words == "What is certain is marked already"
    sample.actions_by_name["undo"].trigger()
    settle(qtbot, sample)
    assert sample.desk.article.annotations == ()
    assert sample.toast.words == f"Undone: {len(sure)} statements marked"


def test_what_may_be_somebody_elses_is_counted_and_marked_on_the_readers_word(qtbot, sample):
    article = sample.desk.article
    said = row(sample, "Boris Bondarev").card.appearance.statements
    first, second, *others = sorted(said, key=lambda one: one.confidence)
    reading = replace(article.reading, sure_at=(second.confidence + min(one.confidence for one in others)) / 2)
    sample.pane.refresh(replace(article, reading=reading))
    sample.pane.card_marking.mark_all(row(sample, "Boris Bondarev").card.appearance)
    settle(qtbot, sample)
    assert sample.toast.words == "3 statements marked"
    assert sample.message_bar.words == "2 statements are not marked: they may be somebody else’s."
    sample.message_bar._action.click()
    settle(qtbot, sample)
    assert sample.toast.words == "2 statements marked"
    assert {p.placement.span for p in sample.desk.article.annotations} == {one.span for one in said}
    assert first.span in {p.placement.span for p in sample.desk.article.annotations}


def test_a_card_of_which_nothing_is_certain_says_so_and_waits_for_the_readers_word(qtbot, sample):
    unsure = row(sample, "Andrei Kozyrev").card.appearance
    sample.pane.card_marking.mark_all(unsure)
    assert sample.message_bar.words == "1 statement is not marked: it may be somebody else’s."
    assert sample.pane.article.annotations == ()
    sample.message_bar._action.click()
    settle(qtbot, sample)
    assert [p.placement.span for p in sample.desk.article.annotations] == [unsure.statements[0].span]
    sample.pane.card_marking.mark_all(unsure)
    assert sample.message_bar.words == ""
    assert sample.toast.words == "All of it is marked already"


def test_a_mark_deleted_with_its_note_is_brought_back_by_the_toast(qtbot, noted):
    noted.actions_by_name["delete"].trigger()
    settle(qtbot, noted)
    assert (notes(noted), noted.toast.words) == ([], "Mark deleted")
    noted.toast._action.click()
    settle(qtbot, noted)
    assert notes(noted) == ["Since when?"]


def test_the_toasts_undo_goes_once_it_would_take_back_something_else(qtbot, noted):
    noted.actions_by_name["delete"].trigger()
    settle(qtbot, noted)
    noted.pane.view.setTextCursor(noted.pane.view.cursor_at(Span(0, 7)))
    noted.pane.marking.underline()
    settle(qtbot, noted)
    assert noted.toast.words == ""


def test_a_mark_picked_from_the_list_is_gone_to(qtbot, noted):
    noted.pane.marking.let_go()
    noted.actions_by_name["marks"].trigger()
    assert QApplication.focusWidget() is noted.sidebar.marks.marks
    qtbot.keyClick(noted.sidebar.marks.marks, Qt.Key.Key_Return)
    assert noted.pane.marking.at_hand.annotation.note == "Since when?"
    assert noted.pane.view.is_on_screen(noted.pane.marking.at_hand.placement.span)


def test_the_list_follows_what_is_marked(qtbot, noted):
    noted.actions_by_name["marks"].trigger()
    noted.pane.view.setTextCursor(noted.pane.view.cursor_at(Span(0, 7)))
    noted.pane.marking.underline()
    settle(qtbot, noted)
    assert len(noted.sidebar.marks.marks.content.items) == 2


def test_names_of_colours_are_kept_and_shown_everywhere(qtbot, sample):
    sample.mark_keeping._keep_names({Colour.GREEN: "Claims & doubts"})
    settle(qtbot, sample)
    assert sample.actions_by_name["green"].text() == "Highlight: Claims && doubts (green)"
    assert sample.pane.bar._swatches[Colour.GREEN].accessibleName() == "Claims & doubts (green) highlight"
    assert sample.opener._library.marks.colour_names() == ((Colour.GREEN, "Claims & doubts"),)


def test_tags_of_the_library_complete_the_tags_of_a_mark(qtbot, noted):
    noted.opener._library.catalogue.change_tags([noted.desk.article.id], add=["diplomacy"])
    noted.mark_keeping.load_names()
    settle(qtbot, noted)
    noted.pane.marking.edit_tags()
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "dip")
    assert field._completer.completionCount() == 1
    field._complete("diplomacy")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, noted)
    assert noted.desk.article.annotations[0].annotation.tags == ("diplomacy",)
