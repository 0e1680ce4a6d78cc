"""Looking through the library while it is slow, fails, or is left."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from reader.model.catalogue import Found, Passage, TagRow
from reader.model.errors import LibraryError
from reader.model.library import ArticleId, ArticleRow
from reader.model.span import Span
from reader.ui.browse import Browse, Shelves
from reader.ui.list_page import ListPage
from reader.ui.tasks import Lane

ROWS = (
    ArticleRow(ArticleId(1), "Quay", "Varnes Tidende", None, "2026-05-05", 0, 0, ("harbour",)),
    ArticleRow(ArticleId(2), "Mole", None, None, "2026-05-06", 0, 0),
)
QUAY = Passage(ArticleId(1), "Quay", None, None, "The quay was approved.", (Span(4, 8),), Span(104, 108))


class Library:
    """Waits until it may answer; fails where it is told to."""

    def __init__(self):
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.is_broken = False
        self.deleted = set()
        self.catalogue = self

    def articles(self):
        self._answer()
        return tuple(row for row in ROWS if row.id not in self.deleted)

    def find(self, _words):
        self._answer()
        return Found(tags=(TagRow("harbour", 1),), articles=(QUAY,))

    def tags(self):
        return (TagRow("harbour", 1),)

    def delete_articles(self, articles):
        self.deleted |= set(articles)

    def restore_articles(self, articles):
        self.deleted -= set(articles)

    def _answer(self):
        self.may_answer.wait(5)
        if self.is_broken:
            raise LibraryError("The disk does not answer.")


@pytest.fixture
def library():
    return Library()


@pytest.fixture
def pages(qtbot):
    made = QStackedWidget()
    made.addWidget(QWidget())  # the article
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def browse(qtbot, pages, library, look):
    faults = []
    lookers, writers = Lane(2, faults.append), Lane(1, faults.append)
    found = ListPage(look.theme, look.icons)
    pages.addWidget(found)
    made = Browse(Shelves(library, lookers, writers, pages, found, look))
    made.filled.connect(pages.setCurrentWidget)
    yield made
    qtbot.waitUntil(lambda: lookers.is_idle and writers.is_idle)
    lookers.close()
    writers.close()
    assert faults == []


def settle(qtbot, browse):
    qtbot.waitUntil(lambda: browse._lookers.is_idle and browse._writers.is_idle)


def titles(browse):
    return [line.cells[0] for line in browse.articles.table.content.lines]


def test_enter_waits_for_what_is_being_looked_up(browse, library, qtbot):
    library.may_answer.clear()
    browse.search("qu")
    browse.follow_first()
    with qtbot.waitSignal(browse.filled):
        library.may_answer.set()
    settle(qtbot, browse)
    assert [line.cells[0] for line in browse.articles.table.content.lines] == ["Quay"]  # the tag came first


def test_enter_on_one_search_follows_nothing_of_the_next(browse, library, qtbot):
    library.may_answer.clear()
    browse.search("qu")
    browse.follow_first()
    browse.search("qua")
    with qtbot.assertNotEmitted(browse.found.followed), qtbot.waitSignal(browse.filled):
        library.may_answer.set()


def test_enter_after_a_search_that_failed_follows_nothing_of_the_next(browse, library, qtbot):
    library.is_broken = True
    with qtbot.waitSignal(browse.failed):
        browse.search("qu")
    browse.follow_first()
    library.is_broken = False
    with qtbot.assertNotEmitted(browse.article_picked), qtbot.waitSignal(browse.filled):
        browse.show_articles()


def test_the_arrows_pass_over_headings_and_enter_opens_the_article_at_the_words(browse, qtbot):
    with qtbot.waitSignal(browse.filled):
        browse.search("quay")
    assert [item.lead + item.title for item in browse.found.list.content.items] == [
        "Tags  1",
        "harbour",
        "Articles  1",
        "Quay  The quay was approved.",
    ]
    for _ in range(2):
        browse.found.list.step(1)
    with qtbot.waitSignal(browse.article_picked) as picked:
        browse.follow_first()
    assert picked.args == [1, Span(104, 108)]
    browse.found.list.step(1)  # there is nothing below
    assert browse.found.list.currentIndex().row() == 3


def test_an_article_brought_back_does_not_call_the_reader_back_to_the_list(browse, pages, qtbot):
    with qtbot.waitSignal(browse.filled):
        browse.show_articles()
    with qtbot.waitSignal(browse.done) as done:
        browse.delete(ROWS[:1])
    settle(qtbot, browse)
    assert titles(browse) == ["Mole"]
    browse.stop()
    pages.setCurrentIndex(0)
    done.args[1]()
    settle(qtbot, browse)
    assert pages.currentIndex() == 0
    assert browse._library.deleted == set()


def test_several_articles_go_and_come_back_together_and_once(browse, qtbot):
    with qtbot.waitSignal(browse.filled):
        browse.show_articles()
    browse.articles.table.selectAll()
    with qtbot.waitSignal(browse.done) as done:
        assert browse.delete_selected()
    settle(qtbot, browse)
    assert (done.args[0], titles(browse)) == ("Deleted: 2 articles", [])
    assert browse.undo()
    settle(qtbot, browse)
    assert titles(browse) == ["Mole", "Quay"]
    browse.delete(ROWS[:1])
    settle(qtbot, browse)
    done.args[1]()  # the button of the first deletion, pressed late
    settle(qtbot, browse)
    assert titles(browse) == ["Mole"]


def test_what_was_taken_back_on_a_page_can_be_done_again_until_something_else_is_done(browse, qtbot):
    with qtbot.waitSignal(browse.filled):
        browse.show_articles()
    assert not browse.redo()
    browse.delete(ROWS[:1])
    settle(qtbot, browse)
    assert browse.undo()
    settle(qtbot, browse)
    assert browse.redo()
    settle(qtbot, browse)
    assert titles(browse) == ["Mole"]
    assert browse.undo()
    settle(qtbot, browse)
    assert titles(browse) == ["Mole", "Quay"]
    browse.delete(ROWS[1:])
    settle(qtbot, browse)
    assert not browse.redo()
    assert titles(browse) == ["Quay"]


def test_a_deleted_line_hands_its_place_to_the_next(browse, qtbot):
    with qtbot.waitSignal(browse.filled):
        browse.show_articles()
    browse.articles.table.selectRow(0)
    browse.delete_selected()
    settle(qtbot, browse)
    assert [row.title for row in browse.articles.selected] == ["Quay"]


def test_escape_shows_the_whole_table_again_and_then_leaves_it(browse, qtbot):
    with qtbot.waitSignal(browse.filled):
        browse.show_articles()
    page = browse.articles
    qtbot.keyClicks(page.field, "qu")
    assert titles(browse) == ["Quay"]
    assert page.count.text() == "1 of 2"
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert titles(browse) == ["Mole", "Quay"]
    assert not page.is_narrowed
