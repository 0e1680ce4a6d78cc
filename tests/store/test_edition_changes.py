import pytest

from reader.model.entry import Rating, RecordChange, Tally
from reader.store.connection import connect
from reader.store.edition_changes import changes_of
from reader.store.schema import prepare
from tests.store.test_editions import found, post, record, take_in

MOST = 10


@pytest.fixture
def connection(tmp_path):
    prepare(tmp_path / "library.db")
    opened = connect(tmp_path / "library.db")
    yield opened
    opened.close()


def test_first_edition_has_changed_nothing(connection):
    take_in(connection, 1, record("p1", "Mona Kvist"))
    assert changes_of(connection, "Almen", MOST) == ()


def test_newer_edition_tells_what_it_changed_dropped_and_added(connection):
    mayor, minister = record("p1", "Mona Kvist", post("mayor")), record("p1", "Mona Kvist", post("minister", number=2))
    ro, holm = record("p3", "Ida Ro"), record("p2", "Per Holm")
    rated = record("p5", "Sund Post", ratings=(Rating("A", "low"),))
    rated_anew = record("p5", "Sund Post", ratings=(Rating("A", "high"),))
    take_in(connection, 1, mayor, holm, ro, rated)
    take_in(connection, 2, minister, ro, rated_anew, record("p4", "Tor Å"))
    assert changes_of(connection, "Almen", MOST) == (
        RecordChange(mayor, minister),
        RecordChange(rated, rated_anew),
        RecordChange(holm, None),
        RecordChange(None, record("p4", "Tor Å")),
    )
    assert len(changes_of(connection, "Almen", 1)) == 3


def test_only_what_the_newest_edition_changed_is_told(connection):
    take_in(connection, 1, record("p1", "Mona Kvist"), record("p2", "Per Holm"), record("p3", "Ida Ro"))
    take_in(connection, 2, record("p1", "Mona Kvist"), record("p3", "Ida Ro", post("mayor", number=2)))
    last = record("p3", "Ida Ro", post("minister", number=3))
    take_in(connection, 3, record("p1", "Mona Kvist"), last, record("p2", "Per Holm"))
    told = changes_of(connection, "Almen", MOST)
    assert told == (
        RecordChange(record("p3", "Ida Ro", post("mayor", number=2)), last),
        RecordChange(None, record("p2", "Per Holm")),
    )


def test_register_that_is_not_there_has_changed_nothing(connection):
    assert changes_of(connection, "Almen", MOST) == ()


def test_record_that_comes_in_several_places_is_changed_only_where_it_says_something_else(connection):
    mayor, member = record("p1", "Mona Kvist", post("mayor")), record("p1", "Mona Kvist", post("member"))
    holm, ro = record("p2", "Per Holm"), record("p3", "Ida Ro")
    take_in(connection, 1, mayor, holm, member, ro, ro)
    chair = record("p2", "Per Holm", post("chair", number=2))
    assert take_in(connection, 2, mayor, chair, member, ro, ro) == Tally(changed=1, same=2)
    assert changes_of(connection, "Almen", MOST) == (RecordChange(holm, chair),)
    last = (mayor, chair, member, record("p1", "Mona Kvist", post("chair")), ro)
    assert take_in(connection, 3, *last) == Tally(changed=1, same=2)
    (change,) = changes_of(connection, "Almen", MOST)
    assert [[claim.value for claim in said.claims] for said in (change.before, change.now)] == [
        ["mayor", "member"],
        ["mayor", "member", "chair"],
    ]
    assert [candidate.entry for candidate in found(connection)] == [change.now]
