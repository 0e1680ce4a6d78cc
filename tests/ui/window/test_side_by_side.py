"""Article and sidebar, as the window becomes narrow and wide."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.ui.side_by_side import SideBySide


class Widths(QObject):
    """Writes down each width that a part is given."""

    def __init__(self, part):
        super().__init__(part)
        self.seen = []
        part.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() is QEvent.Type.Resize:
            self.seen.append(watched.width())
        return False


@pytest.fixture
def beside(qtbot):
    main, side, article = QWidget(), QWidget(), QWidget()
    column = QVBoxLayout(main)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(article)
    made = SideBySide(main, side)
    made.article, made.side = article, side
    qtbot.addWidget(made)
    made.resize(1360, 600)
    made.show()
    made.widths = Widths(article)
    return made


def test_the_article_takes_its_width_once_as_the_sidebar_becomes_a_drawer(beside):
    beside.resize(800, 600)
    assert beside.widths.seen == [800]
    assert beside.is_narrow
    assert not beside.side.isVisible()


def test_the_article_takes_its_width_once_as_the_drawer_becomes_a_sidebar(beside):
    before = beside.article.width()
    beside.resize(800, 600)
    beside.widths.seen.clear()
    beside.resize(1360, 600)
    assert beside.widths.seen == [before]
    assert beside.side.isVisible()


def test_the_sidebar_is_as_wide_as_it_was_before_it_was_a_drawer(beside):
    beside._splitter.setSizes([900, 460])
    before = beside.side.width()
    for width in (800, 700, 1360):
        beside.resize(width, 600)
    assert beside.side.width() == before


def test_an_open_drawer_becomes_a_sidebar_where_there_is_room(beside):
    beside.resize(800, 600)
    beside.open_drawer()
    assert beside.article.width() == 800
    beside.resize(1360, 600)
    assert beside.side.isVisible()
    assert beside.side.x() >= beside.article.width()


def test_a_sidebar_that_was_put_away_stays_away_over_both(beside):
    beside.put_away()
    beside.resize(800, 600)
    beside.resize(1360, 600)
    assert not beside.side.isVisible()
    assert beside.article.width() == 1360
