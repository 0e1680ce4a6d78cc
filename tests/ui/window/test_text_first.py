"""A long article of the library: its text stands first, and its cards come to it."""

from dataclasses import replace

import pytest

from reader.app import cards
from reader.app.library import Library
from reader.model.article import BlockKind
from reader.model.original import Original
from reader.ui.application import begin
from reader.ui.crash import CrashHook
from reader.ui.main_window import MainWindow
from tests.ui.window.conftest import article_of, mark

STORY = "The pilot resigned on Monday. “I am done with this harbour,” Tore Lindqvist said on Tuesday. " * 40
OTHER = "Liv Sand, chair of the Sund Mill Society, said that the wheel of the old mill turned on Sunday. " * 2


@pytest.fixture
def long_one(qtbot, window, monkeypatch):
    """A window on another article, with one in its library that counts as long."""
    for words, name in ((STORY, "story.txt"), (OTHER, "other.txt")):
        window.opener.open_original(Original(words.encode(), name, "text/plain", "utf-8"))
        qtbot.waitUntil(lambda w=words: text_of(window)[:9] == w[:9] and window.desk.article.analysed, timeout=20_000)
        idle(qtbot, window)
    (story,) = (row.id for row in window.opener._library.articles() if row.title.startswith("The pilot"))
    monkeypatch.setattr(cards, "LONG", 1000)
    return window, story


def text_of(window) -> str:
    return window.desk.article.reading.article.text if window.desk.article is not None else ""


def idle(qtbot, window) -> None:
    qtbot.waitUntil(lambda: window._writers.is_idle and window._lookers.is_idle)


def test_the_text_comes_first_and_nothing_is_analysed_again(qtbot, long_one, monkeypatch):
    window, story = long_one
    monkeypatch.setattr(window.opener._workshop, "reread", lambda _: pytest.fail("it was analysed before"))
    shown = []
    window.desk.article_shown.connect(lambda article: shown.append((article.analysed, len(article.cards))))
    window.desk.open_article(story)
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert shown == [(False, 0), (True, 1)]
    assert window.desk.article.id == story


def test_the_cards_come_with_the_very_text_that_stands(qtbot, long_one):
    window, story = long_one
    texts = []
    window.desk.article_shown.connect(lambda article: texts.append(article.reading.article))
    window.desk.open_article(story)
    qtbot.waitUntil(lambda: len(texts) == 2)
    assert texts[0] is texts[1]  # so that nobody compares a million words on the window's thread


def test_a_mark_made_before_the_cards_come_stays(qtbot, long_one):
    window, story = long_one
    made = []

    def mark_once(article) -> None:
        if not made and not article.analysed:  # the library reads the cards meanwhile, without this mark
            made.append(mark(text_of(window), "Tore Lindqvist", note="Who is he?"))
            window.changes.article_changed.emit(replace(article, annotations=tuple(made)))

    window.desk.article_shown.connect(mark_once)
    window.desk.open_article(story)
    qtbot.waitUntil(lambda: window.desk.article.id == story and window.desk.article.analysed)
    assert window.desk.article.annotations == tuple(made)
    assert len(window.desk.article.cards) == 1


def test_cards_that_a_correction_has_brought_are_not_replaced_by_older_ones(qtbot, long_one):
    window, story = long_one
    newer = replace(window.opener._library.open(story), cards=())

    def correct(article) -> None:
        if not article.analysed:
            window.changes.article_changed.emit(newer)

    window.desk.article_shown.connect(correct)
    with qtbot.waitSignal(window.opener.analysed):
        window.desk.open_article(story)
    idle(qtbot, window)
    assert window.desk.article is newer


def test_an_article_that_has_no_cards_yet_gets_them(qtbot, long_one):
    window, _ = long_one
    new = article_of(((BlockKind.PARAGRAPH, 0, (OTHER * 8).strip()),))
    article = window.opener._library.keep_article(new, Original(b"new", "new.txt"))
    assert not article.analysed
    window.desk.open_article(article.id)
    qtbot.waitUntil(lambda: window.desk.article.id == article.id and window.desk.article.analysed, timeout=20_000)


def test_a_window_that_begins_with_it_stands_before_its_cards(qtbot, long_one, tmp_path, workshop, look):
    window, story = long_one
    window.desk.open_article(story)
    qtbot.waitUntil(lambda: window.desk.article.id == story and window.desk.article.analysed)
    idle(qtbot, window)
    library = Library(tmp_path / "library.db")
    following = MainWindow(library, workshop, look, CrashHook(None))
    shown = []
    following.desk.article_shown.connect(lambda article: shown.append((article.id, article.analysed)))
    begin(following, library, None)
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert shown == [(story, False), (story, True)]
    assert len(following.desk.article.cards) == 1
    following.close()
    library.close()
