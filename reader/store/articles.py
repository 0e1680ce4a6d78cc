"""Articles, their versions and the bytes they were read from."""

import json
import zlib
from collections.abc import Iterator
from hashlib import sha256
from sqlite3 import Connection, Row
from urllib.parse import urlsplit

from reader.model.article import Article
from reader.model.errors import LibraryError
from reader.model.frozen import frozen
from reader.model.library import ArticleId
from reader.model.original import Original
from reader.model.version import VersionId
from reader.store.blocks import blocks_from_json, blocks_to_json, picture_hashes, pictures_in

_LONGEST_NUMBER = 19  # digits; a longer one is none that SQLite gives


@frozen
class StoredArticle:
    """An article of the library in one of its versions, the shown one unless another was asked for."""

    id: ArticleId
    uid: str
    added: str
    version: VersionId
    fetched: str
    article: Article


@frozen
class StoredText:
    """The words of an article in the version that is shown, without its blocks: those take far longer to read."""

    article: ArticleId
    version: VersionId
    text: str


def find_original(connection: Connection, original: Original) -> ArticleId | None:
    """Return the article that was read from the same bytes and is not deleted."""
    row = connection.execute(
        """SELECT article.id FROM original JOIN version ON version.id = version_id
        JOIN article ON article.id = article_id WHERE hash = ? AND deleted IS NULL AND shown = version.id""",
        (content_hash(original),),
    ).fetchone()
    return ArticleId(row[0]) if row else None


def find_article(connection: Connection, article: Article, original: Original) -> ArticleId | None:
    """Return the article that this is a state of, deleted or not: same bytes, same address or same words.

    The same words at two addresses are two articles: agency copy stands in many outlets.
    """
    row = connection.execute(
        """SELECT article_id FROM original JOIN version ON version.id = version_id WHERE hash = :hash
        UNION ALL SELECT id FROM article WHERE canonical_url = :url
        UNION ALL SELECT article_id FROM version JOIN article ON article.id = article_id
        WHERE text_hash = :text AND title IS :title AND (:url IS NULL OR canonical_url IS NULL) LIMIT 1""",
        {
            "hash": content_hash(original),
            "url": identifying_url(article),
            "text": text_hash(article.text),
            "title": article.title,
        },
    ).fetchone()
    return ArticleId(row[0]) if row else None


def find_files(connection: Connection, name: str) -> tuple[ArticleId, ...]:
    """Return the articles without an address, not deleted, that were read from a file of this name; newest first."""
    rows = connection.execute(
        """SELECT article.id FROM original JOIN version ON version.id = version_id
        JOIN article ON article.id = article_id WHERE name = ? AND original.url IS NULL AND media_type IS NULL
        AND canonical_url IS NULL AND deleted IS NULL GROUP BY article.id ORDER BY max(original.rowid) DESC""",
        (name.encode(errors="replace").decode(),),
    )
    return tuple(ArticleId(article) for (article,) in rows)


def find_named(connection: Connection, name: str) -> ArticleId | None:
    """Return the article, not deleted, that has this number, uid or address."""
    number = int(name) if name.isascii() and name.isdecimal() and len(name) < _LONGEST_NUMBER else None
    row = connection.execute(
        "SELECT id FROM article WHERE deleted IS NULL AND (id = ? OR uid = ? OR canonical_url = ?)",
        (number, name, name),
    ).fetchone()
    return ArticleId(row[0]) if row else None


def find_listed(connection: Connection, article: Article, original: Original) -> ArticleId | None:
    """Return the article, not deleted, that shows these very words, or was read from the same bytes."""
    found = find_original(connection, original) or find_article(connection, article, original)
    row = connection.execute(
        """SELECT article.id FROM article JOIN version ON version.id = shown
        WHERE article.id = ? AND deleted IS NULL AND text_hash = ?""",
        (found, text_hash(article.text)),
    ).fetchone()
    return ArticleId(row[0]) if row else None


