from dataclasses import replace

import pytest

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Edition, Entry, FiledEntry, Rating, Tally
from reader.model.errors import LibraryError
from reader.model.name_key import name_key
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.store.connection import connect, transaction
from reader.store.editions import (
    abandoned_editions,
    begin_edition,
    drop_some,
    file_entries,
    file_keys,
    finish_edition,
    hide_register,
    knows_any,
    register_with,
    registers,
)
from reader.store.entries import earlier_states, find_entries, kinds_in_registers, load_entries
from reader.store.schema import prepare

NOON, LATER = "2026-11-28T12:00:00Z", "2026-11-28T13:00:00Z"
OWN = "Kilde starter set"


@pytest.fixture
def connection(tmp_path):
    prepare(tmp_path / "library.db")
    opened = connect(tmp_path / "library.db")
    yield opened
    opened.close()


def edition(number=1):
    return Edition("Almen", "CC0-1.0", "https://almen.example", f"2026-0{number}", f"hash {number}")


def post(role, organisation="Sund Council", since="2019", number=1):
    link = "https://almen.example/p1"
    return Claim(
        ClaimField.POST, role, organisation, since, None, Origin.REGISTER, "Almen", link=link, date=f"2026-0{number}"
    )


def record(ident="p1", name="Mona Kvist", *claims, **more):
    link = f"https://almen.example/{ident}"
    return Entry(ident, SourceKind.PERSON, (name,), claims, link=link, **more)


def filed(*entries):
    return [FiledEntry.of(entry, tuple(name_key(name) for name in entry.names)) for entry in entries]


def take_in(connection, number, *entries):
    with transaction(connection):
        begun = begin_edition(connection, edition(number), f"almen-{number}.json", NOON)
    tally = Tally()
    for entry in entries:
        with transaction(connection):
            batch = file_entries(connection, begun, filed(entry), NOON)
            file_keys(connection, begun, batch.keys, NOON)
            tally += batch.tally
    with transaction(connection):
        return finish_edition(connection, begun, tally, NOON)


def found(connection, name="Mona Kvist"):
    rows = find_entries(connection, [name_key(name)], OWN)[name_key(name)]
    return list(load_entries(connection, rows).values())


def everything(connection):
    tables = ("register", "edition", "entry", "entry_alias", "entry_name", "entry_claim", "rating")
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


def test_record_comes_back_as_it_went_in(connection):
    rated = Rating("Mediavakten", "mixed", "low, mixed, high", "2026-01", "https://rater.example/x")
    entry = record("p1", "Mona Kvist", post("mayor"), post("member", since=None), ratings=(rated,))
    entry = replace(entry, names=("Mona Kvist", "M. Kvist"))
    take_in(connection, 1, entry)
    (candidate,) = found(connection, "M. Kvist")
    assert candidate.entry == entry
    assert candidate.edition == edition(1)


def test_edition_on_its_way_is_not_seen(connection):
    take_in(connection, 1, record("p1", "Mona Kvist", post("mayor")))
    with transaction(connection):
        begun = begin_edition(connection, edition(2), None, NOON)
        file_entries(connection, begun, filed(record("p1", "Mona Kvist", post("minister"))), NOON)
        file_entries(connection, begun, filed(record("p2", "Per Holm")), NOON)
    assert [candidate.entry.claims[0].value for candidate in found(connection)] == ["mayor"]
    assert found(connection, "Per Holm") == []
    assert [row.edition for row in registers(connection)] == [edition(1)]


def test_newer_edition_replaces_the_older_and_says_what_it_changed(connection):
    take_in(connection, 1, record("p1", "Mona Kvist", post("mayor")), record("p2", "Per Holm"), record("p3", "Ida Ro"))
    tally = take_in(
        connection,
        2,
        record("p1", "Mona Kvist", post("minister", number=2)),
        record("p3", "Ida Ro"),
        record("p4", "Tor Å"),
    )
    assert tally == Tally(added=1, changed=1, same=1, gone=1)
    (row,) = registers(connection)
    assert (row.edition, row.tally, row.tally.records, row.file) == (edition(2), tally, 3, "almen-2.json")
    assert [candidate.entry.claims[0].value for candidate in found(connection)] == ["minister"]
    assert found(connection, "Per Holm") == []


def test_what_an_earlier_edition_said_otherwise_is_kept_with_its_date(connection):
    take_in(connection, 1, record("p1", "Mona Kvist", post("mayor")))
    take_in(connection, 2, record("p1", "Mona Kvist", post("mayor", number=2)))
    take_in(connection, 3, record("p1", "Mona Kvist", post("minister", number=3)))
    (earlier,) = earlier_states(connection, "Almen", "p1")
    assert (earlier.entry.claims[0].value, earlier.edition.date) == ("mayor", "2026-02")


def test_unchanged_record_is_stated_by_the_newest_edition(connection):
    take_in(connection, 1, record("p1", "Mona Kvist", post("mayor")))
    take_in(connection, 2, record("p1", "Mona Kvist", post("mayor", number=2)))
    (candidate,) = found(connection)
    assert (candidate.edition.date, candidate.entry.claims[0].date) == ("2026-02", "2026-02")
    assert connection.execute("SELECT count(*) FROM entry").fetchone() == (1,)


