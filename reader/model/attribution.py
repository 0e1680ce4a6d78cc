"""What an article credits to whom."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model.span import Span


class StatementKind(StrEnum):
    """How words are reported: verbatim, paraphrased, or paraphrased with quoted fragments."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something the article credits to someone; all spans index `Article.text`, half-open."""

    content: tuple[Span, ...]  # several where the cue splits it; with its quote marks
    cue: tuple[Span, ...]  # () where quote marks or a dash alone hand it over
    source: tuple[Span, ...]  # () where no words name the speaker
    kind: StatementKind
    speakers: tuple[int, ...] = ()  # indices of appearances; two people may say one thing
    through: tuple[int, ...] = ()  # platform or relaying source the words came by
    confidence: float = 1.0  # 0..1
