"""The lists inside a page, under a mouse that was elsewhere a moment ago."""

import pytest
from PySide6.QtCore import QPoint, Qt

from reader.ui.item_list import ItemList
from reader.ui.items import Item


@pytest.fixture
def items(qtbot, theme, icons):
    made = ItemList("Addresses", theme, icons)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_items([Item("harbour.example", target="harbour"), Item("quay.example", target="quay")])
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def picked(items):
    heard = []
    items.item_picked.connect(heard.append)
    return heard


def middle(items, row) -> QPoint:
    return items.visualRect(items.content.index(row)).center()


def second_click(qtbot, items, at):
    qtbot.mouseDClick(items.viewport(), Qt.MouseButton.LeftButton, pos=at)  # Qt sends no press besides, and no release
    qtbot.mouseRelease(items.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_follows_an_item(qtbot, items, picked):
    qtbot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=middle(items, 1))
    assert picked == ["quay"]


def test_a_double_click_follows_an_item_once(qtbot, items, picked):
    at = middle(items, 0)
    qtbot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=at)
    second_click(qtbot, items, at)
    assert picked == ["harbour"]


def test_the_second_click_on_what_stood_here_before_follows_nothing(qtbot, items, picked):
    second_click(qtbot, items, middle(items, 0))
    assert picked == []


def test_a_button_pressed_on_what_stood_here_before_follows_nothing(qtbot, items, picked):
    qtbot.mouseRelease(items.viewport(), Qt.MouseButton.LeftButton, pos=middle(items, 0))
    assert picked == []


def test_a_button_let_go_over_another_item_follows_neither(qtbot, items, picked):
    qtbot.mousePress(items.viewport(), Qt.MouseButton.LeftButton, pos=middle(items, 0))
    qtbot.mouseRelease(items.viewport(), Qt.MouseButton.LeftButton, pos=middle(items, 1))
    assert picked == []
