"""An article as Kilde reads it: one plain text, and blocks that say how it is laid out."""

from dataclasses import field
from enum import StrEnum

from reader.model.frozen import frozen
from reader.model.span import Span


class BlockKind(StrEnum):
    """What a stretch of the text is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CAPTION = "caption"
    FIGURE = "figure"
    TABLE_ROW = "table-row"


@frozen
class Link:
    """Words of the article that lead to another address."""

    span: Span
    href: str  # absolute, http, https or mailto


class EmphasisKind(StrEnum):
    """How words are set apart inside a block."""

    STRONG = "strong"
    EMPHASIS = "emphasis"


@frozen
class Emphasis:
    """Words set apart by the page."""

    span: Span
    kind: EmphasisKind


@frozen
class Image:
    """A figure's picture: inside the file (`data`), or only named by the page (`href`)."""

    href: str | None  # absolute http(s) address; fetched only when the reader asks
    data: bytes | None  # PNG, JPEG, GIF or WebP, sniffed by content
    alt: str = ""  # never part of the article's text


@frozen
class Block:
    """One block of the page. A figure without a caption of its own may be empty: `start == end`."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0  # 1..6 for headings, depth from 1 for list items and quotes, else 0
    links: tuple[Link, ...] = ()
    emphases: tuple[Emphasis, ...] = ()
    image: Image | None = None


@frozen
class Article:
    """One fetched state of an article. `None` means that the page does not say.

    `text` is the one coordinate of the house: every span indexes it by code points. Blocks stand in
    reading order, do not overlap, and are separated in `text` by blank lines. The title is a heading
    block of level 1 at the top where the page has one.
    """

    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: str | None  # ISO date, YYYY-MM-DD
    language: str | None  # ISO 639-1 code: "en", "nb"
    url: str | None  # canonical http(s) address; None for a local file without one
    text: str
    blocks: tuple[Block, ...]
    words_left_out: int = 0  # visible words of the page that extraction left aside
    saved: str | None = field(default=None, compare=False)  # ISO date and time, UTC: when the file's page was saved
