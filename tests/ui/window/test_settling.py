"""Marks whose place is uncertain or lost, and what the reader says of them."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from reader.model.anchor import Anchor, PlacementState
from reader.model.annotation import Annotation, Colour
from reader.model.article import Article, Block, BlockKind
from reader.model.original import Original
from reader.model.span import Span
from reader.ui.settle_row import Settle
from tests.ui.window.conftest import place
from tests.ui.window.test_desk import settle

FIRST = """The ferry to Sandvik stays in harbour

The ferry “Havsula” will not sail before May, the harbour office says.

Nobody was hurt when she ran aground in February, said Kari Strand, who is head of the crew.

Tickets that were bought are paid back. The office is open every day until five, also on Sundays."""
STEP = "Nobody was hurt when she ran aground in February, said Kari Strand, who is head of the crew."
TWICE = FIRST.replace(STEP, f"{STEP}\n\n{STEP}")
GONE = FIRST.replace(f"{STEP}\n\n", "")
HURT = "Nobody was hurt"


def fetched(text, day):
    """Return an article of ours as it was fetched on a day of November."""
    blocks, start = [], 0
    for words in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(words)))
        start += len(words) + 2
    address = "https://courier.example/ferry"
    title = text.partition("\n")[0]
    article = Article(title, "Courier", (), "2026-11-20", "en", address, text, tuple(blocks))
    moment = f"2026-11-{day}T09:00:00+00:00"
    return article, Original(text.encode(), "ferry.txt", "text/plain", url=address, fetched=moment)


def show(qtbot, window, text, day):
    """Let the window show what the outlet has made of the text."""
    window.opener.show_stored(window.opener._library.keep_article(*fetched(text, day)))
    qtbot.waitUntil(lambda: window.desk.article is not None and window.desk.article.reading.article.text == text)
    qtbot.waitUntil(lambda: window.desk.article.analysed, timeout=20_000)
    settle(qtbot, window)


@pytest.fixture
def marked(qtbot, window):
    """A window on the first text, with a mark on three words of it."""
    show(qtbot, window, FIRST, "20")
    anchor = Anchor.at(place(FIRST, HURT), FIRST)
    made = "2026-11-20T10:00:00+00:00"
    window.changes.add(window.desk.article.id, Annotation("mark-1", anchor, Colour.GREEN, "", made, made))
    settle(qtbot, window)
    return window


@pytest.fixture
def unsure(qtbot, marked):
    """The same, but the paragraph stands twice since, and the mark is taken up."""
    show(qtbot, marked, TWICE, "21")
    marked.pane.view.setFocus()
    marked.pane.marking.walk(1)
    return marked


@pytest.fixture
def lost(qtbot, marked):
    """The same, but the paragraph is gone."""
    show(qtbot, marked, GONE, "21")
    return marked


def select(window, words, nth=0):
    text = window.desk.article.reading.article.text
    view = window.pane.view
    view.setTextCursor(view.cursor_at(place(text, words, nth)))
    view.words_selected.emit(view.selected_span())


def only(window):
    (placed,) = window.desk.article.annotations
    return placed


def seen(bar):
    return [button.text() for button in bar.buttons if button.isVisible()]


def press(qtbot, window, settle):
    """Press a button of the bar at the words."""
    button = next(b for b in window.pane.bar.buttons if b.isVisible() and b.text().lower().startswith(settle.value))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_bar_at_an_uncertain_mark_asks_whether_it_moved_there(unsure):
    assert only(unsure).placement.state is PlacementState.UNCERTAIN
    assert seen(unsure.pane.bar) == ["Accept", "Put back", "Keep aside", "Delete"]


def test_the_margin_asks_the_same_beside_the_line_though_the_mark_has_no_note(unsure):
    (editor,) = unsure.pane.margin.editors.values()
    assert [button.text() for button in editor.settling.buttons if button.isVisibleTo(editor)] == [
        "Accept",
        "Put back",
        "Keep aside",
    ]
    assert editor.settling.buttons[0].accessibleName() == "Accept: “Nobody was hurt”"


@pytest.mark.parametrize("way", ["bar", "key", "margin"])
def test_an_accepted_place_is_the_marks_own_and_is_taken_back_by_undo(qtbot, unsure, way):
    guess = only(unsure).placement.span
    if way == "bar":
        press(qtbot, unsure, Settle.ACCEPT)
    elif way == "key":
        qtbot.keyClick(unsure.pane.view, Qt.Key.Key_A)
    else:
        (editor,) = unsure.pane.margin.editors.values()
        editor.settling.buttons[0].click()
    settle(qtbot, unsure)
    assert (only(unsure).placement.state, only(unsure).placement.span) == (PlacementState.EXACT, guess)
    assert unsure.toast.words == "Place accepted"
    assert not unsure.pane.margin.editors
    unsure.actions_by_name["undo"].trigger()
    settle(qtbot, unsure)
    assert only(unsure).placement.state is PlacementState.UNCERTAIN
    unsure.actions_by_name["redo"].trigger()
    settle(qtbot, unsure)
    assert only(unsure).placement.state is PlacementState.EXACT


def test_a_mark_that_is_put_back_is_offered_the_words_where_it_stood_and_takes_others(qtbot, unsure):
    press(qtbot, unsure, Settle.PUT_BACK)
    settle(qtbot, unsure)
    qtbot.waitUntil(lambda: unsure.pane.view.selected_span() is not None)
    assert unsure.pane.view.selected_span().of(TWICE) == HURT
    assert "Place here" in seen(unsure.pane.bar)
    select(unsure, HURT, 1)
    press(qtbot, unsure, Settle.PLACE)
    settle(qtbot, unsure)
    assert only(unsure).placement.span == place(TWICE, HURT, 1)
    assert only(unsure).placement.state is PlacementState.EXACT
    assert unsure.toast.words == "Mark placed"


def test_a_mark_kept_aside_is_in_the_list_with_its_quote_and_undo_brings_it_back(qtbot, unsure):
    qtbot.keyClick(unsure.pane.view, Qt.Key.Key_X)
    settle(qtbot, unsure)
    assert only(unsure).placement.state is PlacementState.ORPHAN
    unsure.show_marks()
    titles = [item.lead or item.title for item in unsure.sidebar._marks.marks.content.items]
    assert titles == ["Lost their place", HURT]
    unsure.actions_by_name["undo"].trigger()
    settle(qtbot, unsure)
    assert only(unsure).placement.state is PlacementState.UNCERTAIN


def test_a_lost_mark_is_placed_on_words_selected_after_it_was_picked_from_the_list(qtbot, lost):
    assert only(lost).placement.state is PlacementState.ORPHAN
    lost.sidebar.mark_picked.emit(only(lost))
    qtbot.waitUntil(lambda: lost.pane.settling.waiting is not None)
    assert "Its words are gone from here" in lost.toast.words
    select(lost, "Tickets that were bought")
    assert "Place here" in seen(lost.pane.bar)
    qtbot.keyClick(lost.pane.view, Qt.Key.Key_I)
    settle(qtbot, lost)
    assert only(lost).placement.span.of(GONE) == "Tickets that were bought"
    lost.actions_by_name["undo"].trigger()
    settle(qtbot, lost)
    assert only(lost).placement.state is PlacementState.ORPHAN
    assert only(lost).annotation.anchor.quote == HURT


def test_escape_lets_no_mark_wait_for_words_any_longer(qtbot, lost):
    lost.sidebar.mark_picked.emit(only(lost))
    qtbot.waitUntil(lambda: lost.pane.settling.waiting is not None)
    lost.toast.dismiss()
    qtbot.keyClick(lost.pane.view, Qt.Key.Key_Escape)
    select(lost, "Tickets")
    assert "Place here" not in seen(lost.pane.bar)
    lost.pane.settling.answer(Settle.PLACE)
    assert lost.toast.words.startswith("Go to a mark that lost its place first")


def test_a_note_survives_being_kept_aside_and_placed(qtbot, unsure):
    uid = only(unsure).annotation.uid
    unsure.pane.margin.note_written.emit(uid, "Ask the crew.")
    settle(qtbot, unsure)
    unsure.pane.settling.answer(Settle.KEEP_ASIDE)
    settle(qtbot, unsure)
    assert only(unsure).annotation.note == "Ask the crew."
    unsure.pane.marking.go_to(only(unsure))
    qtbot.waitUntil(lambda: unsure.pane.settling.waiting is not None)
    select(unsure, "head of the crew", 1)
    unsure.pane.settling.answer(Settle.PLACE)
    settle(qtbot, unsure)
    assert (only(unsure).annotation.note, only(unsure).placement.state) == ("Ask the crew.", PlacementState.EXACT)


def test_the_menu_of_an_uncertain_mark_offers_the_three_answers(unsure):
    unsure.pane.view.menu_asked.emit(QPoint(300, 300))
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()][:3] == [
        "Accept where the mark was found",
        "Show where the mark stood, to put it back",
        "Keep the mark aside, with its quote",
    ]
    menu.close()


def choose_in_list(window, words):
    """Choose what is called so in the menu of the only mark of the list."""
    window.show_marks()
    window.sidebar.marks.marks.menu_wanted.emit(only(window), QPoint(300, 300))
    menu = QApplication.activePopupWidget()
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_an_uncertain_mark_is_settled_from_the_list_of_marks(qtbot, unsure):
    choose_in_list(unsure, "Accept")
    settle(qtbot, unsure)
    assert only(unsure).placement.state is PlacementState.EXACT


def test_a_lost_mark_is_given_other_words_from_the_list_of_marks(qtbot, lost):
    choose_in_list(lost, "Place on other words…")
    qtbot.waitUntil(lambda: lost.pane.settling.waiting is not None)
    select(lost, "The office")
    press(qtbot, lost, Settle.PLACE)
    settle(qtbot, lost)
    assert only(lost).placement.span.of(GONE) == "The office"


def test_a_sure_mark_is_not_asked_about(qtbot, marked):
    marked.pane.marking.walk(-1)
    marked.pane.settling.answer(Settle.ACCEPT)
    assert marked.toast.words == "Go to a mark whose place is uncertain first"
    assert not marked.pane.margin.editors


def test_nothing_is_done_to_somebody_elses_copy(qtbot, unsure):
    unsure.pane.marking.article = replace(unsure.pane.marking.article, id=None)
    unsure.pane.settling.answer(Settle.ACCEPT)
    assert only(unsure).placement.state is PlacementState.UNCERTAIN
    assert unsure.pane.marking.at_hand.placement.span == Span(*_bounds(only(unsure)))


def _bounds(placed):
    return placed.placement.span.start, placed.placement.span.end


def test_notes_that_lost_their_place_all_stand_above_the_articles_end(qtbot, lost):
    (first,) = lost.desk.article.annotations
    for number in range(6):
        other = replace(first.annotation, uid=f"mark-{number + 2}", note="Kept.\n\nAll of it.")
        lost.changes.add(lost.desk.article.id, other)
    settle(qtbot, lost)
    qtbot.waitUntil(lambda: lost.pane.margin.is_complete)
    qtbot.wait(20)  # what has grown is placed once more
    editors = lost.pane.margin.editors.values()
    assert len(editors) == 6
    tops = sorted((editor.y(), editor.height()) for editor in editors)
    assert all(top + height <= below for (top, height), (below, _) in pairwise(tops))
    assert tops[-1][0] + tops[-1][1] <= lost.pane.margin._sheet.height()
