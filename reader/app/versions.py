"""The versions of an article: kept, listed, read, compared, and which of them is shown."""

from sqlite3 import Connection

from reader.app import recognition
from reader.app.access import Access
from reader.app.cards import assemble, assemble_version
from reader.app.clock import now
from reader.app.placing import place_marks
from reader.app.version_changes import VersionChanges, changes_between
from reader.model.article import Article
from reader.model.errors import LibraryError
from reader.model.library import ArticleId, OpenArticle
from reader.model.original import Original
from reader.model.reading import Reading
from reader.model.version import VersionId, VersionRow
from reader.store import articles, versions


def keep_version(connection: Connection, kept: ArticleId, article: Article, original: Original, packed: bytes) -> None:
    """Keep a state of an article with the bytes it was read from, and show it."""
    moment = now()
    fetched = min(article.saved, moment) if article.saved else original.fetched or moment
    version = articles.save_version(connection, kept, article, original.url or "file", fetched)
    articles.save_original(connection, version, original, packed)
    recognition.lay_corrections(connection, articles.load_article(connection, kept), moment)


class Versions:
    """What can be done with the states that an article was fetched in; no state is ever thrown away."""

    def __init__(self, library: Access) -> None:
        self._library = library

    def of(self, article: ArticleId) -> tuple[VersionRow, ...]:
        """Return the article's versions, the newest first."""
        return self._library.read(lambda connection: versions.load_versions(connection, article))

    def read(self, article: ArticleId, version: VersionId) -> OpenArticle:
        """Return the article as it stood in a version, to be read only."""
        return self._library.read(lambda connection: assemble_version(connection, article, version))

    def original(self, version: VersionId) -> Original | None:
        """Return the page that a version was read from last, as it came."""
        return self._library.read(lambda connection: versions.version_original(connection, version))

    def keep(self, article_id: ArticleId, article: Article, original: Original) -> OpenArticle:
        """Keep another state of an article, show it, and place the reader's marks in it."""
        packed = articles.pack(original)
        self._library.write(lambda connection: keep_version(connection, article_id, article, original, packed))
        place_marks(self._library, article_id)
        return self._library.read(lambda connection: assemble(connection, article_id))

    def note_seen(self, version: VersionId, original: Original) -> None:
        """Keep that a version still stands where these bytes are from."""
        packed = articles.pack(original)
        self._library.write(lambda connection: articles.save_original(connection, version, original, packed))

    def keep_reading(self, article_id: ArticleId, version: VersionId, reading: Reading) -> None:
        """Keep what was found in a version."""

        def keep(connection: Connection) -> None:
            stored = articles.load_article(connection, article_id, version)
            recognition.keep_analysis(connection, stored, reading, now())

        self._library.write(keep)

    def show(self, article_id: ArticleId, version: VersionId) -> OpenArticle:
        """Let a version be the one that is shown, with the reader's marks and corrections in it."""

        def show(connection: Connection) -> None:
            versions.show_version(connection, article_id, version)
            recognition.lay_corrections(connection, articles.load_article(connection, article_id), now())

        self._library.write(show)
        place_marks(self._library, article_id)
        return self._library.read(lambda connection: assemble(connection, article_id))

    def compare(self, article: ArticleId, old: VersionId, new: VersionId) -> VersionChanges:
        """Return what became of the article from one version to another."""
        rows = {row.id: row for row in self.of(article)}
        if old not in rows or new not in rows:
            raise LibraryError("This version is no longer in the library.", hint="Open the article again.")

        def load(connection: Connection) -> tuple[OpenArticle, OpenArticle]:
            before = assemble_version(connection, article, old, all_marks=True)
            return before, assemble_version(connection, article, new, all_marks=True)

        before, after = self._library.read(load)
        return changes_between((rows[old], before), (rows[new], after))
