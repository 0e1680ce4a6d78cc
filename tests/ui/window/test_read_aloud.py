"""Reading aloud in the window, by a process that says every word without a sound."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QToolButton

from reader.app import paths
from reader.model.article import BlockKind
from reader.model.library import OpenArticle
from reader.model.reading import Engine, Reading
from reader.model.span import Span
from reader.ui import aloud as aloud_module
from reader.ui import voices
from reader.ui.aloud_bar import speaker_words
from reader.ui.manner import SPEEDS, Manner, next_speed, rate_of
from reader.ui.opener import Answer
from tests.conftest import need_speech
from tests.ui.window.conftest import article_of, mark, place

need_speech()

SOON = 20_000


@pytest.fixture
def mock_voice(monkeypatch):
    monkeypatch.setattr(aloud_module, "voice_command", lambda: (*paths.voice_command(), "mock"))
    monkeypatch.setattr(voices, "why_silent", lambda: "")


@pytest.fixture
def reading(qtbot, window, opened, mock_voice):
    """A window on the small article, with the keyboard in its text."""
    show(window, opened)
    window.activateWindow()
    window.pane.view.setFocus()
    return window


def show(window, opened):
    window.desk._take_shown(Answer(1, opened))


def another(opened, article, uid="long"):
    return replace(opened, uid=uid, reading=Reading(article, (), (), Engine("test", "1")), cards=(), annotations=())


def long_article(number=60):
    blocks = [(BlockKind.HEADING, 1, "A long quay")]
    blocks += [
        (BlockKind.PARAGRAPH, 0, f"Paragraph {n} says that the quay is long. It goes on.") for n in range(number)
    ]
    return article_of(blocks)


def read_words(window):
    sentence = window.aloud._aloud.sentence
    return None if sentence is None else sentence.of(window.desk.article.reading.article.text)


def bar(window):
    return window.aloud._bar


def until(qtbot, seen):
    qtbot.waitUntil(lambda: bool(seen()), timeout=SOON)


def heard_words(qtbot, window):
    """Wait until the voice is in the midst of a sentence."""
    aloud = window.aloud._aloud
    until(qtbot, lambda: aloud.sentence is not None and aloud._from > aloud.sentence.start)


def key(qtbot, window, which, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.pane.view, which, modifiers)


def test_p_reads_from_the_top_and_the_sentences_follow_one_another(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    assert read_words(reading) == "Harbour pilot leaves his post over the new quay"
    reading.aloud._aloud.change_speed(SPEEDS[-1])
    until(qtbot, lambda: read_words(reading).startswith("Tore Lindqvist"))
    (drawn,) = reading.pane.view._painter.layers["spoken"].marks
    assert drawn.span == reading.aloud._aloud.sentence


def test_the_last_sentence_ends_it(qtbot, reading, article):
    cursor = reading.pane.view.cursor_at(place(article.text, "Photo"))
    cursor.clearSelection()
    reading.pane.view.setTextCursor(cursor)
    key(qtbot, reading, Qt.Key.Key_P)
    assert read_words(reading) == "Photo: Ida Moe"
    until(qtbot, lambda: not reading.aloud.is_on)
    assert reading.pane.view._painter.layers["spoken"].marks == []
    assert not bar(reading).isVisible()


def test_reading_begins_with_the_words_selected(qtbot, reading, article):
    reading.pane.view.setTextCursor(reading.pane.view.cursor_at(place(article.text, "she says, and")))
    key(qtbot, reading, Qt.Key.Key_P)
    assert read_words(reading).startswith("Nobody leaves this trade")
    assert reading.pane.view.textCursor().hasSelection()


def test_with_the_cursor_elsewhere_reading_begins_with_what_is_on_screen(qtbot, window, opened, mock_voice):
    article = long_article()
    show(window, another(opened, article))
    until(qtbot, lambda: window.pane.view.is_complete)
    window.pane.view.go_to_place((place(article.text, "Paragraph 40").start, 8.0))
    window.pane.view.setFocus()
    key(qtbot, window, Qt.Key.Key_P)
    assert read_words(window) == "Paragraph 40 says that the quay is long."


def test_pause_falls_silent_and_goes_on_at_the_word_that_was_reached(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    heard_words(qtbot, reading)
    key(qtbot, reading, Qt.Key.Key_P)
    aloud = reading.aloud._aloud
    sentence, at = aloud.sentence, aloud._from
    assert aloud.is_paused
    assert not reading.actions_by_name["aloud"].isChecked()
    assert bar(reading).pause.accessibleName() == "Go on reading (P)"
    qtbot.wait(400)
    assert (aloud.sentence, aloud._from) == (sentence, at)
    key(qtbot, reading, Qt.Key.Key_P)
    until(qtbot, lambda: aloud.sentence != sentence)


def test_next_and_previous_go_by_sentence_also_while_it_rests(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    key(qtbot, reading, Qt.Key.Key_F)
    assert read_words(reading).startswith("Tore Lindqvist")
    key(qtbot, reading, Qt.Key.Key_P)
    qtbot.mouseClick(bar(reading).next, Qt.MouseButton.LeftButton)
    assert read_words(reading).startswith("He announced it")
    assert reading.aloud._aloud.is_paused
    for _ in range(5):
        key(qtbot, reading, Qt.Key.Key_B)
    assert read_words(reading).startswith("Harbour pilot")
    key(qtbot, reading, Qt.Key.Key_P)
    heard_words(qtbot, reading)


def test_the_end_holds(qtbot, reading, article):
    cursor = reading.pane.view.cursor_at(place(article.text, "Photo"))
    cursor.clearSelection()
    reading.pane.view.setTextCursor(cursor)
    key(qtbot, reading, Qt.Key.Key_P)
    key(qtbot, reading, Qt.Key.Key_F)
    assert read_words(reading) == "Photo: Ida Moe"


@pytest.mark.parametrize("way", ["escape", "key", "button"])
def test_stopping_leaves_nothing_behind_but_the_cursor(qtbot, reading, article, way):
    key(qtbot, reading, Qt.Key.Key_P)
    key(qtbot, reading, Qt.Key.Key_F)
    if way == "escape":
        key(qtbot, reading, Qt.Key.Key_Escape)
    elif way == "key":
        key(qtbot, reading, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    else:
        qtbot.mouseClick(bar(reading).stop, Qt.MouseButton.LeftButton)
    assert not reading.aloud.is_on
    assert not bar(reading).isVisible()
    assert reading.pane.view._painter.layers["spoken"].marks == []
    assert not reading.actions_by_name["aloud stop"].isEnabled()
    key(qtbot, reading, Qt.Key.Key_P)
    assert read_words(reading).startswith("Tore Lindqvist")


def test_another_article_ends_it_and_news_of_the_same_one_does_not(qtbot, reading, opened):
    key(qtbot, reading, Qt.Key.Key_P)
    noted = replace(opened, annotations=(mark(opened.reading.article.text, "Such a step", uid="a2"),))
    reading.desk._take_analysed(Answer(1, noted))
    assert reading.aloud.is_on
    show(reading, another(opened, long_article(3)))
    assert not reading.aloud.is_on


def test_another_article_begins_at_its_own_top_whatever_was_read(qtbot, window, opened, mock_voice):
    long = long_article()
    show(window, another(opened, long))
    view = window.pane.view
    until(qtbot, lambda: view.is_complete)
    view.setFocus()
    key(qtbot, window, Qt.Key.Key_P)
    for _ in range(3):
        key(qtbot, window, Qt.Key.Key_F)
    show(window, another(opened, long_article(50), uid="other"))
    until(qtbot, lambda: view.is_complete)
    qtbot.wait(20)
    assert not window.aloud.is_on
    assert view.textCursor().position() == 0
    assert view.verticalScrollBar().value() == 0
    assert view._painter.layers["spoken"].marks == []


def test_closing_the_window_ends_the_voice(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    heard_words(qtbot, reading)
    reading.close()
    assert not reading.aloud._aloud._voice.is_running


def test_the_text_follows_until_the_reader_scrolls_away_and_there_is_a_way_back(qtbot, window, opened, mock_voice):
    article = long_article()
    show(window, another(opened, article))
    view = window.pane.view
    until(qtbot, lambda: view.is_complete)
    view.setFocus()
    key(qtbot, window, Qt.Key.Key_P)
    for _ in range(30):
        key(qtbot, window, Qt.Key.Key_F)
        assert view.is_on_screen(window.aloud._aloud.sentence)
    qtbot.wait(20)
    assert not bar(window).way_back.isVisible()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    until(qtbot, bar(window).way_back.isVisible)
    scrolled = view.verticalScrollBar().value()
    key(qtbot, window, Qt.Key.Key_F)
    assert view.verticalScrollBar().value() == scrolled
    qtbot.mouseClick(bar(window).way_back, Qt.MouseButton.LeftButton)
    assert view.is_on_screen(window.aloud._aloud.sentence)
    assert not bar(window).way_back.isVisible()
    key(qtbot, window, Qt.Key.Key_F)
    assert view.is_on_screen(window.aloud._aloud.sentence)


def test_larger_text_is_followed_and_still_marked(qtbot, reading, article):
    reading.pane.view.setTextCursor(reading.pane.view.cursor_at(place(article.text, "Work is to begin")))
    key(qtbot, reading, Qt.Key.Key_P)
    for _ in range(6):
        reading.typesetting.resize(1)
    until(qtbot, lambda: reading.pane.view.is_complete)
    assert reading.pane.view.is_on_screen(reading.aloud._aloud.sentence)
    assert len(reading.pane.view._painter.layers["spoken"].marks) == 1


def test_whose_words_are_read_is_shown_and_never_said(qtbot, reading, article):
    reading.pane.view.setTextCursor(reading.pane.view.cursor_at(place(article.text, "Nobody leaves")))
    said = []
    key(qtbot, reading, Qt.Key.Key_P)
    voice = reading.aloud._aloud._voice
    until(qtbot, lambda: reading.aloud._aloud._speaker is not None)
    voice.say = lambda _, spoken, *__: said.append(spoken.words)
    assert bar(reading).speaker.text() == "Given to Maren Aasheim"
    key(qtbot, reading, Qt.Key.Key_B)
    assert not bar(reading).speaker.isVisible()
    key(qtbot, reading, Qt.Key.Key_F)
    key(qtbot, reading, Qt.Key.Key_F)
    assert bar(reading).speaker.isVisible()
    assert all(words in article.text for words in said)
    assert len(said) == 3


def test_who_speaks_leads_to_the_card_and_can_be_switched_off(qtbot, reading, article):
    reading.pane.view.setTextCursor(reading.pane.view.cursor_at(place(article.text, "Nobody leaves")))
    key(qtbot, reading, Qt.Key.Key_P)
    until(qtbot, lambda: bar(reading).voice.menu().actions())
    qtbot.mouseClick(bar(reading).speaker, Qt.MouseButton.LeftButton)
    assert reading.pane._selected == 0
    bar(reading).voice.menu().actions()[-1].trigger()
    assert not bar(reading).speaker.isVisible()
    until(qtbot, lambda: reading._writers.is_idle)
    assert not Manner(reading.session).shows_speaker


def test_unsure_words_are_given_as_the_cards_give_them(opened):
    one, two, three = (card.appearance for card in opened.cards[:3])
    assert speaker_words([(2, three, False)]) == "Given to Petter Holm (unsure)"
    assert speaker_words([(0, one, True), (1, two, True)]) == "Given to Maren Aasheim, Tore Lindqvist"
    assert speaker_words([(0, one, True), (1, two, True), (2, three, True)]).endswith("1 more")


def test_speed_and_voice_are_kept(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    until(qtbot, lambda: bar(reading).voice.menu().actions())
    key(qtbot, reading, Qt.Key.Key_Period, Qt.KeyboardModifier.AltModifier)
    assert bar(reading).speed.text() == "1.2×"
    anne = next(action for action in bar(reading).voice.menu().actions() if action.text() == "Anne")
    anne.trigger()
    assert bar(reading).voice.text() == "Anne"
    heard_words(qtbot, reading)
    until(qtbot, lambda: reading._writers.is_idle)
    kept = Manner(reading.session)
    assert (kept.speed, kept.voice("en")) == (1.2, "Anne")


def test_a_language_that_no_voice_speaks_makes_the_action_grey_until_another_article(qtbot, reading, opened):
    article = replace(opened.reading.article, language="is")
    show(reading, replace(opened, uid="is", reading=replace(opened.reading, article=article)))
    action = reading.actions_by_name["aloud"]
    key(qtbot, reading, Qt.Key.Key_P)
    until(qtbot, lambda: not action.isEnabled())
    assert "Icelandic" in action.toolTip()
    assert "Icelandic" in reading.message_bar.words
    assert not reading.aloud.is_on
    show(reading, opened)
    assert action.isEnabled()
    assert "Icelandic" not in action.toolTip()


@pytest.mark.parametrize("which", [Qt.Key.Key_P, Qt.Key.Key_F8])
def test_where_nothing_can_speak_the_action_is_grey_and_its_keys_say_why(qtbot, window, opened, monkeypatch, which):
    monkeypatch.setattr(voices, "why_silent", lambda: "There is no voice here.")
    show(window, opened)
    action = window.actions_by_name["aloud"]
    until(qtbot, lambda: not action.isEnabled())
    assert action.toolTip() == "There is no voice here."
    assert not window.actions_by_name["aloud here"].isEnabled()
    window.activateWindow()
    window.pane.view.setFocus()
    key(qtbot, window, which)
    assert window.message_bar.words == "There is no voice here."
    assert window.aloud._aloud is None


def test_a_voice_that_breaks_off_is_said_and_can_be_asked_again(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    heard_words(qtbot, reading)
    reading.aloud._aloud._voice._process.kill()
    until(qtbot, lambda: not reading.aloud.is_on)
    assert "voice failed" in reading.message_bar.words
    key(qtbot, reading, Qt.Key.Key_P)
    heard_words(qtbot, reading)


def test_after_a_long_silence_the_voice_is_let_go_and_comes_back_when_it_is_wanted(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    heard_words(qtbot, reading)
    aloud = reading.aloud._aloud
    aloud._idle.setInterval(1)
    aloud.stop()
    until(qtbot, lambda: not aloud._voice.is_running)
    key(qtbot, reading, Qt.Key.Key_P)
    key(qtbot, reading, Qt.Key.Key_F)
    heard_words(qtbot, reading)


def test_one_can_pause_and_skip_before_the_voice_has_come(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    key(qtbot, reading, Qt.Key.Key_P)
    key(qtbot, reading, Qt.Key.Key_F)
    until(qtbot, lambda: bar(reading).voice.isEnabled())
    qtbot.wait(200)
    aloud = reading.aloud._aloud
    assert read_words(reading).startswith("Tore Lindqvist")
    assert aloud._from == aloud.sentence.start
    key(qtbot, reading, Qt.Key.Key_P)
    heard_words(qtbot, reading)
    assert read_words(reading).startswith("Tore Lindqvist")


def test_the_menu_reads_from_where_the_pointer_is(qtbot, reading, article):
    view = reading.pane.view
    at = view.cursorRect(view.cursor_at(place(article.text, "Petter Holm, who"))).center()
    view.menu_asked.emit(view.viewport().mapToGlobal(QPoint(at)))
    reading.actions_by_name["aloud here"].trigger()
    assert read_words(reading).startswith("Petter Holm")


def test_from_here_goes_elsewhere_while_it_reads(qtbot, reading, article):
    key(qtbot, reading, Qt.Key.Key_P)
    reading.pane.view.setTextCursor(reading.pane.view.cursor_at(place(article.text, "Petter Holm, who")))
    key(qtbot, reading, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert read_words(reading).startswith("Petter Holm")


def test_marks_can_be_made_while_it_reads(qtbot, reading, article):
    key(qtbot, reading, Qt.Key.Key_P)
    heard_words(qtbot, reading)
    reading.pane.view.setTextCursor(reading.pane.view.cursor_at(place(article.text, "Such a step")))
    assert reading.pane.view.selected_span() == place(article.text, "Such a step")
    assert reading.aloud.is_on


def test_the_sentence_is_set_off_by_more_than_its_ground(qtbot, reading, article):
    view = reading.pane.view
    before = view.viewport().grab().toImage()
    key(qtbot, reading, Qt.Key.Key_P)
    after = view.viewport().grab().toImage()
    ink = ink_below_the_words(after, view, place(article.text, "Harbour pilot"))
    assert ink > 10 * max(1, ink_below_the_words(before, view, place(article.text, "Harbour pilot")))


def ink_below_the_words(image: QImage, view, span: Span) -> int:
    """Count the dark points in the strip between the base line's feet and the next line."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.text_map.position_of(span.start))
    line, end = view.cursorRect(cursor), view.cursorRect(view.cursor_at(span))
    ratio = image.devicePixelRatio()
    rows = range(round((line.bottom() - 6) * ratio), round((line.bottom() + 6) * ratio))
    columns = range(round(line.left() * ratio), round(end.right() * ratio))
    return sum(image.pixelColor(x, y).lightness() < 100 for y in rows for x in columns)


