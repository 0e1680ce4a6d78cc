"""What became of a text: paragraph by paragraph, and within them word by word."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum

from reader.model.frozen import frozen
from reader.model.span import Span


class PieceKind(StrEnum):
    """What became of some words."""

    SAME = "same"
    OUT = "out"  # taken out
    IN = "in"  # put in


@frozen
class Piece:
    """Words that were kept, taken out or put in."""

    kind: PieceKind
    old: Span | None  # None: put in
    new: Span | None  # None: taken out


class RowKind(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    EDITED = "edited"
    OUT = "out"  # taken out
    IN = "in"  # put in
    MOVED = "moved"  # here now, perhaps edited as well
    LEFT = "left"  # here before: where it went, it is a row that MOVED


@frozen
class Row:
    """A paragraph of one text or both, in the order in which one reads what changed."""

    kind: RowKind
    old: Span | None
    new: Span | None
    pieces: tuple[Piece, ...] = ()  # of EDITED and MOVED ones


@frozen
class Difference:
    """All that became of a text."""

    rows: tuple[Row, ...]
    words_in: int
    words_out: int
    moved: int  # paragraphs

    @property
    def is_none(self) -> bool:
        """Tell whether the texts have the same words in the same order."""
        return not (self.words_in or self.words_out or self.moved)


@frozen
class _Stretch:
    """Words of the one text that the other has too, or has others for."""

    here: Span
    there: Span
    is_same: bool


class Bridge:
    """Finds the counterpart of words of one text in the other, in O(log n)."""

    def __init__(self, difference: Difference, *, to_old: bool = False) -> None:
        stretches = [stretch for row in difference.rows for stretch in _stretches(row, to_old=to_old)]
        self._stretches = sorted(stretches, key=lambda one: (one.here.start, one.here.end))
        self._starts = [one.here.start for one in self._stretches]
        self._ends = [one.here.end for one in self._stretches]

    def counterpart(self, span: Span) -> Span | None:
        """Return what stands in the other text where these words stand, the same or others; None where nothing does."""
        found = self._over(span)
        if not found:
            return None
        start, end = _at_start(found[0], span.start), _at_end(found[-1], span.end)
        if start >= end:  # its ends stand in paragraphs that were moved past one another
            most = max(found, key=lambda one: min(one.here.end, span.end) - max(one.here.start, span.start))
            start, end = _at_start(most, span.start), _at_end(most, span.end)
        return Span(start, end) if start < end else None

    def near(self, offset: int) -> int:
        """Return where in the other text one is near this place."""
        at = bisect_right(self._starts, offset) - 1
        return self._stretches[max(at, 0)].there.start if self._stretches else 0

    def kept(self, span: Span) -> float:
        """Return the share of the words that the other text has as well, 0..1."""
        same = sum(
            min(one.here.end, span.end) - max(one.here.start, span.start) for one in self._over(span) if one.is_same
        )
        return same / len(span) if len(span) else 0.0

    def same_parts(self, span: Span) -> Iterator[Span]:
        """Yield where in the other text those of the words stand that were kept."""
        for one in self._over(span):
            if one.is_same:
                yield Span(_at_start(one, span.start), _at_end(one, span.end))

    def _over(self, span: Span) -> Sequence[_Stretch]:
        return self._stretches[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]


def _at_start(stretch: _Stretch, start: int) -> int:
    into = max(0, start - stretch.here.start)
    return stretch.there.start + (into if stretch.is_same else 0)


def _at_end(stretch: _Stretch, end: int) -> int:
    short = max(0, stretch.here.end - end)
    return stretch.there.end - (short if stretch.is_same else 0)


def _stretches(row: Row, *, to_old: bool) -> Iterator[_Stretch]:
    """Yield what of a paragraph has a counterpart; words put in where others were taken out stand for these."""
    if row.old is None or row.new is None:
        return
    if not row.pieces:
        yield _stretch(row.old, row.new, to_old=to_old, is_same=True)
    taken: Span | None = None
    for piece in row.pieces:
        old = piece.old or taken
        if old is not None and piece.new is not None:
            yield _stretch(old, piece.new, to_old=to_old, is_same=piece.kind is PieceKind.SAME)
        taken = piece.old if piece.kind is PieceKind.OUT else None


def _stretch(old: Span, new: Span, *, to_old: bool, is_same: bool) -> _Stretch:
    return _Stretch(new, old, is_same) if to_old else _Stretch(old, new, is_same)
