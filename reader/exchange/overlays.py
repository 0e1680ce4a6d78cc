"""What lies over the words of a block, cut into pieces that are set alike."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.model.annotation import Colour, Style
from reader.model.article import Block, EmphasisKind
from reader.model.frozen import frozen
from reader.model.span import Span


@frozen
class Mark:
    """A mark of the reader's: its number in the copy, from 1."""

    number: int
    colour: Colour
    style: Style = Style.HIGHLIGHT


@frozen
class Name:
    """A mention of a source, which leads to its card."""

    source: int


@frozen
class Said:
    """Words of a statement of a source."""

    source: int


@frozen
class Address:
    """A link of the page's own."""

    href: str


Kind = Mark | Name | Said | Address | EmphasisKind


@frozen
class Overlay:
    """One of these over a place in the text."""

    span: Span
    kind: Kind


@frozen
class Piece:
    """Words with the same overlays from end to end, those that began first outermost."""

    start: int
    end: int
    overlays: tuple[Overlay, ...]

    @property
    def anchor(self) -> Overlay | None:
        """Return what the words lead to: a card before an address, as links cannot be nested."""
        names = [overlay for overlay in self.overlays if isinstance(overlay.kind, Name)]
        return next((o for o in (*names, *self.overlays) if isinstance(o.kind, Name | Address)), None)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the reader's marks, outermost first."""
        return tuple(overlay.kind for overlay in self.overlays if isinstance(overlay.kind, Mark))


@dataclass(slots=True)
class Laid:
    """The overlays of one block, clipped to it."""

    block: Block
    overlays: list[Overlay] = field(default_factory=list)

    def pieces(self) -> Iterator[Piece]:
        """Cut the block wherever something begins or ends; yield the pieces in text order."""
        start, end = self.block.start, self.block.end
        waiting = sorted(self.overlays, key=lambda o: (o.span.start, -o.span.end), reverse=True)
        cuts = {cut for overlay in waiting for cut in (overlay.span.start, overlay.span.end)} | {start, end}
        standing: list[Overlay] = []
        for first, last in pairwise(sorted(cuts)):
            while waiting and waiting[-1].span.start <= first:
                standing.append(waiting.pop())
            standing = [overlay for overlay in standing if overlay.span.end > first]
            yield Piece(first, last, tuple(standing))


def lay(blocks: Sequence[Block], overlays: Sequence[Overlay]) -> tuple[Laid, ...]:
    """Give each block the parts of the overlays that lie in it. Blocks stand in order and do not overlap."""
    laid = tuple(Laid(block) for block in blocks)
    filled = [each for each in laid if each.block.start < each.block.end]
    starts = [each.block.start for each in filled]
    for overlay in overlays:
        at = max(0, bisect_right(starts, overlay.span.start) - 1)
        while at < len(filled) and starts[at] < overlay.span.end:
            block = filled[at].block
            start, end = max(block.start, overlay.span.start), min(block.end, overlay.span.end)
            if start < end:
                filled[at].overlays.append(Overlay(Span(start, end), overlay.kind))
            at += 1
    return laid
