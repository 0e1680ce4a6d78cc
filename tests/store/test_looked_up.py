import pytest

from reader.model.entry import Edition, Entry, FiledEntry, Tally
from reader.model.name_key import name_key
from reader.model.source import SourceKind
from reader.store.connection import connect, transaction
from reader.store.editions import drop_some, hide_register, registers
from reader.store.entries import earlier_states, find_entries, load_entries
from reader.store.looked_up import keep_looked_up
from reader.store.schema import prepare

REGISTER = "Wikidata (looked up)"


@pytest.fixture
def connection(tmp_path):
    prepare(tmp_path / "library.db")
    opened = connect(tmp_path / "library.db")
    yield opened
    opened.close()


def record(ident="Q1", *names):
    return Entry(ident, SourceKind.PERSON, names or ("Mona Kvist",), (), link=f"https://almen.example/{ident}")


def look_up(connection, day, *entries):
    filed = [FiledEntry.of(entry, tuple(map(name_key, entry.names))) for entry in entries]
    edition = Edition(REGISTER, "CC0 1.0", "https://almen.example", day, f"hash of {day} {entries}")
    with transaction(connection):
        return keep_looked_up(connection, edition, filed, f"{day}T12:00:00Z")


def found(connection, name="Mona Kvist"):
    rows = find_entries(connection, [name_key(name)], "Kilde starter set")[name_key(name)]
    return [(one.entry.names, one.edition.date) for one in load_entries(connection, rows).values()]


def test_record_stands_with_its_own_date_after_others_are_looked_up(connection):
    look_up(connection, "2026-03-01", record())
    look_up(connection, "2026-03-05", record("Q2", "Per Holm"))
    assert found(connection) == [(("Mona Kvist",), "2026-03-01")]
    assert found(connection, "Per Holm") == [(("Per Holm",), "2026-03-05")]


def test_record_that_says_the_same_is_dated_anew(connection):
    look_up(connection, "2026-03-01", record())
    assert look_up(connection, "2026-03-05", record()) == Tally(same=1)
    assert found(connection) == [(("Mona Kvist",), "2026-03-05")]
    assert earlier_states(connection, REGISTER, "Q1") == ()


def test_record_that_says_something_else_takes_the_place_of_the_older_which_stays_as_history(connection):
    look_up(connection, "2026-03-01", record())
    tally = look_up(connection, "2026-03-05", record("Q1", "Mona Kvist", "Mona Kvist Lie"))
    assert tally == Tally(changed=1)
    assert found(connection) == [(("Mona Kvist", "Mona Kvist Lie"), "2026-03-05")]
    (earlier,) = earlier_states(connection, REGISTER, "Q1")
    assert (earlier.entry.names, earlier.edition.date) == (("Mona Kvist",), "2026-03-01")


def test_what_was_said_otherwise_on_the_same_day_is_no_history(connection):
    look_up(connection, "2026-03-01", record())
    look_up(connection, "2026-03-01", record("Q1", "Mona Kvist", "Mona Kvist Lie"))
    assert found(connection) == [(("Mona Kvist", "Mona Kvist Lie"), "2026-03-01")]
    assert earlier_states(connection, REGISTER, "Q1") == ()


def test_register_is_listed_with_all_that_was_looked_up(connection):
    look_up(connection, "2026-03-01", record())
    look_up(connection, "2026-03-05", record("Q2", "Per Holm"), record("Q3", "Per Holm"))
    (row,) = registers(connection)
    assert (row.edition.register, row.edition.date, row.tally) == (REGISTER, "2026-03-05", Tally(added=2, same=1))
    assert row.tally.records == 3


def test_removed_register_leaves_nothing(connection):
    look_up(connection, "2026-03-01", record())
    look_up(connection, "2026-03-05", record("Q1", "Mona Lie"), record("Q2", "Per Holm"))
    for edition in hide_register(connection, REGISTER, "2026-03-06"):
        while drop_some(connection, edition, 1):
            continue
    for table in ("register", "edition", "entry", "entry_name", "entry_alias", "entry_claim"):
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
