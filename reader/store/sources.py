"""Sources across the library and the names they go by."""

from collections.abc import Collection, Iterable, Sequence
from sqlite3 import Connection

from reader.model.errors import LibraryError
from reader.model.frozen import frozen
from reader.model.known_source import KnownSource
from reader.model.library import ArticleId, MergedNote
from reader.model.name_forms import forms_among
from reader.model.name_key import name_key, name_keys
from reader.model.signal import Origin
from reader.model.source import SourceId, SourceKind
from reader.model.uid import new_uid
from reader.store.analyses import AnalysisId, AppearanceId
from reader.store.identity import SAME, merged_into, root_of

# A source goes by the reader's word first, then by a register's, then by the first article's.
_NAME = """SELECT text FROM alias WHERE alias.source_id = source.id
ORDER BY CASE origin WHEN 'reader' THEN 0 WHEN 'register' THEN 1 ELSE 2 END, alias.id LIMIT 1"""

# What the reader last set its kind to, in any article; from the few corrections to their cards ("+": not by the
# source's index), because some sources have cards in every article.
_READERS_KIND = """SELECT appearance.kind FROM correction CROSS JOIN version USING (article_id)
CROSS JOIN analysis ON version_id = version.id AND current CROSS JOIN appearance ON analysis_id = analysis.id
WHERE correction.field = 'kind' AND active AND correction.value = appearance.kind AND corrected LIKE '%"kind"%'
AND +appearance.source_id = source.id ORDER BY correction.made DESC, correction.id DESC LIMIT 1"""

# … and is what the reader says, else what a register calls it, else the newest analysis.
_KIND = f"""SELECT coalesce(({_READERS_KIND}), (SELECT entry.kind FROM match JOIN edition USING (register_id)
JOIN entry ON edition_id = edition.id AND entry.ident = match.ident WHERE match.source_id = source.id LIMIT 1),
(SELECT appearance.kind FROM appearance JOIN analysis ON analysis.id = analysis_id
WHERE appearance.source_id = source.id AND current ORDER BY appearance.id DESC LIMIT 1))"""


@frozen
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
        "INSERT INTO source (uid, kind, name) VALUES (?, ?, ?)", (uid or new_uid(), kind, name)
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


def readers_kinds(connection: Connection, sources: Sequence[SourceId]) -> dict[SourceId, SourceKind]:
    """Return the kinds of those of the sources that the reader set one for, in any article."""
    rows = connection.execute(
        f"SELECT id, ({_READERS_KIND}) FROM source WHERE id IN ({', '.join('?' * len(sources))})", sources
    )
    return {SourceId(source): SourceKind(kind) for source, kind in rows if kind is not None}


