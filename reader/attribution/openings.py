"""What opens a paragraph before its own words: the label of a caption, the place and agency of a dispatch."""

import re

from reader.model.span import Span

# "UNUSUAL: " of a caption
_LABEL = re.compile(r"[^\W\d_a-zæøåäöü][^\W\d_a-zæøåäöü \-–]{2,40}:\s+(?=[^\W\d_a-zæøåäöü])")
_DATELINE = re.compile(
    r"(?:[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-]){2,40}(?:,[^—–\n]{2,40}?)?)?[ \u00a0]{0,3}"  # "OSLO", "NEW TALLOW, Monday"
    r"(?:\([^()\n]{2,30}\)[ \u00a0]{0,3})?(?:—|–|--)[ \u00a0]{1,3}(?=\S)"
)
# With its agency a place of one word may be written small, or a colon end it; "Holm (Ap): " is somebody who speaks.
_DISPATCH = re.compile(
    r"(?:[^\W\d_a-z]\w{1,20}[ \u00a0]\((?:[A-ZÆØÅ]{3}|[A-Z][a-z]{4,11})\)[ \u00a0]{0,3}(?:—|–|--|-)"
    r"|[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-]){1,40}\((?:[A-ZÆØÅ]{3}|Reuters)\)[ \u00a0]{0,3}[:-])[ \u00a0]{1,3}(?=\S)"
)


def past_opening(text: str, span: Span) -> Span:
    """Return a block's span without its label or dateline."""
    return _past(text, span, (_LABEL, _DATELINE, _DISPATCH))


def past_dateline(text: str, span: Span) -> Span:
    """Return a block's span without "OSLO (Agency) — "."""
    return _past(text, span, (_DATELINE, _DISPATCH))


def _past(text: str, span: Span, openings: tuple[re.Pattern[str], ...]) -> Span:
    for opening in openings:
        found = opening.match(text, span.start, span.end)
        if found and span.start < found.end() < span.end and found.group().strip("—– -"):
            return Span(found.end(), span.end)
    return span
