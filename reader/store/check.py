"""Whether a library is sound, how much it holds, and what is wrong with it, in words."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from sqlite3 import Connection

from reader.model.backup import Counts
from reader.store.connection import DAMAGED, code_of

MOST_FAULTS = 5  # of SQLite's own; a damaged page brings hundreds

_LISTED = "article_id IN (SELECT id FROM article WHERE deleted IS NULL)"

_COUNTS = (
    "SELECT count(*) FROM article WHERE deleted IS NULL",
    "SELECT count(*) FROM source WHERE merged_into IS NULL",
    f"SELECT count(*) FROM annotation WHERE deleted IS NULL AND {_LISTED}",
    f"""SELECT (SELECT count(*) FROM annotation WHERE deleted IS NULL AND note <> '' AND {_LISTED})
    + (SELECT count(*) FROM source WHERE note <> '')""",
    f"SELECT count(*) FROM correction WHERE active AND {_LISTED}",
)


def count(connection: Connection) -> Counts:
    """Return how much the library holds."""
    return Counts(*(int(connection.execute(question).fetchone()[0]) for question in _COUNTS))


def is_untouched(connection: Connection) -> bool:
    """Tell whether the library holds nothing but what every new one has."""
    return not connection.execute("SELECT EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM change)").fetchone()[
        0
    ]


def faults(connection: Connection) -> tuple[str, ...]:
    """Return what is wrong with the library, a sentence each; () where it is sound.

    Looks at every page, index, reference and word of the full-text indexes; takes seconds for a large library.
    """
    try:
        return tuple(_damage(connection)) or (*_loose_ends(connection), *_lost_words(connection))
    except sqlite3.DatabaseError as cause:
        if code_of(cause) not in DAMAGED:
            raise
        return (f"The file cannot be read to its end: {cause}.",)


def _damage(connection: Connection) -> Iterator[str]:
    found = [str(message) for (message,) in connection.execute("PRAGMA integrity_check")]
    if found == ["ok"]:
        return
    for message in found[:MOST_FAULTS]:
        yield f"SQLite found: {' '.join(message.split())}."
    if len(found) > MOST_FAULTS:
        yield f"It found {len(found) - MOST_FAULTS} more faults of this kind."


def _loose_ends(connection: Connection) -> Iterator[str]:
    broken = Counter((table, parent) for table, _row, parent, _key in connection.execute("PRAGMA foreign_key_check"))
    for (table, parent), rows in broken.items():
        yield f"{rows} rows of “{table}” point at rows of “{parent}” that are not there."


def _lost_words(connection: Connection) -> Iterator[str]:
    """Compare each full-text index with its table; SQLite takes the question as an INSERT that writes nothing."""
    indexes = connection.execute("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'")
    for (index,) in indexes.fetchall():
        try:
            connection.execute(f"INSERT INTO [{index}]([{index}], rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as cause:
            if code_of(cause) == sqlite3.SQLITE_READONLY:
                return  # a file that nobody may write to cannot be asked
            if code_of(cause) not in DAMAGED:
                raise
            yield f"The search index of “{index.removesuffix('_fts')}” does not match its words."
