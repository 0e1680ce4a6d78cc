"""Markdown → article. Raw HTML is off: tags in it are words like any others."""

import json
import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.model.article import Article, BlockKind, EmphasisKind, Image
from reader.model.picture import picture_type
from reader.text.byline import people_of
from reader.text.dates import iso_date
from reader.text.headline import split_headline
from reader.text.images import absolute_address, data_of, page_address
from reader.text.language import code_of, language_of
from reader.text.layout import BREAK, Piece, Run, compose
from reader.text.outlets import readable_name
from reader.text.own_markdown import article_in_copy, is_of_copy

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FIELD = re.compile(r"^([A-Za-z_-]{1,40})[ \t]*:[ \t]*(.*)$", re.MULTILINE)
SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\]\((?:https?://|mailto:|/|#)[^)\s]*\)"),
    re.compile(r"^```", re.MULTILINE),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"(?<!\w)\*\*\w[^*\n]{0,200}\w\*\*(?!\w)"),
    re.compile(r"^\[[^\]\n]{1,80}\]: \S+$", re.MULTILINE),
)
LOOKED_AT = 20_000  # characters
MARKS = {"strong": EmphasisKind.STRONG, "em": EmphasisKind.EMPHASIS}


def is_markdown(text: str) -> bool:
    """Tell whether a text shows signs of Markdown that prose does not."""
    head = _with_plain_ends(text[:LOOKED_AT])
    return FRONT_MATTER.match(head) is not None or any(sign.search(head) for sign in SIGNS)


def read_markdown(text: str, url: str | None) -> Article:
    """Return the article of a Markdown text; a front matter gives title, outlet, author, date, language, address."""
    text = _with_plain_ends(text)
    front = FRONT_MATTER.match(text)
    fields = {name.lower(): _value(value) for name, value in FIELD.findall(front.group(1) if front else "")}
    address = page_address(fields.get("url") or fields.get("source") or fields.get("link") or url or "", None)
    body = text[front.end() :] if front else text
    is_copy = is_of_copy(fields)
    pieces = list(_Reading(address).pieces(article_in_copy(body) if is_copy else body))
    heading = next((p.text for p in pieces[:3] if p.kind is BlockKind.HEADING and p.level == 1), None)
    stated = (fields.get("publisher") or fields.get("site") or fields.get("outlet") or "",)
    title, tail = split_headline(fields.get("title") or " ".join((heading or "").split()), stated)
    if title and heading is None and not is_copy:  # of those the text is the article's to the word
        pieces.insert(0, Piece(BlockKind.HEADING, (Run(title),), 1))
    composed, blocks = compose(pieces)
    return Article(
        title=title or None,
        publisher=readable_name(tuple(filter(None, (*stated, tail or ""))), address),
        authors=people_of(fields.get("author") or fields.get("authors") or ""),
        published=iso_date(fields.get("date") or fields.get("published") or ""),
        language=language_of(composed, [code_of(fields.get("lang") or fields.get("language") or "") or ""]),
        url=address,
        text=composed,
        blocks=blocks,
    )


def _with_plain_ends(text: str) -> str:
    """Return the text with its lines ended as they are everywhere but on Windows."""
    return text.replace("\r\n", "\n")


def _value(written: str) -> str:
    """Return a value of the front matter without its quotes; of a list in one line, its values parted by commas."""
    if not written.startswith(('"', "[")):
        return written.strip().strip("'")
    try:
        value = json.loads(written)  # YAML's quotes and lists are those of JSON, as long as they stand in one line
    except ValueError:
        return written.strip().strip("[]").strip("\"'")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


class _Reading:
    """Turns the parser's flat tokens into pieces."""

    def __init__(self, base: str | None) -> None:
        self._base = base
        self._lists = self._quotes = self._heading = 0
        self._row: list[Run] = []
        self._in_cell = False

    def pieces(self, text: str) -> Iterator[Piece]:
        parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False}).enable("table")
        for token in parser.parse(text):
            if token.type == "inline":
                yield from self._inline(token)
            elif token.type in ("code_block", "fence"):
                yield Piece(BlockKind.PARAGRAPH, (Run(token.content.replace("\n", BREAK)),))
            elif token.type == "tr_close":
                yield Piece(BlockKind.TABLE_ROW, tuple(self._row))
                self._row = []
            else:
                self._enter(token)

    def _enter(self, token: Token) -> None:
        """Keep count of what the next words stand in."""
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in ("bullet_list", "ordered_list"):
            self._lists += token.nesting
        elif name == "blockquote":
            self._quotes += token.nesting
        elif name == "heading":
            self._heading = int(token.tag[1]) if token.nesting == 1 else 0
        elif name in ("td", "th"):
            self._in_cell = token.nesting == 1
            if not self._in_cell:
                self._row.append(Run(" "))

    def _inline(self, token: Token) -> Iterator[Piece]:
        runs = list(self._runs(token.children or ()))
        if self._in_cell:
            self._row += runs
            return
        for child in token.children or ():
            image = self._image(child) if child.type == "image" else None
            if image is not None:
                yield Piece(BlockKind.FIGURE, (), image=image)
                yield Piece(BlockKind.CAPTION, (Run(str(child.attrs.get("title") or "")),))
        yield Piece(self._kind(), tuple(runs), self._heading or self._quotes or self._lists)

    def _kind(self) -> BlockKind:
        if self._heading:
            return BlockKind.HEADING
        if self._quotes:
            return BlockKind.QUOTE
        return BlockKind.LIST_ITEM if self._lists else BlockKind.PARAGRAPH

    def _runs(self, children: Sequence[Token]) -> Iterator[Run]:
        links: list[str | None] = [None]
        marks: list[EmphasisKind] = []
        for child in children:
            name = child.type.removesuffix("_open").removesuffix("_close")
            if child.type == "link_open":
                links.append(absolute_address(str(child.attrs.get("href", "")), self._base))
            elif child.type == "link_close":
                links.pop()
            elif name in MARKS and child.nesting == 1:
                marks.append(MARKS[name])
            elif name in MARKS and child.nesting == -1:
                marks.pop()
            elif child.type in ("text", "code_inline", "html_inline"):
                yield Run(child.content, links[-1], tuple(dict.fromkeys(marks)))
            elif child.type == "softbreak":
                yield Run(" ", links[-1])
            elif child.type == "hardbreak":
                yield Run(BREAK)

    def _image(self, token: Token) -> Image | None:
        source = str(token.attrs.get("src", ""))
        data = data_of(source) if source.startswith("data:") else None
        data = data if data is not None and picture_type(data) else None
        href = page_address(source, self._base)
        return Image(href, data, token.content) if data or href else None
