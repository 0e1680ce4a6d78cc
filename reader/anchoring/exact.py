"""Places where the quote itself stands, and how well the words around it agree."""

from collections.abc import Iterator

from reader.model.anchor import Anchor

MOST = 200  # places looked at; a quote of one letter stands everywhere


def occurrences(quote: str, text: str) -> Iterator[int]:
    """Yield where `quote` begins in `text`, overlapping ones too, in order."""
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def context_agreement(anchor: Anchor, text: str, start: int, end: int) -> float:
    """Return which share of the remembered words around the quote also stands around `start`..`end`, 0..1.

    Counted outwards from the quote, up to the first difference; 1 where nothing is remembered.
    """
    before = _shared_length(anchor.prefix[::-1], text[max(0, start - len(anchor.prefix)) : start][::-1])
    after = _shared_length(anchor.suffix, text[end : end + len(anchor.suffix)])
    remembered = len(anchor.prefix) + len(anchor.suffix)
    return (before + after) / remembered if remembered else 1.0


def _shared_length(ours: str, theirs: str) -> int:
    for index, (one, other) in enumerate(zip(ours, theirs, strict=False)):
        if one != other:
            return index
    return min(len(ours), len(theirs))
