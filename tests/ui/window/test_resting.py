"""Another article comes while the reader types: no letter becomes a command, and no word is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.model.span import Span
from reader.ui.application import Sitting
from reader.ui.launches import Launch
from reader.ui.one_window import OneWindow
from reader.ui.resting import RestingPlace

PAGE = """<html lang="en"><head><title>The mill</title></head><body><article><h1>The mill</h1>
<p>The wheel of the old mill at Sund turned on Sunday for the first time in forty years, and then it stood again.</p>
<p>“It was never broken, only forgotten,” said Liv Sand, chair of the Sund Mill Society.</p></article></body></html>"""
COMMANDS = "hn12 ut?JKSp.x"  # marks, notes, colours, underline, tags, the list of keys, walking, reading aloud


@pytest.fixture
def other(tmp_path):
    file = tmp_path / "mill.html"
    file.write_text(PAGE, encoding="utf-8")
    return str(file)


@pytest.fixture
def launch(qtbot, sample, look):
    """Do what a second launch does in the first window, and wait until its article stands there."""
    sitting = Sitting(None, look, None, OneWindow(None))
    sitting._window = sample

    def do(location: str) -> None:
        before = sample.desk.article.uid
        sitting._take(Launch(location))
        qtbot.waitUntil(lambda: sample.desk.article.uid != before and sample.desk.article.analysed, timeout=20_000)

    return do


def write_note(qtbot, sample, words: str):
    text = sample.desk.article.reading.article.text
    start = text.index("arms control")
    sample.pane.view.setTextCursor(sample.pane.view.cursor_at(Span(start, start + 12)))
    sample.actions_by_name["note"].trigger()
    qtbot.keyClicks(QApplication.focusWidget(), words)


def title(window) -> str:
    return window.desk.article.reading.article.title


def test_the_note_is_saved_and_letters_typed_on_mark_nothing_in_the_other_article(qtbot, sample, launch, other):
    first = sample.desk.article.id
    write_note(qtbot, sample, "Since when")
    launch(other)
    qtbot.keyClicks(QApplication.focusWidget(), COMMANDS)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert title(sample) == "The mill"
    assert QApplication.activeModalWidget() is None
    assert sample.desk.article.annotations == sample.pane.article.annotations == ()
    assert sample.toast.words.startswith("Another article has come, and what you wrote before is saved")
    sample.desk.open_article(first)
    qtbot.waitUntil(lambda: sample.desk.article.id == first)
    qtbot.waitUntil(lambda: [p.annotation.note for p in sample.desk.article.annotations] == ["Since when"])


def test_escape_leads_into_the_other_article_and_its_keys_act(qtbot, sample, launch, other):
    write_note(qtbot, sample, "Since when")
    launch(other)
    place = QApplication.focusWidget()
    assert isinstance(place, RestingPlace)
    qtbot.keyClick(place, Qt.Key.Key_Escape)
    assert sample.pane.view.hasFocus()
    qtbot.keyClick(sample.pane.view, Qt.Key.Key_Down)
    qtbot.keyClick(sample.pane.view, "h")
    assert len(sample.pane.article.annotations) == 1


def test_arrows_scroll_and_tab_and_a_click_lead_on(qtbot, sample, launch, other):
    sample.resize(900, 300)
    write_note(qtbot, sample, "Since when")
    launch(other)
    place, bar = QApplication.focusWidget(), sample.pane.view.verticalScrollBar()
    qtbot.keyClick(place, Qt.Key.Key_Down)
    assert bar.value() > 0
    assert QApplication.focusWidget() is place
    qtbot.keyClick(place, Qt.Key.Key_Tab)
    assert sample.pane.view.hasFocus()
    place.setFocus()
    qtbot.mouseClick(sample.pane.view.viewport(), Qt.MouseButton.LeftButton)
    assert sample.pane.view.hasFocus()


@pytest.mark.parametrize(("key", "command"), [(Qt.Key.Key_V, "paste"), (Qt.Key.Key_Z, "undo")])
def test_what_a_field_does_by_key_is_not_done_to_the_window_instead(qtbot, sample, launch, other, key, command):
    write_note(qtbot, sample, "Since when")
    launch(other)
    with qtbot.assertNotEmitted(sample.actions_by_name[command].triggered, wait=50):
        qtbot.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)


def test_a_field_of_a_profile_that_goes_leaves_its_letters_nowhere_too(qtbot, sample, launch, other):
    sample.desk.open_profile(next(c.source_id for c in sample.desk.article.cards if c.source_id is not None))
    qtbot.waitUntil(lambda: sample.sidebar.profile.isVisible())
    field = sample.sidebar.profile.note
    field.setFocus()
    qtbot.keyClicks(field, "Met her in May")
    launch(other)
    assert isinstance(QApplication.focusWidget(), RestingPlace)


def test_a_field_over_the_article_that_goes_leaves_its_letters_nowhere_too(qtbot, sample, launch, other):
    sample.actions_by_name["library"].trigger()
    qtbot.waitUntil(lambda: not sample.turning.is_at_article)
    sample.actions_by_name["find"].trigger()
    launch(other)
    assert isinstance(QApplication.focusWidget(), RestingPlace)


def test_words_typed_into_the_address_field_are_typed_on(qtbot, sample, launch, other):
    sample.actions_by_name["address"].trigger()
    launch(other)
    assert QApplication.focusWidget() is sample.top_bar.address


def test_an_article_waits_while_something_is_asked_about_the_one_on_screen(qtbot, sample, look, other):
    text = sample.desk.article.reading.article.text
    start = text.index("arms control")
    sample.pane.view.setTextCursor(sample.pane.view.cursor_at(Span(start, start + 12)))
    sample.actions_by_name["says"].trigger()
    dialog = QApplication.activeModalWidget()
    before = title(sample)
    with qtbot.waitSignal(sample.opener.shown, timeout=20_000):
        sample.open_location(other)
    QTest.qWait(200)
    assert title(sample) == before
    assert dialog.isVisible()
    with qtbot.waitSignal(sample.desk.article_shown):
        dialog.reject()
    assert title(sample) == "The mill"
