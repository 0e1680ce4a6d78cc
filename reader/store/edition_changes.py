"""What the edition that answers says otherwise than the one before it, record by record."""

from sqlite3 import Connection

from reader.model.entry import RecordChange
from reader.store.entries import load_entries

# The edition before the one that answers: the newest of the register's that had come in whole.
_BEFORE = """WITH here AS (SELECT register.id AS register, register.edition_id AS now,
(SELECT max(id) FROM edition WHERE register_id = register.id AND id < register.edition_id AND touched IS NULL) AS before
FROM register WHERE name = :register),
its AS (SELECT edition.id FROM edition JOIN here ON register_id = here.register)"""

# Of an edition the records are few that are new or changed: the rest is prolonged. Those of one kind come together.
_CHANGED = f"""{_BEFORE} SELECT old.id, new.id FROM here JOIN entry AS new ON new.edition_id = here.now
JOIN entry AS old ON old.ident = new.ident AND +old.last_edition_id = here.before AND +old.edition_id IN its
ORDER BY new.id LIMIT :most"""
_GONE = f"""{_BEFORE} SELECT old.id, NULL FROM here JOIN its JOIN entry AS old
ON old.edition_id = its.id AND old.last_edition_id = here.before
WHERE NOT EXISTS (SELECT 1 FROM entry AS new WHERE new.ident = old.ident AND +new.edition_id = here.now)
ORDER BY old.id LIMIT :most"""
_NEW = f"""{_BEFORE} SELECT NULL, new.id FROM here JOIN entry AS new ON new.edition_id = here.now
WHERE here.before IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entry AS old WHERE old.ident = new.ident
AND +old.last_edition_id = here.before AND +old.edition_id IN its)
ORDER BY new.id LIMIT :most"""


def changes_of(connection: Connection, register: str, most: int) -> tuple[RecordChange, ...]:
    """Return up to `most` records each that the newest edition changed, has no more, and added, in its order.

    Nothing where that is the first.
    """
    how = {"register": register, "most": most}
    rows = [row for kind in (_CHANGED, _GONE, _NEW) for row in connection.execute(kind, how)]
    found = load_entries(connection, {row for pair in rows for row in pair if row is not None})
    pairs = ((before and found[before].entry, now and found[now].entry) for before, now in rows)
    return tuple(RecordChange(before or None, now or None) for before, now in pairs)
