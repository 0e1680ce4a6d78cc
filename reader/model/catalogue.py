"""What looking through the library finds: tags, and the places where words stand."""

from enum import StrEnum

from reader.model.capacity import Capacity
from reader.model.frozen import frozen
from reader.model.library import ArticleId
from reader.model.source import SourceId, SourceKind
from reader.model.span import Span

MOST_LISTED = 5000  # articles or sources in a table; nothing is sorted without a cap
MOST_FOUND = 40  # articles, statements and notes of one search: the newest


@frozen
class TagRow:
    """A tag of the reader's and how many articles have it."""

    name: str
    articles: int


@frozen
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
    is_certain: bool = True  # that the speaker says it


@frozen
class NamedSource:
    """A source that is found by its name, with what tells it from its namesakes."""

    id: SourceId
    name: str
    kind: SourceKind
    role: str | None = None  # as the newest article that states role or affiliation has it
    affiliation: str | None = None


@frozen
class SourceNote:
    """Words of the reader's own about a source, a note or an assessment, that have what was looked for."""

    source: NamedSource
    words: str
    hits: tuple[Span, ...] = ()  # what was looked for, in `words`


@frozen
class Found:
    """What has the words, by what it is, the newest first."""

    sources: tuple[NamedSource, ...] = ()
    tags: tuple[TagRow, ...] = ()
    articles: tuple[Passage, ...] = ()
    statements: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = ()
    source_notes: tuple[SourceNote, ...] = ()


@frozen
class SourceRow:
    """A line in the table of sources: what the articles of the library have of it."""

    id: SourceId
    uid: str
    name: str
    kind: SourceKind
    role: str | None  # as the newest article that states role or affiliation has it
    affiliation: str | None
    country: str | None
    articles: int
    statements: int
    last_cited: str | None  # ISO date of the newest dated article that cites it
    capacity: Capacity | None = None  # as the newest article that shows one has it
    keys: str = ""  # of every name that it goes by, folded (model/name_key.py): it is found by any of them


@frozen
class SourceRecord:
    """A source for other programs: its line, its other names, its addresses."""

    row: SourceRow
    aliases: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()  # its own pages
    identifiers: tuple[str, ...] = ()  # ROR, Wikidata, …, as addresses


class ListForm(StrEnum):
    """The forms that a list of sources can be written in."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    FOLLOW_THE_MONEY = "ftm"
