"""Looking through the library while it is slow, fails, or is left."""

import threading

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget

from reader.model.errors import LibraryError
from reader.model.library import ArticleId, ArticleRow
from reader.ui.browse import Browse
from reader.ui.icons import Icons
from reader.ui.list_page import ListPage
from reader.ui.tasks import Lane

ROW = ArticleRow(ArticleId(1), "Quay", None, None, "2026-05-05", 0, 0)


class Library:
    """Waits until it may answer; fails where it is told to."""

    def __init__(self):
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.is_broken = False

    def articles(self, _words=""):
        self.may_answer.wait(5)
        if self.is_broken:
            raise LibraryError("The disk does not answer.")
        return (ROW,)

    def find_sources(self, _words, _limit):
        return ()

    def delete_article(self, article):
        pass

    restore_article = delete_article


@pytest.fixture
def library():
    return Library()


@pytest.fixture
def pages(qtbot, theme, root):
    made = QStackedWidget()
    made.addWidget(QWidget())  # the article
    made.addWidget(ListPage(theme, Icons(root / "resources" / "icons")))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def browse(qtbot, pages, library):
    faults = []
    lane = Lane(2, faults.append)
    made = Browse(library, lane, pages.widget(1))
    made.filled.connect(lambda: pages.setCurrentIndex(1))
    yield made
    qtbot.waitUntil(lambda: lane.is_idle)
    lane.close()
    assert faults == []


def test_enter_waits_for_what_is_being_looked_up(browse, library, qtbot):
    library.may_answer.clear()
    browse.search("qu")
    browse.follow_first()
    with qtbot.waitSignal(browse._page.followed):
        library.may_answer.set()


def test_enter_on_one_search_follows_nothing_of_the_next(browse, library, qtbot):
    library.may_answer.clear()
    browse.search("qu")
    browse.follow_first()
    browse.search("qua")
    with qtbot.assertNotEmitted(browse._page.followed), qtbot.waitSignal(browse.filled):
        library.may_answer.set()


def test_enter_after_a_search_that_failed_follows_nothing_of_the_next(browse, library, qtbot):
    library.is_broken = True
    with qtbot.waitSignal(browse.failed):
        browse.search("qu")
    browse.follow_first()
    library.is_broken = False
    with qtbot.assertNotEmitted(browse._page.followed), qtbot.waitSignal(browse.filled):
        browse.show_articles()


def test_an_article_brought_back_does_not_call_the_reader_back_to_the_list(browse, pages, qtbot):
    with qtbot.waitSignal(browse.filled):
        browse.show_articles()
    with qtbot.waitSignal(browse.deleted):
        browse.delete(ROW)
    qtbot.waitUntil(lambda: browse._lane.is_idle)
    browse.stop()
    pages.setCurrentIndex(0)
    browse.restore(ROW)
    qtbot.waitUntil(lambda: browse._lane.is_idle)
    assert pages.currentIndex() == 0
