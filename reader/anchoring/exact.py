"""Places where words stand unchanged, and how well the words around them agree."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from reader.anchoring.shadow import Shadow
from reader.model.anchor import Anchor
from reader.model.frozen import frozen

WORD = 5  # characters in a row that are more than chance
MOST = 200  # places looked at; a quote of one letter stands everywhere


@frozen
class Context:
    """The words around a quote, folded; those of its own line apart, for other lines come and go."""

    before: str
    after: str
    line_before: str
    line_after: str

    @classmethod
    def of(cls, anchor: Anchor) -> "Context":
        """Return what the anchor remembers."""
        before, after = Shadow(anchor.prefix).text, Shadow(anchor.suffix).text
        return cls(before, after, before.rpartition("\n")[2], after.partition("\n")[0])

    def agreement(self, text: str, start: int, end: int) -> float:
        """Return which share of it also stands around `start`..`end` of a shadow's text, 0..1.

        Within the line, where the line goes on beyond the quote; 1 where nothing is remembered.
        """
        inside = len(self.line_before + self.line_after)
        if inside:
            return _shared_around(self.line_before, self.line_after, text, start, end) / inside
        remembered = len(self.before + self.after)
        return self.shared(text, start, end) / remembered if remembered else 1.0

    def is_beside(self, text: str, start: int, end: int) -> bool:
        """Tell whether on either side most of what stood there in the line still does."""
        before, after = _shared_by_side(self.line_before, self.line_after, text, start, end)
        return 2 * before >= len(self.line_before) and 2 * after >= len(self.line_after)

    @property
    def is_of_whole_lines(self) -> bool:
        """Tell whether the quote ends where lines end."""
        return not self.line_before and not self.line_after

    def shared(self, text: str, start: int, end: int) -> int:
        """Return how many characters of it also stand around `start`..`end`, beyond the line too."""
        return _shared_around(self.before, self.after, text, start, end)


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


def starts(words: str, text: str) -> tuple[int, ...]:
    """Return where `words` begin in `text`, overlapping ones too, in reading order; `MOST` of them."""
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and len(found) < MOST:
        found.append(at)
        at = text.find(words, at + 1)
    return tuple(found)


def _shared_around(before: str, after: str, text: str, start: int, end: int) -> int:
    return sum(_shared_by_side(before, after, text, start, end))


def _shared_by_side(before: str, after: str, text: str, start: int, end: int) -> tuple[int, int]:
    there = text[max(0, start - len(before)) : start], text[end : end + len(after)]
    return _shared(before[::-1], there[0][::-1]), _shared(after, there[1])


def _shared(ours: str, theirs: str) -> int:
    """Return how many characters the two have in common, in order; a word beside the quote may have been edited."""
    if ours == theirs:
        return len(ours)
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= WORD or block.a == block.b == 0)
