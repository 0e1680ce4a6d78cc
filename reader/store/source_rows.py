"""The sources of the library, with what its articles have of each."""

import json
from collections import defaultdict
from collections.abc import Sequence
from sqlite3 import Connection

from reader.model.capacity import Capacity
from reader.model.catalogue import NamedSource, SourceRecord, SourceRow
from reader.model.claim import ClaimField
from reader.model.source import SourceId, SourceKind

_AT_ONCE = 500  # in one question; SQLite allows more

# Of several rows, SQLite takes the bare columns from the one that has the maximum. The cast gives `same` the type that
# an index made on the way must have: without one, joining took the square of the number of sources.
_ROWS = """WITH seen AS MATERIALIZED (SELECT CAST(coalesce(merged_into, source.id) AS INTEGER) AS same,
    shown_analysis.article_id, appearance.id AS appearance, affiliation, role, signals, capacity,
    substr(coalesce(published, fetched), 1, 10) AS date, substr(published, 1, 10) AS dated
    FROM appearance JOIN source ON source.id = source_id JOIN shown_analysis ON shown_analysis.id = analysis_id
    JOIN version ON version.id = version_id),
cited AS (SELECT same, count(DISTINCT article_id) AS articles, max(dated) AS last FROM seen GROUP BY same),
said AS (SELECT same, count(*) AS statements FROM seen JOIN statement ON appearance_id = appearance GROUP BY same),
post AS (SELECT same, role, affiliation, max(date) FROM seen
    WHERE role IS NOT NULL OR affiliation IS NOT NULL GROUP BY same),
stood AS (SELECT same, capacity, max(date) FROM seen
    WHERE capacity <> '' OR instr(signals, '"capacity"') GROUP BY same)  -- '' where the reader struck it
SELECT source.id, uid, name, kind, role, affiliation,
    (SELECT value FROM claim WHERE source_id = source.id AND field = 'country' ORDER BY date DESC LIMIT 1),
    coalesce(articles, 0), coalesce(statements, 0), last, capacity
FROM source LEFT JOIN cited ON cited.same = source.id LEFT JOIN said ON said.same = source.id
LEFT JOIN post ON post.same = source.id
LEFT JOIN stood ON stood.same = source.id
WHERE merged_into IS NULL
    AND (articles IS NOT NULL OR EXISTS (SELECT 1 FROM match WHERE match.source_id = source.id
    OR match.source_id IN (SELECT id FROM source AS merged WHERE merged.merged_into = source.id)))
ORDER BY articles DESC, last DESC, name COLLATE NOCASE LIMIT ?"""

_KEYS = """SELECT coalesce(merged_into, source.id) AS same, group_concat(key, ' ') FROM alias
    JOIN source ON source.id = source_id GROUP BY same"""

# By their ids, which are indexed: by `same`, each five hundred would go through every name of the library.
_THEM = """SELECT id FROM source WHERE id IN (SELECT value FROM json_each(?1))
    UNION SELECT id FROM source WHERE merged_into IN (SELECT value FROM json_each(?1))"""


def all_sources(connection: Connection, most: int) -> tuple[SourceRow, ...]:
    """Return at most so many of the sources that articles cite or registers know, the one cited most first."""
    keys = dict(connection.execute(_KEYS))
    return tuple(
        SourceRow(
            SourceId(source),
            uid,
            name,
            SourceKind(kind),
            *(*others, Capacity(capacity) if capacity else None, keys.get(source, "")),
        )
        for source, uid, name, kind, *others, capacity in connection.execute(_ROWS, (most,))
    )


def named_source(connection: Connection, source: SourceId, name: str, kind: SourceKind) -> NamedSource:
    """Return a source that was found by its name, with role and affiliation."""
    row = connection.execute(
        """SELECT role, affiliation FROM appearance JOIN shown_analysis ON shown_analysis.id = analysis_id
        JOIN version ON version.id = version_id
        WHERE source_id IN (SELECT id FROM source WHERE id = ?1 UNION SELECT id FROM source WHERE merged_into = ?1)
        AND (role IS NOT NULL OR affiliation IS NOT NULL) ORDER BY coalesce(published, fetched) DESC LIMIT 1""",
        (source,),
    ).fetchone()
    return NamedSource(source, name, kind, *(row or (None, None)))


def records_of(connection: Connection, rows: Sequence[SourceRow]) -> tuple[SourceRecord, ...]:
    """Return the sources with their other names and their addresses, in the same order."""
    names, claims = defaultdict[int, list[str]](list), defaultdict[tuple[int, str], list[str]](list)
    for start in range(0, len(rows), _AT_ONCE):
        wanted = (json.dumps([row.id for row in rows[start : start + _AT_ONCE]]),)
        for source, name in connection.execute(
            f"""SELECT coalesce(merged_into, source.id) AS same, text FROM alias JOIN source ON source.id = source_id
            WHERE source_id IN ({_THEM}) GROUP BY same, text ORDER BY min(alias.id)""",
            wanted,
        ):
            names[source].append(name)
        for source, field, value in connection.execute(
            f"""SELECT DISTINCT coalesce(merged_into, source.id) AS same, field, value FROM claim
            JOIN source ON source.id = source_id
            WHERE source_id IN ({_THEM}) AND field IN ('home', 'identifier') ORDER BY claim.id""",
            wanted,
        ):
            claims[source, field].append(value)
    return tuple(
        SourceRecord(
            row,
            tuple(name for name in names[row.id] if name != row.name),
            tuple(claims[row.id, ClaimField.HOME]),
            tuple(claims[row.id, ClaimField.IDENTIFIER]),
        )
        for row in rows
    )


def merged_into(connection: Connection, sources: Sequence[SourceId]) -> dict[SourceId, SourceId]:
    """Return of those sources that were merged into another one which that is."""
    rows = connection.execute(
        f"SELECT id, merged_into FROM source WHERE merged_into IS NOT NULL AND id IN ({', '.join('?' * len(sources))})",
        tuple(sources),
    )
    return {SourceId(source): SourceId(other) for source, other in rows}
