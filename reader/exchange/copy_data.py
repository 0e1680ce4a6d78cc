"""The data inside an annotated copy: JSON-LD with W3C Web Annotations, and the copy as Kilde's own JSON."""

import json
from hashlib import sha256

from reader.exchange.selectors import exact_place, text_fragment
from reader.exchange.source_data import sources
from reader.exchange.text_places import TextPlaces
from reader.model.annotation import PlacedAnnotation, Style
from reader.model.article import Article
from reader.model.copy import AnnotatedCopy
from reader.model.wire import Json
from reader.model.wire_copy import copy_to_json

FORMAT = 1
ISLAND_ID = "kilde-copy"
_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"schema": "https://schema.org/", "kilde": {"@id": "urn:kilde:copy", "@type": "@json"}},
]
# What could end the script element, or what JavaScript would take for a line's end.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def data_island(copy: AnnotatedCopy, places: TextPlaces) -> str:
    """Return the one script element, of a type that no browser runs; `places` are those of this file."""
    data = {
        "@context": _CONTEXT,
        "@graph": [
            _news_article(copy) | _hashed(copy.reading.article),
            *sources(copy, _article_id(copy)),
            *(_found_here(_web_annotation(copy, placed), placed, places) for placed in copy.annotations),
        ],
        "kilde": {
            "format": FORMAT,
            "text_sha256": text_hash(copy.reading.article.text),
            "copy": copy_to_json(copy),
        },
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return f'<script type="application/ld+json" id="{ISLAND_ID}">{written}</script>'


def text_hash(text: str) -> str:
    """Return the SHA-256 of the canonical text as UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def _hashed(article: Article) -> Json:
    """Return the text that was read, by its hash: whoever has it can tell whether this is the same."""
    return {
        "schema:encoding": {
            "type": "schema:MediaObject",
            "schema:encodingFormat": "text/plain",
            "schema:sha256": text_hash(article.text),
        }
    }


def _found_here(annotation: Json, placed: PlacedAnnotation, places: TextPlaces) -> Json:
    """Return the annotation with the ways to its words that a browser knows, in this file and on the page."""
    if placed.annotation.is_on_whole:
        return annotation
    target = annotation["target"]
    more = [*exact_place(placed, places), *text_fragment(placed.annotation.anchor)]
    return annotation | {"target": target | {"selector": [*target["selector"], *more]}}


def _news_article(copy: AnnotatedCopy) -> Json:
    article = copy.reading.article
    fields = {
        "id": _article_id(copy),
        "type": "schema:NewsArticle",
        "schema:headline": article.title,
        "schema:publisher": _named("schema:NewsMediaOrganization", article.publisher),
        "schema:author": [_named("schema:Person", author) for author in article.authors] or None,
        "schema:datePublished": article.published,
        "schema:inLanguage": article.language,
        "schema:url": article.url,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _web_annotation(copy: AnnotatedCopy, placed: PlacedAnnotation) -> Json:
    """Return the annotation in the words of the W3C Web Annotation Data Model."""
    annotation = placed.annotation
    bodies: list[Json] = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in annotation.tags]
    if annotation.note:
        note = {"type": "TextualBody", "value": annotation.note, "format": "text/markdown", "purpose": "commenting"}
        bodies.insert(0, note)
    selectors = _selectors(placed, copy.reading.article)
    classes = [annotation.colour.value] + [annotation.style.value] * (annotation.style is not Style.HIGHLIGHT)
    target: Json = {"source": _article_id(copy), "styleClass": classes if len(classes) > 1 else classes[0]}
    fields: Json = {
        "id": f"urn:uuid:{annotation.uid}",
        "type": "Annotation",
        "motivation": "commenting" if annotation.note else "highlighting",
        "created": annotation.created,
        "modified": annotation.modified,
        "target": target | ({"selector": selectors} if selectors else {}),
    }
    return fields | ({"body": bodies} if bodies else {})


def _selectors(placed: PlacedAnnotation, article: Article) -> list[Json]:
    """Return the quote with its context and, where the mark has a place, the place; counted in code points.

    None for what is about the article as a whole: the source alone is its target.
    """
    if placed.annotation.is_on_whole:
        return []
    anchor, span = placed.annotation.anchor, placed.placement.span
    quote = {"type": "TextQuoteSelector", "exact": anchor.quote, "prefix": anchor.prefix, "suffix": anchor.suffix}
    if span is None or span.end > len(article.text):
        return [quote]
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]


def _article_id(copy: AnnotatedCopy) -> str:
    return copy.reading.article.url or f"urn:uuid:{copy.article_uid}"


def _named(kind: str, name: str | None) -> Json | None:
    return {"type": kind, "schema:name": name} if name else None
