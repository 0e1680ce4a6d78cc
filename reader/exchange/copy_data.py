"""The data inside an annotated copy: JSON-LD with W3C Web Annotations, and the copy as Kilde's own JSON.

A page has it in an element, a book and a PDF as a file inside: opened in Kilde, each is the article with its marks.
"""

import json

from reader.exchange.selectors import exact_place, text_fragment
from reader.exchange.source_data import sources
from reader.exchange.text_places import TextPlaces
from reader.exchange.webannotation import ANNOTATIONS, SCHEMA_ORG, article_id, news_article, text_hash, web_annotation
from reader.model.annotation import PlacedAnnotation
from reader.model.copy import AnnotatedCopy
from reader.model.wire import Json
from reader.model.wire_copy import copy_to_json

FORMAT = 1
ISLAND_ID = "kilde-copy"
DATA_FILE = "kilde-copy.json"  # the name inside a PDF, and the end of the one inside a book
_CONTEXT = [ANNOTATIONS, {**SCHEMA_ORG, "kilde": {"@id": "urn:kilde:copy", "@type": "@json"}}]
# What could end the script element, or what JavaScript would take for a line's end.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def data_island(copy: AnnotatedCopy, places: TextPlaces) -> str:
    """Return the one script element, of a type that no browser runs; `places` are those of this file."""
    written = _written(copy, places).translate(_ESCAPES)
    return f'<script type="application/ld+json" id="{ISLAND_ID}">{written}</script>'


def data_file(copy: AnnotatedCopy) -> str:
    """Return the same as a file of its own, to lie inside another."""
    return _written(copy)


def _written(copy: AnnotatedCopy, places: TextPlaces | None = None) -> str:
    data = {
        "@context": _CONTEXT,
        "@graph": [
            news_article(copy),
            *sources(copy, article_id(copy)),
            *(_found_here(web_annotation(copy, placed), placed, places) for placed in copy.annotations),
        ],
        "kilde": {
            "format": FORMAT,
            "text_sha256": text_hash(copy.reading.article.text),
            "copy": copy_to_json(copy),
        },
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _found_here(annotation: Json, placed: PlacedAnnotation, places: TextPlaces | None) -> Json:
    """Return the annotation with the ways to its words that a browser knows, here and on the page."""
    if placed.annotation.is_on_whole:
        return annotation
    target = annotation["target"]
    here = exact_place(placed, places) if places is not None else []
    more = [*here, *text_fragment(placed.annotation.anchor)]
    return annotation | {"target": target | {"selector": [*target["selector"], *more]}}
