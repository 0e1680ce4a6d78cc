"""The states that an article was fetched in, and which of them is shown."""

from sqlite3 import Connection

from reader.model.library import ArticleId
from reader.model.original import Original
from reader.model.version import VersionId, VersionRow
from reader.model.word_count import count_words
from reader.store.articles import read_original

# When a version was met with last; of two in the same second, the one whose bytes came later.
_SEEN = """max(version.fetched, coalesce((SELECT max(original.fetched) FROM original
    WHERE version_id = version.id AND original.url IS NOT NULL), ''))"""
_CAME = "(SELECT max(original.rowid) FROM original WHERE version_id = version.id AND original.url IS NOT NULL)"


def load_versions(connection: Connection, article: ArticleId) -> tuple[VersionRow, ...]:
    """Return the article's versions, the one met with last first: a publisher may go back to an earlier one."""
    rows = connection.execute(
        f"""SELECT version.id, version.fetched, {_SEEN} AS seen, origin, title, text, version.id = shown
        FROM version JOIN article ON article.id = article_id
        WHERE article_id = ? ORDER BY seen DESC, {_CAME} DESC, version.id DESC""",
        (article,),
    ).fetchall()
    return tuple(
        VersionRow(VersionId(row), fetched, seen, origin, title, count_words(text), bool(is_shown), number == 0)
        for number, (row, fetched, seen, origin, title, text, is_shown) in enumerate(rows)
    )


def newest_version(connection: Connection, article: ArticleId) -> VersionId | None:
    """Return the version that was met with last."""
    row = connection.execute(
        f"""SELECT version.id, {_SEEN} AS seen FROM version WHERE article_id = ?
        ORDER BY seen DESC, {_CAME} DESC, version.id DESC LIMIT 1""",
        (article,),
    ).fetchone()
    return VersionId(row[0]) if row else None


def count_wordings(connection: Connection, article: ArticleId) -> int:
    """Return in how many wordings the article was fetched: a picture more or less is no change to tell of."""
    counted = "SELECT count(DISTINCT text_hash) FROM version WHERE article_id = ?"
    return int(connection.execute(counted, (article,)).fetchone()[0])


def find_address(connection: Connection, article: ArticleId) -> str | None:
    """Return where the shown version was fetched from, or is to be found by its own word; None where neither tells."""
    row = connection.execute(
        """SELECT origin, version.url FROM version JOIN article ON shown = version.id WHERE article.id = ?""",
        (article,),
    ).fetchone()
    return next((place for place in row or () if place and place.startswith(("http://", "https://"))), None)


def show_version(connection: Connection, article: ArticleId, version: VersionId) -> None:
    """Let this be the version that the library shows."""
    connection.execute(
        "UPDATE article SET shown = ?1 WHERE id = ?2 AND ?1 IN (SELECT id FROM version WHERE article_id = ?2)",
        (version, article),
    )


def version_original(connection: Connection, version: VersionId) -> Original | None:
    """Return the bytes that a version was read from last; None where they were never kept."""
    return read_original(connection, "version_id = ?", version)
