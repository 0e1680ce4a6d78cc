"""The pieces that a statement is made of, and what is left of them when one moves."""

from collections.abc import Sequence

from reader.model.span import Span


def nearest(words: str, place: Span, text: str) -> Span | None:
    """Return where the words stand in a place, else nearest to it; None where they do not stand in the text."""
    starts = [at for at in range(place.start, place.end) if text.startswith(words, at)] if words else []
    if words and not starts:
        around = text.rfind(words, 0, place.start + len(words)), text.find(words, place.start)
        starts = [start for start in around if start >= 0]
    start = min(starts, key=lambda start: abs(start - place.start), default=None)
    return None if start is None else Span(start, start + len(words))


def rearranged(pieces: Sequence[Span], was: Span, place: Span, text: str) -> tuple[Span, ...]:
    """Return the pieces with that at `was` at `place`, and of the others what lies outside of it."""
    most = max(pieces, key=lambda piece: common(piece, was), default=was)
    left = (without(piece, place, text) for piece in pieces if piece != most)
    return tuple(sorted((*filter(None, left), place)))


def without(piece: Span, place: Span, text: str) -> Span | None:
    """Return what of a piece lies outside of a place, before it where both sides do; None where no words do."""
    if not piece.overlaps(place):
        return piece
    start, end = (piece.start, place.start) if piece.start < place.start else (place.end, piece.end)
    words = text[start:end] if start < end else ""
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    return Span(start, end) if start < end else None


def common(one: Span, other: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))
