"""The article of an annotated copy: its blocks with the marks in them and the notes beside them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from reader.exchange.markup import ADDED, escaped, link
from reader.exchange.medium import PAGE, Medium, NotePlace
from reader.exchange.notes import Note, lost_marks, notes_after, notes_beside, notes_on_whole, row_with_notes
from reader.exchange.overlays import Address, Laid, Mark, Name, Overlay, Said, lay
from reader.exchange.words import WordWriter
from reader.model.article import Article, Block, BlockKind, Image
from reader.model.copy import AnnotatedCopy
from reader.model.frozen import frozen
from reader.model.picture import picture_type
from reader.model.source import Appearance

_GROUPS = {
    BlockKind.LIST_ITEM: "ul",
    BlockKind.QUOTE: "blockquote",
    BlockKind.TABLE_ROW: "div",
    BlockKind.FIGURE: "figure",
}
_DIGITS = 8  # of a hash; where two blocks share them all the same, they are counted as if of the same words
_DEEPEST = 6  # of headings and list items


@frozen
class ArticleHtml:
    """The article's markup, and the style rules that give its notes their rows."""

    markup: str
    rules: str
    has_notes: bool


@dataclass(slots=True)
class _Group:
    """Blocks that stand in one element: the items of a list, a figure with its caption."""

    blocks: list[Laid] = field(default_factory=list)

    @property
    def kind(self) -> BlockKind:
        return self.blocks[0].block.kind


@frozen
class _Part:
    """A stretch of the article: the white space before it, its elements, the notes on its words."""

    before: str
    markup: str
    notes: Sequence[Note] = ()


def article_html(copy: AnnotatedCopy, byline: str, medium: Medium = PAGE) -> ArticleHtml:
    """Return the article; without the elements that are marked as added, its text is the canonical one."""
    article = copy.reading.article
    laid = laid_out(copy)
    numbered = dict(enumerate(copy.annotations, start=1))
    last_blocks = {
        overlay.kind.number: each.block.start
        for each in laid
        for overlay in each.overlays
        if isinstance(overlay.kind, Mark)
    }
    noted = [n for n, placed in numbered.items() if placed.annotation.note and n in last_blocks]
    notes = [Note(mark, number, numbered[mark]) for number, mark in enumerate(noted, start=1)]
    writer = WordWriter(article.text, {note.mark: note for note in notes}, last_blocks, medium)
    page = _Page(article, writer, notes, last_blocks, medium)
    unplaced = [(number, placed) for number, placed in numbered.items() if number not in last_blocks]
    whole = [each for each in unplaced if each[1].annotation.is_on_whole]
    lost = [each for each in unplaced if not each[1].annotation.is_on_whole]
    return page.write(_grouped(laid), notes_on_whole(byline, whole), lost_marks(lost))


