"""A name looked up from its profile: shown first, asked when the reader says so."""

import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from reader.app.endpoints import ROR, WIKIDATA
from reader.app.lookup import LookedUp
from reader.app.questions import Question, naming_question, questions
from reader.model.errors import LookUpFailedError
from reader.model.match import Certainty, Match, Wanted
from reader.model.source import SourceKind
from reader.ui.look_up_dialog import LookUpDialog, answer_words
from reader.ui.question_row import question_words
from tests.ui.window.test_identifying import show_profile
from tests.web.answering import COAST, MAREN, registers_on_the_web

BODY = Wanted(SourceKind.ORGANISATION, ("Coastal Safety Institute",))
HARBOUR = Question(ROR, "https://register.example/?query=Harbour", "Harbour")


@pytest.fixture
def server(monkeypatch):
    with registers_on_the_web(monkeypatch) as made:
        yield made


@pytest.fixture
def dialog(qtbot):
    made = LookUpDialog("Coastal Safety Institute", questions(BODY))
    qtbot.addWidget(made)
    made.show()
    return made


def asked(dialog):
    heard = []
    dialog.asked.connect(heard.append)
    return heard


def opened(window, qtbot):
    window.sidebar.profile.look_up.click()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(LookUpDialog)))
    return next(one for one in window.findChildren(LookUpDialog) if one.isVisible())


def words_of(dialog):
    return [row.answer.text() for row in dialog.rows if row.isVisible() and row.answer.isVisible()]


def test_every_address_is_shown_in_full_before_it_is_asked(dialog):
    assert [row.address.toPlainText() for row in dialog.rows] == [one.address for one in questions(BODY)]
    assert all(row.address.isVisible() and row.address.isReadOnly() for row in dialog.rows)
    for row in dialog.rows:
        assert row.address.verticalScrollBar().maximum() == 0
    assert dialog.rows[1].tick.text() == "ROR, about “Coastal Safety Institute”"


def test_only_what_is_ticked_is_asked_once(dialog):
    heard = asked(dialog)
    dialog.rows[0].tick.setChecked(False)
    dialog.ask.click()
    dialog.ask.click()
    assert heard == [questions(BODY)[1]]
    assert dialog.waiting.isVisible()
    assert not dialog.rows[0].tick.isEnabled()


def test_nothing_ticked_cannot_be_asked(dialog):
    for row in dialog.rows:
        row.tick.setChecked(False)
    assert not dialog.ask.isEnabled()


def test_name_without_letters_cannot_be_asked(qtbot):
    dialog = LookUpDialog("“…”", ())
    qtbot.addWidget(dialog)
    assert not dialog.ask.isEnabled()


def test_keyboard_alone_reads_unticks_and_asks(qtbot, dialog):
    heard = asked(dialog)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.ask)
    while not isinstance(dialog.focusWidget(), QCheckBox):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.rows[0].address
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert heard == [questions(BODY)[1]]


def test_error_is_said_and_the_question_can_be_asked_again(dialog):
    heard = asked(dialog)
    dialog.rows[0].tick.setChecked(False)
    dialog.ask.click()
    dialog.show_error(heard[0], LookUpFailedError("The register is in trouble.", hint="Try again later."))
    assert words_of(dialog) == ["The register is in trouble. Try again later."]
    assert not dialog.waiting.isVisible()
    dialog.ask.click()
    assert len(heard) == 2


def test_question_that_follows_waits_for_the_reader_and_its_answer_takes_the_place_of_the_first(qtbot, dialog):
    heard = asked(dialog)
    dialog.rows[1].tick.setChecked(False)
    dialog.ask.click()
    following = naming_question(["Q900111"], [b"{}"])
    dialog.show_answer(heard[0], LookedUp(WIKIDATA, Match(Certainty.LIKELY, (), "same name"), following))
    assert len(heard) == 1
    assert dialog.focusWidget() is dialog.ask
    assert dialog.rows[-1].address.toPlainText() == following.address
    dialog.ask.click()
    assert heard[1] == following
    dialog.show_answer(following, LookedUp(WIKIDATA, Match(Certainty.EXACT, (), "same name and affiliation Coast")))
    assert words_of(dialog) == ["Wikidata: Found: same name and affiliation Coast."]


