"""What one undo looks at: the changes of an article, or those of a source."""

from dataclasses import dataclass

from reader.model.library import ArticleId
from reader.model.source import SourceId


@dataclass(frozen=True, slots=True)
class ArticleScope:
    """What Ctrl+Z takes back while an article is on screen."""

    article: ArticleId
    uid: str

    @property
    def name(self) -> str:
        """Return how the log names it."""
        return f"article:{self.uid}"


@dataclass(frozen=True, slots=True)
class SourceScope:
    """What Ctrl+Z takes back while a profile is on screen."""

    source: SourceId
    uid: str

    @property
    def name(self) -> str:
        """Return how the log names it."""
        return f"source:{self.uid}"


Scope = ArticleScope | SourceScope
