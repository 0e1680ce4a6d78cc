"""What the window turns to, while things are asked for faster than they come."""

import threading

from PySide6.QtCore import Qt

from reader.model.annotation import Colour
from reader.model.correction import Correction, CorrectionField
from reader.model.errors import ArticleUnreadableError
from reader.model.original import Original
from reader.model.span import Span
from reader.ui.annotating import new_mark
from reader.ui.copying import Copying

STORY = "The pilot resigned on Monday. “I am done with this harbour,” Tore Lindqvist said on Tuesday. " * 20


def settle(qtbot, window) -> None:
    qtbot.waitUntil(lambda: window._writers.is_idle and window._lookers.is_idle)


def open_story(qtbot, window) -> None:
    with qtbot.waitSignal(window.desk.article_shown, timeout=20_000):
        window.opener.open_original(Original(STORY.encode(), "story.txt", "text/plain", "utf-8"))
    qtbot.waitUntil(lambda: window.desk.article.analysed, timeout=20_000)
    settle(qtbot, window)


def show_library(qtbot, window) -> None:
    window.actions_by_name["library"].trigger()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.browse.articles)


def open_profile(qtbot, window) -> None:
    window.desk.open_profile(next(c.source_id for c in window.desk.article.cards if c.appearance.statements))
    qtbot.waitUntil(lambda: window.sidebar.pages.currentWidget() is window.sidebar.profile)


def test_what_is_opened_from_a_list_is_seen(qtbot, sample):
    show_library(qtbot, sample)
    open_story(qtbot, sample)
    assert sample.pages.currentWidget() is sample.pane
    show_library(qtbot, sample)
    sample.actions_by_name["back"].trigger()
    qtbot.waitUntil(lambda: sample.desk.article.reading.article.text[:9] != STORY[:9])
    assert sample.pages.currentWidget() is sample.pane


def test_a_statement_picked_beside_a_list_is_seen(qtbot, sample):
    open_profile(qtbot, sample)
    show_library(qtbot, sample)
    sample.sidebar.statement_picked.emit(sample.sidebar.profile.shown.statements[0])
    assert sample.pages.currentWidget() is sample.pane


def test_words_taken_out_of_the_search_field_leave_the_keyboard_in_it(qtbot, sample):
    field = sample.top_bar.address
    field.setFocus()
    qtbot.keyClicks(field, "neum")
    qtbot.waitUntil(lambda: sample.pages.currentWidget() is sample.page)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: sample.pages.currentWidget() is sample.pane)
    assert sample.focusWidget() is field


def test_a_sidebar_that_was_put_away_stays_away_while_one_marks_words(qtbot, sample):
    open_profile(qtbot, sample)
    sample.actions_by_name["sidebar"].trigger()
    assert not sample.sidebar.isVisible()
    sample.pane.view.setTextCursor(sample.pane.view.cursor_at(Span(0, 12)))
    sample.actions_by_name["pink"].trigger()
    settle(qtbot, sample)
    assert sample.desk.article.annotations
    assert not sample.sidebar.isVisible()


def test_where_back_was_to_lead_is_forgotten_when_something_else_is_opened(qtbot, sample, monkeypatch):
    sample.pane.view.verticalScrollBar().setValue(400)
    open_story(qtbot, sample)
    monkeypatch.setattr(sample.opener, "_library", _Broken())
    with qtbot.waitSignal(sample.opener.failed):
        sample.actions_by_name["back"].trigger()
    monkeypatch.undo()
    with qtbot.waitSignal(sample.desk.article_shown, timeout=20_000):
        sample.opener.open_original(Original(STORY.encode() + b" End.", "other.txt", "text/plain", "utf-8"))
    assert sample.pane.view.top_place()[0] == 0
    assert sample.desk.trail.present.article == sample.desk.article.id


class _Broken:
    def open_text(self, _article):
        raise ArticleUnreadableError("It is gone.")

    def setting(self, _name, default=""):
        return default


def test_a_whole_page_that_fails_says_nothing_of_the_next_article(qtbot, sample, monkeypatch):
    sample.desk.original = Original(b"\x89PNG\r\n\x1a\n" + bytes(99), "photo.html")
    with qtbot.waitSignal(sample.opener.failed, timeout=20_000):
        sample.remarks.notice.whole_page_wanted.emit()
    said = []
    monkeypatch.setattr(sample.remarks._notice, "say", lambda words, *_more: said.append(bool(words)))
    page = f"<h1>Quay</h1><p>{STORY}</p><footer>{'<p>Related words to leave out of it.</p>' * 400}</footer>"
    original = Original(page.encode(), "page.html", "text/html", "utf-8")
    with qtbot.waitSignal(sample.opener.shown, timeout=20_000) as shown:
        sample.opener.open_original(original)
    assert shown.args[0].article.reading.article.words_left_out > 150
    assert said == [True]