class _Page:
    """Writes the groups, each with its notes where the medium has them."""

    def __init__(
        self,
        article: Article,
        writer: WordWriter,
        notes: Sequence[Note],
        last_blocks: dict[int, int],
        medium: Medium,
    ) -> None:
        self._article = article
        self._writer = writer
        self._medium = medium
        self._all_notes = notes
        self._notes: dict[int, list[Note]] = {}
        for note in notes:
            self._notes.setdefault(last_blocks[note.mark], []).append(note)
        self._ids = block_ids(article)
        self._number = 0  # of the block, in the order of the article
        self._at = 0  # how far the text is written

    def write(self, groups: Sequence[_Group], byline: str, lost: str) -> ArticleHtml:
        """Return the groups in order, the byline under the title or, without one, at the top."""
        parts = list(self._parts(groups, byline))
        has_notes, rules = bool(self._all_notes), ""
        match self._medium.notes:
            case NotePlace.BESIDE:
                markup, rules = _beside(parts)
            case NotePlace.IN_ROWS if has_notes:
                markup = _in_rows(parts)
            case _:
                markup = "".join(part.before + part.markup for part in parts)
        after = notes_after(self._all_notes, self._medium) if self._medium.notes is NotePlace.AT_END else ""
        return ArticleHtml(markup + self._between(len(self._article.text)) + after + lost, rules, has_notes)

    def _parts(self, groups: Sequence[_Group], byline: str) -> Iterator[_Part]:
        is_titled = bool(groups) and _is_title(groups[0].blocks[0].block)
        if not is_titled:
            yield _Part("", byline)
        for group in groups:
            notes = [note for laid in group.blocks if _fills(laid) for note in self._notes.get(laid.block.start, ())]
            yield _Part(self._between(group.blocks[0].block.start), self._group(group), notes)
            if is_titled and group is groups[0]:
                yield _Part("", byline)

    def _between(self, start: int) -> str:
        before, self._at = self._at, start
        return escaped(self._article.text[before:start])

    def _group(self, group: _Group) -> str:
        parts = (self._between(laid.block.start) + self._block(laid, group.kind) for laid in group.blocks)
        inner = "".join(parts)
        tag = _GROUPS.get(group.kind)
        if tag is None or not inner:
            return inner
        name = ' class="table"' if group.kind is BlockKind.TABLE_ROW else ""
        return f"<{tag}{name}>{inner}</{tag}>"

    def _block(self, laid: Laid, group: BlockKind) -> str:
        block = laid.block
        self._number += 1
        self._at = block.end
        picture = _picture(block.image, self._medium) if block.image is not None else ""
        words = self._writer.write(laid)
        if words:
            tag, name = _tag(block, group)
            kind = f' class="{name}"' if name else ""
            words = f'<{tag}{kind} id="{self._ids[self._number]}" dir="auto">{words}</{tag}>'
        if not picture or group is BlockKind.FIGURE:
            return picture + words
        return f"<figure>{picture}{words}</figure>"  # one element, whatever kind of block has a picture


@frozen
class Heading:
    """A heading of the article: its depth from 1, the id of its element, its words, and where they begin."""

    depth: int
    id: str
    words: str
    start: int


def headings(article: Article) -> tuple[Heading, ...]:
    """Return the headings that have words, in order."""
    ids = block_ids(article)
    return tuple(
        Heading(min(max(block.level, 1), _DEEPEST), ids[number], words, block.start)
        for number, block in enumerate(_all_blocks(article), start=1)
        if block.kind is BlockKind.HEADING and (words := " ".join(article.text[block.start : block.end].split()))
    )


def block_ids(article: Article) -> dict[int, str]:
    """Return the id of each block by its number in order, from 1.

    It is made of the block's words, and stays theirs whatever is put in or taken out around them: a link to a place in
    one copy finds it in the next. Where the same words stand again, the ids are counted.
    """
    met: Counter[str] = Counter()
    ids = {}
    for number, block in enumerate(_all_blocks(article), start=1):
        words = " ".join(article.text[block.start : block.end].split())
        name = f"b-{sha256(words.encode(errors='replace')).hexdigest()[:_DIGITS]}"
        met[name] += 1
        ids[number] = name if met[name] == 1 else f"{name}-{met[name]}"
    return ids


class BlockNumbers:
    """Finds the block, by its number in order, that words stand in."""

    def __init__(self, article: Article) -> None:
        filled = [(b.start, n) for n, b in enumerate(_all_blocks(article), start=1) if b.start < b.end]
        self._starts = [start for start, _ in filled]
        self._numbers = [number for _, number in filled]

    def at(self, place: int) -> int | None:
        """Return the number of the block at `place`, or of the last before it; None before the first."""
        index = bisect_right(self._starts, place) - 1
        return self._numbers[index] if index >= 0 else None


def laid_out(copy: AnnotatedCopy) -> tuple[Laid, ...]:
    """Return every word of the article in blocks, with the marks, names, statements and links that lie over them."""
    return lay(_all_blocks(copy.reading.article), tuple(_overlays(copy)))


def _all_blocks(article: Article) -> list[Block]:
    """Return the blocks, with a paragraph for each stretch of words that no block covers."""
    found: list[Block] = []
    at = 0
    for block in article.blocks:
        found += _stray(article.text, at, block.start)
        found.append(block)
        at = block.end
    return found + _stray(article.text, at, len(article.text))


