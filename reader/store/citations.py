"""Where a source is cited, and under which names: what the reader's corrections go by."""

import json
from collections import defaultdict
from collections.abc import Collection
from sqlite3 import Connection

from reader.model.frozen import frozen
from reader.model.library import ArticleId
from reader.model.name_key import name_key
from reader.model.source import SourceId, SourceKind
from reader.store.identity import SAME

_MOST = 2000


@frozen
class Citation:
    """One article that cites the source, as the program found it or as the reader set it right."""

    article: ArticleId
    article_uid: str
    title: str
    keys: frozenset[str]  # of every name that the article's cards have for the source


def citations_of(connection: Connection, source: SourceId, *, everywhere: bool = False) -> tuple[Citation, ...]:
    """Return the articles with a card of the source, newest first.

    `everywhere`, deleted articles and their earlier versions too, without a cap.
    """
    which = "" if everywhere else f"AND shown = version.id AND deleted IS NULL ORDER BY article.id DESC LIMIT {_MOST}"
    rows = connection.execute(
        f"""SELECT article.id, article.uid, coalesce(title, substr(text, 1, 80)), appearance.name, aliases
        FROM appearance JOIN analysis ON analysis.id = analysis_id JOIN version ON version.id = version_id
        JOIN article ON article.id = article_id WHERE source_id IN {SAME} {which}""",
        {"source": source},
    )
    titles: dict[tuple[ArticleId, str], str] = {}
    keys: defaultdict[tuple[ArticleId, str], set[str]] = defaultdict(set)
    for article, uid, title, name, aliases in rows:
        titles[ArticleId(article), uid] = title
        keys[ArticleId(article), uid].update(map(name_key, (name, *json.loads(aliases))))
    return tuple(Citation(*which_one, title, frozenset(keys[which_one])) for which_one, title in titles.items())


@frozen
class Named:
    """One card of a source, as the program found it or as the reader added it."""

    appearance: int  # its row
    name: str
    kind: SourceKind
    aliases: tuple[str, ...]


def named_in(
    connection: Connection, source: SourceId, article: ArticleId, *, everywhere: bool = False
) -> tuple[Named, ...]:
    """Return the article's cards of the source: the program's own, or where it has none, those of the reader.

    `everywhere`, in its earlier versions too.
    """
    which = "" if everywhere else "AND shown = version_id"
    rows = connection.execute(
        f"""SELECT appearance.id, name, kind, aliases, version_id, corrects IS NOT NULL FROM appearance
        JOIN analysis ON analysis.id = analysis_id JOIN version ON version.id = version_id
        JOIN article ON article.id = article_id
        WHERE source_id IN {SAME} AND article.id = :article {which} ORDER BY appearance.id""",
        {"source": source, "article": article},
    ).fetchall()
    found_in = {version for *_, version, is_corrected in rows if not is_corrected}
    return tuple(
        Named(row, name, SourceKind(kind), tuple(json.loads(aliases)))
        for row, name, kind, aliases, version, is_corrected in rows
        if not is_corrected or version not in found_in
    )


def names_in(connection: Connection, article: ArticleId) -> frozenset[str]:
    """Return the keys of every name that the article's cards have, in its earlier versions too."""
    rows = connection.execute(
        """SELECT name, aliases FROM appearance JOIN analysis ON analysis.id = analysis_id
        JOIN version ON version.id = version_id WHERE article_id = ?""",
        (article,),
    )
    return frozenset(name_key(text) for name, aliases in rows for text in (name, *json.loads(aliases)))


def card_named(connection: Connection, article: ArticleId, name: str) -> SourceId | None:
    """Return whose card the article shows under this name."""
    rows = connection.execute(
        """SELECT coalesce(merged_into, source.id), appearance.name FROM appearance
        JOIN source ON source.id = source_id JOIN shown_analysis ON shown_analysis.id = analysis_id
        WHERE article_id = ? ORDER BY number""",
        (article,),
    )
    return next((SourceId(source) for source, called in rows if name_key(called) == name_key(name)), None)


def repoint(connection: Connection, named: Named, source: SourceId) -> None:
    """Let a card be another source's."""
    connection.execute("UPDATE appearance SET source_id = ? WHERE id = ?", (source, named.appearance))


def give_back(connection: Connection, source: SourceId, to: SourceId, articles: Collection[ArticleId]) -> None:
    """Let the source's cards in earlier versions of these articles be `to`'s; those in the shown ones stay."""
    connection.executemany(
        """UPDATE appearance SET source_id = ? WHERE source_id = ? AND analysis_id IN (SELECT analysis.id
        FROM analysis JOIN version ON version.id = version_id JOIN article ON article.id = article_id
        WHERE article_id = ? AND shown <> version_id)""",
        ((to, source, article) for article in articles),
    )
