"""Which sources the reader found to be one, and which not: merging sets a pointer and moves no rows."""

from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from reader.model.library import ArticleId
from reader.model.source import SourceId

# A source that was merged into no other, `:source`, with all that were merged into it.
SAME = "(SELECT :source UNION ALL SELECT id FROM source WHERE merged_into = :source)"


def same_as_each(count: int) -> str:
    """Return the head of a question about `count` sources: a table `same` of each, `root`, with its merged ones, `id`.

    The question's first parameters are the sources, none of them merged into another.
    """
    wanted = ", ".join(["(?)"] * count) or "(NULL)"
    return f"""WITH wanted(id) AS (VALUES {wanted}), same(root, id) AS (SELECT id, id FROM wanted
    UNION ALL SELECT merged_into, source.id FROM source WHERE merged_into IN (SELECT id FROM wanted))"""


def root_of(connection: Connection, source: SourceId) -> SourceId:
    """Return the source that this one was merged into in the end, or itself."""
    (root,) = roots_of(connection, [source])
    return root


def roots_of(connection: Connection, sources: Sequence[SourceId]) -> tuple[SourceId, ...]:
    """Return for each of the sources the one it was merged into in the end, or itself."""
    places = ", ".join("?" * len(set(sources)))
    merged: dict[SourceId, SourceId] = dict(
        connection.execute(
            f"SELECT id, merged_into FROM source WHERE id IN ({places}) AND merged_into IS NOT NULL",
            tuple(set(sources)),
        )
    )
    return tuple(merged.get(source, source) for source in sources)


def merged_into(connection: Connection, source: SourceId) -> tuple[SourceId, ...]:
    """Return the sources that were merged into this one, in the end or straight away."""
    rows = connection.execute("SELECT id FROM source WHERE merged_into = ? ORDER BY id", (source,))
    return tuple(SourceId(merged) for (merged,) in rows)


def same_as(connection: Connection, source: SourceId) -> SourceId | None:
    """Return the source that the reader said this one is."""
    (said,) = connection.execute("SELECT same_as FROM source WHERE id = ?", (source,)).fetchone()
    return None if said is None else SourceId(said)


def mark_same(connection: Connection, source: SourceId, into: SourceId | None) -> None:
    """Let `source` be the same as `into`, or with None itself again; those merged into it come along.

    The caller sees to it that `into` does not lead back to `source`.
    """
    connection.execute("UPDATE source SET same_as = ? WHERE id = ?", (into, source))
    connection.execute(
        """WITH RECURSIVE under(id) AS (VALUES (:source)
        UNION SELECT source.id FROM source JOIN under ON source.same_as = under.id)
        UPDATE source SET merged_into = nullif(:root, id) WHERE id IN under""",
        {"source": source, "root": source if into is None else root_of(connection, into)},
    )


def are_distinct(connection: Connection, one: SourceId, other: SourceId) -> bool:
    """Tell whether the reader said that two sources, or any merged into them, are not the same."""
    ours, theirs = (
        (root, *merged_into(connection, root)) for root in (root_of(connection, one), root_of(connection, other))
    )
    pairs = [(a, b) if a < b else (b, a) for a in ours for b in theirs]
    return any(is_distinct_pair(connection, *pair) for pair in pairs)


def is_distinct_pair(connection: Connection, one: SourceId, other: SourceId) -> bool:
    """Tell whether the reader said of these very two that they are not the same."""
    row = connection.execute(
        "SELECT 1 FROM distinct_pair WHERE source_a = ? AND source_b = ?", (min(one, other), max(one, other))
    ).fetchone()
    return row is not None


def put_distinct(connection: Connection, one: SourceId, other: SourceId) -> None:
    """Keep that two sources are not the same."""
    connection.execute("INSERT OR IGNORE INTO distinct_pair VALUES (?, ?)", (min(one, other), max(one, other)))


def remove_distinct(connection: Connection, one: SourceId, other: SourceId) -> None:
    """Forget that two sources are not the same."""
    connection.execute(
        "DELETE FROM distinct_pair WHERE source_a = ? AND source_b = ?", (min(one, other), max(one, other))
    )


def articles_with_several(connection: Connection, sources: Iterable[SourceId]) -> frozenset[ArticleId]:
    """Return the articles that have cards of more than one of the sources, as the program found them."""
    wanted = tuple(sources)
    rows = connection.execute(
        f"""SELECT article_id FROM appearance JOIN analysis ON analysis.id = analysis_id
        JOIN version ON version.id = version_id WHERE source_id IN ({", ".join("?" * len(wanted))})
        GROUP BY article_id HAVING count(DISTINCT source_id) > 1""",
        wanted,
    )
    return frozenset(ArticleId(article) for (article,) in rows)
