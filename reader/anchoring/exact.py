"""Places where the quote itself stands, and how well the words around it agree."""

from collections.abc import Iterator

from reader.model.anchor import Anchor

MOST = 200  # places looked at; a quote of one letter stands everywhere


def occurrences(quote: str, text: str, near: int) -> Iterator[int]:
    """Yield where `quote` begins in `text`, overlapping ones too, those nearest to `near` first."""
    before, after = text.rfind(quote, 0, near + len(quote) - 1), text.find(quote, near)
    while before >= 0 or after >= 0:
        if after < 0 or (before >= 0 and near - before <= after - near):
            yield before
            before = text.rfind(quote, 0, before + len(quote) - 1)
        else:
            yield after
            after = text.find(quote, after + 1)


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
