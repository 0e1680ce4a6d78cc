"""An annotated article in Markdown, as users of Obsidian keep theirs.

YAML front matter; marks as ==words==; every paragraph with a block id, so that it can be linked to; the marks once more
as callouts with their notes, and behind each, in a comment, what Kilde finds it by again; the sources as a table; in a
last comment what copy this is.
"""

import json
import re
from collections.abc import Iterator

from reader.exchange.article_html import BlockNumbers, laid_out
from reader.exchange.cards import KINDS
from reader.exchange.markdown_copy import copy_line, hidden
from reader.exchange.markdown_words import address, as_note, as_text, block_words, in_cell
from reader.exchange.overlays import Laid, Mark
from reader.model.annotation import PlacedAnnotation
from reader.model.article import Block, BlockKind
from reader.model.copy import AnnotatedCopy
from reader.model.dates import when
from reader.model.source import Appearance, SourceKind
from reader.model.wire import Json
from reader.model.wire_copy import anchor_to_json

COMMENT = "<!-- kilde "  # begins the line that holds a mark's data
NOTE = "> [!note]"
IDENTITY = "kilde"  # the property that tells which article of the library this is

_DEEPEST_HEADING = 6
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")  # YAML wants those escaped
_NOT_IN_TAGS = re.compile(r"[^\w/-]+")
_WHO_SPEAK = (SourceKind.PERSON, SourceKind.UNNAMED)


def markdown(copy: AnnotatedCopy) -> str:
    """Return the file's text. The same copy gives the same text, to the character."""
    line = copy_line(copy, is_titled=_needs_title(copy))
    parts = (_front_matter(copy), _top(copy), *_article(copy), *_marks(copy), *_sources(copy), line)
    return "\n\n".join(part for part in parts if part) + "\n"


