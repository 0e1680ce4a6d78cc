"""Two articles laid side by side, from the library and from an open article."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reader.app.compare import Part
from reader.ui.comparison_lines import said_items
from tests.app.story import article, bridge_reading, card, kept, original
from tests.app.test_compare import other_reading


@pytest.fixture
def first(library):
    return kept(library)


@pytest.fixture
def second(library):
    return kept(library, other_reading(), b"other")


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window._lookers.is_idle and window._writers.is_idle)


@pytest.fixture
def compared(qtbot, window, first, second):
    window.browse.compare(first.id, second.id)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.browse.comparison)
    return window


def texts(page):
    return [[item.title or item.details[0].text for item in side.said.content.items] for side in page.sides]


def test_two_selected_articles_are_laid_side_by_side(qtbot, window, first, second):
    window.actions_by_name["library"].trigger()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.browse.articles)
    window.browse.articles.table.selectAll()
    window.browse.articles.compare.click()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.browse.comparison)
    page = window.browse.comparison
    assert [line.cells[:2] for line in page.table.content.lines] == [
        ("Ada Lind", "A and B"),
        ("Siri Dahl", "A only"),  # the article added last stands first in the library
        ("Per Holm", "B only"),
    ]
    assert texts(page) == [["We have all the steel"], ["The bridge will open in May"]]
    assert "Doubts over the bridge" in page.sides[0].title.accessibleName()
    assert page.sides[0].words.text() == "The Fjord Post · 2 May 2026 · 2 sources speak · 8 attributed words"


def test_the_keyboard_goes_from_line_to_line_and_on_to_what_is_said(qtbot, compared, first):
    page = compared.browse.comparison
    qtbot.waitUntil(page.table.hasFocus)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert texts(page) == [["We lack the steel"], ["Named, but not quoted"]]
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert texts(page) == [["Not named in this article"], ["It will rain"]]
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.sides[0].said.hasFocus()
    qtbot.keyClick(page.sides[0].said, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: compared.desk.article is not None and compared.desk.article.id == first.id)
    assert compared.pages.currentWidget() is compared.pane
    compared.actions_by_name["back"].trigger()  # from the one that was picked there it does
    assert compared.pages.currentWidget() is compared.browse.comparison


def test_one_name_that_is_two_sources_is_not_said_to_be_named_in_one_article_only(
    qtbot, window, library, first, second
):
    ada = card(first, "Ada Lind").source_id
    library.who.split(ada, [second.id])
    window.browse.compare(first.id, second.id)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.browse.comparison)
    page = window.browse.comparison
    assert [line.cells[:2] for line in page.table.content.lines if line.cells[0] == "Ada Lind"] == [
        ("Ada Lind", "A only"),
        ("Ada Lind", "B only"),
    ]
    other = "This article has another source of this name"
    assert texts(page) == [["The bridge will open in May"], [other]]
    page.table.selectRow(next(n for n, line in enumerate(page.table.content.lines) if line.cells[1] == "B only"))
    assert texts(page) == [[other], ["We have all the steel"]]


def test_voices_are_narrowed_by_where_and_by_what_they_say(qtbot, compared):
    page = compared.browse.comparison
    page.choose(0, "B only")
    assert [line.cells[0] for line in page.table.content.lines] == ["Siri Dahl"]
    page.choose(-1, "")
    qtbot.keyClicks(page.field, "lack")
    assert [line.cells[0] for line in page.table.content.lines] == ["Per Holm"]


def test_an_open_article_is_compared_with_one_that_is_chosen(qtbot, window, first, second):
    window.desk.open_article(first.id)
    qtbot.waitUntil(lambda: window.desk.article is not None)
    settle(qtbot, window)
    window.actions_by_name["compare"].trigger()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.browse.articles)
    page = window.browse.articles
    assert "Bridge to open in May" in page.asked.text()
    qtbot.keyClicks(page.field, "doubts")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.browse.comparison)
    assert window.browse.comparison.sides[0].title.accessibleName() == "A   Bridge to open in May"
    window.actions_by_name["library"].trigger()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is page)
    assert not page.asked.isVisible()


def test_without_an_article_of_ones_own_there_is_nothing_to_compare(window):
    window.actions_by_name["compare"].trigger()
    assert "Only articles of your library" in window.message_bar.words


def test_an_article_that_was_not_analysed_says_so(qtbot, window, library, first):
    made = other_reading()
    bare = library.keep_article(made.article, original(b"unread", "other.html"))
    window.browse.compare(first.id, bare.id)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.browse.comparison)
    assert window.browse.comparison.sides[1].words.text() == "Not analysed yet: open it first"


def test_comparing_fits_a_small_window(qtbot, compared):
    compared.resize(900, 600)
    page = compared.browse.comparison
    qtbot.waitUntil(lambda: page.table.isColumnHidden(3))
    assert not page.table.isColumnHidden(1)
    assert page.sides[1].foot.geometry().right() <= page.width()


def test_back_leads_to_the_comparison_as_it_was_left(qtbot, compared, first):
    page = compared.browse.comparison
    qtbot.waitUntil(page.table.hasFocus)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.keyClick(page.sides[0].said, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: compared.desk.article is not None and compared.desk.article.id == first.id)
    settle(qtbot, compared)
    compared.actions_by_name["back"].trigger()
    assert compared.pages.currentWidget() is page
    assert texts(page) == [["We lack the steel"], ["Named, but not quoted"]]
    compared.turning.show_article()
    assert compared.desk.article.id == first.id


def test_back_from_another_article_does_not_lead_to_the_page(qtbot, compared, first, second):
    compared.browse.comparison.sides[0].title.click()
    qtbot.waitUntil(lambda: compared.desk.article is not None and compared.desk.article.id == first.id)
    compared.desk.open_article(second.id)
    qtbot.waitUntil(lambda: compared.desk.article.id == second.id)
    settle(qtbot, compared)
    compared.actions_by_name["back"].trigger()
    qtbot.waitUntil(lambda: compared.desk.article.id == first.id)
    assert compared.pages.currentWidget() is compared.pane
    compared.actions_by_name["back"].trigger()  # from the one that was picked there it does
    assert compared.pages.currentWidget() is compared.browse.comparison


def test_what_is_not_certain_says_so_on_its_side(compared, library):
    page = compared.browse.comparison
    assert [[d.text for d in item.details] for item in page.sides[0].said.content.items] == [["direct"]]
    third = kept(library, replace(bridge_reading(), sure_at=0.95, article=article(url="https://x.example/3")), b"third")
    said = said_items(Part(third.cards[:1]), third)
    assert [[d.text for d in item.details] for item in said] == [["direct", "not certain"]]


def test_a_long_name_over_what_its_source_says_is_whole(qtbot, compared):
    page, name = compared.browse.comparison, "Maximiliane-Konstantine Wolkenstein-Trostburg-Rodenegg-Hohenwaldeck"
    for side in page.sides:
        side.show_said(name, Part())
    compared.resize(700, 700)
    qtbot.waitUntil(lambda: page.sides[0].speaker.height() > 1.5 * page.sides[0].speaker.fontMetrics().height())
    for speaker in (side.speaker for side in page.sides):
        assert speaker.height() >= speaker.heightForWidth(speaker.width())
        assert speaker.width() <= page.width() // 2