def former_sources(connection: Connection, article: ArticleId) -> dict[tuple[str, str], SourceId]:
    """Return the source behind each name key and kind of the article's earlier analyses.

    The engine's own word comes before a corrected one: who a card is by correction alone must not
    outlive the correction.
    """
    rows = connection.execute(
        """SELECT appearance.name, appearance.kind, source_id FROM appearance
        JOIN analysis ON analysis.id = analysis_id JOIN version ON version.id = version_id
        WHERE article_id = ? ORDER BY corrects IS NULL, appearance.id""",
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


def uid_of(connection: Connection, source: SourceId) -> str:
    """Return the source's own uid, though it may have been merged into another."""
    return str(connection.execute("SELECT uid FROM source WHERE id = ?", (source,)).fetchone()[0])


def name_of(connection: Connection, source: SourceId) -> str:
    """Return the source's own name, though it may have been merged into another."""
    return str(connection.execute("SELECT name FROM source WHERE id = ?", (source,)).fetchone()[0])


def require_uid(connection: Connection, uid: str) -> SourceId:
    """Return the source with this uid; LibraryError where it is gone."""
    source = find_uid(connection, uid)
    if source is None:
        raise LibraryError("This source is no longer in the library.", hint="Go back to the article.")
    return source


def merged_notes(connection: Connection, source: SourceId) -> tuple[MergedNote, ...]:
    """Return the reader's notes on the sources that were merged into this one."""
    rows = connection.execute(
        "SELECT name, note FROM source WHERE merged_into = ? AND note <> '' ORDER BY id", (source,)
    )
    return tuple(MergedNote(*row) for row in rows)


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
        f"""SELECT text FROM alias WHERE source_id IN {SAME} GROUP BY text ORDER BY min(alias.id) LIMIT 100""",
        {"source": root_of(connection, source)},
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
    return tuple(_load_known(connection, (SourceId(source), *merged_into(connection, source))) for (source,) in rows)


def known_one_by_one(connection: Connection, source: SourceId) -> tuple[KnownSource, ...]:
    """Return the source and those that were merged into it, each with its own names and posts only."""
    return tuple(_load_known(connection, (one,)) for one in (source, *merged_into(connection, source)))


def sure_names(connection: Connection, source: SourceId) -> tuple[str, ...]:
    """Return the names that mean the source wherever they stand, the oldest first: not all it was called in passing."""
    root = root_of(connection, source)
    return _sure_names(connection, (root, *merged_into(connection, root)))


def name_keys_of(connection: Connection, source: SourceId) -> frozenset[str]:
    """Return the keys of the source's sure names, as they are written: not of first and last word alone."""
    return frozenset(map(name_key, sure_names(connection, source)))


def appears_elsewhere(connection: Connection, source: SourceId, article: ArticleId) -> bool:
    """Tell whether more than this article speaks of the source: another article, or a register."""
    row = connection.execute(
        """SELECT EXISTS (SELECT 1 FROM match WHERE source_id = :source) OR EXISTS (
        SELECT 1 FROM appearance JOIN analysis ON analysis.id = analysis_id JOIN version ON version.id = version_id
        WHERE source_id = :source AND article_id <> :article)""",
        {"source": source, "article": article},
    ).fetchone()
    return bool(row[0])


def is_in_register(connection: Connection, source: SourceId) -> bool:
    """Tell whether a register has been found to have the source."""
    row = connection.execute("SELECT 1 FROM match WHERE source_id = ? LIMIT 1", (source,)).fetchone()
    return row is not None


def are_there(connection: Connection, sources: Iterable[SourceId]) -> bool:
    """Tell whether the library has all of the sources."""
    wanted = set(sources)
    places = ", ".join("?" * len(wanted))
    (count,) = connection.execute(f"SELECT count(*) FROM source WHERE id IN ({places})", tuple(wanted)).fetchone()
    return int(count) == len(wanted)


def delete_unused(connection: Connection, sources: Iterable[SourceId]) -> None:
    """Forget those of the sources that no article, register or word of the reader's speaks of any more."""
    connection.executemany(
        """DELETE FROM source WHERE id = :source AND note = '' AND NOT EXISTS (
        SELECT 1 FROM appearance WHERE source_id = :source) AND NOT EXISTS (
        SELECT 1 FROM match WHERE source_id = :source) AND NOT EXISTS (
        SELECT 1 FROM assessment WHERE source_id = :source) AND NOT EXISTS (
        SELECT 1 FROM change WHERE scope = 'source:' || source.uid) AND NOT EXISTS (
        SELECT 1 FROM change WHERE subject_uid = source.uid AND subject = 'merge') AND NOT EXISTS (
        SELECT 1 FROM distinct_pair WHERE source_a = :source OR source_b = :source) AND NOT EXISTS (
        SELECT 1 FROM source AS other WHERE other.same_as = :source)""",
        ({"source": source} for source in sources),
    )


def write_note(connection: Connection, source: SourceId, note: str) -> None:
    """Keep the reader's note on the source."""
    connection.execute("UPDATE source SET note = ? WHERE id = ?", (note, source))


def _load_known(connection: Connection, same: Sequence[SourceId]) -> KnownSource:
    """Return what the first of the sources is known by: the names, kinds and posts of all of them."""
    places = ", ".join("?" * len(same))
    # What the program took it for, it will take it for again: the reader's own kind must not hide it.
    kinds = connection.execute(
        f"""SELECT kind FROM source WHERE id IN ({places}) UNION SELECT appearance.kind FROM correction
        CROSS JOIN version USING (article_id) CROSS JOIN analysis ON version_id = version.id AND corrects IS NULL
        CROSS JOIN appearance ON analysis_id = analysis.id
        WHERE correction.field = 'kind' AND active AND +source_id IN ({places})""",
        (*same, *same),
    )
    posts = connection.execute(
        f"""SELECT DISTINCT value, organisation, organisation_id FROM claim
        WHERE source_id IN ({places}) AND field = 'post'""",
        same,
    ).fetchall()
    affiliations = {name_key(name) for _, name, _ in posts if name is not None}
    for body in {body for *_, body in posts if body is not None}:
        affiliations |= name_keys_of(connection, body)
    return KnownSource(
        id=same[0],
        kinds=frozenset(SourceKind(kind) for (kind,) in kinds),
        names=frozenset(map(name_key, _sure_names(connection, same))),
        affiliations=frozenset(affiliations),
        posts=frozenset((role, name or "") for role, name, _ in posts),
    )


def _sure_names(connection: Connection, sources: Sequence[SourceId]) -> tuple[str, ...]:
    """Return the names that mean these sources wherever they stand, the oldest first.

    What it was first met by, what registers and the reader call it, and of all that articles do, the forms of these.
    """
    places = ", ".join("?" * len(sources))
    rows = connection.execute(
        f"""SELECT text, max(alias.appearance_id IS NULL OR origin = 'reader' OR text = name), max(kind = 'person')
        FROM alias JOIN source ON source.id = source_id WHERE source_id IN ({places})
        GROUP BY text ORDER BY min(alias.id)""",
        sources,
    ).fetchall()
    own = {name_key(text) for text, is_own, _ in rows if is_own}
    person = any(is_person for *_, is_person in rows)
    sure = forms_among((name_key(text) for text, *_ in rows), own, person=person)
    return tuple(text for text, *_ in rows if name_key(text) in sure)
