"""What one undo looks at: the changes of an article, or those of a source."""

from reader.model.frozen import frozen
from reader.model.library import ArticleId
from reader.model.source import SourceId


@frozen
class ArticleScope:
    """What Ctrl+Z takes back while an article is on screen."""

    article: ArticleId
    uid: str

    @property
    def name(self) -> str:
        """Return how the log names it."""
        return f"article:{self.uid}"


@frozen
class SourceScope:
    """What Ctrl+Z takes back while a profile is on screen."""

    source: SourceId
    uid: str

    @property
    def name(self) -> str:
        """Return how the log names it."""
        return f"source:{self.uid}"


Scope = ArticleScope | SourceScope
