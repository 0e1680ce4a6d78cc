"""What another program does to the registers while the window is open."""

from contextlib import closing

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from reader.app.library import Library
from reader.app.registers import Registers
from reader.model.entry import Edition
from tests.app.registers import Roll, entry
from tests.ui.window.test_desk import settle


def bring_up_to_date(tmp_path, name, date):
    """Let a program beside the window take in an edition of a register."""
    edition = Edition("Roll", "CC0 1.0", None, date, date)
    with closing(Library(tmp_path / "library.db")) as library:
        Registers(library).take_in(Roll(edition, (entry("p1", name, "member"),)), tmp_path / "roll.json")


@pytest.fixture
def registered(qtbot, sample, tmp_path):
    """The window and the name of one of its people whom a register knows."""
    name = next(c.appearance.name for c in sample.desk.article.cards if c.appearance.kind == "person")
    bring_up_to_date(tmp_path, name, "2026-01")
    come_back(qtbot, sample)
    sample.desk.ask_again()
    settle(qtbot, sample)
    return sample, name


def come_back(qtbot, window):
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    settle(qtbot, window)


def answered(about):
    """Return the dates of the editions that a card or a profile rests on."""
    found = [candidate for match in about.lookup.matches for candidate in match.candidates]
    return {candidate.edition.date for candidate in found if candidate.edition.register == "Roll"}


def on_card(window, name):
    return answered(next(c for c in window.desk.article.cards if c.appearance.name == name))


def test_cards_follow_a_register_that_was_updated_outside_when_the_reader_comes_back(qtbot, registered, tmp_path):
    window, name = registered
    assert on_card(window, name) == {"2026-01"}
    bring_up_to_date(tmp_path, name, "2026-02")
    come_back(qtbot, window)
    qtbot.waitUntil(lambda: on_card(window, name) == {"2026-02"})


def test_a_profile_that_is_opened_and_the_card_say_the_same(qtbot, registered, tmp_path):
    window, name = registered
    bring_up_to_date(tmp_path, name, "2026-02")
    source = next(c.source_id for c in window.desk.article.cards if c.appearance.name == name)
    window.desk.open_profile(source)
    qtbot.waitUntil(lambda: on_card(window, name) == {"2026-02"})
    settle(qtbot, window)
    assert answered(window.sidebar.profile.shown) == {"2026-02"}
    assert not [item.title for item in window.sidebar.profile.signals.content.items if "January" in item.title]


def test_nothing_is_read_again_while_the_registers_are_the_same(qtbot, registered):
    window, _ = registered
    come_back(qtbot, window)
    shown = window.desk.article
    come_back(qtbot, window)
    assert window.desk.article is shown