def test_answers_say_how_surely_and_why():
    def said(certainty, reason="same name"):
        return answer_words(LookedUp(ROR, Match(certainty, (), reason)))

    assert answer_words(LookedUp(ROR, None)) == "No record of this name."
    assert said(Certainty.EXACT) == "Found: same name."
    assert said(Certainty.LIKELY) == "Likely found: same name. Nothing is attached to the source."
    assert said(Certainty.SEVERAL, "3 records of this name").startswith("Not clear which: 3 records")
    assert said(Certainty.NONE, "another country there: Malta").startswith("Somebody else of this name")


def test_following_question_says_what_it_is_for():
    words = question_words(naming_question(["Q1"], [b"{}"]))
    assert words == "Wikidata, once more: what posts, bodies and countries are called"


def test_very_long_address_is_shown_whole_and_the_rows_scroll(qtbot):
    long = Question(WIKIDATA, "https://register.example/?ids=" + "Q900111%7C" * 200)
    dialog = LookUpDialog("Harbour", [long, HARBOUR])
    qtbot.addWidget(dialog)
    dialog.show()
    long_view, short_view = (row.address for row in dialog.rows)
    qtbot.waitUntil(lambda: dialog._area.verticalScrollBar().maximum() > 0)
    assert long_view.verticalScrollBar().maximum() == 0
    assert short_view.height() < dialog.height() < long_view.height()


def test_profile_has_the_answer_and_the_line_at_the_foot_says_who_was_asked(qtbot, sample, server):
    name = next(c.appearance.name for c in sample.desk.article.cards if c.appearance.kind == "organisation")
    show_profile(qtbot, sample, name)
    dialog = opened(sample, qtbot)
    assert server.seen == []
    server.bodies = [{**COAST, "names": [{"value": name, "types": ["ror_display", "label"], "lang": "en"}]}]
    dialog.rows[0].tick.setChecked(False)
    dialog.ask.click()
    qtbot.waitUntil(lambda: "ROR: Found" in " ".join(words_of(dialog)))
    page = sample.sidebar.profile
    qtbot.waitUntil(lambda: any("ROR (looked up)" in item.details[0].text for item in page.facts.content.items))
    assert len(server.seen) == 1
    assert sample.status.network.text() == "Asked 127.0.0.1 about a name"
    dialog.reject()


def test_answer_after_the_dialog_is_closed_is_kept(qtbot, sample, server):
    name = next(c.appearance.name for c in sample.desk.article.cards if c.appearance.kind == "person")
    server.entities = [{**MAREN, "labels": {"en": {"language": "en", "value": name}}}]
    show_profile(qtbot, sample, name)
    dialog = opened(sample, qtbot)
    with qtbot.waitSignal(sample.errands.looking_up.changed):
        dialog.ask.click()
        dialog.reject()
    page = sample.sidebar.profile
    qtbot.waitUntil(lambda: bool(page.namesakes.content.items))


def test_unnamed_source_has_no_name_to_look_up(qtbot, sample):
    page = sample.sidebar.profile
    person = next(c for c in sample.desk.article.cards if c.appearance.kind == "person")
    show_profile(qtbot, sample, person.appearance.name)
    assert page.look_up.isVisible()
    page.show_profile(replace(page.shown, kind=SourceKind.UNNAMED), sample.desk.article, None)
    assert not page.look_up.isVisible()


def test_what_asks_is_no_part_of_a_start(root):
    late = "{'httpx', 'reader.app.lookup', 'reader.web.lookup', 'reader.ui.looking_up'}"
    check = f"import sys, reader.ui.application; sys.exit(bool({late} & set(sys.modules)))"
    assert subprocess.run((sys.executable, "-c", check), cwd=root, check=False).returncode == 0


def test_window_closes_though_a_question_has_no_answer_yet(qtbot, sample, server):
    go_on = threading.Event()
    server.habit = lambda _: go_on.wait(20)
    name = next(c.appearance.name for c in sample.desk.article.cards if c.appearance.kind == "person")
    show_profile(qtbot, sample, name)
    dialog = opened(sample, qtbot)
    dialog.ask.click()
    qtbot.waitUntil(lambda: bool(server.seen))
    begun = time.monotonic()
    sample.close()
    assert time.monotonic() < begun + 10
    go_on.set()
