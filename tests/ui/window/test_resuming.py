"""Where the reader was: size, panes, the way back, page, words and drafts, kept while the window stands."""

import json

import pytest
from PySide6.QtCore import QSize, Qt

from reader.app.drafts import keep_draft, load_drafts
from reader.app.library import Library
from reader.model.library import ArticleId
from reader.model.source import SourceId
from reader.ui.application import begin
from reader.ui.browse import Shelf
from reader.ui.crash import CrashHook
from reader.ui.main_window import MainWindow
from reader.ui.places import Place, Trail, trail_from_json, trail_to_json
from reader.ui.resuming import first_size

PAGE = """<html lang="en"><head><title>{0}</title></head><body><article><h1>{0}</h1>{1}</article></body></html>"""
LINES = "<p>The wheel of the old mill at Sund turned on Sunday, said Liv Sand, chair of the Sund Mill Society.</p>" * 60


@pytest.fixture
def next_window(qtbot, workshop, look, tmp_path, window):
    """Return what opens the same library in another window, as the next start does; this one is never closed."""
    made = []

    def open_window() -> MainWindow:
        library = Library(tmp_path / "library.db")
        following = MainWindow(library, workshop, look, CrashHook(None))
        made.append((following, library))
        following.show()
        begin(following, library, None)
        qtbot.waitUntil(lambda: following.desk.article is not None and following.pane.view.is_complete, timeout=20_000)
        return following

    yield open_window
    for following, library in made:
        following.close()
        library.close()


@pytest.fixture
def articles(qtbot, window, tmp_path):
    for title in ("One", "Two"):
        file = tmp_path / f"{title}.html"
        file.write_text(PAGE.format(title, LINES), encoding="utf-8")
        window.open_location(str(file))
        qtbot.waitUntil(lambda t=title: title_of(window) == t and window.desk.article.analysed, timeout=20_000)
        qtbot.waitUntil(lambda: window.pane.view.is_complete)
    return window


def title_of(window) -> str | None:
    return window.desk.article.reading.article.title if window.desk.article is not None else None


def settled(qtbot, window) -> None:
    """Wait until what is kept within a second is kept."""
    idle = (window.resuming._soon, window.desk._place_timer, window.drafts._timer)
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in idle) and window._writers.is_idle)


@pytest.mark.parametrize(
    ("room", "size"), [((1920, 1080), (1360, 860)), ((1280, 800), (1264, 752)), ((1400, 720), (1360, 672))]
)
def test_first_window_fits_on_the_screen(room, size):
    assert first_size(QSize(*room)) == QSize(*size)


def test_the_next_window_stands_as_this_one_though_it_was_never_closed(qtbot, articles, next_window):
    articles.resize(1240, 640)
    articles.beside._splitter.setSizes([800, 440])
    assert articles.sidebar.width() > 420
    articles.resize(760, 610)  # the screen of the tests is 800 wide, and no window is restored larger than its screen
    settled(qtbot, articles)
    following = next_window()
    assert following.size() == articles.size()
    for window in (articles, following):
        window.resize(1240, 640)
    assert following.sidebar.width() == articles.sidebar.width() > 420


def test_a_sidebar_that_was_hidden_stays_hidden(qtbot, articles, next_window):
    articles.actions_by_name["sidebar"].trigger()
    settled(qtbot, articles)
    following = next_window()
    following.resize(1240, 700)  # in a narrow one it is a drawer, which is closed at first
    assert not following.sidebar.isVisible()
    following.actions_by_name["sidebar"].trigger()
    assert following.sidebar.isVisible()
    assert following.sidebar.width() > 200
    following.resize(760, 700)
    following.actions_by_name["sidebar"].trigger()
    following.actions_by_name["sidebar"].trigger()  # a drawer that is closed says nothing of the sidebar
    following.resize(1240, 700)
    assert following.sidebar.isVisible()


def test_line_and_way_back_are_those_of_the_last_window(qtbot, articles, next_window):
    articles.pane.view.verticalScrollBar().setValue(700)
    articles.actions_by_name["back"].trigger()
    qtbot.waitUntil(lambda: title_of(articles) == "One" and articles.pane.view.is_complete)
    articles.pane.view.verticalScrollBar().setValue(400)
    place = articles.pane.view.top_place()
    settled(qtbot, articles)
    following = next_window()
    assert title_of(following) == "One"
    assert following.pane.view.top_place() == pytest.approx(place, abs=1)
    assert not following.actions_by_name["back"].isEnabled()
    following.actions_by_name["forward"].trigger()
    qtbot.waitUntil(lambda: title_of(following) == "Two" and following.pane.view.is_complete)
    assert following.pane.view.verticalScrollBar().value() == pytest.approx(700, abs=2)
    following.actions_by_name["back"].trigger()
    qtbot.waitUntil(lambda: title_of(following) == "One" and following.pane.view.is_complete)
    assert following.pane.view.top_place() == pytest.approx(place, abs=1)


def test_an_article_named_at_the_start_comes_after_those_read_before(qtbot, articles, look, next_window, tmp_path):
    articles.pane.view.verticalScrollBar().setValue(500)
    settled(qtbot, articles)
    library = Library(tmp_path / "library.db")
    following = MainWindow(library, articles.errands._workshop, look, CrashHook(None))
    following.show()
    begin(following, library, str(tmp_path / "One.html"))
    qtbot.waitUntil(lambda: title_of(following) == "One" and following.pane.view.is_complete, timeout=20_000)
    following.actions_by_name["back"].trigger()
    qtbot.waitUntil(lambda: title_of(following) == "Two" and following.pane.view.is_complete)
    assert following.pane.view.verticalScrollBar().value() == pytest.approx(500, abs=2)
    following.close()
    library.close()