def find_titled(connection: Connection, title: str) -> tuple[ArticleId, ...]:
    """Return the articles, not deleted, that have this title."""
    titled = "SELECT article.id FROM article JOIN version ON version.id = shown WHERE deleted IS NULL AND title = ?"
    rows = connection.execute(titled, (title,))
    return tuple(ArticleId(article) for (article,) in rows)


def find_text(connection: Connection, text_hash: str) -> tuple[ArticleId, ...]:
    """Return the articles, not deleted, that have this text in one of their versions."""
    rows = connection.execute(
        """SELECT DISTINCT article.id FROM version JOIN article ON article.id = article_id
        WHERE text_hash = ? AND deleted IS NULL""",
        (text_hash,),
    )
    return tuple(ArticleId(article) for (article,) in rows)


def find_uid(connection: Connection, uid: str) -> ArticleId | None:
    """Return the article with this uid."""
    row = connection.execute("SELECT id FROM article WHERE uid = ?", (uid,)).fetchone()
    return ArticleId(row[0]) if row else None


def article_uid(connection: Connection, article: ArticleId) -> str:
    """Return the article's uid; LibraryError where it is gone."""
    row = connection.execute("SELECT uid FROM article WHERE id = ?", (article,)).fetchone()
    if row is None:
        raise _gone()
    return str(row[0])


def insert_article(connection: Connection, article: Article, uid: str, now: str) -> ArticleId:
    """Add an article that has no version yet."""
    cursor = connection.execute(
        "INSERT INTO article (uid, canonical_url, added) VALUES (?, ?, ?)", (uid, identifying_url(article), now)
    )
    return ArticleId(cursor.lastrowid or 0)


def save_version(connection: Connection, article_id: ArticleId, article: Article, origin: str, now: str) -> VersionId:
    """Keep this state of the article and show it; a state that is known is shown again, not kept twice."""
    values = _version_row(article)
    same = " AND ".join(f"{column} IS :{column}" for column in values)
    row = connection.execute(
        f"SELECT id FROM version WHERE article_id = :article_id AND {same}", {**values, "article_id": article_id}
    ).fetchone()
    version = VersionId(row[0]) if row else _insert_version(connection, values, article_id, origin, now)
    for digest, content in pictures_in(article.blocks).items():
        connection.execute("INSERT OR IGNORE INTO picture VALUES (?, ?)", (digest, content))
    connection.execute("UPDATE article SET shown = ?, deleted = NULL WHERE id = ?", (version, article_id))
    return version


def save_original(connection: Connection, version: VersionId, original: Original, packed: bytes) -> None:
    """Keep the bytes that the version was read from, `packed` by `pack`; an older reading of them gives way."""
    connection.execute(
        "INSERT OR REPLACE INTO original VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            content_hash(original),
            version,
            original.name.encode(errors="replace").decode(),  # a file's name need not be text
            original.media_type,
            original.charset,
            original.url,
            original.fetched,
            packed,
        ),
    )


def pack(original: Original) -> bytes:
    """Compress the bytes for keeping; to be done before the lane is entered."""
    return zlib.compress(original.content, 6)


def load_article(connection: Connection, article_id: ArticleId, version: VersionId | None = None) -> StoredArticle:
    """Return the article in the version that is shown, or in another; LibraryError where it is gone."""
    cursor = connection.cursor()
    cursor.row_factory = Row
    row = cursor.execute(
        """SELECT version.*, article.uid, added, version.id AS version_id FROM article
        JOIN version ON version.id = coalesce(?, shown) AND article_id = article.id WHERE article.id = ?""",
        (version, article_id),
    ).fetchone()
    if row is None:
        raise _gone()
    return StoredArticle(
        id=article_id,
        uid=row["uid"],
        added=row["added"],
        version=VersionId(row["version_id"]),
        fetched=row["fetched"],
        article=_read_article(connection, row),
    )


def load_text(connection: Connection, article_id: ArticleId) -> StoredText:
    """Return the words that are shown; LibraryError where the article is gone."""
    row = connection.execute(
        "SELECT version.id, text FROM article JOIN version ON version.id = shown WHERE article.id = ?", (article_id,)
    ).fetchone()
    if row is None:
        raise _gone()
    return StoredText(article_id, VersionId(row[0]), row[1])


