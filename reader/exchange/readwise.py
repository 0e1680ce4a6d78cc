"""Marks as the table that Readwise imports: it has no column for colours, and tags stand in the note."""

import re
from datetime import UTC, datetime

from reader.exchange.cells import table
from reader.model.annotation import PlacedAnnotation
from reader.model.copy import AnnotatedCopy

HEADINGS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")

_BETWEEN = re.compile(r"[\s.,]+")  # what would end a tag


def readwise_csv(copy: AnnotatedCopy) -> str:
    """Return a line for each mark on words."""
    article = copy.reading.article
    author = ", ".join(article.authors) or article.publisher
    return table(
        HEADINGS,
        (
            (
                placed.annotation.anchor.quote,
                article.title,
                author,
                article.url,
                noted(placed),
                _location(placed),
                _date(placed.annotation.created),
            )
            for placed in copy.annotations
            if not placed.annotation.is_on_whole  # it takes no line without words from the text
        ),
        marked=False,
    )


def noted(placed: PlacedAnnotation) -> str:
    """Return the note as Readwise takes it: ".tag .other", and on the lines after that the words."""
    mark = placed.annotation
    tags = " ".join(f".{tag}" for tag in map(tag_word, mark.tags) if tag)
    if not tags and not mark.note.startswith((".", "\n")):
        return mark.note
    return f"{tags}\n{mark.note}" if mark.note else tags  # a note that begins with a point is no tag


def tag_word(tag: str) -> str:
    """Return the tag in one word."""
    return _BETWEEN.sub("-", tag).strip("-")


def _location(placed: PlacedAnnotation) -> int:
    span = placed.placement.span
    return span.start if span is not None else placed.annotation.anchor.start


def _date(moment: str) -> str:
    found = datetime.fromisoformat(moment)
    utc = found.astimezone(UTC) if found.tzinfo else found
    return utc.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds")
