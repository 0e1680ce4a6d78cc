"""Opening an annotated copy. Whoever made it is a stranger: nothing in it is believed before it is checked.

Only the data is read, never the page, book or print around it. Runs in the analysis process.
"""

import json
import re
from dataclasses import replace
from typing import Any

from reader.exchange.copy_data import FORMAT, ISLAND_ID
from reader.exchange.webannotation import text_hash
from reader.model.anchor import Anchor, Placement, PlacementState
from reader.model.annotation import PlacedAnnotation
from reader.model.checked import Checked, WireError
from reader.model.copy import AnnotatedCopy
from reader.model.errors import ArticleUnreadableError
from reader.model.span import Span
from reader.model.wire_copy import read_copy

LARGEST = 200 << 20  # bytes, as for everything that is unpacked
_OPENING = re.compile(
    rb"<script\b[^<>]{0,200}\bid=[\"']?" + ISLAND_ID.encode() + rb"[\"']?[^<>]{0,200}>", re.IGNORECASE
)
_CLOSING = b"</script"
_HINT = "Ask for the copy again, or open it in another program to read it."


def is_copy(content: bytes) -> bool:
    """Tell whether these are the bytes of an annotated copy as a page, whole or not."""
    return _OPENING.search(content) is not None


def parse(content: bytes) -> AnnotatedCopy:
    """Return what a copy as a page holds; raises as `parse_data` does."""
    opening = _OPENING.search(content)
    end = content.find(_CLOSING, opening.end()) if opening else -1
    if opening is None or end < 0 or len(content) > LARGEST:
        raise ArticleUnreadableError("This annotated copy is cut off or too large.", hint=_HINT)
    return parse_data(content[opening.end() : end])


def parse_data(data: bytes) -> AnnotatedCopy:
    """Return the copy that the data inside a page, a book or a PDF is of.

    Raises ArticleUnreadableError where it is damaged or was not written by Kilde. Where its text was changed after it
    was saved, the copy says so (`altered`), and marks are found again by their words or lose their place.
    """
    try:
        whole = Checked(_data(data))["kilde"]
        if whole["format"].integer(1, 1 << 31) > FORMAT:
            message = "This copy was made by a newer Kilde."
            raise ArticleUnreadableError(message, hint="Update Kilde, or open the copy in another program.")
        copy = read_copy(whole["copy"])
        saved_hash = whole["text_sha256"].text(64)
    except (WireError, RecursionError) as cause:
        raise ArticleUnreadableError("The data inside this annotated copy is damaged.", hint=_HINT) from cause
    text = copy.reading.article.text
    if text_hash(text) == saved_hash:
        return replace(copy, altered=False)
    return replace(copy, altered=True, annotations=tuple(_placed_again(p, text) for p in copy.annotations))


def _data(written: bytes) -> Any:
    try:
        return json.loads(written.decode())
    except (ValueError, RecursionError) as cause:  # not JSON, not UTF-8, or nested without end
        raise ArticleUnreadableError("The data inside this annotated copy is damaged.", hint=_HINT) from cause


def _placed_again(placed: PlacedAnnotation, text: str) -> PlacedAnnotation:
    span = placed.placement.span
    if span is not None and span.of(text) == placed.annotation.anchor.quote:
        return placed
    return replace(placed, placement=_found(placed.annotation.anchor, text))


def _found(anchor: Anchor, text: str) -> Placement:
    """Return the only place where the quoted words stand; the library looks closer when it takes the copy in."""
    if not anchor.quote:
        return Placement(None, PlacementState.WHOLE)
    first = text.find(anchor.quote)
    if first < 0 or text.find(anchor.quote, first + 1) >= 0:
        return Placement(None, PlacementState.ORPHAN, 0.0)
    return Placement(Span(first, first + len(anchor.quote)), PlacementState.MOVED)