@pytest.mark.parametrize("most", [1, 100])
def test_cancelled_edition_leaves_the_library_as_it_was(connection, most):
    take_in(connection, 1, record("p1", "Mona Kvist", post("mayor")), record("p3", "Ida Ro"))
    before = everything(connection)
    with transaction(connection):
        begun = begin_edition(connection, edition(2), None, NOON)
        changed = record("p1", "Mona Kvist", post("minister"))
        file_entries(connection, begun, filed(changed, record("p3", "Ida Ro"), record("p4", "Tor Å")), NOON)
    assert everything(connection) != before
    while drop_some(connection, begun, most):
        pass
    assert everything(connection) == before


def test_cancelled_first_edition_leaves_no_register(connection):
    before = everything(connection)
    begun = begin_edition(connection, edition(), None, NOON)
    file_entries(connection, begun, filed(record()), NOON)
    while drop_some(connection, begun, 10):
        pass
    assert everything(connection) == before


def test_edition_that_was_killed_is_known_by_its_silence(connection):
    killed = begin_edition(connection, edition(), None, NOON)
    another = begin_edition(connection, replace(edition(), register="Another"), None, NOON)
    assert abandoned_editions(connection, NOON, another) == ()
    assert abandoned_editions(connection, LATER, another) == (killed,)
    finish_edition(connection, killed, Tally(), NOON)
    assert abandoned_editions(connection, LATER, another) == ()


def test_edition_that_begins_overtakes_another_of_its_register_at_once(connection):
    overtaken = begin_edition(connection, edition(1), None, NOON)
    begun = begin_edition(connection, edition(2), None, NOON)
    assert abandoned_editions(connection, NOON, begun) == (overtaken,)
    with pytest.raises(LibraryError, match="imported anew"):
        file_entries(connection, overtaken, filed(record()), NOON)
    with pytest.raises(LibraryError, match="imported anew"):
        finish_edition(connection, overtaken, Tally(), NOON)


def test_record_that_comes_twice_adds_to_the_first(connection):
    take_in(
        connection,
        1,
        record("p1", "Mona Kvist", post("mayor")),
        record("p1", "Mona K. Kvist", post("mayor"), post("member")),
    )
    (candidate,) = found(connection, "Mona K. Kvist")
    assert candidate.entry.names == ("Mona Kvist", "Mona K. Kvist")
    assert [claim.value for claim in candidate.entry.claims] == ["mayor", "member"]


def test_record_that_comes_twice_in_a_newer_edition_keeps_its_history(connection):
    take_in(connection, 1, record("p1", "Mona Kvist", post("mayor")))
    take_in(
        connection,
        2,
        record("p1", "Mona Kvist", post("mayor", number=2)),
        record("p1", "Mona Kvist", post("member", number=2)),
    )
    (candidate,) = found(connection)
    assert [claim.value for claim in candidate.entry.claims] == ["mayor", "member"]
    (earlier,) = earlier_states(connection, "Almen", "p1")
    assert [claim.value for claim in earlier.entry.claims] == ["mayor"]


def test_removed_register_answers_no_more_and_leaves_nothing(connection):
    before = everything(connection)
    take_in(connection, 1, record("p1", "Mona Kvist", post("mayor")))
    take_in(connection, 2, record("p1", "Mona Kvist", post("minister")), record("p2", "Per Holm"))
    editions = hide_register(connection, "Almen", NOON)
    assert found(connection) == []
    assert kinds_in_registers(connection, OWN) == {}
    for gone in editions:
        while drop_some(connection, gone, 1):
            pass
    assert everything(connection) == before


def test_same_bytes_are_known_again(connection):
    assert register_with(connection, "hash 1") is None
    take_in(connection, 1, record())
    assert register_with(connection, "hash 1") == "Almen"
    assert register_with(connection, "hash 2") is None
    assert kinds_in_registers(connection, OWN) == {"Almen": {SourceKind.PERSON}}
    assert kinds_in_registers(connection, "Almen") == {}


def test_register_knows_the_records_that_it_has_now(connection):
    assert knows_any(connection, "Almen", ["p1"]) is None
    take_in(connection, 1, record("p1"), record("p2", "Per Holm"))
    take_in(connection, 2, record("p2", "Per Holm"))
    assert knows_any(connection, "Almen", ["p2", "p3"]) is True
    assert knows_any(connection, "Almen", ["p1"]) is False


def test_import_that_was_killed_brings_nothing_back_when_it_is_cleared_away_after_a_newer_edition(connection):
    take_in(connection, 1, record("p1", "Mona Kvist"), record("p2", "Per Holm"))
    with transaction(connection):
        killed = begin_edition(connection, edition(2), None, NOON)
        file_entries(connection, killed, filed(record("p1", "Mona Kvist"), record("p2", "Per Holm")), NOON)
    take_in(connection, 3, record("p1", "Mona Kvist"))
    while drop_some(connection, killed, 1):
        pass
    assert [len(found(connection, name)) for name in ("Mona Kvist", "Per Holm")] == [1, 0]


def test_record_that_comes_in_two_pieces_is_found_by_the_names_of_both_and_leaves_no_key_behind(connection):
    take_in(connection, 1, record("p2", "Per Holm"))
    take_in(connection, 2, record("p1", "Mona Kvist"), record("p1", "M. Kvist"), record("p2", "Pål Holm"))
    assert found(connection, "Mona Kvist") == found(connection, "M. Kvist") != []
    with transaction(connection):
        hidden = hide_register(connection, "Almen", LATER)
    for one in hidden:
        with transaction(connection):
            drop_some(connection, one, 100)
    assert everything(connection)["entry_alias"] == []
