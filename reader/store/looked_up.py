"""Records looked up one by one: each stands with its own date, whatever else is looked up later.

Each look-up is an edition of the register that adds to those before it, where an imported edition takes their
place. A record that is asked for anew and says the same is dated anew; one that says something else takes the
older one's place, which stays as history unless it was of the same day.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection

from reader.model.entry import Edition, FiledEntry, Tally
from reader.store.editions import (
    EditionId,
    begin_edition,
    file_keys,
    finish_edition,
    insert_entries,
    next_row,
)
from reader.store.entries import STANDING


def keep_looked_up(connection: Connection, edition: Edition, filed: Sequence[FiledEntry], now: str) -> Tally:
    """Add what was looked up to its register; return how that stands to what was there."""
    begun = begin_edition(connection, edition, None, now)
    standing = _standing(connection, begun)
    fresh = {record.ident: record for record in filed}
    known = {ident: standing[ident] for ident in fresh if ident in standing}
    same = {ident for ident, (_, digest) in known.items() if digest == fresh[ident].digest}
    _date_anew(connection, begun, [known[ident][0] for ident in same])
    _end(connection, edition.date, [row for ident, (row, _) in known.items() if ident not in same])
    new = [record for ident, record in fresh.items() if ident not in same]
    rows = dict(enumerate(new, next_row(connection)))
    insert_entries(connection, begun, rows, STANDING)
    file_keys(connection, begun, sorted((key, row) for row, record in rows.items() for key in record.keys), now)
    changed = len(known) - len(same)
    tally = Tally(added=len(fresh) - len(known), changed=changed, same=len(standing) - changed)
    return finish_edition(connection, begun, tally, now)


def idents_under(connection: Connection, keys: Iterable[str], registers: Iterable[str]) -> tuple[str, ...]:
    """Return the records of these registers that are filed under one of the keys, former states too."""
    rows = connection.execute(
        """SELECT DISTINCT ident FROM entry_alias JOIN entry ON entry.id = entry_id
        JOIN edition ON edition.id = entry.edition_id JOIN register ON register.id = register_id
        WHERE key IN (SELECT value FROM json_each(?)) AND register.name IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(keys)), json.dumps(list(registers))),
    )
    return tuple(ident for (ident,) in rows)


def _standing(connection: Connection, edition: EditionId) -> Mapping[str, tuple[int, str]]:
    """Return row and digest of the register's standing records, by ident."""
    rows = connection.execute(
        """SELECT ident, id, digest FROM entry WHERE last_edition_id = ? AND edition_id IN
        (SELECT id FROM edition WHERE register_id = (SELECT register_id FROM edition WHERE id = ?))""",
        (STANDING, edition),
    )
    return {ident: (row, digest) for ident, row, digest in rows}


def _date_anew(connection: Connection, edition: EditionId, rows: Iterable[int]) -> None:
    connection.executemany("UPDATE entry SET edition_id = ? WHERE id = ?", ((edition, row) for row in rows))


def _end(connection: Connection, today: str, rows: Iterable[int]) -> None:
    """Let records stand no longer; what was only of today is no history."""
    ended = json.dumps(list(rows))
    connection.execute(
        """DELETE FROM entry WHERE id IN (SELECT value FROM json_each(?)) AND edition_id IN
        (SELECT id FROM edition WHERE date = ?)""",
        (ended, today),
    )
    connection.execute(
        "UPDATE entry SET last_edition_id = edition_id WHERE id IN (SELECT value FROM json_each(?))", (ended,)
    )
