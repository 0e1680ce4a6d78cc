"""The articles that were opened last, under one key."""

import pytest
from PySide6.QtCore import Qt

PAGE = """<html lang="en"><head><title>{0}</title></head><body><article><h1>{0}</h1>
<p>The wheel of the old mill at Sund turned on Sunday for the first time in forty years.</p></article></body></html>"""


@pytest.fixture
def three(qtbot, window, tmp_path):
    for number, title in enumerate(("Mill & wheel", "Ferry", "Quay")):
        file = tmp_path / f"{number}.html"
        file.write_text(PAGE.format(title), encoding="utf-8")
        window.open_location(str(file))
        qtbot.waitUntil(lambda t=title: title_of(window) == t and window.desk.article.analysed, timeout=20_000)
    qtbot.waitUntil(lambda: window._writers.is_idle and window._lookers.is_idle)
    return window


def title_of(window) -> str | None:
    return window.desk.article.reading.article.title if window.desk.article is not None else None


def offered(qtbot, window) -> list[str]:
    window.actions_by_name["recent"].trigger()
    qtbot.waitUntil(lambda: window.recent.menu is not None and window.recent.menu.isVisible())
    return [action.text() for action in window.recent.menu.actions() if action.text()]


def test_the_one_before_comes_first_and_the_arrows_reach_the_others(qtbot, three):
    assert offered(qtbot, three) == ["Ferry", "Mill && wheel", "Whole library"]
    qtbot.keyClick(three.recent.menu, Qt.Key.Key_Down)
    qtbot.keyClick(three.recent.menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: title_of(three) == "Mill & wheel")
    qtbot.waitUntil(lambda: three.opener._library.catalogue.recently_opened(1)[0].title == "Mill & wheel")
    assert offered(qtbot, three) == ["Quay", "Ferry", "Whole library"]


def test_a_deleted_article_is_not_offered(qtbot, three):
    three.opener._library.delete_article(three.opener._library.catalogue.recently_opened(2)[1].id)
    assert offered(qtbot, three) == ["Mill && wheel", "Whole library"]


def test_where_nothing_else_was_opened_the_library_is_offered(qtbot, sample):
    assert offered(qtbot, sample) == ["Nothing else was opened yet", "Whole library"]
    sample.recent.menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: not sample.turning.is_at_article)


def test_enter_goes_back_to_the_article_read_before(qtbot, three):
    offered(qtbot, three)
    qtbot.keyClick(three.recent.menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: title_of(three) == "Ferry")
