"""The bar at the window's top: whole at every width, with a menu for what has no room."""

import itertools

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.ui.commands import Command, make_actions
from reader.ui.top_bar import TopBar

WORDS = ("Library", "Sources", "Open…", "Find", "Save a copy…")


@pytest.fixture
def window(qtbot):
    """A window of nothing else."""
    window = QWidget()
    window.setLayout(QVBoxLayout())
    window.layout().setContentsMargins(0, 0, 0, 0)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(window):
    return make_actions(tuple(Command(words, words, (), lambda: None) for words in WORDS), window, QLabel(window))


@pytest.fixture
def bar(window, look, actions):
    bar = TopBar(look.icons, look.theme)
    window.layout().addWidget(bar)
    library, sources, opening, find, save = actions.values()
    bar.fill([(library, ""), (sources, "")], [(opening, ""), (find, ""), (save, "")], [sources, opening, save], save)
    window.show()
    return bar


def at(bar, width: int) -> list[str]:
    """Make the window so wide; return the buttons that it shows, all of them whole and within it."""
    bar.parentWidget().setFixedWidth(width)
    QApplication.processEvents()  # it is laid out
    shown = [part for part in bar.findChildren(QToolButton) if part.isVisible()]
    for part in shown:
        assert part.width() >= part.sizeHint().width()
    ends = sorted((part.geometry().left(), part.geometry().right()) for part in (*shown, bar.address))
    assert all(right < left for (_, right), (left, _) in itertools.pairwise(ends))
    assert ends[-1][1] <= width
    return [part.text() for part in shown if part.text() != "⋯"]


def menu_of(bar) -> list[str]:
    return [action.text() for action in bar._more.menu().actions()]


def test_buttons_go_into_the_menu_one_by_one_and_come_back(bar):
    assert at(bar, 1000) == list(WORDS)
    assert not bar._more.isVisible()
    seen = {tuple(at(bar, width)): menu_of(bar) for width in range(900, 320, -20)}
    assert list(seen)[1:] == [
        ("Library", "Open…", "Find", "Save a copy…"),
        ("Library", "Find", "Save a copy…"),
        ("Library", "Find"),
    ]
    assert list(seen.values())[1:] == [["Sources"], ["Sources", "Open…"], ["Sources", "Open…", "Save a copy…"]]
    assert at(bar, 1000) == list(WORDS)


def test_an_action_without_a_button_is_found_in_the_menu(bar, actions):
    at(bar, 1000)
    assert bar.button(actions["Open…"]).text() == "Open…"
    at(bar, 360)
    assert bar.button(actions["Open…"]) is bar._more


def test_larger_words_make_the_bar_gather_anew(qtbot, bar, look):
    at(bar, 700)
    look.resize(20)
    qtbot.waitUntil(lambda: bar._more.isVisible())
    at(bar, 700)
    look.resize(13)
    qtbot.waitUntil(lambda: not bar._more.isVisible())


def test_the_field_says_in_fewer_words_what_it_is_for_where_it_is_narrow(bar):
    at(bar, 1000)
    assert bar.address.placeholderText() == "Search the library, or paste a link"
    at(bar, 400)
    hint = bar.address.placeholderText()
    assert hint == "Search, or paste a link"
    assert bar.address.fontMetrics().horizontalAdvance(hint) < bar.address.width() - 20
