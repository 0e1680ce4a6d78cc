"""What holds an EPUB together: its package document and its table of contents."""

from collections.abc import Sequence
from uuid import UUID

import reader
from reader.exchange.markup import escaped
from reader.exchange.xml_text import page, possible
from reader.model.copy import AnnotatedCopy
from reader.model.frozen import frozen

CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n<rootfiles>\n'
    '<rootfile full-path="package.opf" media-type="application/oebps-package+xml"/>\n</rootfiles>\n</container>\n'
)
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
_XHTML = "application/xhtml+xml"
_SUMMARY = (
    "The article is text with headings in order. Marks are elements of their own, notes are linked with the words they "
    "are on, and sources stand in a section after the article."
)


@frozen
class Entry:
    """A line of the table of contents."""

    depth: int
    href: str
    words: str


@frozen
class Picture:
    """A picture inside the book."""

    name: str
    media_type: str
    content: bytes


def identifier(copy: AnnotatedCopy) -> str:
    """Return what the book is known by."""
    try:
        return f"urn:uuid:{UUID(copy.uid)}"
    except ValueError:  # a stranger's copy may have any
        return f"urn:kilde:{copy.uid}"


def title_of(copy: AnnotatedCopy) -> str:
    """Return the title, which a book must have."""
    return " ".join((copy.reading.article.title or "").split()) or "Article"


def language_of(copy: AnnotatedCopy) -> str:
    """Return the language, which a book must say: that of the article, or that it is not known."""
    return copy.reading.article.language or "und"


def package(copy: AnnotatedCopy, pictures: Sequence[Picture], *, are_described: bool) -> str:
    """Return the package document; `are_described` tells whether every picture says in words what it shows."""
    turned = ' page-progression-direction="rtl"' if language_of(copy) in _RIGHT_TO_LEFT else ""
    items = "".join(
        f'<item id="picture-{number}" href="{picture.name}" media-type="{picture.media_type}"/>\n'
        for number, picture in enumerate(pictures, start=1)
    )
    return possible(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" '
        f'xml:lang="{language_of(copy)}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_about(copy)}'
        f"{_access(has_pictures=bool(pictures), are_described=are_described)}</metadata>\n<manifest>\n"
        f'<item id="nav" href="nav.xhtml" media-type="{_XHTML}" properties="nav"/>\n'
        f'<item id="article" href="article.xhtml" media-type="{_XHTML}"/>\n'
        f'<item id="sources" href="sources.xhtml" media-type="{_XHTML}"/>\n'
        f'<item id="style" href="style.css" media-type="text/css"/>\n{items}</manifest>\n'
        f'<spine{turned}>\n<itemref idref="article"/>\n<itemref idref="sources"/>\n</spine>\n</package>\n'
    )


def contents(copy: AnnotatedCopy, entries: Sequence[Entry]) -> str:
    """Return the navigation document."""
    body = (
        '<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">\n<h1 id="contents">Contents</h1>\n'
        f'{_nested(entries)}\n</nav>\n<nav epub:type="landmarks" hidden="hidden" aria-label="Landmarks">\n<ol>'
        '<li><a epub:type="bodymatter" href="article.xhtml">Article</a></li>'
        '<li><a epub:type="backmatter" href="sources.xhtml">Sources</a></li></ol>\n</nav>'
    )
    return page(title_of(copy), body)


def _nested(entries: Sequence[Entry]) -> str:
    """Return the entries as a list, those that are deeper inside the one before them."""
    items, at = "", 0
    while at < len(entries):
        depth = entries[at].depth
        end = next((i for i in range(at + 1, len(entries)) if entries[i].depth <= depth), len(entries))
        link = f'<a href="{escaped(entries[at].href)}">{escaped(entries[at].words)}</a>'
        items += f"<li>{link}{_nested(entries[at + 1 : end])}</li>"
        at = end
    return f"<ol>{items}</ol>" if items else ""


def _about(copy: AnnotatedCopy) -> str:
    article = copy.reading.article
    said = [
        ("dc:title", title_of(copy)),
        ("dc:language", language_of(copy)),
        *(("dc:creator", author) for author in article.authors),
        ("dc:publisher", article.publisher or ""),
        ("dc:date", article.published or ""),
        ("dc:source", article.url or ""),
    ]
    lines = "".join(f"<{name}>{escaped(words)}</{name}>\n" for name, words in said if words.strip())
    return (
        f'<dc:identifier id="book">{escaped(identifier(copy))}</dc:identifier>\n{lines}'
        f'<meta property="dcterms:modified">{copy.made[:10]}T00:00:00Z</meta>\n'
        f'<meta name="generator" content="Kilde {reader.__version__}"/>\n'
    )


def _access(*, has_pictures: bool, are_described: bool) -> str:
    """Return what readers of braille or speech can expect, in the words of schema.org."""
    features = ["structuralNavigation", "tableOfContents", "readingOrder", "annotations", "displayTransformability"]
    said = [("accessMode", "textual"), *[("accessMode", "visual")] * has_pictures]
    said += [("accessModeSufficient", "textual")] * are_described
    said += [("accessModeSufficient", "textual,visual")] * has_pictures
    said += [
        ("accessibilityFeature", name) for name in features + ["alternativeText"] * (has_pictures and are_described)
    ]
    said += [("accessibilityHazard", "none"), ("accessibilitySummary", _SUMMARY)]
    return "".join(f'<meta property="schema:{name}">{escaped(words)}</meta>\n' for name, words in said)
