"""A statement's words without the marks around them."""

from reader.model.attribution import StatementKind
from reader.model.span import Span

OPENING = "\"“”„«»‘’'‹›"
_QUOTES = frozenset(OPENING)
_DOUBLE = frozenset('"“”„«»')  # single ones are apostrophes too
_DASHES = "–—-"
_MARKS = OPENING + _DASHES


def bare_span(span: Span, text: str) -> Span:
    """Return `span` without white space, quote marks, a leading dash and the comma before a cue.

    As it is where nothing else is there.
    """
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in OPENING or text[end - 1] == ","):
        end -= 1
    return Span(start, end) if start < end else span


def with_marks(span: Span, text: str) -> Span:
    """Return `span` with a quote mark that touches it on either side."""
    start = span.start - (text[: span.start][-1:] in _QUOTES)
    return Span(start, span.end + (text[span.end : span.end + 1] in _QUOTES))


def kind_of(span: Span, text: str) -> StatementKind:
    """Return how the words at `span` are reported, by the marks in and around them."""
    words = span.of(text).strip()
    before = text[: span.start].rstrip(" ")[-1:]
    if words[:1] in _MARKS or (before and before in OPENING):
        return StatementKind.DIRECT
    return StatementKind.MIXED if any(mark in words for mark in '"“„«') else StatementKind.INDIRECT


def kind_when_moved(kind: StatementKind, span: Span, text: str) -> StatementKind:
    """Return how the words are reported at which a statement of a kind begins and ends now, without outer marks.

    What was said after a dash has no marks, and is direct speech for all that.
    """
    if not _DOUBLE.isdisjoint(span.of(text)):
        return StatementKind.MIXED
    return kind_of(span, text) if kind is StatementKind.MIXED else kind
