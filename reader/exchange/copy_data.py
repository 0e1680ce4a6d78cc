"""The data inside an annotated copy: JSON-LD with W3C Web Annotations, and the copy as Kilde's own JSON."""

import json
from hashlib import sha256

from reader.exchange.webannotation import ANNOTATIONS, SCHEMA_ORG, news_article, web_annotation
from reader.model.copy import AnnotatedCopy
from reader.model.wire_copy import copy_to_json

FORMAT = 1
ISLAND_ID = "kilde-copy"
_CONTEXT = [ANNOTATIONS, {**SCHEMA_ORG, "kilde": {"@id": "urn:kilde:copy", "@type": "@json"}}]
# What could end the script element, or what JavaScript would take for a line's end.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def data_island(copy: AnnotatedCopy) -> str:
    """Return the one script element, of a type that no browser runs."""
    data = {
        "@context": _CONTEXT,
        "@graph": [news_article(copy), *(web_annotation(copy, placed) for placed in copy.annotations)],
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
