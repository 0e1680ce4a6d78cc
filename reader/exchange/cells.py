"""Tables for spreadsheets, whose cells cannot act."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_ACTING = ("=", "+", "-", "@", "\t", "\r", "\n")  # what makes a spreadsheet take a cell for a formula


def table(headings: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> str:
    """Return the rows as CSV (RFC 4180), with a byte order mark, without which Excel reads no other letters."""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([cell(value) for value in row] for row in rows)
    return "\ufeff" + written.getvalue()


def cell(value: str | int | None) -> str:
    """Return a cell's words; those that would be taken for a formula come after an apostrophe."""
    words = "" if value is None else str(value)
    return f"'{words}" if words.startswith(_ACTING) else words