def tag_words(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return tags as Obsidian takes them: in one word each, and not of digits alone."""
    words = (_NOT_IN_TAGS.sub("-", tag).strip("-/") for tag in tags)
    return tuple(dict.fromkeys(f"n{word}" if word.isdecimal() else word for word in words if word))


def _front_matter(copy: AnnotatedCopy) -> str:
    article = copy.reading.article
    tags = tuple(tag for placed in copy.annotations for tag in placed.annotation.tags)
    fields: Json = {
        "title": article.title,
        "source": article.url,
        "author": list(article.authors) or None,
        "outlet": article.publisher,
        "published": article.published,
        "created": copy.made[:10],
        "language": article.language,
        "tags": list(tag_words(tags)) or None,
        IDENTITY: f"urn:uuid:{copy.article_uid}",
    }
    lines = (f"{name}: {_yaml(value)}" for name, value in fields.items() if value is not None)
    return "\n".join(("---", *lines, "---"))


def _yaml(value: str | list[str]) -> str:
    """Return the value as JSON, which YAML is a wider form of."""
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _top(copy: AnnotatedCopy) -> str:
    article = copy.reading.article
    note = _quoted(f"[!info] {as_text(' '.join(copy.note.split()))}") if copy.note else ""
    title = f"# {in_cell(article.title)}" if article.title and _needs_title(copy) else ""
    return "\n\n".join(part for part in (note, title) if part)


def _needs_title(copy: AnnotatedCopy) -> bool:
    """Tell whether the article has a title that its text does not begin with."""
    article = copy.reading.article
    has_title = any(block.kind is BlockKind.HEADING and block.level <= 1 for block in article.blocks[:1])
    return not has_title and bool((article.title or "").strip())


def _article(copy: AnnotatedCopy) -> Iterator[str]:
    """Yield the blocks in order, each list as one part."""
    numbers = {n: f"[{n}](#^m{n})" for n, placed in enumerate(copy.annotations, start=1) if placed.annotation.note}
    laid, text = laid_out(copy), copy.reading.article.text
    last = _last_blocks(laid)
    items: list[str] = []
    depth = 0
    for number, each in enumerate(laid, start=1):
        here = {mark: link for mark, link in numbers.items() if last.get(mark) == number}
        words = block_words(each, text, here) if each.block.start < each.block.end else ""
        if each.block.kind is BlockKind.LIST_ITEM and words:
            depth = min(max(each.block.level, 1), depth + 1)
            items.append(_item(words, number, depth))
            continue
        if words or each.block.image is not None:
            yield "\n".join(items)
            items, depth = [], 0
            yield _picture(each.block)
            yield _block(each.block, words, number) if words else ""
    yield "\n".join(items)


def _last_blocks(laid: tuple[Laid, ...]) -> dict[int, int]:
    """Return the number of the block that each mark ends in."""
    return {
        overlay.kind.number: number
        for number, each in enumerate(laid, start=1)
        for overlay in each.overlays
        if isinstance(overlay.kind, Mark)
    }


def _item(words: str, number: int, depth: int) -> str:
    indent = "    " * (depth - 1)
    return f"{indent}- " + words.replace("\n", f"\n{indent}  ") + f" ^b{number}"


def _block(block: Block, words: str, number: int) -> str:
    if block.kind is BlockKind.HEADING:
        return f"{'#' * min(max(block.level, 1), _DEEPEST_HEADING)} {' '.join(words.split())}"
    if block.kind is BlockKind.QUOTE:
        return f"{_quoted(words)}\n\n^b{number}"
    return f"{words} ^b{number}"


def _picture(block: Block) -> str:
    """Return the way to a picture that the page only names: shown, it would be fetched unasked."""
    if block.image is None or block.image.href is None:
        return ""
    return f"[{in_cell(f'Picture: {block.image.alt}'.removesuffix(': '))}]({address(block.image.href)})"


def _marks(copy: AnnotatedCopy) -> Iterator[str]:
    if copy.annotations:
        yield "## Marks"
    blocks = BlockNumbers(copy.reading.article)
    headings = {number for number, each in enumerate(laid_out(copy), start=1) if each.block.kind is BlockKind.HEADING}
    for number, placed in enumerate(copy.annotations, start=1):
        span = placed.placement.span
        block = blocks.at(span.start) if span is not None else None
        yield _mark(placed, number, block if block not in headings else None)


def _mark(placed: PlacedAnnotation, number: int, block: int | None) -> str:
    mark = placed.annotation
    said = [mark.colour.value.capitalize()]
    if mark.is_on_whole:
        said.append("on the article as a whole")
    elif placed.placement.span is None:
        said.append("has lost its place")
    elif block is not None:
        said.append(f"[in the text](#^b{block})")
    said += ["private"] * mark.private
    quote = _quoted(f"[!quote] {' · '.join(said)}\n{as_text(mark.anchor.quote.strip())}".rstrip("\n"))
    note = f"{NOTE}\n{_quoted(as_note(mark.note))}" if mark.note else ""
    tags = " ".join(f"#{tag}" for tag in tag_words(mark.tags))
    return "\n\n".join(part for part in (quote, f"^m{number}", note, tags, _comment(placed)) if part)


def _comment(placed: PlacedAnnotation) -> str:
    """Return the data of a mark in a line that no program shows; its note stands above it alone."""
    mark = placed.annotation
    fields: Json = {
        "uid": mark.uid,
        "anchor": anchor_to_json(mark.anchor),
        "colour": mark.colour.value,
        "style": mark.style.value,
        "tags": list(mark.tags),
        "created": mark.created,
        "modified": mark.modified,
    }
    return f"{COMMENT}{hidden(fields | ({'private': True} if mark.private else {}))} -->"


def _sources(copy: AnnotatedCopy) -> Iterator[str]:
    cards = copy.reading.appearances
    if cards:
        yield "## Sources"
        rows = (("Source", "Kind", "Role", "Affiliation", "Statements"), ("---",) * 5, *map(_row, cards))
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
    if copy.assessments:
        yield "## The maker’s own assessments"
    for one in copy.assessments:
        yield f"{in_cell(one.source)}, {as_text(when(one.made))}:\n\n{_quoted(as_text(one.text.strip()))}"


def _row(card: Appearance) -> tuple[str, ...]:
    silent = "not stated" if card.kind in _WHO_SPEAK else ""
    return (
        in_cell(card.name),
        KINDS[card.kind],
        in_cell(card.role or "") or silent,
        in_cell(card.affiliation or "") or silent,
        str(len(card.statements) or ""),
    )


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}" for line in words.split("\n"))
