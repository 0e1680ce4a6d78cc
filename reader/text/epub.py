"""EPUB → article: all of its chapters in order, every word of them, as one text.

A book is one article whatever its length, up to the limit of all: search, marks and sources then reach over all of it,
and the window writes a long text in slices.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.entities import html5

from lxml import etree, html

from reader.model.article import Article, BlockKind
from reader.model.errors import ArticleUnreadableError
from reader.model.picture import picture_type
from reader.text.dates import iso_date
from reader.text.encoding import decode
from reader.text.epub_package import DOCTYPE, Package, Part, Stated, joined
from reader.text.images import LARGEST, Pictures, page_address
from reader.text.language import language_of
from reader.text.layout import Piece, Run, compose
from reader.text.outlets import readable_name, split_title
from reader.text.tree import parse
from reader.text.unpack import LONGEST, too_large
from reader.text.walk import candidates

NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
NOTES = frozenset(("footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes", "note"))
TYPE = "{http://www.idpf.org/2007/ops}type"
XLINK = "{http://www.w3.org/1999/xlink}href"
WRITERS = ("aut", "author")  # a creator that has another role translated it, or drew the cover
MOST_CREATORS = 20
DEEPEST = 6  # level of a heading
OURS = "Kilde "  # the begin of what a book says that we made
COPY = "META-INF/kilde-copy.json"  # and what is in it, whatever another program has made of the rest
ADDED = "data-added"  # on what is not of the article's text, in a book of ours


def read_epub(content: bytes, name: str, url: str | None, *, whole_page: bool = False) -> Article:
    """Return the article of an EPUB; `whole_page` takes its list of contents, too.

    Raises ArticleUnreadableError for a locked or broken book, and for one without text.
    """
    package = Package(content, name)
    package.require_unlocked()
    description = package.description()
    stated = tuple(description.stated())
    is_copy = description.generator().startswith(OURS) or package.has(COPY)
    book = _Book(package, description.parts(), is_copy=is_copy)
    pieces, left_out = book.pieces(with_contents=whole_page)
    if not any(piece.text.strip() for piece in pieces):
        raise ArticleUnreadableError(
            f"There is no text in {name}, only pictures." if book.has_pages else f"There are no chapters in {name}.",
            hint="Download it again, or open another edition.",
        )
    title, _ = split_title(_title(stated))
    return _article(pieces if is_copy else _titled(pieces, title), stated, left_out, url)


def _article(pieces: list[Piece], stated: tuple[Stated, ...], left_out: int, url: str | None) -> Article:
    title, tail = split_title(_title(stated))
    text, blocks = compose(pieces)
    address = page_address(url or "", None) or _address(stated)
    published = _texts(stated, "date", ("publication",)) or _texts(stated, "date")
    return Article(
        title=title or None,
        publisher=readable_name(tuple(filter(None, (*_texts(stated, "publisher"), tail))), address),
        authors=_authors(stated),
        published=next(filter(None, map(iso_date, published)), None),
        language=language_of(text, _texts(stated, "language")),
        url=address,
        text=text,
        blocks=blocks,
        words_left_out=left_out,
    )


def _titled(pieces: list[Piece], title: str) -> list[Piece]:
    """Return the pieces with the title as their first heading; the headings of chapters stand under it."""
    if not title:
        return pieces
    first = next((number for number, piece in enumerate(pieces) if piece.kind is BlockKind.HEADING), None)
    if first is not None and _bare(pieces[first].text) == _bare(title):
        heading = replace(pieces[first], level=1)
        others = sum(piece.kind is BlockKind.HEADING and piece.level == 1 for piece in pieces) - (
            pieces[first].level == 1
        )
        rest = [*pieces[:first], *pieces[first + 1 :]]
        return [heading, *(map(_lower, rest) if others else rest)]
    return [Piece(BlockKind.HEADING, (Run(title),), 1), *map(_lower, pieces)]


def _lower(piece: Piece) -> Piece:
    is_heading = piece.kind is BlockKind.HEADING
    return replace(piece, level=min(DEEPEST, piece.level + 1)) if is_heading else piece


def _bare(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


class _Book:
    """The chapters of one package; a picture is shown once."""

    def __init__(self, package: Package, parts: list[Part], *, is_copy: bool) -> None:
        """Take the parts in reading order; a copy is one that Kilde made of an article, with marks and sources."""
        self._is_copy = is_copy
        self._package = package
        self._parts = [part for part in parts if package.has(part.path)]
        self._pictures = Pictures(None, _Files(package))

    @property
    def has_pages(self) -> bool:
        """Tell whether there is anything to read at all."""
        return bool(self._parts)

    def pieces(self, *, with_contents: bool) -> tuple[list[Piece], int]:
        """Return the pieces of all chapters, and how many words of the list of contents were left out."""
        found: list[Piece] = []
        length = left_out = 0
        for part in self._parts:
            own = list(self._chapter(part))
            if part.is_contents and not with_contents:
                left_out += sum(len(piece.text.split()) for piece in own)
                continue
            found += own
            length += sum(len(piece.text) for piece in own)
            if length > LONGEST:
                raise too_large()
        return found, left_out

    def _chapter(self, part: Part) -> Iterator[Piece]:
        content = self._package.read(part.path)
        if not content.strip():
            return
        root = _tree(content)
        if self._is_copy:
            _leave_article(root)
        _show_drawings(root)
        _put_notes_last(root)
        folder = posixpath.dirname(part.path)
        for image in root.iter("img"):
            address = image.get("src") or ""
            image.attrib.pop("srcset", None)
            image.set("src", joined(folder, address) or address)
        yield from (candidate.piece for candidate in candidates(root, None, self._pictures))


class _Files(Mapping[str, bytes]):
    """The pictures of a package by their paths, unpacked when they are wanted."""

    def __init__(self, package: Package) -> None:
        self._package = package

    def __getitem__(self, path: str) -> bytes:
        if not self._package.has(path):
            raise KeyError(path)
        content = self._package.read(path)
        if picture_type(content) is None or len(content) > LARGEST:
            raise KeyError(path)
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(())  # nobody asks what there is; the chapters name what they show

    def __len__(self) -> int:
        return 1


def _tree(content: bytes) -> html.HtmlElement:
    """Return a chapter's tree, read as XML where it is: as HTML, `<title/>` would swallow all that follows."""
    text = decode(DOCTYPE.sub(b"", content, count=1))
    named = NAMED.sub(_character, text)
    parser = html.XHTMLParser(
        encoding="utf-8", resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
    )
    declared = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", named, count=1)
    try:
        root = html.fromstring(declared.strip().encode("utf-8", "replace"), parser=parser)
        html.xhtml_to_html(root)
    except (etree.LxmlError, ValueError):
        return parse(text)
    return root if root.tag == "html" else parse(text)


