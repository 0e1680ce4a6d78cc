"""Tables for spreadsheets, whose cells cannot act."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_ACTING = ("=", "+", "-", "@", "\t", "\r", "\n")  # what makes a spreadsheet take a cell for a formula


def table(headings: Sequence[str], rows: Iterable[Sequence[str | int | None]], *, marked: bool = True) -> str:
    """Return the rows as CSV (RFC 4180), with a byte order mark, without which Excel reads no other letters.

    For a program that would take it for a part of the first heading, it is not `marked`.
    """
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([cell(value) for value in row] for row in rows)
    return "\ufeff" * marked + written.getvalue()


def cell(value: str | int | None) -> str:
    """Return a cell's words; those that would be taken for a formula come after an apostrophe.

    So do those that begin with such an apostrophe of their own: `plain` gives back either.
    """
    words = "" if value is None else str(value)
    return f"'{words}" if _acts(words) else words


def plain(words: str) -> str:
    """Return what stood in a cell before it was made harmless."""
    return words[1:] if words.startswith("'") and _acts(words) else words


def _acts(words: str) -> bool:
    return words.lstrip("'").startswith(_ACTING)
