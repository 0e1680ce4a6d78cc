"""Settings, the library's own uid, and which article was open when."""

from sqlite3 import Connection

from reader.model.library import ArticleId

DRAFT = "draft/"  # settings that begin so hold a judgement half written, of the source whose uid follows


def load_setting(connection: Connection, name: str) -> str | None:
    """Return the setting, None where it was never made."""
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def save_setting(connection: Connection, name: str, value: str) -> None:
    """Keep the setting."""
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))


def load_under(connection: Connection, beginning: str) -> dict[str, str]:
    """Return the settings whose names begin so, by what follows."""
    rows = connection.execute("SELECT name, value FROM setting WHERE name GLOB ?", (f"{beginning}*",))
    return {str(name).removeprefix(beginning): str(value) for name, value in rows}


def drop_setting(connection: Connection, name: str) -> None:
    """Forget the setting."""
    connection.execute("DELETE FROM setting WHERE name = ?", (name,))


def library_uid(connection: Connection) -> str | None:
    """Return the random uid of the library; None before it has one."""
    row = connection.execute("SELECT uid FROM library").fetchone()
    return str(row[0]) if row else None


def found_library(connection: Connection, uid: str, now: str) -> None:
    """Give a new library its uid."""
    connection.execute("INSERT INTO library SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM library)", (uid, now))


def save_opened(connection: Connection, article: ArticleId, now: str) -> None:
    """Remember that the article was opened."""
    connection.execute("INSERT OR REPLACE INTO session VALUES (?, ?)", (article, now))


def last_opened(connection: Connection) -> ArticleId | None:
    """Return the article that was opened last and is still there."""
    row = connection.execute(
        """SELECT article_id FROM session JOIN article ON article.id = article_id
        WHERE deleted IS NULL AND shown IS NOT NULL ORDER BY opened DESC LIMIT 1"""
    ).fetchone()
    return ArticleId(row[0]) if row else None
