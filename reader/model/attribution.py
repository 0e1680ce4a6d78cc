"""What an article credits to whom."""

from enum import StrEnum

from reader.model.frozen import frozen
from reader.model.span import Span


class StatementKind(StrEnum):
    """How words are reported: verbatim, paraphrased, or paraphrased with quoted fragments."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Finder(StrEnum):
    """Who found an attribution: rules that a lexicon feeds, a trained tagger, or the reader."""

    RULES = "rules"
    TAGGER = "tagger"
    READER = "reader"


class TieKind(StrEnum):
    """How one comes from the words of an attribution to its speaker."""

    NAMED = "named"  # its source names them
    DESCRIBED = "described"  # its source says all that the article tells of them: "a neighbour"
    TAKEN_UP = "taken-up"  # its source takes up somebody named elsewhere: "she", "the minister"
    GOES_ON = "goes-on"  # no words name them: who spoke last, or whom the paragraph before is about
    READER = "reader"  # the reader says so


@frozen
class Tie:
    """What ties an attribution to one speaker, and how surely."""

    kind: TieKind
    confidence: float  # 0..1


@frozen
class Attribution:
    """Something the article credits to someone; all spans index `Article.text`, half-open."""

    content: tuple[Span, ...]  # several where the cue splits it; with its quote marks
    cue: tuple[Span, ...]  # () where quote marks or a dash alone hand it over
    source: tuple[Span, ...]  # () where no words name the speaker
    kind: StatementKind
    speakers: tuple[int, ...] = ()  # indices of appearances; two people may say one thing
    through: tuple[int, ...] = ()  # platform or relaying source the words came by
    confidence: float = 1.0  # 0..1, of all together: that these are somebody's words, and theirs
    found_by: Finder | None = Finder.RULES  # None where an earlier Kilde did not keep it
    ties: tuple[Tie, ...] = ()  # to each of `speakers`; () where an earlier Kilde kept none
