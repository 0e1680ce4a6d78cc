"""The paragraphs of a PDF's columns → the pieces of its text, joined over lines, columns and pages."""

from collections.abc import Iterator, Sequence

from reader.model.article import BlockKind, EmphasisKind
from reader.text.layout import Piece, Run
from reader.text.pdf_hyphens import Hyphens
from reader.text.pdf_looks import Look
from reader.text.pdf_paragraphs import GLYPH, INDENT, STOP, TALL, Chunk
from reader.text.pdf_sheet import Line

SAME_SIZE = 0.06
FURTHEST = 12  # chunks between the two halves of a paragraph: a picture, its caption, notes at the foot
ALONE = frozenset("AIOYÅØÆÀEÉ")  # letters that are words
HYPHENS = ("-", "\u2010", "\u00ad")


def flowing(chunks: Sequence[Chunk], looks: Sequence[Look], size: float) -> Iterator[tuple[list[int], Look]]:
    """Yield the chunks by number, together those that are one paragraph across a column's or a page's end."""
    groups: list[list[int]] = []
    is_indented = _are_indented(chunks, looks)
    last: list[int] | None = None  # the group that ends with the last paragraph of ordinary text
    for number, (chunk, look) in enumerate(zip(chunks, looks, strict=True)):
        if last is not None and _goes_on(chunks[last[-1]], chunk, look, is_indented) and number - last[-1] <= FURTHEST:
            last.append(number)
            continue
        groups.append([number])
        if look[0] is BlockKind.HEADING:
            last = None
        elif look[0] in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and abs(chunk.size - size) <= SAME_SIZE * size:
            last = groups[-1]
    for group in groups:
        yield group, looks[group[0]]


def _are_indented(chunks: Sequence[Chunk], looks: Sequence[Look]) -> bool:
    """Tell whether the document's paragraphs begin with an indent, but for the first ones."""
    found = [
        chunk.indent > INDENT
        for chunk, look in zip(chunks, looks, strict=True)
        if look[0] is BlockKind.PARAGRAPH and len(chunk.lines) > 1 and not chunk.opens
    ]
    return sum(found) > 0.5 * len(found)


def _goes_on(before: Chunk, chunk: Chunk, look: Look, is_indented: bool) -> bool:
    """Tell whether a chunk at the top of a column goes on with what the column before ended in."""
    if look[0] is not BlockKind.PARAGRAPH or not chunk.opens or not before.lines:
        return False
    if abs(chunk.size - before.size) > SAME_SIZE * before.size or chunk.is_bold != before.is_bold:
        return False
    text, then = before.text.rstrip(), chunk.text.lstrip()
    if text.endswith(HYPHENS) or then[:1].islower():
        return STOP.search(text) is None or text.endswith((":", ";", "…")) or then[:1].islower()
    room = before.width - (before.lines[-1].box.right - min(line.box.left for line in before.lines))
    if is_indented and chunk.indent < INDENT / 2 and room < before.size:
        return True
    return room < 0.25 * before.width and STOP.search(text) is None and then[:1].isalnum()


def piece_of(chunks: Sequence[Chunk], kind: BlockKind, level: int, hyphens: Hyphens) -> Piece:
    """Return the words of some chunks as one piece."""
    drawn = chunks[0].drawn
    if drawn is not None:
        return Piece(BlockKind.FIGURE, (), image=drawn.image)
    runs = _runs([line for chunk in chunks for line in chunk.lines], hyphens, shows_bold=kind is not BlockKind.HEADING)
    if kind is BlockKind.LIST_ITEM and runs:
        runs = _without_bullet(runs)
    return Piece(kind, tuple(runs), level)


def _runs(lines: Sequence[Line], hyphens: Hyphens, *, shows_bold: bool) -> list[Run]:
    runs: list[Run] = []
    for line in lines:
        joint: str | None = None
        if runs:
            joint = hyphens.joint(runs[-1].text, line.text)
            if joint is not None:
                last = runs[-1]
                runs[-1] = Run(last.text[:-1] + joint, last.href, last.emphases)
        for number, one in enumerate(line.fragments):
            is_glued = (one.is_glued or _follows_tall(line, number, hyphens)) if number else joint is not None
            marks = (EmphasisKind.STRONG,) * (one.bold and shows_bold) + (EmphasisKind.EMPHASIS,) * one.italic
            space = "" if is_glued or not runs else " "
            _add(runs, Run(space + one.text, one.href, marks))
    return runs


def _follows_tall(line: Line, number: int, hyphens: Hyphens) -> bool:
    """Tell whether a fragment goes on with the word that a tall first letter begins: "T|he", but "A| man"."""
    before, after = line.fragments[number - 1], line.fragments[number].text
    if number != 1 or len(before.text) != 1 or before.size <= TALL * line.size or not after[0].isalpha():
        return False
    return before.text not in ALONE or not hyphens.knows(after.split()[0])


def _add(runs: list[Run], run: Run) -> None:
    """Put a run behind the others, into the last one where they look alike."""
    if runs and (runs[-1].href, runs[-1].emphases) == (run.href, run.emphases):
        runs[-1] = Run(runs[-1].text + run.text, run.href, run.emphases)
    else:
        runs.append(run)


def _without_bullet(runs: list[Run]) -> list[Run]:
    """Return the words of a list item without the mark before them, which the view draws itself."""
    first = runs[0]
    return [Run(GLYPH.sub("", first.text.lstrip(), count=1), first.href, first.emphases), *runs[1:]]
