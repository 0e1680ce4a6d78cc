"""The article of an annotated copy: its blocks with the marks in them and the notes beside them."""

import base64
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.exchange.markup import ADDED, escaped, link
from reader.exchange.notes import Note, lost_marks, notes_beside
from reader.exchange.overlays import Address, Laid, Mark, Name, Overlay, Said, lay
from reader.exchange.words import WordWriter
from reader.model.article import Article, Block, BlockKind, Image
from reader.model.copy import AnnotatedCopy
from reader.model.picture import picture_type
from reader.model.source import Appearance

_GROUPS = {
    BlockKind.LIST_ITEM: "ul",
    BlockKind.QUOTE: "blockquote",
    BlockKind.TABLE_ROW: "div",
    BlockKind.FIGURE: "figure",
}
_DEEPEST = 6  # of headings and list items


@dataclass(frozen=True, slots=True)
class ArticleHtml:
    """The article's markup, and the style rules that give its notes their rows."""

    markup: str
    rules: str


@dataclass(slots=True)
class _Group:
    """Blocks that stand in one element: the items of a list, a figure with its caption."""

    blocks: list[Laid] = field(default_factory=list)

    @property
    def kind(self) -> BlockKind:
        return self.blocks[0].block.kind


def article_html(copy: AnnotatedCopy, byline: str) -> ArticleHtml:
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
    writer = WordWriter(article.text, {note.mark: note.number for note in notes}, last_blocks)
    page = _Page(article, writer, notes, last_blocks)
    lost = [(number, placed) for number, placed in numbered.items() if number not in last_blocks]
    return page.write(_grouped(laid), byline, lost_marks(lost))


class _Page:
    """Writes the groups as rows, each with its notes beside it."""

    def __init__(
        self, article: Article, writer: WordWriter, notes: Sequence[Note], last_blocks: dict[int, int]
    ) -> None:
        self._article = article
        self._writer = writer
        self._notes: dict[int, list[Note]] = {}
        for note in notes:
            self._notes.setdefault(last_blocks[note.mark], []).append(note)
        self._number = 0  # of the block, in the order of the article
        self._at = 0  # how far the text is written

    def write(self, groups: Sequence[_Group], byline: str, lost: str) -> ArticleHtml:
        """Return the groups in order, the byline under the title or, without one, at the top."""
        written: list[str] = []
        noted_rows: list[int] = []
        row = 0
        if not (groups and _is_title(groups[0].blocks[0].block)):
            written, row = [byline], 1
        for group in groups:
            before, markup = self._between(group.blocks[0].block.start), self._group(group)
            row += bool(markup)
            notes = [note for laid in group.blocks if _fills(laid) for note in self._notes.get(laid.block.start, ())]
            written += [before, markup, notes_beside(row, notes)]
            noted_rows += [row] * bool(notes)
            if group is groups[0] and byline not in written:
                written.append(byline)
                row += 1
        written += [self._between(len(self._article.text)), lost]
        return ArticleHtml("".join(written), _row_rules(noted_rows, row))

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
        picture = _picture(block.image) if block.image is not None else ""
        words = self._writer.write(laid)
        if words:
            tag, name = _tag(block, group)
            kind = f' class="{name}"' if name else ""
            words = f'<{tag}{kind} id="b{self._number}" dir="auto">{words}</{tag}>'
        if not picture or group is BlockKind.FIGURE:
            return picture + words
        return f"<figure>{picture}{words}</figure>"  # one element, whatever kind of block has a picture


class BlockNumbers:
    """Finds the block, by the number in its id, that words stand in."""

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
            yield Overlay(placed.placement.span, Mark(number, placed.annotation.colour))
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


def _picture(image: Image) -> str:
    kind = picture_type(image.data) if image.data is not None else None
    if image.data is None or kind is None:
        words = f"Picture left out: {image.alt}" if image.alt else "Picture left out"
        return f'<p class="left-out" {ADDED}>{link(image.href, escaped(words))}</p>'
    return f'<img alt="{escaped(image.alt)}" src="data:{kind};base64,{base64.b64encode(image.data).decode("ascii")}">'


def _row_rules(noted_rows: list[int], rows: int) -> str:
    """Return rules that let notes run on beside the rows after theirs, so that they do not push the text apart."""
    ends = [*noted_rows, max(rows, 1) + 1][1:]
    return "".join(f"#notes-{row}{{grid-row:{row}/{end}}}" for row, end in zip(noted_rows, ends, strict=True))