def _leave_article(root: html.HtmlElement) -> None:
    """Take away what Kilde put around and into an article when it made the copy: notes, their numbers, sources."""
    for body in root.iter("body"):
        articles = list(body.iter("article"))[:1]
        body[:] = articles
        body.text = None
        for added in [one for article in articles for one in article.iter() if one.get(ADDED) is not None]:
            if added.getparent() is not None:
                added.drop_tree()


def _character(match: re.Match[str]) -> str:
    """Return the character that HTML calls by a name; XML knows five names and no more."""
    name = match.group(1)
    return match.group() if name in OF_XML else html5.get(f"{name};", match.group())


def _show_drawings(root: html.HtmlElement) -> None:
    """Show the picture that a drawing only frames: that is how covers are made to fill a page."""
    for drawing in [element for element in root.iter() if str(element.tag).rpartition("}")[2] == "svg"]:
        inner = next((one for one in drawing.iter() if str(one.tag).rpartition("}")[2] == "image"), None)
        parent = drawing.getparent()
        if inner is None or parent is None:
            continue
        picture = html.Element("img", src=inner.get(XLINK) or inner.get("href") or "")
        picture.tail = drawing.tail
        parent.replace(drawing, picture)


def _put_notes_last(root: html.HtmlElement) -> None:
    """Move the notes of a chapter behind its text, where they interrupt nobody."""
    body = next(root.iter("body"), None)
    if body is None:
        return
    notes = [one for one in body.iter("aside") if not NOTES.isdisjoint((one.get(TYPE) or "").split())]
    for note in notes:
        parent = note.getparent()
        if parent is not None and not any(above in notes for above in note.iterancestors("aside")):
            note.drop_tree()
            note.tail = None
            body.append(note)


def _texts(stated: tuple[Stated, ...], name: str, refined: tuple[str, ...] = ()) -> list[str]:
    """Return what is stated under a name; where `refined` is given, only what one of its words refines."""
    found = [one for one in stated if one.name == name and one.text]
    return [one.text for one in found if not refined or not set(refined).isdisjoint(one.refined)]


def _title(stated: tuple[Stated, ...]) -> str:
    main = _texts(stated, "title", ("main",)) or _texts(stated, "title")
    return main[0] if main else ""


def _authors(stated: tuple[Stated, ...]) -> tuple[str, ...]:
    creators = [one for one in stated if one.name == "creator" and one.text]
    roled = [one for one in creators if not set(WRITERS).isdisjoint(one.refined)]
    names = (_as_written(one.text) for one in (roled or creators)[:MOST_CREATORS])
    return tuple(dict.fromkeys(name for name in names if len(name) <= 200))


def _as_written(name: str) -> str:
    """Return a name as one says it: "Holm, Ada" is how libraries sort it."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and ", " not in first and len(name.split()) <= 5 else name


def _address(stated: tuple[Stated, ...]) -> str | None:
    """Return the address of the page that the book was made of, where it states one."""
    return next(filter(None, (page_address(text, None) for text in _texts(stated, "source"))), None)
