"""New marks, made of what the reader has selected."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from reader.model.anchor import Anchor
from reader.model.annotation import Annotation, Colour, PlacedAnnotation
from reader.model.library import OpenArticle
from reader.model.span import Span


def new_highlight(span: Span, article: OpenArticle, colour: Colour) -> Annotation:
    """Return a highlight of the words at `span`, without a note yet."""
    now = _now()
    return Annotation(str(uuid4()), Anchor.at(span, article.reading.article.text), colour, "", now, now)


def with_note(annotation: Annotation, note: str) -> Annotation:
    """Return the annotation with another note."""
    return replace(annotation, note=note, modified=_now())


def with_colour(annotation: Annotation, colour: Colour) -> Annotation:
    """Return the annotation in another colour."""
    return replace(annotation, colour=colour, modified=_now())


def trimmed(span: Span, text: str) -> Span | None:
    """Return the span without white space at its ends; None where nothing else is in it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    return Span(start, end) if start < end else None


def annotation_at(span: Span, article: OpenArticle) -> PlacedAnnotation | None:
    """Return the shortest mark over the words at `span`: the one on top where several overlap."""
    over = [p for p in article.annotations if p.placement.span is not None and p.placement.span.overlaps(span)]
    return min(over, key=lambda placed: len(placed.placement.span or span), default=None)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
