"""Sources: in one article (appearance) and across the library (source)."""

from enum import StrEnum
from typing import NewType

from reader.model.attribution import StatementKind
from reader.model.frozen import frozen
from reader.model.signal import Signal
from reader.model.span import Span

SourceId = NewType("SourceId", int)


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PUBLISHER = "publisher"  # an outlet or agency; the interface says "outlet"
    PLATFORM = "platform"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


@frozen
class Statement:
    """One piece of content as a card shows it, without its quote marks."""

    text: str
    kind: StatementKind
    span: Span
    attribution: int  # index into the reading's attributions
    confidence: float  # 0..1


class Field(StrEnum):
    """A fact about a source that an article, a register or the reader can state."""

    NAME = "name"
    KIND = "kind"
    AFFILIATION = "affiliation"
    ROLE = "role"


@frozen
class Evidence:
    """The words that a fact on the card rests on."""

    field: Field
    span: Span
    confidence: float


@frozen
class Appearance:
    """One source in one article, from the article's words alone: what a card is made of."""

    name: str  # the fullest form that the article uses
    kind: SourceKind
    aliases: tuple[str, ...] = ()  # other forms the article uses, without `name`
    affiliation: str | None = None
    role: str | None = None
    mentions: tuple[Span, ...] = ()  # in text order
    statements: tuple[Statement, ...] = ()  # in text order
    evidence: tuple[Evidence, ...] = ()
    signals: tuple[Signal, ...] = ()
