"""Registers of any size: an edition comes in by batches and answers only when it is whole.

An edition on its way is invisible. Each batch is a transaction of its own, so that a mark made meanwhile
never waits for a register; what is cancelled or killed leaves rows that nobody sees and that go later.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from sqlite3 import Connection
from typing import NewType

from reader.model.entry import Edition, FiledEntry, RegisterRow, Tally
from reader.model.errors import LibraryError
from reader.model.frozen import frozen
from reader.store.entries import keys_of, load_entries
from reader.store.rows import insert_rows

EditionId = NewType("EditionId", int)

_listed = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make an encoder for each record

_COUNTS = "added, changed, same, gone"

# Those of the register that has `:edition`: what asks of its records reads them alone, by index, not every register's.
_ITS_EDITIONS = """(SELECT id FROM edition
WHERE register_id = (SELECT register_id FROM edition AS one WHERE one.id = :edition))"""

# The records that `:edition` says anew, each with what the edition that answers says of it.
_OF_BOTH = f"""FROM entry AS new JOIN entry AS old ON old.ident = new.ident
WHERE new.edition_id = :edition AND +old.edition_id IN {_ITS_EDITIONS}
AND +old.last_edition_id = (SELECT register.edition_id FROM register JOIN edition ON register_id = register.id
WHERE edition.id = :edition)"""


@frozen
class _Known:
    """A record that is there already."""

    row: int
    digest: str
    first_edition: int
    last_edition: int


@frozen
class Filed:
    """What became of a batch."""

    tally: Tally
    keys: tuple[tuple[str, int], ...]  # still to be filed: key, row of its record


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


def file_entries(connection: Connection, edition: EditionId, filed: Iterable[FiledEntry], now: str) -> Filed:
    """Put a batch of records into the edition; those that it repeats unchanged are only prolonged.

    A record that comes again in the same edition adds what it says to the first. Their keys are for
    `file_keys`. Raises LibraryError where the edition is overtaken, as `file_keys` and `finish_edition` do.
    """
    _go_on(connection, edition, now)
    batch = _one_each(filed)
    known = _known(connection, edition, batch)
    again = {ident for ident, found in known.items() if found.last_edition == edition}
    same = {i for i in known.keys() - again if known[i].digest == batch[i].digest}
    _prolong(connection, edition, [known[ident].row for ident in same])
    fresh = [record for ident, record in batch.items() if ident not in same | again]
    records = dict(enumerate(fresh, next_row(connection)))
    insert_entries(connection, edition, records)
    keys = [(key, row) for row, record in records.items() for key in record.keys]
    keys += _add(connection, edition, {known[ident]: batch[ident] for ident in sorted(again)})
    tally = Tally(len(batch) - len(known), len(known) - len(again) - len(same), len(same))
    return Filed(tally, tuple(keys))


def file_keys(connection: Connection, edition: EditionId, keys: Iterable[tuple[str, int]], now: str) -> None:
    """File records under their keys; sorted, many at once, they cost a tenth of what they cost one by one."""
    _go_on(connection, edition, now)
    insert_rows(connection, "INSERT OR IGNORE INTO entry_alias VALUES", 2, keys)


def finish_edition(connection: Connection, edition: EditionId, tally: Tally, now: str) -> Tally:
    """Let the edition answer from now on; return the tally with what it has changed and dropped."""
    _go_on(connection, edition, now)
    _take_back_repeated(connection, edition)
    changed = _count_changed(connection, edition)
    # The plus keeps SQLite from looking each record up among all of the edition's, instead of by its ident.
    gone = connection.execute(
        f"""SELECT count(*) FROM entry AS old JOIN register ON register.edition_id = old.last_edition_id
        WHERE old.edition_id IN {_ITS_EDITIONS}
        AND NOT EXISTS (SELECT 1 FROM entry AS new WHERE new.ident = old.ident AND +new.edition_id = :edition)""",
        {"edition": edition},
    ).fetchone()[0]
    whole = Tally(tally.added, changed, tally.records - tally.added - changed, int(gone))
    connection.execute(
        f"UPDATE edition SET ({_COUNTS}) = (?, ?, ?, ?), touched = NULL WHERE id = ?",
        (whole.added, whole.changed, whole.same, whole.gone, edition),
    )
    connection.execute(
        f"""UPDATE edition SET kinds = (SELECT json_group_array(DISTINCT kind) FROM entry
        WHERE entry.edition_id IN {_ITS_EDITIONS} AND last_edition_id >= :edition) WHERE id = :edition""",
        {"edition": edition},
    )
    connection.execute(
        "UPDATE register SET edition_id = ? WHERE id = (SELECT register_id FROM edition WHERE id = ?)",
        (edition, edition),
    )
    return whole


def _take_back_repeated(connection: Connection, edition: EditionId) -> None:
    """Prolong what the edition says again in several places: only the last of them told that nothing is changed."""
    repeated = connection.execute(
        f"SELECT old.id, new.id {_OF_BOTH} AND new.digest = old.digest", {"edition": edition}
    ).fetchall()
    connection.executemany("DELETE FROM entry WHERE id = ?", [(new,) for _, new in repeated])
    _prolong(connection, edition, [old for old, _ in repeated])


def _count_changed(connection: Connection, edition: EditionId) -> int:
    return int(connection.execute(f"SELECT count(*) {_OF_BOTH}", {"edition": edition}).fetchone()[0])


def drop_some(connection: Connection, edition: EditionId, most: int) -> bool:
    """Delete up to `most` records of an edition that does not answer; True while there are more.

    With the last of them goes the edition, and its register where it has no other.
    """
    records = "SELECT id FROM entry WHERE edition_id = ? LIMIT ?"
    if connection.execute(f"DELETE FROM entry WHERE id IN ({records})", (edition, most)).rowcount == most:
        return True
    # What this edition had prolonged goes back to the one that answered then: one that has come in since may have
    # dropped it. Where none did, all will go.
    connection.execute(
        f"""UPDATE entry SET last_edition_id = coalesce((SELECT max(former.id) FROM edition JOIN edition AS former
        USING (register_id) WHERE edition.id = :edition AND former.id < :edition AND former.touched IS NULL),
        entry.edition_id) WHERE last_edition_id = :edition AND edition_id IN {_ITS_EDITIONS}""",
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


def abandoned_editions(connection: Connection, before: str, begun: EditionId) -> tuple[EditionId, ...]:
    """Return the unfinished or hidden editions that nobody has written to since `before`, newest first.

    Of the register that `begun` is an edition of, every other one: it overtakes them.
    """
    rows = connection.execute(
        """SELECT id FROM edition WHERE id <> :begun AND (touched < :before OR (touched IS NOT NULL
        AND register_id = (SELECT register_id FROM edition WHERE id = :begun))) ORDER BY id DESC""",
        {"before": before, "begun": begun},
    )
    return tuple(EditionId(edition) for (edition,) in rows)


def register_with(connection: Connection, digest: str) -> str | None:
    """Return the register that answers from these very bytes."""
    row = connection.execute(
        "SELECT name FROM register JOIN edition ON edition.id = edition_id WHERE hash = ?", (digest,)
    ).fetchone()
    return str(row[0]) if row else None


def has_had(connection: Connection, register: str, digest: str) -> bool:
    """Tell whether an edition of the register has come in whole from these very bytes."""
    row = connection.execute(
        """SELECT EXISTS (SELECT 1 FROM edition JOIN register ON register.id = register_id
        WHERE name = ? AND hash = ? AND touched IS NULL)""",
        (register, digest),
    ).fetchone()
    return bool(row[0])


def knows_any(connection: Connection, register: str, idents: Iterable[str]) -> bool | None:
    """Tell whether the register that answers has a record of one of the idents; None where there is no register."""
    row = connection.execute(
        """SELECT EXISTS (SELECT 1 FROM entry WHERE ident IN (SELECT value FROM json_each(:idents))
        AND +edition_id IN (SELECT id FROM edition WHERE register_id = register.id)
        AND register.edition_id BETWEEN +edition_id AND last_edition_id)
        FROM register WHERE name = :register AND register.edition_id IS NOT NULL""",
        {"register": register, "idents": json.dumps(list(idents))},
    ).fetchone()
    return bool(row[0]) if row else None


def registers(connection: Connection) -> tuple[RegisterRow, ...]:
    """Return the registers that answer, by name."""
    rows = connection.execute(
        f"""SELECT name, licence, url, date, hash, imported, file, {_COUNTS} FROM register
        JOIN edition ON edition.id = edition_id ORDER BY name COLLATE NOCASE"""
    )
    return tuple(
        RegisterRow(Edition(name, licence, url, date, digest, imported), imported, file, Tally(*tally))
        for name, licence, url, date, digest, imported, file, *tally in rows
    )


def _go_on(connection: Connection, edition: EditionId, now: str) -> None:
    """Keep that the edition is still coming in; LibraryError where it was cleared away or a newer one has begun."""
    is_newest = connection.execute(
        """UPDATE edition SET touched = ? WHERE id = ?
        AND id = (SELECT max(id) FROM edition AS other WHERE other.register_id = edition.register_id)""",
        (now, edition),
    ).rowcount
    if not is_newest:
        raise LibraryError(
            "The register was removed, or imported anew, while this import was under way.",
            hint="See whether the register is there as you want it, else import the file again.",
        )


def _one_each(filed: Iterable[FiledEntry]) -> dict[str, FiledEntry]:
    batch: dict[str, FiledEntry] = {}
    for record in filed:
        first = batch.get(record.ident)
        batch[record.ident] = first.joined(record) if first else record
    return batch


def _known(connection: Connection, edition: EditionId, idents: Iterable[str]) -> dict[str, _Known]:
    """Return what the register has by these idents: of the edition that answers, or already of this one."""
    rows = connection.execute(
        """SELECT ident, entry.id, digest, entry.edition_id, last_edition_id FROM entry
        WHERE ident IN (SELECT value FROM json_each(:idents)) AND last_edition_id IN (:edition,
        (SELECT register.edition_id FROM register JOIN edition ON register_id = register.id
        WHERE edition.id = :edition))""",
        {"edition": edition, "idents": json.dumps(list(idents))},
    )
    return {ident: _Known(*found) for ident, *found in rows}


def _add(connection: Connection, edition: EditionId, more: Mapping[_Known, FiledEntry]) -> list[tuple[str, int]]:
    """Add to records what comes a second time; return the keys still to be filed."""
    first = load_entries(connection, [known.row for known in more])
    whole = {
        known: FiledEntry.of(first[known.row].entry, keys_of(connection, known.row)).joined(record)
        for known, record in more.items()
    }
    ours = {known.row: record for known, record in whole.items() if known.first_edition == edition}
    older = [(known.row, record) for known, record in whole.items() if known.first_edition != edition]
    for table in ("entry_name", "entry_claim", "rating"):
        connection.executemany(f"DELETE FROM {table} WHERE entry_id = ?", ((row,) for row in ours))
    anew = ((record.digest, _listed(record.keys), row) for row, record in ours.items())
    connection.executemany("UPDATE entry SET digest = ?, keys = ? WHERE id = ?", anew)
    _insert_said(connection, edition, ours)
    _end(connection, edition, [row for row, _ in older])
    others = dict(enumerate((record for _, record in older), next_row(connection)))
    insert_entries(connection, edition, others)
    return [(key, row) for row, record in (ours | others).items() for key in record.keys]


def _prolong(connection: Connection, edition: EditionId, rows: Iterable[int]) -> None:
    connection.executemany("UPDATE entry SET last_edition_id = ? WHERE id = ?", ((edition, row) for row in rows))


def _end(connection: Connection, edition: EditionId, rows: Iterable[int]) -> None:
    """Let records that this edition has prolonged end with the edition that answers."""
    connection.executemany(
        """UPDATE entry SET last_edition_id = (SELECT register.edition_id FROM register JOIN edition
        ON register_id = register.id WHERE edition.id = ?) WHERE id = ?""",
        ((edition, row) for row in rows),
    )


def next_row(connection: Connection) -> int:
    """Return the row of the next record."""
    return int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM entry").fetchone()[0])


def insert_entries(
    connection: Connection, edition: EditionId, records: Mapping[int, FiledEntry], last: int | None = None
) -> None:
    """Put records in by their rows; they hold up to the edition `last`, this one unless another is named."""
    columns = "id, edition_id, last_edition_id, ident, kind, name, link, digest, keys"
    until = last or edition
    entries = (
        (row, edition, until, one.ident, one.kind, one.names[0], one.link, one.digest, _listed(one.keys))
        for row, one in records.items()
    )
    insert_rows(connection, f"INSERT INTO entry ({columns}) VALUES", 9, entries)
    _insert_said(connection, edition, records)


def _insert_said(connection: Connection, edition: EditionId, records: Mapping[int, FiledEntry]) -> None:
    names = ((row, number, name) for row, record in records.items() for number, name in enumerate(record.names))
    insert_rows(connection, "INSERT INTO entry_name VALUES", 3, names)
    insert_rows(connection, "INSERT INTO entry_claim VALUES", 8, _claim_rows(records))
    connection.executemany(
        """INSERT INTO rating (edition_id, entry_id, domain, rater, value, scale, date, url)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        ((edition, row, record.ident, *said) for row, record in records.items() for said in record.ratings),
    )


def _claim_rows(records: Mapping[int, FiledEntry]) -> Iterator[tuple[object, ...]]:
    for row, record in records.items():
        for number, (*said, link) in enumerate(record.claims):
            yield (row, number, *said, link if link != record.link else None)
