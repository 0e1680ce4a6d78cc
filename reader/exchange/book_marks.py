"""The marks inside an EPUB, for other readers: as the W3C's EPUB Annotations 1.0 say, and as calibre keeps them."""

import json
from base64 import encodebytes

import reader
from reader.exchange.article_html import headings
from reader.exchange.book_package import title_of
from reader.exchange.selectors import anchor_here, selectors_in_file
from reader.exchange.text_places import TextPlaces
from reader.exchange.webannotation import DRAWN, audience
from reader.exchange.xml_text import possible
from reader.model.annotation import PlacedAnnotation
from reader.model.copy import AnnotatedCopy
from reader.model.wire import Json

CALIBRE = "encoding=json+base64:\n"  # how its file begins


def annotation_set(copy: AnnotatedCopy, book: str, article: str, places: TextPlaces) -> str:
    """Return the marks as a W3C annotation set of the EPUB with the identifier `book`, on its file `article`.

    Follows the working draft of 2026; its colours are ours and one more.
    """
    about = copy.reading.article
    described = {
        "dc:identifier": [book, *([about.url] if about.url else [])],
        "dc:format": "application/epub+zip",
        "dc:title": about.title,
        "dc:publisher": about.publisher,
        "dc:creator": list(about.authors) or None,
        "dc:date": about.published[:4] if about.published else None,
    }
    whole = {
        "@context": "https://www.w3.org/ns/epub-anno.jsonld",
        "id": f"urn:kilde:marks:{copy.uid}",
        "type": "AnnotationSet",
        "generator": {"id": "urn:kilde", "type": "Software", "name": f"Kilde {reader.__version__}"},
        "generated": f"{copy.made[:10]}T00:00:00Z",
        "about": {name: value for name, value in described.items() if value},
        "items": [_annotation(copy, placed, article, places) for placed in copy.annotations],
    }
    return possible(json.dumps(whole, ensure_ascii=False, indent=1))


def calibre_bookmarks(copy: AnnotatedCopy, article: str, places: TextPlaces) -> str:
    """Return the marks as calibre puts them into an EPUB; Zotero reads them from there too.

    `article` is the first file of the spine. A mark that has lost its place has none to be written down.
    """
    sections = Sections(copy)
    marks = [
        _calibre_highlight(copy, placed, article, places.cfi(span)) | {"toc_family_titles": sections.around(span.start)}
        for placed in copy.annotations
        if (span := placed.placement.span) is not None
    ]
    return CALIBRE + encodebytes(json.dumps(marks).encode()).decode("ascii")


class Sections:
    """The sections of the article as the book's table of contents nests them.

    calibre's viewer files a highlight under the titles that it brings along, and one without any under "Unknown".
    """

    def __init__(self, copy: AnnotatedCopy) -> None:
        self._headings = headings(copy.reading.article)
        self._title = title_of(copy)

    def around(self, place: int) -> list[str]:
        """Return the titles of the sections that `place` is in, the outermost first; never none."""
        path: list[tuple[int, str]] = []
        if not (self._headings and self._headings[0].depth == 1):
            path.append((1, self._title))
        for heading in self._headings:
            if heading.start > place:
                break
            while path and path[-1][0] >= heading.depth:
                path.pop()
            path.append((heading.depth, heading.words))
        return [title for _, title in path] or [self._title]


def _annotation(copy: AnnotatedCopy, placed: PlacedAnnotation, article: str, places: TextPlaces) -> Json:
    annotation = placed.annotation
    body: Json = {"type": "TextualBody", "value": annotation.note, "format": "text/plain"}
    body |= {"color": annotation.colour.value, "highlight": DRAWN[annotation.style]}
    selectors = selectors_in_file(copy, placed, places)
    return {
        "id": f"urn:uuid:{annotation.uid}",
        "type": "Annotation",
        "motivation": "commenting" if annotation.note else "highlighting",
        "created": annotation.created,
        "modified": annotation.modified,
        "target": {"source": article} | ({"selector": selectors} if selectors else {}),
        "body": body | ({"tags": list(annotation.tags)} if annotation.tags else {}),
    } | audience(placed)


def _calibre_highlight(copy: AnnotatedCopy, placed: PlacedAnnotation, article: str, cfi: tuple[str, str]) -> Json:
    annotation = placed.annotation
    fields: Json = {
        "type": "highlight",
        "uuid": annotation.uid,
        "timestamp": annotation.modified,
        "spine_index": 0,
        "spine_name": article,
        "start_cfi": cfi[0],
        "end_cfi": cfi[1],
        "highlighted_text": anchor_here(copy, placed).quote,
        "style": {"type": "builtin", "kind": "color", "which": annotation.colour.value},
    }
    return fields | ({"notes": annotation.note} if annotation.note else {})
