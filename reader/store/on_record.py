"""What the surely matched records of registers say of sources, kept because a list cannot match thousands of names."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from sqlite3 import Connection

from reader import __version__
from reader.model.claim import ClaimField
from reader.model.frozen import frozen
from reader.model.source import SourceId, SourceKind
from reader.store.identity import roots_of
from reader.store.registers import registers_state

Told = tuple[tuple[ClaimField, str], ...]


def ground_of(connection: Connection) -> str:
    """Return what changes whenever registers answer otherwise: what was told on another ground counts no more."""
    return blake2b(f"{__version__} {registers_state(connection)}".encode(), digest_size=16).hexdigest()


def moment_of(connection: Connection) -> tuple[int | str | None, ...]:
    """Return what changes with what the library knows of its sources."""
    return tuple(
        connection.execute(
            """SELECT (SELECT max(id) FROM change), (SELECT max(id) FROM analysis), (SELECT max(made) FROM analysis)"""
        ).fetchone()
    )


def told_on(connection: Connection, ground: str) -> dict[SourceId, Told]:
    """Return what is kept of each source on this ground."""
    rows = connection.execute("SELECT source_id, claims FROM on_record WHERE ground = ?", (ground,))
    return {
        SourceId(source): tuple((ClaimField(field), value) for field, value in json.loads(claims))
        for source, claims in rows
    }


@frozen
class NotTold:
    """A source of which nothing is kept on the ground that holds."""

    id: SourceId
    name: str
    kind: SourceKind
    last_cited: str | None


def not_told_on(connection: Connection, ground: str, most: int) -> tuple[NotTold, ...]:
    """Return at most so many named sources of which nothing is kept on this ground."""
    rows = connection.execute(
        """SELECT id, name, kind, (SELECT max(substr(published, 1, 10)) FROM appearance
        JOIN shown_analysis ON shown_analysis.id = analysis_id JOIN version ON version.id = version_id
        WHERE source_id IN (SELECT source.id UNION ALL SELECT same.id FROM source AS same
        WHERE same.merged_into = source.id))
        FROM source WHERE merged_into IS NULL AND kind NOT IN ('unnamed', 'document')
        AND id NOT IN (SELECT source_id FROM on_record WHERE ground = ?) LIMIT ?""",
        (ground, most),
    )
    return tuple(NotTold(SourceId(source), name, SourceKind(kind), cited) for source, name, kind, cited in rows)


def keep_told(connection: Connection, told: Mapping[SourceId, Told], ground: str) -> None:
    """Keep what is told of sources; one that is gone meanwhile is passed over."""
    connection.executemany(
        "INSERT OR REPLACE INTO on_record SELECT id, ?, ? FROM source WHERE id = ?",
        ((ground, json.dumps(claims, ensure_ascii=False), source) for source, claims in told.items()),
    )


def forget_told(connection: Connection, sources: Iterable[SourceId]) -> None:
    """Forget what is kept of sources and of those they were merged into: who they are may have changed."""
    concerned: Sequence[SourceId] = tuple(sources)
    everyone = {*concerned, *roots_of(connection, concerned)}
    connection.executemany("DELETE FROM on_record WHERE source_id = ?", ((source,) for source in everyone))
