"""Lists of articles and sources, found as one types."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import Any

from reader.model.catalogue import MOST_LISTED
from reader.model.library import ArticleId, ArticleRow
from reader.model.name_key import name_key
from reader.model.source import SourceId, SourceKind

MOST_HITS = 5000  # of one question

_ROW = """SELECT article.id, coalesce(title, substr(text, 1, 80)), publisher, published, added,
(SELECT count(*) FROM appearance JOIN analysis ON analysis.id = analysis_id WHERE version_id = shown AND current),
(SELECT count(*) FROM annotation WHERE article_id = article.id AND annotation.deleted IS NULL),
(SELECT json_group_array(name) FROM article_tag JOIN tag ON tag.id = tag_id WHERE article_id = article.id)
FROM article JOIN version ON version.id = shown WHERE deleted IS NULL"""

# That an article or a register speaks of a source, or of one that was merged into it.
_SPOKEN_OF = """(WITH same(id) AS (SELECT source.id UNION ALL SELECT merged.id FROM source AS merged
WHERE merged.merged_into = source.id) SELECT EXISTS (SELECT 1 FROM same JOIN appearance ON source_id = same.id)
OR EXISTS (SELECT 1 FROM same JOIN match ON match.source_id = same.id))"""


def all_articles(connection: Connection) -> tuple[ArticleRow, ...]:
    """Return the articles, the one added last first."""
    return _rows(connection.execute(f"{_ROW} ORDER BY added DESC, article.id DESC LIMIT {MOST_LISTED}"))


def articles_by_id(connection: Connection, articles: Iterable[ArticleId]) -> tuple[ArticleRow, ...]:
    """Return the articles of these ids, newest first by their own date."""
    wanted = tuple(articles)[:MOST_LISTED]
    places = ", ".join("?" * len(wanted))
    order = "coalesce(published, added) DESC, article.id DESC"
    return _rows(connection.execute(f"{_ROW} AND article.id IN ({places}) ORDER BY {order}", wanted))


def find_sources(connection: Connection, words: str, limit: int) -> tuple[tuple[SourceId, str, SourceKind], ...]:
    """Return the sources with a name that has all the words, the last one perhaps only begun; without words, all.

    A name that begins as the words do comes first; sources that nothing speaks of any more are left out.
    """
    wanted = match_all(words)
    if not words.strip():
        return _all_sources(connection, limit)
    if not wanted:
        return ()
    rows = connection.execute(
        f"""SELECT source.id, source.name, source.kind, max(alias.key LIKE ? || '%') AS begins FROM alias
        JOIN source AS named ON named.id = source_id
        JOIN source ON source.id = coalesce(named.merged_into, named.id)
        WHERE alias.id IN (SELECT rowid FROM alias_fts WHERE alias_fts MATCH ? LIMIT {MOST_HITS})
        AND {_SPOKEN_OF} GROUP BY source.id ORDER BY begins DESC, source.name LIMIT ?""",
        (name_key(words), wanted, limit),
    )
    return tuple((SourceId(source), name, SourceKind(kind)) for source, name, kind, _ in rows)


def _all_sources(connection: Connection, limit: int) -> tuple[tuple[SourceId, str, SourceKind], ...]:
    rows = connection.execute(
        f"""SELECT id, name, kind FROM source WHERE merged_into IS NULL AND {_SPOKEN_OF}
        ORDER BY name COLLATE NOCASE LIMIT ?""",
        (limit,),
    )
    return tuple((SourceId(source), name, SourceKind(kind)) for source, name, kind in rows)


def match_all(words: str) -> str:
    """Return the FTS5 question for all of `words`, the last as a beginning; "" where there are none."""
    # Composed, as a mark that stands for itself would part the word it belongs to: "e" and U+0301 for "é".
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", words))
    return " ".join(f'"{word}"' for word in found) + "*" if found else ""


def _rows(rows: Iterable[Sequence[Any]]) -> tuple[ArticleRow, ...]:
    return tuple(ArticleRow(*(*row[:7], tuple(sorted(json.loads(row[7]))))) for row in rows)
