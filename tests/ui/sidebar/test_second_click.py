"""A double click on a card, slower than Qt counts one: its second half presses nothing on the page that has come."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.model.library import Profile
from reader.model.source import SourceKind
from reader.ui import second_click


@pytest.fixture
def turned(sidebar, ferry, qtbot):
    """The sidebar on a profile to which a click has led, the pointer over its button "Sources"."""
    sidebar.show_article(ferry)
    nothing = ((),) * 8
    profile = Profile(ferry.cards[1].source_id, "uid", "Marit B. Solvang", SourceKind.PERSON, *nothing)
    sidebar.show_profile(profile)
    sidebar.leave_profile()
    QCursor.setPos(sidebar.profile.mapToGlobal(sidebar.profile.back.geometry().center()))
    sidebar.show_profile(profile)
    QApplication.processEvents()
    return sidebar


def click_back(sidebar, off=0):
    back = sidebar.profile.back
    where = back.mapFromGlobal(QCursor.pos()) + QPoint(off, 0)
    assert back.rect().contains(where)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton, pos=where)


def test_a_click_on_what_came_under_the_pointer_presses_nothing(turned, qtbot):
    with qtbot.assertNotEmitted(turned.profile_left):
        click_back(turned)
    assert turned.pages.currentWidget() is turned.profile


def test_a_click_that_was_aimed_is_heard(turned, qtbot):
    with qtbot.waitSignal(turned.profile_left):
        click_back(turned, QApplication.startDragDistance() + 1)


def test_a_moment_later_each_click_is_heard(turned, qtbot):
    qtbot.waitUntil(lambda: not turned._second_click._timer.isActive(), timeout=3 * second_click.SLOW_MS)
    with qtbot.waitSignal(turned.profile_left):
        click_back(turned)
