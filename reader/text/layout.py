"""Pieces of a page in reading order → one text, and blocks that say where they stand in it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from reader.model.article import Block, BlockKind, Emphasis, EmphasisKind, Image, Link
from reader.model.frozen import frozen
from reader.model.span import Span

BREAK = "\u2028"  # a line break that the page asks for; all other white space is only a space
GAP = "\n\n"
WHITE = re.compile(r"\s+")


@frozen
class Run:
    """Words of one look: the same link, the same emphasis."""

    text: str
    href: str | None = None
    emphases: tuple[EmphasisKind, ...] = ()


@frozen
class Piece:
    """A block of a page before it has a place in the text; `level` as in `Block`."""

    kind: BlockKind
    runs: tuple[Run, ...]
    level: int = 0
    image: Image | None = None

    @property
    def text(self) -> str:
        """The words of the piece, white space as it came."""
        return "".join(run.text for run in self.runs)


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Return the text of `pieces`, blank lines between them, and their blocks in order.

    Only white space changes: runs of it become one space, or one line break where the page asks for
    one. Pieces without words are left out, unless they show a picture.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    length = 0
    for piece in pieces:
        edges = _edges(piece.runs)
        text, places = collapse(piece.text, edges)
        if not text and piece.image is None:
            continue
        start = length + (len(GAP) if text and length else 0)
        blocks.append(_block(piece, text, start, places))
        if text:
            texts.append(text)
            length = start + len(text)
    return GAP.join(texts), tuple(blocks)


def collapse(text: str, marks: Sequence[int] = ()) -> tuple[str, tuple[int, ...]]:
    """Return `text` with its white space collapsed and stripped, and where each of `marks` went.

    `marks` are rising offsets into `text`.
    """
    if " ".join(text.split()) == text:  # as most paragraphs come, and soon seen
        return text, tuple(marks)
    kept: list[str] = []
    whites: list[tuple[int, int, int]] = []  # start and end of white space in the old text, its end in the new
    at = length = 0
    last = len(text.rstrip())
    for white in WHITE.finditer(text):
        inside = 0 < white.start() < last
        glue = "" if not inside else "\n" if BREAK in white.group() else " "
        kept += (text[at : white.start()], glue)
        length += white.start() - at + len(glue)
        whites.append((white.start(), white.end(), length))
        at = white.end()
    kept.append(text[at:])
    return "".join(kept), tuple(_moved(mark, whites) for mark in marks)


def _moved(mark: int, whites: list[tuple[int, int, int]]) -> int:
    """Return where the old offset `mark` went; one inside white space goes to its end."""
    before = bisect_left(whites, (mark,)) - 1
    if before < 0:
        return mark
    _, end, new_end = whites[before]
    return new_end + max(0, mark - end)


def _edges(runs: Sequence[Run]) -> tuple[int, ...]:
    edges = [0]
    for run in runs:
        edges.append(edges[-1] + len(run.text))
    return tuple(edges)


def _block(piece: Piece, text: str, start: int, places: Sequence[int]) -> Block:
    links: list[Link] = []
    emphases: list[Emphasis] = []
    linked_until = -1
    for run, begin, end in zip(piece.runs, places, places[1:], strict=False):
        span = _without_white(text, begin, end)
        if span is None:
            continue
        span = span.shifted(start)
        if run.href is not None:
            if links and links[-1].href == run.href and linked_until == begin:
                span_so_far = links.pop().span
                links.append(Link(Span(span_so_far.start, span.end), run.href))
            else:
                links.append(Link(span, run.href))
            linked_until = end
        emphases.extend(Emphasis(span, kind) for kind in run.emphases)
    return Block(piece.kind, start, start + len(text), piece.level, tuple(links), tuple(emphases), piece.image)


def _without_white(text: str, begin: int, end: int) -> Span | None:
    words = text[begin:end]
    left = begin + len(words) - len(words.lstrip())
    right = begin + len(words.rstrip())
    return Span(left, right) if left < right else None
