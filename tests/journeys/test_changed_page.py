"""Journey 11: the article has changed since yesterday: what was reworded, who is gone, where the marks went."""

import pytest
from PySide6.QtCore import Qt

from reader.model.anchor import PlacementState
from reader.ui.items import ItemStyle
from tests.web.changing import HURT, LATER, outlet, page

TWICE = "Nobody was hurt when the ferry ran aground"


@pytest.fixture
def server():
    with outlet() as made:
        yield made


def marks(reader, window, words):
    """Mark words with the keyboard, after they were selected."""
    reader.select_words(window, words)
    reader.qtbot.keyClick(window.pane.view, Qt.Key.Key_2)
    reader.settles(window)


def states(window):
    return {p.annotation.anchor.quote: p.placement.state for p in window.desk.article.annotations}


def looks_again(reader, window):
    window.message_bar.dismiss()
    reader.act(window, "changes")
    reader.until(lambda: window.message_bar.words)
    reader.settles(window)


def listed(shown, heading):
    """Return what the list has under a heading."""
    found, is_there = [], False
    for item in shown.list.content.items:
        if item.style is ItemStyle.HEADING:
            is_there = item.lead == heading
        elif is_there:
            found.append((item.title, *(detail.text for detail in item.details)))
    return found


def test_a_changed_article_is_looked_through_and_its_marks_are_settled_without_a_mouse(reader, server):
    window = reader.sits_down(server.article)
    marks(reader, window, TWICE)
    marks(reader, window, "four times what was planned")
    marks(reader, window, "open every day until five")
    looks_again(reader, window)
    assert window.message_bar.words.startswith("No change since")

    server.pages["/ferry"] = page(HURT, *LATER, HURT)
    asked = len(server.seen)
    looks_again(reader, window)
    assert len(server.seen) == asked + 1
    assert window.message_bar.words.startswith("Changed since")
    assert states(window) == {
        TWICE: PlacementState.UNCERTAIN,
        "four times what was planned": PlacementState.ORPHAN,
        "open every day until five": PlacementState.MOVED,
    }

    reader.act(window, "versions")
    reader.until(lambda: window.browse.versions.is_on_top)
    shown = window.browse.versions.page
    assert any(details[-1] == "Reworded" for _title, *details in listed(shown, "Statements"))
    assert ("Ada Fjell", "New") in listed(shown, "Sources")
    assert (TWICE, "Place uncertain") in listed(shown, "Your marks")
    for _ in ("the line", "the page"):
        reader.qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.turning.is_at_article

    window.pane.view.setFocus()
    while window.pane.marking.at_hand is None or window.pane.marking.at_hand.annotation.anchor.quote != TWICE:
        reader.qtbot.keyClick(window.pane.view, Qt.Key.Key_J)
    assert window.pane.bar.isVisible()
    reader.qtbot.keyClick(window.pane.view, Qt.Key.Key_A)
    reader.settles(window)
    assert states(window)[TWICE] is PlacementState.EXACT
    reader.act(window, "undo")
    reader.settles(window)
    assert states(window)[TWICE] is PlacementState.UNCERTAIN
    reader.act(window, "redo")
    reader.settles(window)

    lost = next(p for p in window.desk.article.annotations if p.placement.state is PlacementState.ORPHAN)
    window.sidebar.mark_picked.emit(lost)
    reader.until(lambda: window.pane.settling.waiting is not None)
    reader.select_words(window, "twice what was planned")
    reader.qtbot.keyClick(window.pane.view, Qt.Key.Key_I)
    reader.settles(window)
    assert PlacementState.ORPHAN not in states(window).values()
    assert len(states(window)) == 3

    reader.gets_up()
    again = reader.sits_down()
    assert {p.placement.state for p in again.desk.article.annotations} == {PlacementState.EXACT, PlacementState.MOVED}
