"""A page's tree → every visible piece of it, in page order, with what the page says about where it stands."""

from dataclasses import replace
from enum import Enum, auto

from lxml import etree, html

from reader.model.article import BlockKind, EmphasisKind
from reader.model.frozen import frozen
from reader.text.images import Pictures, absolute_address
from reader.text.layout import BREAK, Piece, Run
from reader.text.regions import CAPTION_WORDS, Region, class_words, is_hidden, is_quote, region_of

_INVISIBLE = (
    "head script style template noscript svg iframe object embed canvas video audio select option datalist button "
    "textarea input map meter progress rp frameset applet param track"
)
_BLOCKS = (
    "html body article section main div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure figcaption table "
    "caption thead tbody tfoot tr td th pre header footer nav aside form fieldset legend address details summary hr "
    "center hgroup menu dir search dialog"
)
_NO_DATA = "p div h1 h2 h3 h4 ul ol blockquote figure form img"
INVISIBLE, BLOCKS = frozenset(_INVISIBLE.split()), frozenset(_BLOCKS.split())
NO_DATA = tuple(_NO_DATA.split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "figure": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
EMPHASES = {
    "b": EmphasisKind.STRONG,
    "strong": EmphasisKind.STRONG,
    "i": EmphasisKind.EMPHASIS,
    "em": EmphasisKind.EMPHASIS,
}
CELLS = frozenset(("td", "th"))
LISTS = frozenset(("ul", "ol", "dl", "menu", "dir"))
DEEPEST_MARK = 12  # nested parts with a purpose that a piece remembers


class Part(Enum):
    """What the end of an element ends."""

    BOX = auto()
    LINK = auto()
    EMPHASIS = auto()
    NOTHING = auto()


@frozen
class Mark:
    """A part of the page that says what it is for, by the number of its box."""

    region: Region
    box: int
    reason: str  # the word that says so


@frozen
class Box:
    """A block element and what its contents inherit."""

    number: int
    parents: tuple[int, ...] = ()  # its own number, its parent's and grandparent's
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    lists: int = 0
    quotes: int = 0
    marks: tuple[Mark, ...] = ()
    words: frozenset[str] = frozenset()  # class words of the box and its parent
    own_words: frozenset[str] = frozenset()
    kind_box: int = 0  # the box that made the kind what it is
    figure: int = 0  # the figure it stands in, 0 for none
    holds_data: bool = False  # inside a table whose cells are words only


@frozen
class Candidate:
    """A visible piece of the page, and where it stands."""

    piece: Piece
    box: Box
    linked: float  # share of its characters that stand in links, 0..1


def candidates(root: html.HtmlElement, base: str | None, pictures: Pictures) -> tuple[Candidate, ...]:
    """Return every visible piece under `root`, in page order."""
    walk = _Walk(base, pictures)
    walk.over(root)
    return tuple(walk.found)


class _Walk:
    def __init__(self, base: str | None, pictures: Pictures) -> None:
        self.found: list[Candidate] = []
        self._base = base
        self._pictures = pictures
        self._boxes = [Box(0, (0,))]
        self._count = 0
        self._runs: list[Run] = []
        self._links: list[str | None] = [None]
        self._emphases: list[EmphasisKind] = []
        self._open_parts: list[Part] = []

    def over(self, root: html.HtmlElement) -> None:
        """Go through the tree without recursion: pages nest deeper than Python does."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._close(self._open_parts.pop())
                if element is not root:
                    self._write(element.tail)
                continue
            tag = str(element.tag)
            if tag in INVISIBLE or is_hidden(element):
                walker.skip_subtree()
                self._open_parts.append(Part.NOTHING)
                if tag == "noscript":
                    self._show_all(element)
            else:
                self._open_parts.append(self._open(tag, element))
                self._write(element.text if tag != "pre" else (element.text or "").replace("\n", BREAK))
        self._flush()

    def _open(self, tag: str, element: html.HtmlElement) -> Part:
        words = class_words(element)
        if tag in CELLS and self._boxes[-1].kind is BlockKind.TABLE_ROW:
            self._runs.append(Run(" "))  # one row is one piece, its cells apart
            return Part.NOTHING
        if tag in BLOCKS or self._begins_caption(words):
            self._flush()
            self._boxes.append(self._box(tag, element, words))
            return Part.BOX
        if tag == "a":
            self._links.append(absolute_address(element.get("href") or "", self._base))
            return Part.LINK
        if tag in EMPHASES:
            self._emphases.append(EMPHASES[tag])
            return Part.EMPHASIS
        if tag == "br":
            self._break()
        elif tag == "img":
            self._show(element)
        return Part.NOTHING

    def _begins_caption(self, words: tuple[str, ...]) -> bool:
        """Tell whether an inline element is a caption all the same: it says so, and no words stand before it."""
        if CAPTION_WORDS.isdisjoint(words) or self._boxes[-1].kind is BlockKind.CAPTION:
            return False
        return not any(run.text.strip() for run in self._runs)

    def _close(self, part: Part) -> None:
        if part is Part.BOX:
            self._flush()
            self._boxes.pop()
        elif part is Part.LINK:
            self._links.pop()
        elif part is Part.EMPHASIS:
            self._emphases.pop()

    def _box(self, tag: str, element: html.HtmlElement, words: tuple[str, ...]) -> Box:
        outer = self._boxes[-1]
        self._count += 1
        marks, kind = outer.marks, self._kind(tag, words, outer.holds_data)
        region = region_of(element, words)
        if region is not None and len(marks) < DEEPEST_MARK:
            marks = (*marks, Mark(region[0], self._count, region[1]))
        return replace(
            outer,
            number=self._count,
            parents=(self._count, *outer.parents[:2]),
            kind=kind or outer.kind,
            level=HEADINGS.get(tag, 0 if tag in KINDS else outer.level),
            lists=outer.lists + (tag in LISTS),
            quotes=outer.quotes + (tag == "blockquote"),
            marks=marks,
            words=frozenset(words) | (outer.own_words if tag != "body" else frozenset()),
            own_words=frozenset(words),
            kind_box=self._count if kind else outer.kind_box,
            figure=self._count if tag == "figure" else outer.figure,
            holds_data=_holds_data(element) if tag == "table" else outer.holds_data,
        )

    @staticmethod
    def _kind(tag: str, words: tuple[str, ...], holds_data: bool) -> BlockKind | None:
        if tag in HEADINGS:
            return BlockKind.HEADING
        if not CAPTION_WORDS.isdisjoint(words):
            return BlockKind.CAPTION
        if tag in KINDS:
            return KINDS[tag]
        if tag == "tr" and holds_data:
            return BlockKind.TABLE_ROW
        return BlockKind.QUOTE if is_quote(words) else None

    def _write(self, words: str | None) -> None:
        if words:
            self._runs.append(Run(words, self._links[-1], tuple(dict.fromkeys(self._emphases))))

    def _break(self) -> None:
        """Break the line; a second break with nothing between begins a new piece."""
        for run in reversed(self._runs):
            if BREAK in run.text and not run.text.strip():
                self._flush()
                return
            if run.text.strip():
                break
        self._runs.append(Run(BREAK))

    def _flush(self) -> None:
        box, runs = self._boxes[-1], tuple(self._runs)
        self._runs = []
        text = "".join("".join(run.text for run in runs).split())
        if not text:
            return
        linked = sum(len("".join(run.text.split())) for run in runs if run.href is not None) / len(text)
        piece = Piece(box.kind, runs, box.level or _depth(box))
        self.found.append(Candidate(piece, box, linked))

    def _show(self, element: html.HtmlElement) -> None:
        image = self._pictures.of(element)
        if image is not None:
            box = self._boxes[-1]
            linked = 1.0 if self._links[-1] is not None else 0.0
            self.found.append(Candidate(Piece(BlockKind.FIGURE, (), image=image), box, linked))

    def _show_all(self, element: html.HtmlElement) -> None:
        """Take the pictures that a page shows by script and keeps in `<noscript>` for those without."""
        for inner in element.iter("img"):
            self._show(inner)


def _depth(box: Box) -> int:
    if box.kind is BlockKind.LIST_ITEM:
        return max(1, box.lists)
    return max(1, box.quotes) if box.kind is BlockKind.QUOTE else 0


def _holds_data(table: html.HtmlElement) -> bool:
    """Tell a table of data from one that lays out the page: nothing but words stands in its cells."""
    return next(table.iter(*NO_DATA), None) is None