def _stray(text: str, start: int, end: int) -> list[Block]:
    words = text[start:end]
    if not words.strip():
        return []
    first = start + len(words) - len(words.lstrip())
    return [Block(BlockKind.PARAGRAPH, first, start + len(words.rstrip()))]


def _overlays(copy: AnnotatedCopy) -> Iterator[Overlay]:
    for number, placed in enumerate(copy.annotations, start=1):
        if placed.placement.span is not None:
            annotation = placed.annotation
            yield Overlay(placed.placement.span, Mark(number, annotation.colour, annotation.style))
    for index, appearance in enumerate(copy.reading.appearances):
        yield from _of_source(index, appearance)
    for block in copy.reading.article.blocks:
        for linked in block.links:
            yield Overlay(linked.span, Address(linked.href))
        for emphasis in block.emphases:
            yield Overlay(emphasis.span, emphasis.kind)


def _of_source(index: int, appearance: Appearance) -> Iterator[Overlay]:
    for mention in appearance.mentions:
        yield Overlay(mention, Name(index))
    for statement in appearance.statements:
        yield Overlay(statement.span, Said(index))


def _grouped(laid: Sequence[Laid]) -> list[_Group]:
    groups: list[_Group] = []
    for each in laid:
        if groups and _goes_on(groups[-1], each.block.kind):
            groups[-1].blocks.append(each)
        else:
            groups.append(_Group([each]))
    return groups


def _goes_on(group: _Group, kind: BlockKind) -> bool:
    if group.kind is BlockKind.FIGURE:
        return kind is BlockKind.CAPTION and len(group.blocks) == 1
    return group.kind is kind and kind in _GROUPS


def _is_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level <= 1 and block.start < block.end


def _fills(laid: Laid) -> bool:
    return laid.block.start < laid.block.end


def _tag(block: Block, group: BlockKind) -> tuple[str, str]:
    """Return element and class of a block's words."""
    if block.kind is BlockKind.HEADING:
        return f"h{min(max(block.level, 1), _DEEPEST)}", ""
    if block.kind is BlockKind.LIST_ITEM:
        return "li", f"depth-{min(block.level, _DEEPEST)}" if block.level > 1 else ""
    if block.kind is BlockKind.TABLE_ROW:
        return "div", "cells"
    if group is BlockKind.FIGURE:
        return "figcaption", ""
    if block.kind is BlockKind.CAPTION:
        return "p", "caption"
    return "p", ""


def _picture(image: Image, medium: Medium) -> str:
    kind = picture_type(image.data) if image.data is not None else None
    if image.data is None or kind is None:
        words = f"Picture left out: {image.alt}" if image.alt else "Picture left out"
        return f'<p class="left-out" {ADDED}>{link(image.href, escaped(words))}</p>'
    alt = image.alt.strip() or ("Picture" if medium.picture_needs_words else "")
    return f'<img alt="{escaped(alt)}" src="{medium.picture(image.data, kind)}"/>'


def _beside(parts: Iterable[_Part]) -> tuple[str, str]:
    """Return the parts as rows, each with its notes after it, and the rules that set the notes beside the text."""
    written: list[str] = []
    noted_rows: list[int] = []
    row = 0
    for part in parts:
        row += bool(part.markup)
        written += [part.before, part.markup, notes_beside(row, part.notes)]
        noted_rows += [row] * bool(part.notes)
    return "".join(written), _row_rules(noted_rows, row)


def _in_rows(parts: Iterable[_Part]) -> str:
    """Return rows that each begin with a part that has notes, and have room for them down to the next."""
    rows: list[list[_Part]] = [[]]
    for part in parts:
        if part.notes:
            rows.append([])
        rows[-1].append(part)
    return "".join(
        row_with_notes("".join(part.before + part.markup for part in row), row[0].notes) for row in rows if row
    )


def _row_rules(noted_rows: list[int], rows: int) -> str:
    """Return rules that let notes run on beside the rows after theirs, so that they do not push the text apart."""
    ends = [*noted_rows, max(rows, 1) + 1][1:]
    return "".join(f"#notes-{row}{{grid-row:{row}/{end}}}" for row, end in zip(noted_rows, ends, strict=True))
