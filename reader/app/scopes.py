"""What one undo looks at: the changes of an article, or those of a source."""

from sqlite3 import Connection
from typing import Self

from reader.model.frozen import frozen
from reader.model.library import ArticleId
from reader.model.source import SourceId
from reader.store.articles import article_uid
from reader.store.sources import load_source


@frozen
class ArticleScope:
    """What Ctrl+Z takes back while an article is on screen."""

    article: ArticleId
    uid: str

    @property
    def name(self) -> str:
        """Return how the log names it."""
        return f"article:{self.uid}"

    @classmethod
    def of(cls, connection: Connection, article: ArticleId) -> Self:
        """Return the scope of an article; LibraryError where it is gone."""
        return cls(article, article_uid(connection, article))


@frozen
class SourceScope:
    """What Ctrl+Z takes back while a profile is on screen."""

    source: SourceId
    uid: str

    @property
    def name(self) -> str:
        """Return how the log names it."""
        return f"source:{self.uid}"

    @classmethod
    def of(cls, connection: Connection, source: SourceId) -> Self:
        """Return the scope of a source, or of the one it was merged into; LibraryError where it is gone."""
        found = load_source(connection, source)
        return cls(found.id, found.uid)


Scope = ArticleScope | SourceScope
