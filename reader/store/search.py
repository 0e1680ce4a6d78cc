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

Found = tuple[SourceId, str, SourceKind]

MOST_HITS = 5000  # of one question
_LAST = "\U0010ffff"  # behind every letter that a key may go on with

_ROW = """SELECT article.id, coalesce(title, substr(text, 1, 80)), publisher, published, added,
(SELECT count(*) FROM appearance JOIN analysis ON analysis.id = analysis_id WHERE version_id = shown AND current),
(SELECT count(*) FROM annotation WHERE article_id = article.id AND annotation.deleted IS NULL),
(SELECT json_group_array(name) FROM article_tag JOIN tag ON tag.id = tag_id WHERE article_id = article.id), url
FROM article JOIN version ON version.id = shown WHERE deleted IS NULL"""

# That an article or a register speaks of a source, or of one that was merged into it.
_SPOKEN_OF = """(WITH same(id) AS (SELECT source.id UNION ALL SELECT merged.id FROM source AS merged
WHERE merged.merged_into = source.id) SELECT EXISTS (SELECT 1 FROM same JOIN appearance ON source_id = same.id)
OR EXISTS (SELECT 1 FROM same JOIN match ON match.source_id = same.id))"""


def all_articles(connection: Connection) -> tuple[ArticleRow, ...]:
    """Return the articles, the one added last first."""
    return _rows(connection.execute(f"{_ROW} ORDER BY added DESC, article.id DESC LIMIT {MOST_LISTED}"))


def recent_articles(connection: Connection, most: int) -> tuple[ArticleRow, ...]:
    """Return the articles that were opened last, the latest first."""
    row = _ROW.replace("WHERE deleted", "JOIN session ON session.article_id = article.id WHERE deleted")
    return _rows(connection.execute(f"{row} ORDER BY opened DESC LIMIT ?", (most,)))


def articles_by_id(connection: Connection, articles: Iterable[ArticleId]) -> tuple[ArticleRow, ...]:
    """Return the articles of these ids, newest first by their own date."""
    wanted = tuple(articles)[:MOST_LISTED]
    places = ", ".join("?" * len(wanted))
    order = "coalesce(published, added) DESC, article.id DESC"
    return _rows(connection.execute(f"{_ROW} AND article.id IN ({places}) ORDER BY {order}", wanted))


def find_sources(connection: Connection, words: str, limit: int) -> tuple[Found, ...]:
    """Return the sources with a name that has all the words, the last one perhaps only begun; without words, all.

    A name that begins as the words do comes first; sources that nothing speaks of any more are left out.
    """
    if not words.strip():
        return _all_sources(connection, limit)
    if not match_all(words):
        return ()
    begun = _spoken_of(connection, _begin_with(connection, name_key(words), limit), limit)
    if len(begun) == limit:  # as after the first letters: full text would look at thousands
        return begun
    have_them = _spoken_of(connection, _have_words(connection, match_all(words)), limit)
    return tuple(dict.fromkeys((*begun, *have_them)))[:limit]


def _begin_with(connection: Connection, key: str, limit: int) -> list[int]:
    """Return the sources with a name that begins so, in the order of the names' index, more than are wanted."""
    if not key:
        return []
    rows = connection.execute(
        "SELECT DISTINCT key, source_id FROM alias WHERE key >= ? AND key < ? ORDER BY key LIMIT ?",
        (key, f"{key}{_LAST}", 4 * limit),
    )
    return [source for _, source in rows]


def _have_words(connection: Connection, wanted: str) -> list[int]:
    """Return the sources with a name that answers the FTS5 question, by what they are called."""
    rows = connection.execute(
        f"""SELECT id FROM source WHERE id IN (SELECT source_id FROM alias WHERE id IN
        (SELECT rowid FROM alias_fts WHERE alias_fts MATCH ? LIMIT {MOST_HITS})) ORDER BY name""",
        (wanted,),
    )
    return [source for (source,) in rows]


def _spoken_of(connection: Connection, sources: Sequence[int], limit: int) -> tuple[Found, ...]:
    """Return the first of the sources that something speaks of, each in the place of those merged into it."""
    found: dict[Found, None] = {}
    for start in range(0, len(sources), limit):
        asked = sources[start : start + limit]
        rows = connection.execute(
            f"""SELECT named.id, source.id, source.name, source.kind FROM source AS named
            JOIN source ON source.id = coalesce(named.merged_into, named.id)
            WHERE named.id IN (SELECT value FROM json_each(?)) AND {_SPOKEN_OF}""",
            (json.dumps(asked),),
        )
        roots = {named: (SourceId(source), name, SourceKind(kind)) for named, source, name, kind in rows}
        found |= dict.fromkeys(roots[named] for named in asked if named in roots)
        if len(found) >= limit:
            break
    return tuple(found)[:limit]


def _all_sources(connection: Connection, limit: int) -> tuple[Found, ...]:
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
    return tuple(ArticleRow(*(*row[:7], tuple(sorted(json.loads(row[7]))), row[8])) for row in rows)
