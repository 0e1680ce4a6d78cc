"""Journey 12: a name is looked up: exactly one request, when the key was pressed, to the address that was shown."""

import pytest
from PySide6.QtCore import Qt

from reader.model.match import Certainty
from reader.ui.look_up_dialog import LookUpDialog
from tests.web.answering import COAST, INLAND, registers_on_the_web

BODY = "Fridtjof Nansen Institute"


@pytest.fixture
def server(monkeypatch):
    with registers_on_the_web(monkeypatch) as made:
        yield made


def record(name, ident):
    return {**COAST, "id": f"https://ror.org/{ident}", "names": [{"value": name, "types": ["ror_display"]}]}


def walks_to(reader, widget):
    """Press Tab until the keyboard is at the widget."""
    page = widget.window()
    for _ in range(200):
        if page.focusWidget() is widget:
            return
        reader.qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
    raise AssertionError("the keyboard does not get there")


def presses(reader, widget, key):
    walks_to(reader, widget)
    reader.qtbot.keyClick(widget, key)


def opens_profile(reader, window, name):
    window.desk.open_profile(reader.card(window, name).source_id)
    page = window.sidebar.profile
    reader.until(lambda: page.shown is not None and page.shown.name == name and page.isVisible())
    reader.settles(window)
    return page


def asks(reader, window, page):
    presses(reader, page.look_up, Qt.Key.Key_Space)
    reader.until(lambda: any(one.isVisible() for one in window.findChildren(LookUpDialog)))
    return next(one for one in window.findChildren(LookUpDialog) if one.isVisible())


def test_looking_a_name_up_sends_one_request_to_the_address_shown(reader, server):
    server.bodies = [record(BODY, "00nansen1"), INLAND]
    window = reader.sits_down()
    page = opens_profile(reader, window, BODY)
    dialog = asks(reader, window, page)
    assert server.seen == []

    of_wikidata, of_ror = dialog.rows
    presses(reader, of_wikidata.tick, Qt.Key.Key_Space)  # only ROR is to be asked
    shown = of_ror.address.toPlainText()
    reader.settles(window)
    assert server.seen == []
    presses(reader, dialog.ask, Qt.Key.Key_Space)
    reader.until(lambda: of_ror.answer.text())
    assert [server.address(path) for path in server.paths] == [shown]
    reader.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    reader.settles(window)
    (match,) = (m for m in page.shown.lookup.matches if m.candidates[0].edition.register == "ROR (looked up)")
    assert match.certainty is Certainty.EXACT
    reader.gets_up()

    window = reader.sits_down()  # the next day, without a network
    page = opens_profile(reader, window, BODY)
    assert "https://ror.org/00nansen1" in {fact.value for fact in page.shown.facts}
    assert len(server.seen) == 1


def test_register_in_trouble_is_said_and_nothing_is_changed(reader, server):
    server.habit = lambda handler: handler.send(b"<h1>Log in</h1>", 503, "text/html")
    window = reader.sits_down()
    page = opens_profile(reader, window, BODY)
    before = page.shown
    dialog = asks(reader, window, page)
    presses(reader, dialog.ask, Qt.Key.Key_Space)
    reader.until(lambda: all(row.answer.text() for row in dialog.rows))
    assert [row.answer.text().partition(")")[0] for row in dialog.rows] == ["127.0.0.1 is in trouble (HTTP 503"] * 2
    assert len(server.seen) == 2
    assert dialog.ask.isEnabled()
    reader.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    reader.settles(window)
    assert page.shown == before
