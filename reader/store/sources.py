"""Sources across the library and the names they go by."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from sqlite3 import Connection
from uuid import uuid4

from reader.model.errors import LibraryError
from reader.model.known_source import KnownSource
from reader.model.library import ArticleId
from reader.model.name_key import name_key, name_keys
from reader.model.signal import Origin
from reader.model.source import SourceId, SourceKind
from reader.store.analyses import AnalysisId, AppearanceId

# A source goes by the reader's word first, then by a register's, then by the first article's.
_NAME = """SELECT text FROM alias WHERE alias.source_id = source.id
ORDER BY CASE origin WHEN 'reader' THEN 0 WHEN 'register' THEN 1 ELSE 2 END, alias.id LIMIT 1"""

# … and is what a register calls it, else the newest analysis.
_KIND = """SELECT coalesce((SELECT entry.kind FROM match JOIN edition USING (register_id)
JOIN entry ON edition_id = edition.id AND entry.ident = match.ident WHERE match.source_id = source.id LIMIT 1),
(SELECT appearance.kind FROM appearance JOIN analysis ON analysis.id = analysis_id
WHERE appearance.source_id = source.id AND current ORDER BY appearance.id DESC LIMIT 1))"""


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source's own row."""

    id: SourceId
    uid: str
    name: str
    kind: SourceKind
    note: str


def insert_source(connection: Connection, kind: SourceKind, name: str, uid: str | None = None) -> SourceId:
    """Add a source that goes by nothing but `name` yet."""
    row = connection.execute(
        "INSERT INTO source (uid, kind, name) VALUES (?, ?, ?)", (uid or str(uuid4()), kind, name)
    ).lastrowid
    return SourceId(row or 0)


def add_alias(  # noqa: PLR0913 - what it hangs on is part of a name's provenance
    connection: Connection,
    source: SourceId,
    text: str,
    origin: Origin,
    *,
    person: bool,
    appearance: AppearanceId | None = None,
    edition: int | None = None,
) -> None:
    """Let the source be found by `text`, as long as the appearance or edition that says so is there."""
    connection.executemany(
        "INSERT INTO alias (source_id, key, text, origin, appearance_id, edition_id) VALUES (?, ?, ?, ?, ?, ?)",
        ((source, key, text, origin, appearance, edition) for key in name_keys(text, person=person)),
    )


def settle_names(connection: Connection, sources: Iterable[SourceId]) -> None:
    """Give each source the name and kind that registers, articles and the reader now speak for."""
    connection.executemany(
        f"""UPDATE source SET name = coalesce(({_NAME}), name), kind = coalesce(({_KIND}), kind)
        WHERE id = ?""",
        ((source,) for source in sources),
    )


def former_sources(connection: Connection, article: ArticleId) -> dict[tuple[str, str], SourceId]:
    """Return the source behind each name key and kind of the article's earlier analyses."""
    rows = connection.execute(
        """SELECT appearance.name, appearance.kind, source_id FROM appearance
        JOIN analysis ON analysis.id = analysis_id JOIN version ON version.id = version_id
        WHERE article_id = ? ORDER BY appearance.id""",
        (article,),
    )
    return {(name_key(name) or name, kind): SourceId(source) for name, kind, source in rows}


def unteach(connection: Connection, analysis: AnalysisId) -> None:
    """Forget the names and claims that came by an analysis, which stays as it is."""
    for table in ("alias", "claim"):
        connection.execute(
            f"DELETE FROM {table} WHERE appearance_id IN (SELECT id FROM appearance WHERE analysis_id = ?)", (analysis,)
        )


def others_go_by(connection: Connection, source: SourceId, name: str) -> bool:
    """Tell whether another source than this one has the name."""
    row = connection.execute(
        "SELECT 1 FROM alias WHERE key = ? AND source_id <> ? LIMIT 1", (name_key(name), source)
    ).fetchone()
    return row is not None


def find_uid(connection: Connection, uid: str) -> SourceId | None:
    """Return the source with this uid."""
    row = connection.execute("SELECT id FROM source WHERE uid = ?", (uid,)).fetchone()
    return SourceId(row[0]) if row else None