def test_the_profile_that_was_open_is_open(qtbot, articles, next_window):
    source = articles.desk.article.cards[0].source_id
    articles.desk.open_profile(source)
    qtbot.waitUntil(lambda: articles.sidebar.profile.shown is not None)
    settled(qtbot, articles)
    following = next_window()
    qtbot.waitUntil(lambda: following.sidebar.pages.currentWidget() is following.sidebar.profile)
    assert following.sidebar.profile.shown.id == source
    following.actions_by_name["back"].trigger()
    assert following.sidebar.pages.currentWidget() is following.sidebar.cards


@pytest.mark.parametrize(("action", "shelf"), [("library", Shelf.ARTICLES), ("sources", Shelf.SOURCES)])
def test_the_table_that_was_open_is_open_with_its_words(qtbot, articles, next_window, action, shelf):
    articles.actions_by_name[action].trigger()
    qtbot.waitUntil(lambda: articles.browse.on_top is shelf)
    page = articles.pages.currentWidget()
    qtbot.keyClicks(page.field, "o")
    settled(qtbot, articles)
    following = next_window()
    qtbot.waitUntil(lambda: following.browse.on_top is shelf)
    again = following.pages.currentWidget()
    assert again.field.text() == "o"
    assert again.count.text() == page.count.text() != ""
    following.turning.show_article()
    assert title_of(following) == "Two"


def test_the_search_that_was_open_is_open(qtbot, articles, next_window):
    qtbot.keyClicks(articles.top_bar.address, "mill society")
    qtbot.waitUntil(lambda: articles.browse.on_top is Shelf.FOUND)
    settled(qtbot, articles)
    following = next_window()
    qtbot.waitUntil(lambda: following.browse.on_top is Shelf.FOUND)
    assert following.top_bar.address.text() == "mill society"
    qtbot.keyClick(following.top_bar.address, Qt.Key.Key_Escape)
    settled(qtbot, following)
    assert next_window().browse.on_top is None


def test_an_assessment_half_written_is_there_in_the_next_window(qtbot, articles, next_window):
    source = articles.desk.article.cards[0].source_id
    articles.desk.open_profile(source)
    qtbot.waitUntil(lambda: articles.sidebar.profile.shown is not None)
    qtbot.keyClicks(articles.sidebar.profile.assessment, "Knows the mill")
    settled(qtbot, articles)
    following = next_window()
    qtbot.waitUntil(lambda: following.sidebar.profile.assessment.toPlainText() == "Knows the mill")
    following.sidebar.profile.assessment.write()
    settled(qtbot, following)
    assert load_drafts(following.opener._library) == {}
    assert [one.text for one in following.opener._library.profile(source).assessments] == ["Knows the mill"]


def test_a_note_is_saved_while_one_types_on_without_a_pause(qtbot, articles):
    source = articles.desk.article.cards[0].source_id
    articles.desk.open_profile(source)
    qtbot.waitUntil(lambda: articles.sidebar.profile.shown is not None)
    note = articles.sidebar.profile.note
    written = []
    note.note_written.connect(written.append)
    for _ in range(60):  # 50 keys a second, longer than any note may wait
        qtbot.keyClicks(note, "x")
        qtbot.wait(20)
    assert written


def test_a_draft_follows_its_source_into_another(qtbot, articles):
    one, other = (card.source_id for card in articles.desk.article.cards[:2])
    library = articles.opener._library
    uids = {source: library.profile(source).uid for source in (one, other)}
    for source, words in ((one, "Of the first"), (other, "Of the second")):
        articles.drafts.keep(library.profile(source), words)
    articles.changes.merge(one, other, articles.desk.article.id)
    settled(qtbot, articles)
    assert load_drafts(library) == {uids[other]: "Of the second\n\nOf the first"}


def test_a_draft_is_forgotten_with_its_source(qtbot, articles):
    source = articles.desk.article.cards[0].source_id
    profile = articles.opener._library.profile(source)
    articles.drafts.keep(profile, "Tends to boast")
    settled(qtbot, articles)
    assert load_drafts(articles.opener._library) == {profile.uid: "Tends to boast"}
    articles.changes.forget(source, articles.desk.article.id)
    settled(qtbot, articles)
    assert load_drafts(articles.opener._library) == {}
    assert b"Tends to boast" not in articles.opener._library.file.read_bytes()


def test_a_draft_given_up_leaves_nothing(library):
    keep_draft(library, "u1", "Half a")
    keep_draft(library, "u2", "Half b")
    keep_draft(library, "u1", "")
    assert load_drafts(library) == {"u2": "Half b"}


def test_the_way_back_is_kept_without_copies_of_others():
    one, two, strange = Place(ArticleId(1), (3, 4.5)), Place(ArticleId(2), (0, 0.0), SourceId(7)), Place(None)
    trail = Trail([one, strange], [two], one)
    again = trail_from_json(json.loads(json.dumps(trail_to_json(trail))), lambda _: (9, 1.0))
    assert again.before == (one,)
    assert again.after == (two,)
    assert again.present == Place(ArticleId(1), (9, 1.0))


@pytest.mark.parametrize(
    "kept", ["", "7", "[]", "{}", '{"trail": 3, "page": [], "words": {}}', '{"trail": {"before": [[1]]}}']
)
def test_what_cannot_be_read_is_no_way_back(qtbot, library, workshop, look, kept):
    library.set_setting("window/where", kept)
    window = MainWindow(library, workshop, look, CrashHook(None))
    qtbot.addWidget(window)
    assert window.desk.trail == Trail()
    window.close()
