"""What the reader has checked against the article."""

from dataclasses import replace

import pytest

from reader.model.correction import checked_facts
from tests.app.story import body, bridge_reading, card, correction, kept, person


@pytest.fixture
def checked(library):
    opened = kept(library)
    facts = checked_facts(card(opened, "Ada Lind").appearance)
    return library.correct(opened.id, correction("checked", "Ada Lind", facts))


def ada(opened):
    return next(c for c in opened.cards if "Lind" in (*c.appearance.aliases, c.appearance.name.split()[-1]))


def other_role():
    cards = (person("Ada Lind", "chief engineer", "Westbridge Road Office", ("Lind",)), body("Westbridge Road Office"))
    return replace(bridge_reading(), attributions=(), appearances=cards)


def test_check_stands_on_the_card_alone_and_changes_nothing_else(library, checked):
    assert ada(checked).check.holds
    assert [c.check for c in checked.cards if c is not ada(checked)] == [None] * 3
    assert ada(checked).corrected == ()
    assert checked.reading == bridge_reading()


def test_check_holds_when_the_article_is_analysed_again(library, checked):
    assert ada(library.keep_reading(checked.id, bridge_reading())).check == ada(checked).check


def test_check_says_when_what_was_checked_has_changed_since(library, checked):
    changed = ada(library.keep_reading(checked.id, other_role()))
    assert (changed.check.made, changed.check.holds) == (ada(checked).check.made, False)
    assert ada(library.keep_reading(checked.id, bridge_reading())).check.holds


def test_correction_after_the_check_is_a_change_and_can_be_checked_anew(library, checked):
    fixed = library.correct(checked.id, correction("role", "Ada Lind", "director"))
    assert not ada(fixed).check.holds
    again = correction("checked", "Ada Lind", checked_facts(ada(fixed).appearance), uid="again")
    assert ada(library.correct(checked.id, again)).check.holds


def test_check_is_withdrawn_undone_and_redone(library, checked):
    assert ada(library.withdraw(checked.id, ada(checked).check.uid)).check is None
    undone, words = library.undo(checked.id)
    assert (words, ada(undone).check.holds) == ("no longer checked", True)
    undone, words = library.undo(checked.id)
    assert (words, ada(undone).check) == ("checked", None)
    assert ada(library.redo(checked.id)[0]).check.holds


def test_log_tells_of_check_and_of_its_end(library, checked):
    source = ada(checked).source_id
    (line,) = library.profile(source).log
    assert line.words == "Checked in “Bridge to open in May”"
    library.withdraw(checked.id, ada(checked).check.uid)
    later, earlier = library.profile(source).log
    assert later.words == "No longer checked in “Bridge to open in May”"
    assert (later.can_undo, earlier.can_undo) == (True, False)


def test_statement_is_checked_with_its_speaker(library):
    opened = kept(library)
    made = correction("checked", "Ada Lind", "The bridge will open in May", "The bridge will open in May")
    checked = library.correct(opened.id, made)
    assert ada(checked).check is None
    assert [check.holds for check in ada(checked).statement_checks] == [True]
    assert card(checked, "Per Holm").statement_checks == (None,)
    assert library.profile(ada(checked).source_id).log[0].words == "Statement checked in “Bridge to open in May”"
    again = library.keep_reading(opened.id, bridge_reading())
    assert ada(again).statement_checks == ada(checked).statement_checks
    given = library.correct(opened.id, correction("speaker", None, "Per Holm", "The bridge will open in May"))
    assert [check and check.holds for check in card(given, "Per Holm").statement_checks] == [False, None]
    library.undo(opened.id)
    assert ada(library.undo(opened.id)[0]).statement_checks == (None,)
