"""Which answers of the library are shown, where several changes are on their way."""

import pytest

from reader.model.correction import Correction, CorrectionField
from reader.model.errors import LibraryError
from reader.model.library import ArticleId
from reader.model.source import SourceId
from reader.ui.changes import Changes
from reader.ui.tasks import Lane
from tests.ui.window.conftest import mark

ONE = ArticleId(1)


def role(number):
    return Correction(f"c{number}", CorrectionField.ROLE, "Ada Lind", str(number), None, "2026-11-23T09:00:00+00:00")


class Library:
    """Answers each change with words that say which it was."""

    def correct(self, _article, correction):
        return f"corrected {correction.value}"

    def add_annotation(self, _article, _annotation):
        raise LibraryError("The disk is full.")

    def change_annotation(self, _article, mark):
        return f"changed {mark.uid}"

    def delete_annotation(self, _article, uid):
        raise ValueError(uid)

    def redo(self, _article):
        return None

    def write_note(self, _source, note):
        return f"noted {note}"


@pytest.fixture
def shown():
    return []


@pytest.fixture
def changes(qtbot, shown):
    lane = Lane(1, shown.append)
    made = Changes(Library(), lane, lane)
    made.article_changed.connect(shown.append)
    yield made
    qtbot.waitUntil(lambda: lane.is_idle)
    lane.close()


def test_only_the_last_of_several_answers_is_shown(changes, shown, qtbot):
    for number in range(3):
        changes.correct(ONE, role(number))
    qtbot.waitUntil(lambda: changes._lane.is_idle)
    assert shown == ["corrected 2"]


@pytest.mark.parametrize("then", [lambda c: c.redo(ONE), lambda c: c.write_note(SourceId(1), "so")])
def test_a_change_is_shown_though_what_follows_it_says_nothing_of_the_article(changes, shown, qtbot, then):
    changes.correct(ONE, role(0))
    then(changes)
    qtbot.waitUntil(lambda: changes._lane.is_idle)
    assert shown == ["corrected 0"]


def test_what_could_not_be_kept_stays_on_screen_until_it_is_tried_again(changes, shown, qtbot):
    changes.correct(ONE, role(0))
    with qtbot.waitSignal(changes.failed):
        changes.add(ONE, mark("The quay was approved", "quay", uid="m1").annotation)
    assert shown == []
    assert not changes.settled()
    changes.redo(ONE)
    qtbot.waitUntil(lambda: changes._lane.is_idle)
    assert shown == ["corrected 0"]


def test_a_fault_of_ours_keeps_no_later_change_off_the_screen(changes, shown, qtbot):
    changes.delete(ONE, "a1")
    changes.correct(ONE, role(1))
    qtbot.waitUntil(lambda: changes._lane.is_idle)
    fault, announced = shown
    assert isinstance(fault, ValueError)
    assert announced == "corrected 1"


def test_a_change_that_nothing_is_said_of_is_told_to_what_offers_an_undo(changes, qtbot):
    with qtbot.assertNotEmitted(changes.went_on), qtbot.waitSignal(changes.said):
        changes.correct(ONE, role(0))
    with qtbot.waitSignal(changes.went_on), qtbot.assertNotEmitted(changes.said):
        changes.change(ONE, mark("The quay was approved", "quay", uid="m1").annotation)


def test_what_failed_is_tried_again_in_order_and_only_as_it_was_worded_last(changes, shown, qtbot):
    changes._library = Full()
    for number in range(2):
        changes.write_note(SourceId(1), f"note {number}")
    changes.write_note(SourceId(2), "another")
    assert not changes.settled()
    changes._library = kept = Full(has_room=True)
    changes.unkept.try_again()
    assert changes.settled()
    assert kept.notes == ["note 1", "another"]


def test_a_later_wording_that_is_kept_settles_the_earlier_one(changes, shown, qtbot):
    changes._library = Full()
    changes.write_note(SourceId(1), "early")
    assert not changes.settled()
    changes._library = Full(has_room=True)
    changes.write_note(SourceId(1), "late")
    assert changes.settled()


def test_what_is_kept_of_several_marks_settles_the_earlier_of_each(changes, shown, qtbot):
    marks = {uid: mark("The quay was approved", "quay", uid=uid).annotation for uid in ("m1", "m2", "m3")}
    for one in marks.values():
        changes.add(ONE, one)
    assert not changes.settled()
    changes._library = Full(has_room=True)
    changes.change_marks(ONE, {uid: marks[uid] for uid in ("m1", "m2")}, "two merged")
    assert not changes.settled()  # the third
    changes.change_marks(ONE, marks, "three merged")
    assert changes.settled()


class Full(Library):
    """Takes a note only where it has room."""

    def __init__(self, *, has_room=False):
        self.has_room = has_room
        self.notes = []
        self.marks = self

    def change(self, _article, _wanted, step):
        return step

    def write_note(self, _source, note):
        if not self.has_room:
            raise LibraryError("The disk is full.")
        self.notes.append(note)
        return note
