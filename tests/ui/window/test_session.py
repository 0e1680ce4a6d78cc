"""How the window stood, kept in the order in which it changed."""

import threading

import pytest

from reader.model.library import ArticleId
from reader.ui.session import Session, top_of
from reader.ui.tasks import Lane
from reader.ui.theme import ThemeChoice
from reader.ui.typography import USUAL, Typography

ONE = ArticleId(1)


@pytest.fixture
def lane(qapp):
    made = Lane(1, print)
    yield made
    made.close()


def test_the_last_of_several_settings_is_the_one_kept(qtbot, library, lane):
    session, slow = Session(library, lane), threading.Event()
    lane.start(lambda _: slow.wait(5))
    for size in (15, 26, 19):
        session.keep_typography(Typography(text_size=size))
    session.keep_top(ONE, (340, -2.5))
    slow.set()
    qtbot.waitUntil(lambda: lane.is_idle)
    assert Session(library, lane).typography == Typography(text_size=19)
    assert top_of(ONE, library) == (340, -2.5)


def test_a_setting_that_is_none_is_the_usual_one(library, lane):
    library.set_setting("window/typography", '{"text_size": "²"}')
    library.set_setting("window/theme", '["sepia"]')
    library.set_setting("place/1", "[null, 3]")
    assert Session(library, lane).typography == USUAL
    assert Session(library, lane).theme == ThemeChoice()
    assert top_of(ONE, library) == (0, 0.0)
