"""Records of registers, found by the keys of their names."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from sqlite3 import Connection
from typing import Any

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Edition, Entry, Rating
from reader.model.match import Candidate
from reader.model.signal import Origin
from reader.model.source import SourceKind

MOST_NAMESAKES = 200  # under one key: who has more is told from none of them

STANDING = 1 << 62  # as a record's last edition: it was looked up by itself, and stands until it is asked for anew

# A record answers while it holds in the edition that its register answers from.
_HOLDS = "register.edition_id BETWEEN entry.edition_id AND entry.last_edition_id"


def kinds_in_registers(connection: Connection, beside: str) -> dict[str, frozenset[SourceKind]]:
    """Return what kinds of sources each register lists that answers, by name, without the one named `beside`."""
    rows = connection.execute(
        """SELECT name, kinds FROM register JOIN edition ON edition.id = edition_id WHERE name <> ?
        ORDER BY name COLLATE NOCASE""",
        (beside,),
    )
    return {name: frozenset(map(SourceKind, json.loads(kinds))) for name, kinds in rows}


def find_entries(connection: Connection, keys: Collection[str], beside: str) -> dict[str, tuple[int, ...]]:
    """Return the rows of records that are filed under each key, of all registers but the one named `beside`.

    Of more than MOST_NAMESAKES, one more than that: enough to know that not all are there.
    """
    found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for key in keys:
        rows = connection.execute(
            f"""SELECT entry.id FROM entry_alias JOIN entry ON entry.id = entry_id
            JOIN edition ON edition.id = entry.edition_id JOIN register ON register.id = register_id
            WHERE key = ? AND {_HOLDS} AND register.name <> ? LIMIT ?""",
            (key, beside, MOST_NAMESAKES + 1),
        )
        found[key] = tuple(row for (row,) in rows)
    return found


def find_records(connection: Connection, register: str, idents: Iterable[str]) -> tuple[int, ...]:
    """Return the rows of the register's records with these idents, as it answers now."""
    rows = connection.execute(
        f"""SELECT entry.id FROM entry JOIN edition ON edition.id = entry.edition_id
        JOIN register ON register.id = register_id
        WHERE ident IN (SELECT value FROM json_each(?)) AND register.name = ? AND {_HOLDS}""",
        (json.dumps(list(idents)), register),
    )
    return tuple(row for (row,) in rows)


def load_entries(connection: Connection, rows: Iterable[int]) -> dict[int, Candidate]:
    """Return the records by their rows, each with the edition that states it last: for a standing one, its own."""
    wanted = json.dumps(sorted(set(rows)))
    names = _texts(connection, wanted)
    stated = _by_entry(
        connection,
        """SELECT entry_id, field, value, organisation, valid_from, valid_to, link FROM entry_claim
        WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY entry_id, number""",
        wanted,
    )
    rated = _by_entry(
        connection,
        """SELECT entry_id, rater, value, scale, date, url FROM rating
        WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY id""",
        wanted,
    )
    found: dict[int, Candidate] = {}
    for row, ident, kind, link, *edition in connection.execute(
        f"""SELECT entry.id, ident, kind, link, register.name, licence, url, edition.date, edition.hash, imported
        FROM entry JOIN edition ON edition.id = iif(last_edition_id = {STANDING}, entry.edition_id, last_edition_id)
        JOIN register ON register.id = register_id
        WHERE entry.id IN (SELECT value FROM json_each(?)) ORDER BY register.name, entry.id""",
        (wanted,),
    ):
        stating = Edition(*edition)
        claims = tuple(_claim(values, link, stating) for values in stated[row])
        ratings = tuple(Rating(*values) for values in rated[row])
        found[row] = Candidate(stating, Entry(ident, SourceKind(kind), names[row], claims, ratings, link), row)
    return found


def keys_of(connection: Connection, row: int) -> tuple[str, ...]:
    """Return the keys that the record is filed under."""
    found = connection.execute("SELECT value FROM entry, json_each(keys) WHERE entry.id = ?", (row,))
    return tuple(key for (key,) in found)


def earlier_states(connection: Connection, register: str, ident: str) -> tuple[Candidate, ...]:
    """Return what earlier editions of the register said otherwise of the record, newest first."""
    rows = connection.execute(
        f"""SELECT entry.id FROM entry JOIN edition ON edition.id = entry.edition_id
        JOIN register ON register.id = register_id
        WHERE ident = ? AND register.name = ? AND register.edition_id IS NOT NULL AND NOT {_HOLDS}
        AND entry.edition_id < register.edition_id ORDER BY entry.edition_id DESC LIMIT 20""",
        (ident, register),
    ).fetchall()
    found = load_entries(connection, (row for (row,) in rows))
    return tuple(found[row] for (row,) in rows)


def _texts(connection: Connection, wanted: str) -> defaultdict[int, tuple[str, ...]]:
    names: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for row, text in connection.execute(
        """SELECT entry_id, text FROM entry_name WHERE entry_id IN (SELECT value FROM json_each(?))
        ORDER BY entry_id, number""",
        (wanted,),
    ):
        names[row] += (text,)
    return names


def _by_entry(connection: Connection, question: str, wanted: str) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row, *values in connection.execute(question, (wanted,)):
        found[row].append(values)
    return found


def _claim(values: list[Any], record: str | None, stating: Edition) -> Claim:
    field, value, organisation, valid_from, valid_to, link = values
    return Claim(
        ClaimField(field),
        value,
        organisation,
        valid_from,
        valid_to,
        Origin.REGISTER,
        stating.register,
        link=link or record,
        date=stating.date or None,
    )
