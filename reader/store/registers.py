"""Registers: editions in, the older edition of the same register out."""

import json
from collections.abc import Sequence
from sqlite3 import Connection

from reader.model.entry import Edition, Entry
from reader.model.name_key import name_key
from reader.model.signal import Origin
from reader.model.source import SourceId, SourceKind
from reader.model.uid import uid_from
from reader.store.claims import insert_claim
from reader.store.sources import add_alias, delete_unused, find_uid, insert_source, settle_names


def registers_state(connection: Connection) -> str:
    """Return what changes whenever a register answers otherwise than before."""
    rows = connection.execute(
        """SELECT name, edition.id, hash, imported, kinds FROM register JOIN edition ON edition.id = register.edition_id
        ORDER BY name"""
    )
    return repr(rows.fetchall())


def has_edition(connection: Connection, register: str, digest: str) -> bool:
    """Tell whether this edition of the register is in the library."""
    row = connection.execute(
        "SELECT 1 FROM edition JOIN register ON register.id = register_id WHERE name = ? AND hash = ?",
        (register, digest),
    ).fetchone()
    return row is not None


def replace_edition(connection: Connection, edition: Edition, entries: Sequence[Entry], now: str) -> None:
    """Put the edition in the place of the register's earlier one; its records are sources of the library.

    For a small register whose records all become sources; their uids follow from register and ident, so
    that the next edition meets them again.
    """
    register = _register(connection, edition)
    connection.execute("DELETE FROM edition WHERE register_id = ?", (register,))
    row = connection.execute(
        "INSERT INTO edition (register_id, date, hash, imported) VALUES (?, ?, ?, ?)",
        (register, edition.date, edition.hash, now),
    ).lastrowid
    sources = {entry.ident: _source(connection, edition.register, entry) for entry in entries}
    for entry in entries:
        _insert_entry(connection, register, row or 0, entry, sources[entry.ident])
    bodies = {
        name_key(name): sources[entry.ident]
        for entry in entries
        if entry.kind is not SourceKind.PERSON
        for name in entry.names
    }
    for entry in entries:
        for claim in entry.claims:
            body = bodies.get(name_key(claim.organisation or ""))
            insert_claim(connection, sources[entry.ident], claim, organisation=body, edition=row)
    connection.execute(
        "UPDATE register SET edition_id = ? WHERE id = ?",
        (row, register),
    )
    kinds = json.dumps(sorted({entry.kind.value for entry in entries}))
    connection.execute("UPDATE edition SET added = ?, kinds = ? WHERE id = ?", (len(entries), kinds, row))
    dropped = _unmatch(connection, register)
    settle_names(connection, (*sources.values(), *dropped))
    delete_unused(connection, dropped)


def _unmatch(connection: Connection, register: int) -> tuple[SourceId, ...]:
    """Untie from the register, and return, the sources whose record this edition has no more."""
    rows = connection.execute(
        """DELETE FROM match WHERE register_id = :register AND ident NOT IN (SELECT entry.ident FROM entry
        JOIN edition ON edition.id = edition_id WHERE register_id = :register) RETURNING source_id""",
        {"register": register},
    ).fetchall()
    return tuple(SourceId(source) for (source,) in rows)


def _register(connection: Connection, edition: Edition) -> int:
    connection.execute(
        """INSERT INTO register (name, licence, url) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET licence = excluded.licence, url = excluded.url""",
        (edition.register, edition.licence, edition.url),
    )
    return int(connection.execute("SELECT id FROM register WHERE name = ?", (edition.register,)).fetchone()[0])


def _source(connection: Connection, register: str, entry: Entry) -> SourceId:
    uid = uid_from(f"kilde:{register}/{entry.ident}")
    return find_uid(connection, uid) or insert_source(connection, entry.kind, entry.names[0], uid)


def _insert_entry(connection: Connection, register: int, edition: int, entry: Entry, source: SourceId) -> None:
    row = connection.execute(
        "INSERT INTO entry (edition_id, last_edition_id, ident, kind, name) VALUES (?, ?, ?, ?, ?)",
        (edition, edition, entry.ident, entry.kind, entry.names[0]),
    ).lastrowid
    connection.executemany(
        "INSERT INTO entry_name VALUES (?, ?, ?)", ((row, number, name) for number, name in enumerate(entry.names))
    )
    for name in entry.names:
        person = entry.kind is SourceKind.PERSON
        add_alias(connection, source, name, Origin.REGISTER, person=person, edition=edition)
    connection.execute(
        "INSERT OR REPLACE INTO match VALUES (?, ?, ?, 'exact', 'the record itself')", (source, register, entry.ident)
    )