def test_a_copy_has_the_note_that_was_being_typed(qtbot, sample, monkeypatch):
    begun = []
    monkeypatch.setattr(Copying, "begin", lambda _self, article, _names: begun.append(article))
    sample.pane.view.setTextCursor(sample.pane.view.cursor_at(Span(0, 12)))
    sample.actions_by_name["note"].trigger()
    next(iter(sample.pane.margin.editors.values())).words.setPlainText("since when?")
    sample.actions_by_name["save"].trigger()
    assert [placed.annotation.note for placed in begun[0].annotations] == ["since when?"]


def test_after_a_mark_and_its_undo_reading_and_cards_are_the_very_same(qtbot, sample):
    before = sample.desk.article
    for change in (
        lambda: sample.changes.add(before.id, new_mark(Span(0, 12), before, Colour.BLUE).annotation),
        sample.desk.undo,
    ):
        with qtbot.waitSignal(sample.desk.article_shown):
            change()
        assert sample.desk.article is not before
        assert sample.desk.article.reading is before.reading
        assert sample.desk.article.cards is before.cards
    assert sample.desk.article.annotations == ()


def test_a_correction_comes_with_its_voices(qtbot, sample, monkeypatch):
    told = []
    monkeypatch.setattr(sample.pane, "refresh", lambda article, voices=None: told.append((article, voices)))
    card = sample.desk.article.cards[0].appearance
    role = Correction("c1", CorrectionField.ROLE, card.name, "mayor", None, "2026-11-23T09:00:00+00:00")
    sample.desk.correct(role)
    settle(qtbot, sample)
    qtbot.waitUntil(lambda: bool(told))
    ((article, voices),) = told
    assert voices.reading is article.reading
    assert article.reading.appearances[0].role == "mayor"


def test_a_link_that_cannot_be_taken_apart_is_not_followed(sample):
    sample.pane.link_clicked.emit("http://[::1")
    assert sample.message_bar.words == "Kilde does not follow this link: http://[::1"


def test_the_window_closes_without_making_what_was_never_shown(sample):
    sample.close()
    assert sample.sidebar.pages.count() == 1


def test_a_register_that_came_in_takes_no_newer_correction_off_the_screen(qtbot, sample, monkeypatch):
    read, shown, may_go_on = sample.opener._library.open, threading.Event(), threading.Event()

    def slow(article):
        opened = read(article)
        shown.set()
        may_go_on.wait(5)
        return opened

    monkeypatch.setattr(sample.opener._library, "open", slow)
    who = next(card for card in sample.desk.article.cards if card.appearance.statements).appearance.name
    sample.desk.ask_again()
    assert shown.wait(5)
    sample.desk.correct(Correction("c1", CorrectionField.ROLE, who, "night watch", None, "2026-11-23T09:00:00+00:00"))
    qtbot.waitUntil(lambda: sample._lookers.is_idle or sample._writers.is_idle)  # neither waits for the other's lane
    may_go_on.set()
    settle(qtbot, sample)
    assert "night watch" in [card.appearance.role for card in sample.desk.article.cards]


def test_a_profile_that_was_read_before_a_judgement_does_not_hide_it(qtbot, sample, monkeypatch):
    open_profile(qtbot, sample)
    settle(qtbot, sample)
    read, was_read, may_go_on = sample.opener._library.profile, threading.Event(), threading.Event()

    def slow(source):
        profile = read(source)
        if not was_read.is_set():  # the first one only
            was_read.set()
            may_go_on.wait(5)
        return profile

    monkeypatch.setattr(sample.opener._library, "profile", slow)
    page = sample.sidebar.profile
    sample.desk.ask_again()
    qtbot.waitUntil(was_read.is_set)
    page.assessment_written.emit(page.shown.id, "Knows the harbour.")
    qtbot.waitUntil(lambda: len(page.shown.assessments) == 1)
    may_go_on.set()
    settle(qtbot, sample)
    assert [one.text for one in page.shown.assessments] == ["Knows the harbour."]
