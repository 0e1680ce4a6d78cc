"""A place that outlives an edit of the text: the quote and the words around it."""

from enum import StrEnum

from reader.model.frozen import frozen
from reader.model.span import Span

CONTEXT = 32  # characters kept on either side, as the Web Annotation examples do


@frozen
class Anchor:
    """Quote, context and last known position (W3C TextQuoteSelector and TextPositionSelector in one)."""

    quote: str
    prefix: str
    suffix: str
    start: int  # code point in the text it was made on

    @classmethod
    def at(cls, span: Span, text: str) -> "Anchor":
        """Return the anchor of the words of `text` at `span`."""
        return cls(
            quote=span.of(text),
            prefix=text[max(0, span.start - CONTEXT) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
            start=span.start,
        )

    def stands_in(self, text: str) -> bool:
        """Tell whether the text has these words, with those around them, just where they were."""
        end = self.start + len(self.quote)
        is_there = text.startswith(self.quote, self.start) and text.startswith(self.suffix, end)
        return is_there and text.endswith(self.prefix, 0, self.start)


class PlacementState(StrEnum):
    """How surely a place was found again."""

    EXACT = "exact"
    MOVED = "moved"  # the same words, elsewhere
    CHANGED = "changed"  # nearly the same words, surely the same place
    UNCERTAIN = "uncertain"  # shown hatched, to be confirmed
    ORPHAN = "orphan"  # not found; the quote is kept
    WHOLE = "whole"  # no words are quoted: it is about the article as a whole, and never lost


@frozen
class Placement:
    """Where an anchor stands in a text; `span` is None for an orphan, and for what is about the whole."""

    span: Span | None
    state: PlacementState
    score: float = 1.0  # 0..1
