"""Registers of any size: an edition comes in by batches and answers only when it is whole.

An edition on its way is invisible. Each batch is a transaction of its own, so that a mark made meanwhile
never waits for a register; what is cancelled or killed leaves rows that nobody sees and that go later.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from sqlite3 import Connection
from typing import NewType

from reader.model.claim import Claim
from reader.model.entry import Edition, Entry, FiledEntry, RegisterRow, Tally
from reader.store.entries import load_filed

EditionId = NewType("EditionId", int)

_COUNTS = "added, changed, same, gone"


@dataclass(frozen=True, slots=True)
class _Known:
    """A record that is there already."""

    row: int
    digest: str
    is_ours: bool  # this very edition has written or prolonged it


def begin_edition(connection: Connection, edition: Edition, file: str | None, now: str) -> EditionId:
    """Make room for an edition that is to come in; the one before it goes on answering."""
    connection.execute(
        """INSERT INTO register (name, licence, url) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET licence = excluded.licence, url = excluded.url""",
        (edition.register, edition.licence, edition.url),
    )
    row = connection.execute(
        """INSERT INTO edition (register_id, date, hash, imported, touched, file)
        SELECT id, ?, ?, ?, ?, ? FROM register WHERE name = ?""",
        (edition.date, edition.hash, now, now, file, edition.register),
    )
    return EditionId(row.lastrowid or 0)


def file_entries(connection: Connection, edition: EditionId, filed: Iterable[FiledEntry], now: str) -> Tally:
    """Put a batch of records into the edition; those that it repeats unchanged are only prolonged.

    A record that comes again in the same edition adds what it says to the first.
    """
    batch = _one_each(filed)
    known = _known(connection, edition, batch)
    again = [found.row for found in known.values() if found.is_ours]
    first = {record.entry.ident: record for record in load_filed(connection, again)}
    same = {i for i, found in known.items() if not found.is_ours and found.digest == _digest(batch[i].entry)}
    fresh = [_joined(first[i], record) if i in first else record for i, record in batch.items() if i not in same]
    _take_back(connection, edition, again)
    connection.executemany(
        "UPDATE entry SET last_edition_id = ? WHERE id = ?", ((edition, known[ident].row) for ident in same)
    )
    _insert(connection, edition, fresh)
    connection.execute("UPDATE edition SET touched = ? WHERE id = ?", (now, edition))
    return Tally(len(batch) - len(known), len(known) - len(again) - len(same), len(same))


def finish_edition(connection: Connection, edition: EditionId, tally: Tally) -> Tally:
    """Let the edition answer from now on; return the tally with what it has dropped."""
    gone = connection.execute(
        """SELECT count(*) FROM entry AS old JOIN register ON register.edition_id = old.last_edition_id
        WHERE register.id = (SELECT register_id FROM edition WHERE id = :edition)
        AND NOT EXISTS (SELECT 1 FROM entry AS new WHERE new.ident = old.ident AND new.edition_id = :edition)""",
        {"edition": edition},
    ).fetchone()[0]
    whole = replace(tally, gone=int(gone))
    connection.execute(
        f"UPDATE edition SET ({_COUNTS}) = (?, ?, ?, ?), touched = NULL WHERE id = ?",
        (whole.added, whole.changed, whole.same, whole.gone, edition),
    )
    connection.execute(
        "UPDATE register SET edition_id = ? WHERE id = (SELECT register_id FROM edition WHERE id = ?)",
        (edition, edition),
    )
    return whole


def drop_some(connection: Connection, edition: EditionId, most: int) -> bool:
    """Delete up to `most` records of an edition that does not answer; True while there are more.

    With the last of them goes the edition, and its register where it has no other.
    """
    records = "SELECT id FROM entry WHERE edition_id = ? LIMIT ?"
    if connection.execute(f"DELETE FROM entry WHERE id IN ({records})", (edition, most)).rowcount == most:
        return True
    connection.execute(
        """UPDATE entry SET last_edition_id = (SELECT register.edition_id FROM register JOIN edition
        ON register_id = register.id WHERE edition.id = :edition) WHERE last_edition_id = :edition""",
        {"edition": edition},
    )
    connection.execute("DELETE FROM edition WHERE id = ?", (edition,))
    connection.execute("DELETE FROM register WHERE id NOT IN (SELECT register_id FROM edition)")
    return False


def hide_register(connection: Connection, register: str, now: str) -> tuple[EditionId, ...]:
    """Let the register answer no more; return its editions, newest first, which `drop_some` takes out."""
    connection.execute("UPDATE register SET edition_id = NULL WHERE name = ?", (register,))
    rows = connection.execute(
        """UPDATE edition SET touched = ? WHERE register_id = (SELECT id FROM register WHERE name = ?)
        RETURNING id""",
        (now, register),
    )
    return tuple(sorted((EditionId(edition) for (edition,) in rows), reverse=True))


def abandoned_editions(connection: Connection, before: str) -> tuple[EditionId, ...]:
    """Return the unfinished or hidden editions that nobody has written to since `before`, newest first."""
    rows = connection.execute("SELECT id FROM edition WHERE touched < ? ORDER BY id DESC", (before,))
    return tuple(EditionId(edition) for (edition,) in rows)


def has_whole_edition(connection: Connection, register: str, digest: str) -> bool:
    """Tell whether the register answers from these very bytes."""
    row = connection.execute(
        "SELECT 1 FROM register JOIN edition ON edition.id = edition_id WHERE name = ? AND hash = ?",
        (register, digest),
    ).fetchone()
    return row is not None


def registers(connection: Connection) -> tuple[RegisterRow, ...]:
    """Return the registers that answer, by name."""
    rows = connection.execute(
        f"""SELECT name, licence, url, date, hash, imported, file, {_COUNTS} FROM register
        JOIN edition ON edition.id = edition_id ORDER BY name COLLATE NOCASE"""
    )
    return tuple(
        RegisterRow(Edition(name, licence, url, date, digest), imported, file, Tally(*tally))
        for name, licence, url, date, digest, imported, file, *tally in rows
    )


def _one_each(filed: Iterable[FiledEntry]) -> dict[str, FiledEntry]:
    batch: dict[str, FiledEntry] = {}
    for record in filed:
        first = batch.get(record.entry.ident)
        batch[record.entry.ident] = _joined(first, record) if first else record
    return batch


def _joined(first: FiledEntry, second: FiledEntry) -> FiledEntry:
    """Return the record with what the second one says beyond the first."""
    one, two = first.entry, second.entry
    keys = dict(zip((*two.names, *one.names), (*second.keys, *first.keys), strict=True))
    names = tuple(dict.fromkeys((*one.names, *two.names)))
    claims = tuple(dict.fromkeys((*one.claims, *two.claims)))
    ratings = tuple(dict.fromkeys((*one.ratings, *two.ratings)))
    joined = replace(one, names=names, claims=claims, ratings=ratings)
    return FiledEntry(joined, tuple(keys[name] for name in names))


def _known(connection: Connection, edition: EditionId, idents: Iterable[str]) -> dict[str, _Known]:
    """Return what the register has by these idents: of the edition that answers, or already of this one."""
    rows = connection.execute(
        """SELECT ident, entry.id, digest, entry.last_edition_id = :edition FROM entry
        WHERE ident IN (SELECT value FROM json_each(:idents)) AND last_edition_id IN (:edition,
        (SELECT register.edition_id FROM register JOIN edition ON register_id = register.id
        WHERE edition.id = :edition))""",
        {"edition": edition, "idents": json.dumps(list(idents))},
    )
    return {ident: _Known(row, digest, bool(is_ours)) for ident, row, digest, is_ours in rows}


def _take_back(connection: Connection, edition: EditionId, rows: Sequence[int]) -> None:
    """Undo what this edition did with these records."""
    connection.executemany("DELETE FROM entry WHERE id = ? AND edition_id = ?", ((row, edition) for row in rows))
    connection.executemany(
        """UPDATE entry SET last_edition_id = (SELECT register.edition_id FROM register JOIN edition
        ON register_id = register.id WHERE edition.id = ?) WHERE id = ?""",
        ((edition, row) for row in rows),
    )


def _insert(connection: Connection, edition: EditionId, records: Sequence[FiledEntry]) -> None:
    first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM entry").fetchone()[0]
    numbered = tuple(enumerate(records, first))
    connection.executemany(
        """INSERT INTO entry (id, edition_id, last_edition_id, ident, kind, name, digest, link)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            (row, edition, edition, entry.ident, entry.kind, entry.names[0], _digest(entry), entry.link)
            for row, entry in ((row, record.entry) for row, record in numbered)
        ),
    )
    connection.executemany("INSERT INTO entry_alias VALUES (?, ?, ?, ?)", _alias_rows(numbered))
    connection.executemany("INSERT INTO entry_claim VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _claim_rows(numbered))
    connection.executemany(
        """INSERT INTO rating (edition_id, entry_id, domain, rater, value, scale, date, url)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            (edition, row, record.entry.ident, rating.rater, rating.value, rating.scale, rating.date, rating.link)
            for row, record in numbered
            for rating in record.entry.ratings
        ),
    )


def _alias_rows(numbered: Iterable[tuple[int, FiledEntry]]) -> Iterator[tuple[int, int, str, str | None]]:
    for row, record in numbered:
        for number, (name, keys) in enumerate(zip(record.entry.names, record.keys, strict=True)):
            text: str | None = name
            for key in dict.fromkeys(keys) or ("",):
                yield row, number, key, text
                text = None


def _claim_rows(numbered: Iterable[tuple[int, FiledEntry]]) -> Iterator[tuple[object, ...]]:
    for row, record in numbered:
        for number, claim in enumerate(record.entry.claims):
            link = claim.link if claim.link != record.entry.link else None
            yield (row, number, *_said(claim), link)


def _said(claim: Claim) -> tuple[str | None, ...]:
    """Return what the claim says, without who says it when: an edition that repeats it changes nothing."""
    return claim.field, claim.value, claim.organisation, claim.valid_from, claim.valid_to


def _digest(entry: Entry) -> str:
    said = [entry.kind, entry.link, entry.names, [(*_said(claim), claim.link) for claim in entry.claims]]
    rated = [(rating.rater, rating.value, rating.scale, rating.date, rating.link) for rating in entry.ratings]
    return blake2b(json.dumps([said, rated]).encode(), digest_size=12).hexdigest()
