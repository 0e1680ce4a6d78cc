"""Where a statement begins and ends, moved by mouse and by key."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.model.span import Span
from reader.ui.grips import moved_end
from tests.ui.window.test_main_window import card_of, select, settle

NEUMANN = "Iver B. Neumann"


@pytest.fixture
def said(sample):
    """The first statement of a source, walked to."""
    sample.sidebar.select_card(card_of(sample, NEUMANN))
    sample.actions_by_name["next"].trigger()
    return statements(sample)[0]


def statements(window):
    return window.desk.article.reading.appearances[card_of(window, NEUMANN)].statements


def grip(window, *, is_end):
    """Return the middle of a grip."""
    return window.pane.view.grips._edges()[is_end].center().toPoint()


def place_of(window, offset):
    """Return where the character stands, on its left side."""
    view = window.pane.view
    cursor = view.textCursor()
    cursor.setPosition(view.text_map.position_of(offset))
    return view.cursorRect(cursor).center()


def drag(window, start: QPoint, end: QPoint, *, lets_go=True):
    viewport = window.pane.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    if lets_go:
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def test_end_of_a_statement_is_drawn_to_another_word(qtbot, sample, said):
    text = sample.desk.article.reading.article.text
    last = said.span.start + said.text.rindex(" ")
    drag(sample, grip(sample, is_end=True), place_of(sample, last))
    settle(qtbot, sample)
    (first, *_) = statements(sample)
    assert first.span == Span(said.span.start, last)
    assert first.text == text[said.span.start : last]
    assert sample.pane.view.grips._span == first.span  # and can be drawn further
    sample.actions_by_name["undo"].trigger()
    settle(qtbot, sample)
    assert statements(sample)[0] == said


def test_beginning_of_a_statement_is_drawn_to_another_word(qtbot, sample, said):
    second = said.span.start + said.text.index(" ") + 1
    drag(sample, grip(sample, is_end=False), place_of(sample, second))
    settle(qtbot, sample)
    assert statements(sample)[0].span == Span(second, said.span.end)


def test_statement_is_drawn_where_it_would_stand_and_esc_lets_it_be(qtbot, sample, said):
    last = said.span.start + said.text.rindex(" ")
    drag(sample, grip(sample, is_end=True), place_of(sample, last), lets_go=False)
    marks = sample.pane.view._painter.layers["statements"].marks
    assert Span(said.span.start, last) in [mark.span for mark in marks]
    qtbot.keyClick(sample.pane.view, Qt.Key.Key_Escape)
    assert said.span in [mark.span for mark in sample.pane.view._painter.layers["statements"].marks]
    QTest.mouseRelease(sample.pane.view.viewport(), Qt.MouseButton.LeftButton)
    settle(qtbot, sample)
    assert statements(sample)[0] == said


def test_press_beside_the_grips_is_none_of_theirs(qtbot, sample, said):
    middle = (said.span.start + said.span.end) // 2
    drag(sample, place_of(sample, middle), place_of(sample, middle + 8))
    settle(qtbot, sample)
    assert sample.pane.view.selected_span() is not None
    assert statements(sample)[0] == said


def test_statement_is_made_just_the_selected_words_by_key(qtbot, sample, said):
    words = said.text[: said.text.rindex(" ")]
    span = select(sample, words)
    sample.actions_by_name["fit"].trigger()
    settle(qtbot, sample)
    assert statements(sample)[0].span == span
    assert sample.pane.view.selected_span() is None
    assert sample.toast.words == "Corrected"


def test_bar_offers_to_fit_a_statement_only_where_there_is_one(sample, said):
    sample.pane.view.words_selected.emit(select(sample, said.text[: said.text.rindex(" ")]))
    assert sample.pane.bar._fit.isVisible()
    sample.pane.view.words_selected.emit(select(sample, sample.desk.article.reading.article.title[:5]))
    assert not sample.pane.bar._fit.isVisible()


def test_click_on_a_statement_of_the_selected_source_gives_it_the_grips(sample, said):
    other = statements(sample)[1]
    sample.pane.view.mark_clicked.emit(Span(other.span.start, other.span.start + 1))
    assert sample.pane.view.grips._span == other.span


def test_somebody_elses_copy_has_no_grips(sample, said):
    sample.pane.refresh(replace(sample.desk.article, id=None))
    assert sample.pane.view.grips._span is None


def test_grip_that_is_held_while_another_statement_is_walked_to_changes_neither(qtbot, sample, said):
    before = statements(sample)
    drag(sample, grip(sample, is_end=True), place_of(sample, said.span.start + said.text.rindex(" ")), lets_go=False)
    sample.actions_by_name["next"].trigger()
    QTest.mouseRelease(sample.pane.view.viewport(), Qt.MouseButton.LeftButton)
    settle(qtbot, sample)
    assert statements(sample) == before
    assert not sample.pane.view.grips.is_held
    assert sample.pane.view.grips._span == before[1].span


def test_grip_drawn_away_and_back_leaves_nothing_behind(sample, said):
    viewport, start = sample.pane.view.viewport(), grip(sample, is_end=True)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, place_of(sample, said.span.start + said.text.rindex(" ")))
    QTest.mouseMove(viewport, start)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start)
    sample.actions_by_name["next"].trigger()
    drawn = {mark.span for mark in sample.pane.view._painter.layers["statements"].marks}
    assert {one.span for one in statements(sample)} <= drawn


def test_grip_lets_go_where_no_button_is_down_any_more(qtbot, sample, said):
    before = statements(sample)
    viewport = sample.pane.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=grip(sample, is_end=True))
    place = QPointF(place_of(sample, said.span.start + said.text.rindex(" ")))
    nothing = Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, place, place, nothing, nothing, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, moved)
    assert not sample.pane.view.grips.is_held
    settle(qtbot, sample)
    assert statements(sample) == before


def test_after_undo_one_walks_on_from_the_statement_that_was_drawn(qtbot, sample, said):
    drag(sample, grip(sample, is_end=True), place_of(sample, said.span.start + said.text.rindex(" ")))
    settle(qtbot, sample)
    sample.actions_by_name["undo"].trigger()
    settle(qtbot, sample)
    assert sample.pane.view.grips._span == said.span
    sample.actions_by_name["next"].trigger()
    assert sample.pane.view.grips._span == statements(sample)[1].span


def test_statement_is_drawn_no_further_than_the_next_of_the_same_source(qtbot, sample, said):
    second = statements(sample)[1]
    drag(sample, grip(sample, is_end=True), place_of(sample, second.span.end))
    settle(qtbot, sample)
    assert statements(sample)[0].span.end <= second.span.start
    assert statements(sample)[1] == second


def test_pointer_is_as_before_once_it_has_left_a_grip(sample, said):
    viewport = sample.pane.view.viewport()
    place = place_of(sample, said.span.start + 12)
    QTest.mouseMove(viewport, place)
    before = viewport.cursor().shape()
    QTest.mouseMove(viewport, grip(sample, is_end=True))
    assert viewport.cursor().shape() is Qt.CursorShape.SizeHorCursor
    QTest.mouseMove(viewport, place)
    assert viewport.cursor().shape() is before


def test_article_behind_a_page_of_the_library_is_not_changed_by_key(qtbot, sample, said):
    select(sample, said.text[: said.text.rindex(" ")])
    sample.actions_by_name["library"].trigger()
    settle(qtbot, sample)
    for name in ("fit", "yellow", "note", "says"):
        sample.actions_by_name[name].trigger()
    settle(qtbot, sample)
    assert statements(sample)[0] == said
    assert sample.desk.article.annotations == ()


@pytest.mark.parametrize("word", ["cafe\u0301", "👩\u200d👩\u200d👧", "👍🏽", "שָׁלוֹם", "नमस्ते", "3.5", "U.S"])
def test_words_are_not_cut_inside_a_letter(word):
    text = f"so {word} then"
    held = Span(0, len(text))
    stops = {moved_end(held, offset, text, is_end=True).end for offset in range(len(text) + 1)}
    assert stops == {2, 3 + len(word), len(text)}


TEXT = "Ada said: “We lack steel, and time.”\nPer left."


@pytest.mark.parametrize(
    ("offset", "is_end", "words"),
    [
        (TEXT.index("steel") + 1, True, "We lack"),
        (TEXT.index("steel") + 4, True, "We lack steel"),
        (TEXT.index("time") + 5, True, "We lack steel, and time."),
        (0, True, "We"),
        (TEXT.index("lack") + 1, False, "lack steel"),
        (3, False, "said: “We lack steel"),
        (TEXT.index("time"), False, "steel"),
        (TEXT.index("Per") + 3, True, "We lack steel, and time.”\nPer"),
    ],
)
def test_ends_come_to_rest_at_words(offset, is_end, words):
    start = TEXT.index("We")
    held = Span(start, start + len("We lack steel"))
    assert moved_end(held, offset, TEXT, is_end=is_end).of(TEXT) == words


@given(st.text(alphabet="ab ,\n“”", min_size=2, max_size=40), st.data())
def test_moved_end_is_always_a_span_of_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    held = Span(start, data.draw(st.integers(start + 1, len(text))))
    moved = moved_end(held, data.draw(st.integers(0, len(text))), text, is_end=data.draw(st.booleans()))
    assert moved.end <= len(text)
    assert moved.start == held.start or moved.end == held.end
