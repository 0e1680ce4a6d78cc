"""Where a character of the article stands in Qt's document, and back."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from reader.model.span import Span

_WIDE = re.compile("[\U00010000-\U0010ffff]")  # one code point, two UTF-16 units


@dataclass(slots=True)
class TextMap:
    """Article characters ↔ positions in Qt's document, both ways in O(log n).

    Filled while the view writes its blocks, because Qt counts UTF-16 units (an emoji is two),
    a figure is one U+FFFC, and blocks are added that the text does not have. Kept as runs in which
    both sides advance by one; only the last character of a run may be wide.
    """

    _starts: list[int] = field(default_factory=list)  # first article character of each run
    _lengths: list[int] = field(default_factory=list)  # in characters
    _positions: list[int] = field(default_factory=list)  # where the run stands in the document
    _ends: list[int] = field(default_factory=list)  # document position after it

    @property
    def written_to(self) -> int:
        """Return the article character up to which the text has been written."""
        return self._starts[-1] + self._lengths[-1] if self._starts else 0

    def add(self, text: str, start: int, position: int) -> int:
        """Note that `text`, article characters from `start`, was written at `position`; return the position after it.

        Stretches must come in reading order, on both sides.
        """
        done = 0
        for wide in _WIDE.finditer(text):
            position = self._add_run(start + done, wide.end() - done, position, wide_end=True)
            done = wide.end()
        return self._add_run(start + done, len(text) - done, position, wide_end=False)

    def position_of(self, offset: int) -> int:
        """Return the document position before article character `offset`.

        A character that is not written (white space between blocks) gives the end of what stands before it.
        """
        run = bisect_right(self._starts, offset) - 1
        if run < 0:
            return self._positions[0] if self._positions else 0
        inside = offset - self._starts[run]
        return self._positions[run] + inside if inside < self._lengths[run] else self._ends[run]

    def end_position_of(self, offset: int) -> int:
        """Return the document position after article character `offset - 1`: where a half-open span ends."""
        run = bisect_right(self._starts, offset - 1) - 1
        if run < 0:
            return self._positions[0] if self._positions else 0
        inside = offset - self._starts[run]
        return self._positions[run] + inside if inside < self._lengths[run] else self._ends[run]

    def offset_of(self, position: int) -> int:
        """Return the article character at document `position`; in an added block, the end of what stands before."""
        run = bisect_right(self._positions, position) - 1
        if run < 0:
            return self._starts[0] if self._starts else 0
        return self._starts[run] + min(position - self._positions[run], self._lengths[run])

    def span_between(self, first: int, last: int) -> Span | None:
        """Return the article's words between two document positions; None where there are none."""
        start, end = self._next_offset(first), self.offset_of(last)
        return Span(start, end) if start < end else None

    def _next_offset(self, position: int) -> int:
        """Return the first article character written at or after document `position`."""
        run = bisect_right(self._ends, position)
        if run == len(self._starts):
            return self.offset_of(position)
        return self._starts[run] + max(0, min(position - self._positions[run], self._lengths[run] - 1))

    def _add_run(self, start: int, length: int, position: int, *, wide_end: bool) -> int:
        end = position + length + wide_end
        if length > 0:
            self._starts.append(start)
            self._lengths.append(length)
            self._positions.append(position)
            self._ends.append(end)
        return end
