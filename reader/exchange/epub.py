"""An annotated copy as an EPUB 3: the article with its marks, notes that pop up at their words, the source cards.

The marks are in it again as data, for readers that draw their own (see book_marks), and the whole copy, for Kilde. No
script, nothing remote.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reader.exchange.around import byline, head_line, language_of, last_words
from reader.exchange.article_html import article_html, headings
from reader.exchange.book_marks import annotation_set, calibre_bookmarks
from reader.exchange.book_package import CONTAINER, Entry, Picture, contents, identifier, package, title_of
from reader.exchange.cards import CardWriter
from reader.exchange.copy_data import DATA_FILE, data_file
from reader.exchange.copy_style import literal_stylesheet
from reader.exchange.medium import Medium, NotePlace
from reader.exchange.pictures import with_pictures_within_bounds
from reader.exchange.text_places import TextPlaces
from reader.exchange.xml_text import page
from reader.model.copy import AnnotatedCopy

_ARTICLE, _SOURCES = "article.xhtml", "sources.xhtml"  # beside the package: one name, whoever counts from where
# In META-INF, where readers of annotations look: Readium's name, and that of the W3C's draft.
ANNOTATIONS = ("META-INF/annotations.json", "META-INF/my.annotation")
CALIBRE_FILE = "META-INF/calibre_bookmarks.txt"
COPY_FILE = f"META-INF/{DATA_FILE}"
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}  # EPUB 3.3 has WebP too
_MIME = "application/epub+zip"


def epub(copy: AnnotatedCopy) -> bytes:
    """Return the file. The same copy gives the same bytes."""
    copy = with_pictures_within_bounds(replace(copy, altered=False))
    shelf = _Pictures()
    body = article_html(copy, byline(copy.reading.article), _medium(shelf))
    article = _article_page(copy, body.markup)
    places = TextPlaces(article)
    marks = annotation_set(copy, identifier(copy), _ARTICLE, places)
    files: list[tuple[str, str | bytes]] = [
        ("META-INF/container.xml", CONTAINER),
        (COPY_FILE, data_file(copy).encode("utf-8", "replace")),
        *((name, marks) for name in ANNOTATIONS if copy.annotations),
        *[(CALIBRE_FILE, calibre_bookmarks(copy, _ARTICLE, places))] * bool(copy.annotations),
        ("package.opf", package(copy, shelf.pictures, are_described=_are_described(copy))),
        ("nav.xhtml", contents(copy, list(_entries(copy, has_notes=body.has_notes)))),
        (_ARTICLE, article),
        (_SOURCES, _sources_page(copy, _medium(shelf))),
        ("style.css", literal_stylesheet("epub.css")),
        *((picture.name, picture.content) for picture in shelf.pictures),
    ]
    return _zipped(files)


class _Pictures:
    """The pictures of the book, each once."""

    def __init__(self) -> None:
        self._by_content: dict[bytes, Picture] = {}

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(self._by_content.values())

    def add(self, content: bytes, media_type: str) -> str:
        """Return the name of the picture inside the book."""
        name = f"images/{len(self._by_content) + 1}.{_ENDINGS[media_type]}"
        return self._by_content.setdefault(content, Picture(name, media_type, content)).name


def _medium(shelf: _Pictures) -> Medium:
    return Medium(
        notes=NotePlace.AT_END,
        article=_ARTICLE,
        sources=_SOURCES,
        draw=lambda _: "",  # what a drawing says stands beside it in words
        picture=shelf.add,
        reference=' epub:type="noteref" role="doc-noteref"',
        note=' epub:type="footnote" role="doc-footnote"',
        has_bar=False,
    )


def _article_page(copy: AnnotatedCopy, body: str) -> str:
    language = language_of(copy.reading.article)
    return page(
        title_of(copy),
        f'{head_line(copy)}\n<article id="article"{language} xml:{language.strip()}>{body}</article>\n'
        f"<footer>\n<p>{last_words(copy)}</p>\n</footer>",
    )


def _sources_page(copy: AnnotatedCopy, medium: Medium) -> str:
    count = len(copy.reading.appearances)
    return page(
        f"Sources – {title_of(copy)}",
        f'<section class="sources" epub:type="appendix" aria-labelledby="sources">\n'
        f'<h2 id="sources">Sources <span class="number">{count}</span></h2>\n'
        f"{CardWriter(copy, medium).write()}\n</section>",
    )


def _entries(copy: AnnotatedCopy, *, has_notes: bool) -> Iterator[Entry]:
    """Yield the table of contents: the headings under the title, then notes and sources."""
    found = headings(copy.reading.article)
    if not (found and found[0].depth == 1):
        yield Entry(1, f"{_ARTICLE}#article", title_of(copy))
    for heading in found:
        yield Entry(heading.depth, f"{_ARTICLE}#{heading.id}", heading.words)
    if has_notes:
        yield Entry(1, f"{_ARTICLE}#notes", "Notes")
    yield Entry(1, f"{_SOURCES}#sources", "Sources")


def _are_described(copy: AnnotatedCopy) -> bool:
    images = [block.image for block in copy.reading.article.blocks if block.image is not None]
    return all(image.alt.strip() for image in images if image.data is not None)


def _zipped(files: list[tuple[str, str | bytes]]) -> bytes:
    """Return the files in one, without a date: the type comes first and is not packed, so that it can be seen."""
    whole = BytesIO()
    with ZipFile(whole, "w") as book:
        for name, content in [("mimetype", _MIME), *files]:
            entry = ZipInfo(name)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # else it would tell what system it was written on
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            book.writestr(entry, content)
    return whole.getvalue()
