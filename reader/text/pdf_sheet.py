"""What a PDF says of one of its pages, called a sheet here: words with a place and a look, and pictures.

All measures are points (1/72 inch) from the sheet's upper left corner, as it is held to be read.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from reader.model.article import Image
from reader.model.frozen import frozen

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@frozen
class Box:
    """A rectangle on the sheet; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def joined(self, other: "Box") -> "Box":
        """Return the smallest box around both."""
        return Box(
            self.left if self.left < other.left else other.left,  # much faster than min(), and done for every word
            self.top if self.top < other.top else other.top,
            self.right if self.right > other.right else other.right,
            self.bottom if self.bottom > other.bottom else other.bottom,
        )

    def covers(self, x: float, y: float) -> bool:
        """Tell whether the point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Placed(Protocol):
    """Whatever lies at a place on the sheet."""

    @property
    def box(self) -> Box:
        """Where."""


@frozen
class Fragment:
    """Words side by side that look alike."""

    text: str
    box: Box
    size: float  # of the letters, points
    bold: bool = False
    italic: bool = False
    href: str | None = None
    is_glued: bool = False  # no space stands between it and the fragment before


@frozen
class Drawn:
    """A picture that the sheet shows."""

    image: Image
    box: Box


@frozen
class Sheet:
    """One page of a PDF, its fragments in the order in which the file draws them."""

    width: float
    height: float
    fragments: tuple[Fragment, ...]
    drawn: tuple[Drawn, ...] = ()
    covered: float = 0.0  # share of the sheet that its largest picture fills, shown or not
    unread: int = 0  # letters whose font does not say which they are
    aside: int = 0  # words that are written up, down or upside down


@frozen
class Line:
    """One line of a column."""

    fragments: tuple[Fragment, ...]
    box: Box

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(("" if one.is_glued else " ") + one.text for one in self.fragments).strip()

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return common_size((one.size, len(one.text)) for one in self.fragments)

    @property
    def base(self) -> float:
        """The lower edge of its ordinary letters: a raised figure or a tall first letter does not move it."""
        size = self.size
        return max((one.box.bottom for one in self.fragments if abs(one.size - size) < 0.5), default=self.box.bottom)

    @property
    def is_bold(self) -> bool:
        """All of its words are."""
        return all(one.bold for one in self.fragments)

    @property
    def is_italic(self) -> bool:
        """All of its words are."""
        return all(one.italic for one in self.fragments)


def line_of(fragments: Iterable[Fragment]) -> Line:
    """Return the fragments of a line in the order in which they are read."""
    ordered = sorted(fragments, key=lambda one: one.box.left)
    if sum(len(RIGHT_TO_LEFT.findall(one.text)) for one in ordered) > sum(len(one.text) for one in ordered) / 2:
        ordered.reverse()
    box = ordered[0].box
    for one in ordered[1:]:
        box = box.joined(one.box)
    return Line(tuple(ordered), box)


def common_size(sizes: Iterable[tuple[float, int]]) -> float:
    """Return the size that most letters have, from pairs of a size and a number of letters."""
    counts: Counter[float] = Counter()
    for size, letters in sizes:
        counts[round(2 * size) / 2] += letters
    return counts.most_common(1)[0][0] if counts else 0.0
