"""The reader's tags on articles."""

from collections.abc import Iterable
from sqlite3 import Connection

from reader.model.catalogue import TagRow
from reader.model.library import ArticleId

MOST_TAGS = 1000  # in a list of them


def tags_of(connection: Connection, article: ArticleId) -> tuple[str, ...]:
    """Return the article's tags, in alphabetical order."""
    rows = connection.execute(
        "SELECT name FROM article_tag JOIN tag ON tag.id = tag_id WHERE article_id = ? ORDER BY name", (article,)
    )
    return tuple(name for (name,) in rows)


def put_tags(connection: Connection, article: ArticleId, tags: Iterable[str]) -> None:
    """Let the article have these tags and no others."""
    connection.execute("DELETE FROM article_tag WHERE article_id = ?", (article,))
    for tag in tags:
        connection.execute("INSERT OR IGNORE INTO tag (name) VALUES (?)", (tag,))
        connection.execute("INSERT OR IGNORE INTO article_tag SELECT ?, id FROM tag WHERE name = ?", (article, tag))


def every_tag(connection: Connection) -> tuple[str, ...]:
    """Return the names of all tags that anything has, in alphabetical order."""
    rows = connection.execute(
        """SELECT name FROM tag WHERE EXISTS (SELECT 1 FROM article_tag WHERE tag_id = tag.id)
        OR EXISTS (SELECT 1 FROM annotation_tag JOIN annotation ON annotation.id = annotation_id
        WHERE tag_id = tag.id AND deleted IS NULL) ORDER BY name LIMIT ?""",
        (MOST_TAGS,),
    )
    return tuple(name for (name,) in rows)


def all_tags(connection: Connection) -> tuple[TagRow, ...]:
    """Return the tags that articles of the library have, in alphabetical order."""
    rows = connection.execute(
        """SELECT name, count(*) FROM article_tag JOIN tag ON tag.id = tag_id
        JOIN article ON article.id = article_id WHERE deleted IS NULL GROUP BY tag_id ORDER BY name LIMIT ?""",
        (MOST_TAGS,),
    )
    return tuple(TagRow(name, articles) for name, articles in rows)
