"""The lines over the article: what stands there, and what passes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reader.ui.icons import Icons
from reader.ui.message_bar import MessageBar, Toast

LONG = "Changed since you opened it on 4 May 2026: two paragraphs have other words, and one is no longer there. " * 2


@pytest.fixture
def room(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


@pytest.fixture
def lines(root, theme, room):
    bar = MessageBar(Icons(root / "resources" / "icons"), theme, room)
    return bar, Toast(bar, room)


def stands_clear(bar, toast):
    return toast.geometry().bottom() < bar.geometry().top() and toast.geometry().top() >= 0


@pytest.mark.parametrize("width", [1000, 540])
def test_what_passes_stands_clear_of_what_stays(room, lines, width):
    bar, toast = lines
    room.resize(width, 600)
    bar.say(LONG, "See what changed")
    toast.say("Place accepted", "Undo")
    assert stands_clear(bar, toast)


def test_what_passes_makes_room_for_what_comes_to_stay(lines):
    bar, toast = lines
    toast.say("Place accepted", "Undo")
    bar.say(LONG)
    assert stands_clear(bar, toast)
    bar.say("Not saved: The disk is full.")
    assert stands_clear(bar, toast)


def test_what_passes_stays_clear_as_the_window_and_what_is_beneath_change(room, lines):
    bar, toast = lines
    bar.say(LONG)
    toast.say("Place accepted", "Undo")
    room.resize(420, 500)
    assert stands_clear(bar, toast)
    for line in lines:
        line.keep_clear(60)
    assert stands_clear(bar, toast)


def test_what_passes_comes_down_when_what_stayed_is_gone(qtbot, room, lines):
    bar, toast = lines
    toast.say("Place accepted", "Undo")
    alone = toast.geometry()
    bar.say(LONG)
    close = next(button for button in bar.children() if getattr(button, "accessibleName", str)() == "Dismiss")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert toast.geometry() == alone
