"""What the library hands to the window: articles, cards and profiles, ready to show."""

from enum import StrEnum
from typing import NewType

from reader.model.annotation import PlacedAnnotation
from reader.model.claim import Claim
from reader.model.copy import Assessment
from reader.model.correction import Correction, CorrectionField
from reader.model.frozen import frozen
from reader.model.match import NOT_LOOKED_UP, Lookup
from reader.model.reading import Reading
from reader.model.signal import Signal
from reader.model.source import Appearance, SourceId, SourceKind, Statement
from reader.model.version import VersionId

ArticleId = NewType("ArticleId", int)


@frozen
class Check:
    """That the reader has checked a card's facts, or a statement, against the article."""

    uid: str  # of the correction that keeps it
    made: str  # ISO date and time, UTC
    holds: bool  # name, role and affiliation, or the speaker, are still those that were checked


@frozen
class Card:
    """One source beside the article: what the article states, with what the library knows laid under it."""

    appearance: Appearance  # with the reader's corrections
    source_id: SourceId | None  # the profile behind it; None only while nothing is saved yet
    words: int  # attributed words
    share: float  # of all attributed words of the article, 0..1
    signals: tuple[Signal, ...] = ()  # all, in the order of importance; a card shows the first five
    known: tuple[Claim, ...] = ()  # what registers and earlier articles say
    corrected: tuple[CorrectionField, ...] = ()  # fields that show the reader's own word
    lookup: Lookup = NOT_LOOKED_UP  # what the imported registers answer
    check: Check | None = None
    statement_checks: tuple[Check | None, ...] = ()  # as `appearance.statements`, one for one


@frozen
class OlderVersion:
    """Which version of which article is on screen, to be read only."""

    article: ArticleId
    version: VersionId
    fetched: str  # ISO date and time, UTC


@frozen
class OpenArticle:
    """An article on screen. While the analysis runs, `reading` has no appearances and `analysed` is False."""

    id: ArticleId | None  # None: not in the library (a copy from somebody else)
    uid: str
    reading: Reading  # with the reader's corrections
    analysed: bool
    cards: tuple[Card, ...] = ()  # as `reading.appearances`, one for one
    annotations: tuple[PlacedAnnotation, ...] = ()  # in text order, orphans last
    corrections: tuple[Correction, ...] = ()
    copy_by: str | None = None  # set where this is somebody else's copy: date and note of its maker
    home: ArticleId | None = None  # of such a copy: the article of the library that it is of
    added: str | None = None  # ISO date and time, UTC
    signals: tuple[Signal, ...] = ()  # what its sources show together
    address: str | None = None  # where changes of it can be looked for
    fetched: str | None = None  # ISO date and time, UTC: when this state of it was
    wordings: int = 1  # in how many it was fetched
    newer: VersionId | None = None  # that was met with later than the one that is shown
    older: OlderVersion | None = None  # set where this is not the version that is shown; its `id` is None then

    @property
    def kept_as(self) -> ArticleId | None:
        """Return which article of the library it is, in whatever version."""
        return self.older.article if self.older is not None else self.id


@frozen
class ArticleRow:
    """A line in the list of articles."""

    id: ArticleId
    title: str
    publisher: str | None
    published: str | None
    added: str
    sources: int
    annotations: int
    tags: tuple[str, ...] = ()  # the reader's, in alphabetical order
    url: str | None = None  # None for a file


@frozen
class QuotedStatement:
    """A statement on a profile, with where it stands."""

    statement: Statement
    article_id: ArticleId
    article_title: str
    publisher: str | None
    published: str | None
    url: str | None
    role: str | None  # as that article gives it
    affiliation: str | None
    is_certain: bool = True  # that the source says it


@frozen
class SourceChoice:
    """A source to pick from the library, with what tells it from its namesakes."""

    id: SourceId
    name: str
    kind: SourceKind
    post: str  # the newest known: "director, Fridtjof Nansen Institute"; "" where none is
    articles: int
    is_proposed: bool = False  # goes by one of the names, or was held to be the same once


@frozen
class MergedNote:
    """The reader's note on a source that has been merged into another since."""

    name: str
    note: str


@frozen
class LogLine:
    """Something the reader did with a source."""

    step: int
    at: str  # ISO date and time, UTC
    words: str
    can_undo: bool  # nothing later rests on it


@frozen
class Profile:
    """All that the library has about one source."""

    id: SourceId
    uid: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...]
    posts: tuple[Claim, ...]  # newest first
    facts: tuple[Claim, ...]  # the other claims
    signals: tuple[Signal, ...]
    statements: tuple[QuotedStatement, ...]  # newest article first, then text order
    articles: tuple[ArticleRow, ...]
    cited_with: tuple[tuple[SourceId, str, int], ...]  # source, name, in how many articles together
    assessments: tuple[Assessment, ...]  # newest first
    note: str = ""  # the reader's own notes, Markdown
    merged_notes: tuple[MergedNote, ...] = ()
    namesakes: tuple[SourceChoice, ...] = ()  # others of the same name that the reader has not told apart from it
    log: tuple[LogLine, ...] = ()  # what the reader did and has not taken back, newest first
    lookup: Lookup = NOT_LOOKED_UP  # what the imported registers answer


class DossierForm(StrEnum):
    """The forms that all the library has about a source can be written in."""

    PAGE = "page"
    PAGE_WITH_OWN_WORDS = "page with own words"  # the reader's notes and judgements go along
    TABLE = "table"

    @property
    def suffix(self) -> str:
        """Return how the file's name ends."""
        return ".csv" if self is DossierForm.TABLE else ".html"