def text_length(connection: Connection, article_id: ArticleId) -> int:
    """Return how many characters the shown version has; 0 where the article is gone."""
    row = connection.execute(
        "SELECT length(text) FROM version JOIN article ON shown = version.id WHERE article.id = ?", (article_id,)
    ).fetchone()
    return row[0] if row else 0


def texts_until(connection: Connection, article_id: ArticleId, moment: str) -> Iterator[str]:
    """Yield the texts that the article had up to a moment, newest first; of the moment's second, too."""
    second = len("2022-05-23T12:00:00")
    rows = connection.execute(
        """SELECT text FROM version WHERE article_id = ? AND substr(fetched, 1, ?) <= substr(?, 1, ?)
        ORDER BY fetched DESC, id DESC""",
        (article_id, second, moment, second),
    )
    return (str(text) for (text,) in rows)


def load_original(connection: Connection, article_id: ArticleId) -> Original | None:
    """Return the bytes that the shown version was read from last; None where they were never kept."""
    return read_original(connection, "version_id = (SELECT shown FROM article WHERE id = ?)", article_id)


def read_original(connection: Connection, which: str, of: int) -> Original | None:
    """Return the bytes last read, of those `which` picks out."""
    row = connection.execute(
        f"""SELECT content, name, media_type, charset, url, fetched FROM original WHERE {which}
        ORDER BY rowid DESC LIMIT 1""",
        (of,),
    ).fetchone()
    return None if row is None else Original(zlib.decompress(row[0]), *row[1:])


def mark_deleted(connection: Connection, article_id: ArticleId, moment: str | None) -> None:
    """Hide an article, or show it again where `moment` is None; nothing is thrown away."""
    connection.execute("UPDATE article SET deleted = ? WHERE id = ?", (moment, article_id))


def content_hash(original: Original) -> str:
    """Return what tells these bytes from any others."""
    return sha256(original.content).hexdigest()


def text_hash(text: str) -> str:
    """Return what tells this text from any other."""
    return sha256(text.encode()).hexdigest()


def identifying_url(article: Article) -> str | None:
    """Return the canonical address where it names one article; some sites give their front page for all."""
    if article.url is None:
        return None
    parts = urlsplit(article.url)
    return article.url if parts.path.strip("/") or parts.query else None


def _version_row(article: Article) -> dict[str, str | int | None]:
    return {
        "text_hash": text_hash(article.text),
        "title": article.title,
        "publisher": article.publisher,
        "authors": json.dumps(article.authors, ensure_ascii=False),
        "published": article.published,
        "language": article.language,
        "url": article.url,
        "blocks": blocks_to_json(article.blocks),
        "words_left_out": article.words_left_out,
        "text": article.text,
    }


def _insert_version(
    connection: Connection, values: dict[str, str | int | None], article_id: ArticleId, origin: str, now: str
) -> VersionId:
    row = {**values, "article_id": article_id, "origin": origin, "fetched": now}
    names, places = ", ".join(row), ", ".join(f":{name}" for name in row)
    return VersionId(connection.execute(f"INSERT INTO version ({names}) VALUES ({places})", row).lastrowid or 0)


def _read_article(connection: Connection, row: Row) -> Article:
    hashes = picture_hashes(row["blocks"])
    wanted = ", ".join("?" * len(hashes))
    pictures = connection.execute(f"SELECT hash, content FROM picture WHERE hash IN ({wanted})", hashes)
    return Article(
        title=row["title"],
        publisher=row["publisher"],
        authors=tuple(json.loads(row["authors"])),
        published=row["published"],
        language=row["language"],
        url=row["url"],
        text=row["text"],
        blocks=blocks_from_json(row["blocks"], dict(pictures.fetchall())),
        words_left_out=row["words_left_out"],
    )


def _gone() -> LibraryError:
    return LibraryError("This article is no longer in the library.", hint="Open it again.")
