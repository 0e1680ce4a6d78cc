"""Opening the tables of Readwise: the one that it imports, and the one that it exports."""

import csv
import re
from datetime import UTC, datetime
from io import StringIO

from reader.exchange.cells import plain
from reader.exchange.foreign import (
    FARTHEST,
    MOST,
    Gathered,
    colour_of,
    moment_of,
    name_of,
    names_of,
    style_of,
    text_of,
    uid_of,
)
from reader.model.anchor import Anchor
from reader.model.annotation import Annotation
from reader.model.errors import ArticleUnreadableError
from reader.model.found_marks import FoundMarks

_FIRST_LINE_OF_TAGS = re.compile(r"\.[^\s.,]+(?: +\.[^\s.,]+)*")
_LEADING_TAGS = re.compile(r"((?:\.[^\s.,]+\s+)+)(?=\S)")
_LONGEST_CELL = 1 << 24


def parse_readwise(text: str, now: str) -> FoundMarks:
    """Return the marks; `now` is the date of those that have none. Raises ArticleUnreadableError."""
    csv.field_size_limit(_LONGEST_CELL)
    gathered = Gathered()
    try:
        for number, cells in enumerate(csv.DictReader(StringIO(text, newline=""))):
            if number < MOST:
                _take(gathered, {name.strip().lower(): plain(value or "") for name, value in _named(cells)}, now)
    except csv.Error as cause:
        hint = "Export it again in the program that it comes from."
        raise ArticleUnreadableError("This table of marks is damaged.", hint=hint) from cause
    return gathered.found()


def is_readwise(text: str) -> bool:
    """Tell whether the first line names the columns of such a table."""
    names = {name.strip().strip('"').lower() for name in text[:2000].split("\n", 1)[0].split(",")}
    return "highlight" in names and bool(names & {"title", "book title", "note", "location", "url"})


def _named(cells: dict[str | None, str | list[str] | None]) -> list[tuple[str, str | None]]:
    return [(name, value) for name, value in cells.items() if name is not None and not isinstance(value, list)]


def _take(gathered: Gathered, row: dict[str, str], now: str) -> None:
    quote = text_of(row.get("highlight"))
    tags, note = _parted(text_of(row.get("note")))
    if not quote.strip() and not note.strip():
        return
    source, title = name_of(row.get("url")), name_of(row.get("title") or row.get("book title"))
    created = _utc(moment_of(row.get("date") or row.get("highlighted at"), now))
    mark = Annotation(
        uid=uid_of("", "readwise", source, title, quote, note, row.get("location", "")),
        anchor=Anchor(quote, "", "", _place(row.get("location", ""))),
        colour=colour_of(row.get("color")),
        note=note,
        created=created,
        modified=created,
        tags=names_of([*tags, *row.get("tags", "").split(",")]),
        style=style_of(quote),
    )
    gathered.add(source or None, title or None, mark)


def _parted(note: str) -> tuple[tuple[str, ...], str]:
    """Return the tags that a note begins with, and its words."""
    first, line_end, rest = note.partition("\n")
    if line_end and (not first or _FIRST_LINE_OF_TAGS.fullmatch(first)):
        return _tags(first), rest
    if _FIRST_LINE_OF_TAGS.fullmatch(note):
        return _tags(note), ""
    leading = _LEADING_TAGS.match(note)
    return (_tags(leading[0]), note[leading.end() :]) if leading else ((), note)


def _tags(words: str) -> tuple[str, ...]:
    return tuple(word.removeprefix(".") for word in words.split())


def _utc(moment: str) -> str:
    """Return the moment with its zone: Readwise names none, and means UTC."""
    found = datetime.fromisoformat(moment)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).isoformat()


def _place(location: str) -> int:
    return min(int(location), FARTHEST) if location.isascii() and location.isdecimal() and len(location) < 16 else 0