def test_every_part_of_the_bar_has_a_name_and_takes_the_keyboard_by_tab(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    for button in bar(reading).findChildren(QToolButton):
        if button.isVisible():
            assert button.accessibleName() or button.text()
            assert button.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_tab_leads_from_the_text_to_the_bar_and_on(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    until(qtbot, lambda: bar(reading).voice.isEnabled())
    part, stops = reading.pane.view, []
    for _ in range(6):
        qtbot.keyClick(part, Qt.Key.Key_Tab)
        part = QApplication.focusWidget()
        stops.append(part)
    inside = bar(reading)
    assert stops == [inside.previous, inside.pause, inside.next, inside.speed, inside.voice, inside.stop]
    qtbot.keyClick(part, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not None
    assert not inside.isAncestorOf(QApplication.focusWidget())


def test_the_keyboard_goes_back_to_the_text_with_the_bar(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    bar(reading).stop.setFocus()
    qtbot.keyClick(bar(reading).stop, Qt.Key.Key_Space)
    assert reading.pane.view.hasFocus()


def test_lines_over_the_text_leave_the_bar_free(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    reading.message_bar.say("Something else.")
    line = reading.message_bar.mapToGlobal(reading.message_bar.rect().bottomLeft()).y()
    assert line < bar(reading).mapToGlobal(QPoint(0, 0)).y()


def test_in_a_narrow_window_the_voice_is_chosen_in_the_menu_of_the_speed(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    assert bar(reading).voice.text() == "Starting the voice…"
    until(qtbot, lambda: bar(reading).voice.isEnabled())
    bar(reading).setFixedWidth(460)
    until(qtbot, lambda: not bar(reading).voice.isVisible())
    (voices_in_it,) = [one.menu() for one in bar(reading).speed.menu().actions() if one.menu() and one.isVisible()]
    assert "Anne" in [one.text() for one in voices_in_it.actions()]
    bar(reading).setFixedWidth(900)
    until(qtbot, bar(reading).voice.isVisible)
    assert not any(one.menu() and one.isVisible() for one in bar(reading).speed.menu().actions())


def test_speed_is_a_factor_and_its_ends_hold():
    assert rate_of(1.0) == 0.0
    assert [rate_of(speed) for speed in SPEEDS] == sorted(rate_of(speed) for speed in SPEEDS)
    assert all(-1 <= rate_of(speed) <= 1 for speed in (*SPEEDS, 0.01, 100))
    assert next_speed(SPEEDS[0], -1) == SPEEDS[0]
    assert next_speed(SPEEDS[-1], 1) == SPEEDS[-1]


@pytest.mark.parametrize("kept", ["", "1.3", "nan", "x"])
def test_a_speed_that_is_none_is_the_usual_one(window, kept):
    window.opener._library.set_setting("speech/speed", kept)
    assert Manner(window.session).speed == 1.0


def test_another_language_can_be_chosen_where_the_article_tells_its_own_wrongly(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    until(qtbot, lambda: bar(reading).voice.menu().actions())
    (others,) = [one.menu() for one in bar(reading).voice.menu().actions() if one.menu()]
    finnish = next(one for one in others.actions() if one.text() == "Finnish")
    finnish.trigger()
    assert reading.aloud._aloud._speaker.language == "fi"
    heard_words(qtbot, reading)


def test_what_lies_behind_a_page_of_the_library_does_not_begin_to_speak(qtbot, reading):
    reading.browse.show_articles()
    until(qtbot, lambda: not reading.turning.is_at_article)
    reading.actions_by_name["aloud"].trigger()
    assert not reading.aloud.is_on


def test_reading_goes_on_behind_a_page_of_the_library_and_can_be_paused_there(qtbot, reading):
    key(qtbot, reading, Qt.Key.Key_P)
    reading.browse.show_articles()
    until(qtbot, lambda: not reading.turning.is_at_article)
    assert reading.aloud.is_on
    reading.actions_by_name["aloud"].trigger()
    assert reading.aloud._aloud.is_paused


def test_an_article_nobody_has_opened_cannot_be_read(qtbot, window, mock_voice):
    assert not window.actions_by_name["aloud"].isEnabled()
    window.aloud.toggle()
    assert not window.aloud.is_on


def test_nothing_of_the_voice_is_loaded_before_it_is_wanted(window):
    assert window.aloud._aloud is None
    assert isinstance(window.desk.article, OpenArticle | None)
