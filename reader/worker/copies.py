"""The copy that a file of Kilde's holds, whatever its form.

A page, a book and a PDF hold the copy as data. Markdown is for people to read and edit, and a book for whoever has an
editor for it: there the words that stand in it are the article, the marks are placed in them, and its sources are found
anew.
"""

from collections.abc import Iterable
from dataclasses import replace

from reader.anchoring.from_file import placed_from_file
from reader.anchoring.place import SearchedText
from reader.exchange import opened_copy
from reader.exchange.copy_data import DATA_FILE
from reader.exchange.epub import CALIBRE_FILE, COPY_FILE
from reader.exchange.markdown_copy import NOBODY, copy_of
from reader.exchange.opened_calibre import parse_calibre
from reader.exchange.opened_markdown import identity_in, parse_markdown
from reader.exchange.xml_text import possible
from reader.model.annotation import Annotation, PlacedAnnotation
from reader.model.copy import AnnotatedCopy
from reader.model.errors import ArticleUnreadableError
from reader.model.fingerprint import words_of
from reader.model.original import Original
from reader.model.reading import Reading
from reader.text.encoding import decode
from reader.text.epub_package import Package, is_epub
from reader.text.inside import file_inside
from reader.text.load import load
from reader.text.unpack import unpacked

UNDATED = "1970-01-01T00:00:00+00:00"  # where nobody knows when the file was read


def copy_in(original: Original) -> AnnotatedCopy | None:
    """Return the annotated copy that a file is, None where it is none; a damaged one is an ArticleUnreadableError."""
    return whole_copy_in(original) or _in_markdown(original)


def whole_copy_in(original: Original) -> AnnotatedCopy | None:
    """Return the annotated copy that a page, a book or a PDF is; raises as `copy_in` does."""
    content = unpacked(original.content)
    if opened_copy.is_copy(content):
        return opened_copy.parse(content)
    data = file_inside(content, COPY_FILE, DATA_FILE)
    if data is None:
        return None
    copy = opened_copy.parse_data(data)
    return _as_in_book(copy, content, original) if is_epub(content) else copy


def _in_markdown(original: Original) -> AnnotatedCopy | None:
    content = unpacked(original.content)
    if not content.removeprefix(b"\xef\xbb\xbf").startswith(b"---"):
        return None
    written = decode(content, original.charset).lstrip("\ufeff").replace("\r\n", "\n")
    identity = identity_in(written)
    if identity is None:
        return None
    article = load(original)
    copy = copy_of(article, written, identity)
    found = parse_markdown(written, original.fetched or UNDATED)
    return _placed(copy, [mark for each in found.articles for mark in each.marks])


def calibre_marks(book: Package, now: str) -> tuple[Annotation, ...]:
    """Return the marks that calibre keeps in a book; `now` is the date of those that have none."""
    return parse_calibre(decode(book.read(CALIBRE_FILE)), now) if book.has(CALIBRE_FILE) else ()


def with_calibres(mine: Annotation, theirs: Annotation) -> Annotation:
    """Return a mark as calibre has it now: what it shows may be edited there."""
    if (mine.note, mine.colour) == (theirs.note, theirs.colour):
        return mine
    return replace(mine, note=theirs.note, colour=theirs.colour, modified=theirs.modified)


def _as_in_book(copy: AnnotatedCopy, content: bytes, original: Original) -> AnnotatedCopy:
    """Return the copy as its book has it now: with calibre's marks, and in its own words where somebody edited them."""
    theirs = calibre_marks(Package(content, original.name), original.fetched or UNDATED)
    copy = replace(copy, annotations=_joined(copy, theirs)) if theirs else copy
    try:
        article = load(original)
    except ArticleUnreadableError:  # there are no words in it but those of the data, if any
        return copy
    if words_of(article.text) == words_of(possible(copy.reading.article.text)):
        return copy
    edited = replace(copy, reading=Reading(article, (), (), NOBODY), is_whole=False, altered=True)
    return _placed(edited, [placed.annotation for placed in copy.annotations])


def _placed(copy: AnnotatedCopy, marks: Iterable[Annotation]) -> AnnotatedCopy:
    """Return the copy with these marks, each where its words stand in the text."""
    text = copy.reading.article.text
    searched = SearchedText(text)
    return replace(copy, annotations=tuple(placed_from_file(mark, text, searched) for mark in marks))


def _joined(copy: AnnotatedCopy, theirs: tuple[Annotation, ...]) -> tuple[PlacedAnnotation, ...]:
    """Return the marks of the copy, with what calibre has since changed in them and put beside them."""
    edited = {mark.uid: mark for mark in theirs}
    mine = [(placed, edited.pop(placed.annotation.uid, placed.annotation)) for placed in copy.annotations]
    text = copy.reading.article.text
    searched = SearchedText(text)
    return (
        *(replace(placed, annotation=with_calibres(placed.annotation, now)) for placed, now in mine),
        *(placed_from_file(mark, text, searched) for mark in edited.values()),
    )
