"""The reader's word on which records of registers a source is; it outlives the registers, which come and go."""

from collections.abc import Sequence
from sqlite3 import Connection

from reader.model.match import OwnRecord
from reader.model.source import SourceId
from reader.store.identity import same_as_each


def own_records(connection: Connection, sources: Sequence[SourceId]) -> dict[SourceId, tuple[OwnRecord, ...]]:
    """Return what the reader said of each source and those merged into it, the latest last; the sources are roots."""
    wanted = tuple(dict.fromkeys(sources))
    found: dict[SourceId, tuple[OwnRecord, ...]] = dict.fromkeys(wanted, ())
    rows = connection.execute(
        f"""{same_as_each(len(wanted))} SELECT root, register, ident, is_it FROM same
        JOIN own_record ON source_id = same.id ORDER BY said, own_record.rowid""",
        wanted,
    )
    for root, register, ident, is_it in rows:
        found[root] += (OwnRecord(register, ident, bool(is_it)),)
    return found


def lost_choices(connection: Connection, register: str) -> tuple[str, ...]:
    """Return the names of the sources whose chosen record the newest edition of the register has no more.

    Of each what was chosen last, and only where the edition before had it: the others were told of then.
    """
    rows = connection.execute(
        """WITH here AS (SELECT id, edition_id AS now, (SELECT max(id) FROM edition WHERE register_id = register.id
        AND id < register.edition_id AND touched IS NULL) AS before FROM register WHERE name = :register),
        own AS (SELECT source_id, ident, max(said) FROM own_record WHERE register = :register AND is_it
        GROUP BY source_id),
        its AS (SELECT own.source_id, own.ident, last_edition_id FROM here JOIN edition ON register_id = here.id
        JOIN own JOIN entry ON entry.ident = own.ident AND +entry.edition_id = edition.id)
        SELECT DISTINCT source.name FROM here JOIN its ON its.last_edition_id = here.before
        JOIN source ON source.id = its.source_id WHERE NOT EXISTS (SELECT 1 FROM its AS still
        WHERE still.source_id = its.source_id AND still.last_edition_id = here.now) ORDER BY source.name""",
        {"register": register},
    )
    return tuple(name for (name,) in rows)


def load_own_record(connection: Connection, source: SourceId, register: str, ident: str) -> tuple[bool, str] | None:
    """Return whether the reader said that the source is the record, and when; None where nothing was said."""
    row = connection.execute(
        "SELECT is_it, said FROM own_record WHERE source_id = ? AND register = ? AND ident = ?",
        (source, register, ident),
    ).fetchone()
    return None if row is None else (bool(row[0]), str(row[1]))


def put_own_record(connection: Connection, source: SourceId, own: OwnRecord, said: str) -> None:
    """Keep what the reader said of a record at a moment, in the place of what was said before."""
    remove_own_record(connection, source, own.register, own.ident)
    connection.execute(
        "INSERT INTO own_record VALUES (?, ?, ?, ?, ?)", (source, own.register, own.ident, own.is_it, said)
    )


def remove_own_record(connection: Connection, source: SourceId, register: str, ident: str) -> None:
    """Forget what the reader said of a record."""
    connection.execute(
        "DELETE FROM own_record WHERE source_id = ? AND register = ? AND ident = ?", (source, register, ident)
    )