def load_source(connection: Connection, source: SourceId) -> StoredSource:
    """Return the source, or the one it was merged into; LibraryError where it is gone."""
    row = connection.execute(
        """SELECT id, uid, name, kind, note FROM source
        WHERE id = (SELECT coalesce(merged_into, id) FROM source WHERE id = ?)""",
        (source,),
    ).fetchone()
    if row is None:
        raise LibraryError("This source is no longer in the library.", hint="Go back to the article.")
    return StoredSource(SourceId(row[0]), row[1], row[2], SourceKind(row[3]), row[4])


def aliases(connection: Connection, source: SourceId) -> tuple[str, ...]:
    """Return every name of the source, each once, the oldest first."""
    rows = connection.execute(
        """SELECT text FROM alias JOIN source ON source.id = source_id
        WHERE coalesce(merged_into, source.id) = ? GROUP BY text ORDER BY min(alias.id) LIMIT 100""",
        (source,),
    )
    return tuple(text for (text,) in rows)


def find_known(connection: Connection, keys: Collection[str]) -> tuple[KnownSource, ...]:
    """Return the sources that go by one of the keys."""
    wanted = ", ".join("?" * len(keys))
    rows = connection.execute(
        f"""SELECT DISTINCT coalesce(merged_into, source.id) FROM alias JOIN source ON source.id = source_id
        WHERE key IN ({wanted}) LIMIT 50""",
        tuple(keys),
    ).fetchall()
    return tuple(_load_known(connection, SourceId(source)) for (source,) in rows)


def name_keys_of(connection: Connection, source: SourceId) -> frozenset[str]:
    """Return the keys of the source's names, as they are written: not of first and last word alone."""
    rows = connection.execute(
        """SELECT DISTINCT text FROM alias JOIN source ON source.id = source_id
        WHERE coalesce(merged_into, source.id) = ?""",
        (source,),
    )
    return frozenset(name_key(text) for (text,) in rows)


def appears_elsewhere(connection: Connection, source: SourceId, article: ArticleId) -> bool:
    """Tell whether more than this article speaks of the source: another article, or a register."""
    row = connection.execute(
        """SELECT EXISTS (SELECT 1 FROM match WHERE source_id = :source) OR EXISTS (
        SELECT 1 FROM appearance JOIN analysis ON analysis.id = analysis_id JOIN version ON version.id = version_id
        WHERE source_id = :source AND article_id <> :article)""",
        {"source": source, "article": article},
    ).fetchone()
    return bool(row[0])


def delete_unused(connection: Connection, sources: Iterable[SourceId]) -> None:
    """Forget those of the sources that no article, register or word of the reader's speaks of any more."""
    connection.executemany(
        """DELETE FROM source WHERE id = :source AND note = '' AND NOT EXISTS (
        SELECT 1 FROM appearance WHERE source_id = :source) AND NOT EXISTS (
        SELECT 1 FROM match WHERE source_id = :source) AND NOT EXISTS (
        SELECT 1 FROM assessment WHERE source_id = :source) AND NOT EXISTS (
        SELECT 1 FROM change WHERE scope = 'source:' || source.uid) AND NOT EXISTS (
        SELECT 1 FROM source AS other WHERE other.merged_into = :source)""",
        ({"source": source} for source in sources),
    )


def write_note(connection: Connection, source: SourceId, note: str) -> None:
    """Keep the reader's note on the source."""
    connection.execute("UPDATE source SET note = ? WHERE id = ?", (note, source))


def _load_known(connection: Connection, source: SourceId) -> KnownSource:
    kind = connection.execute("SELECT kind FROM source WHERE id = ?", (source,)).fetchone()[0]
    posts = connection.execute(
        """SELECT DISTINCT organisation, organisation_id FROM claim JOIN source ON source.id = source_id
        WHERE coalesce(merged_into, source.id) = ? AND field = 'post' AND organisation IS NOT NULL""",
        (source,),
    ).fetchall()
    affiliations = {name_key(name) for name, _ in posts}
    for body in {body for _, body in posts if body is not None}:
        affiliations |= name_keys_of(connection, body)
    return KnownSource(source, SourceKind(kind), name_keys_of(connection, source), frozenset(affiliations))
