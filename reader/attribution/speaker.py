"""Who an attribution is given to, before cards are made."""

from dataclasses import replace
from enum import StrEnum

from reader.attribution.people import fold
from reader.model.attribution import Tie, TieKind
from reader.model.frozen import frozen
from reader.model.source import SourceKind
from reader.model.span import Span


class Sort(StrEnum):
    """What a speaker was resolved to."""

    MEMBER = "member"
    COMMON = "common"  # unnamed, document or body that common words describe


@frozen
class Speaker:
    """One speaker of an attribution: a member of the cast, or a description in common words."""

    sort: Sort
    member: int = -1
    words: str = ""  # of a description, without article
    span: Span | None = None
    kind: SourceKind = SourceKind.UNNAMED
    confidence: float = 1.0

    @property
    def key(self) -> str:
        """Tell speakers apart."""
        return f"#{self.member}" if self.sort is Sort.MEMBER else f"{fold(self.words)}"

    def tie(self, source: Span | None) -> Tie:
        """Return what ties the speaker to an attribution: the words of its `source`, or, without any, its place."""
        if source is None:
            kind = TieKind.GOES_ON
        elif self.sort is Sort.MEMBER:
            kind = TieKind.TAKEN_UP if self.span is None else TieKind.NAMED
        else:
            kind = TieKind.DESCRIBED if self.span is not None and source.overlaps(self.span) else TieKind.TAKEN_UP
        return Tie(kind, self.confidence)

    def inferred(self, confidence: float) -> "Speaker":
        """Return the same speaker, where no words of the source name them."""
        return replace(self, span=None, confidence=confidence)


def member(index: int, confidence: float) -> Speaker:
    """Return a member of the cast as an inferred speaker."""
    return Speaker(Sort.MEMBER, index, confidence=confidence)
