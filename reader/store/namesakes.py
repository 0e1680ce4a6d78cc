"""Sources that might be one, and what tells them from each other."""

from collections.abc import Collection
from sqlite3 import Connection

from reader.model.library import SourceChoice
from reader.model.source import SourceId, SourceKind
from reader.store.identity import SAME

_MOST = 50


def main_names(connection: Connection, source: SourceId) -> tuple[str, ...]:
    """Return what the source and those merged into it are called, without their other names."""
    rows = connection.execute(f"SELECT DISTINCT name FROM source WHERE id IN {SAME}", {"source": source})
    return tuple(name for (name,) in rows)


def who_go_by(connection: Connection, keys: Collection[str]) -> tuple[SourceId, ...]:
    """Return the sources with one of the name keys that an article or a register still speaks of."""
    places = ", ".join("?" * len(keys))
    rows = connection.execute(
        f"""SELECT DISTINCT source_id FROM alias WHERE key IN ({places})
        AND (EXISTS (SELECT 1 FROM appearance WHERE appearance.source_id = alias.source_id)
        OR EXISTS (SELECT 1 FROM match WHERE match.source_id = alias.source_id)) ORDER BY source_id LIMIT {_MOST}""",
        tuple(keys),
    )
    return tuple(SourceId(source) for (source,) in rows)


def once_merged(connection: Connection, source: SourceId) -> tuple[SourceId, ...]:
    """Return the sources that the reader has merged with this one at any time."""
    rows = connection.execute(
        """SELECT other.id FROM source AS own JOIN change ON subject = 'merge' AND scope = 'source:' || own.uid
        JOIN source AS other ON other.uid = subject_uid WHERE own.id = :source
        UNION SELECT other.id FROM source AS own JOIN change ON subject = 'merge' AND subject_uid = own.uid
        JOIN source AS other ON 'source:' || other.uid = scope WHERE own.id = :source""",
        {"source": source},
    )
    return tuple(SourceId(other) for (other,) in rows)


def load_choice(connection: Connection, source: SourceId, *, is_proposed: bool) -> SourceChoice:
    """Return a source as one picks it: its newest post and in how many articles it is cited."""
    name, kind = connection.execute("SELECT name, kind FROM source WHERE id = ?", (source,)).fetchone()
    post = connection.execute(
        f"""SELECT value, organisation FROM claim WHERE source_id IN {SAME} AND field = 'post'
        ORDER BY coalesce(valid_to, date, valid_from) DESC, id DESC LIMIT 1""",
        {"source": source},
    ).fetchone()
    (articles,) = connection.execute(
        f"""SELECT count(DISTINCT article_id) FROM appearance JOIN shown_analysis ON shown_analysis.id = analysis_id
        WHERE source_id IN {SAME}""",
        {"source": source},
    ).fetchone()
    words = ", ".join(part for part in post or () if part)
    return SourceChoice(source, name, SourceKind(kind), words, articles, is_proposed)
