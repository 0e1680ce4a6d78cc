"""What looking through the library finds: tags, and the places where words stand."""

from dataclasses import dataclass

from reader.model.library import ArticleId
from reader.model.source import SourceId, SourceKind
from reader.model.span import Span


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag of the reader's and how many articles have it."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article, or of a note on it, that have what was looked for."""

    article_id: ArticleId
    title: str
    publisher: str | None
    published: str | None
    words: str  # a piece of the article, a statement or a note; "" where only the title has the words
    hits: tuple[Span, ...] = ()  # what was looked for, in `words`
    place: Span | None = None  # where it stands in the article's text; None: nowhere, as far as is known
    speaker: str | None = None  # of a statement


@dataclass(frozen=True, slots=True)
class Found:
    """What has the words, by what it is, the newest first."""

    sources: tuple[tuple[SourceId, str, SourceKind], ...] = ()
    tags: tuple[TagRow, ...] = ()
    articles: tuple[Passage, ...] = ()
    statements: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = ()
