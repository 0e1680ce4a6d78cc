"""CSV and its kin → records: any of the usual delimiters, quotes that are never closed, lines without an end."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TextIO

from reader.model.entry import BrokenRecord
from reader.register.json_text import TOO_LONG
from reader.register.lines import numbered
from reader.register.record import Record

DELIMITERS = ",;\t|"
LONGEST_LINE = 1_000_000  # characters
LINES_OF_ROW = 200  # a text in a cell may have some; a quote that is never closed takes all that follow


class _TooManyLinesError(Exception):
    """A row goes on for longer than a row may."""


def delimiter(header: str) -> str:
    """Return the character that parts the columns, "" where none does."""
    counts = {mark: header.count(mark) for mark in DELIMITERS}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ""


def rows(text: TextIO, mark: str) -> Iterator[Record | BrokenRecord]:
    """Yield a record for each row after the first, its values by column; empty rows are passed over."""
    feed = _Feed(text)
    header: Sequence[str] | None = None
    for place, row in _cells(feed, mark):
        yield from feed.overlong()
        if row is None:
            yield BrokenRecord(place, "Its quotation marks do not match.")
        elif not any(row):
            continue
        elif header is None:
            header = columns(row)
        elif len(row) == len(header):
            yield Record(place, dict(zip(header, row, strict=True)))
        else:
            yield BrokenRecord(place, f"It has {len(row)} columns, the first line {len(header)}.")
    yield from feed.overlong()


def columns(row: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the columns, each once: a second "name" is "name (2)"."""
    times = Counter[str]()
    names: list[str] = []
    for cell in row:
        name = " ".join(cell.split())
        times[name] += 1
        names.append(f"{name} ({times[name]})" if times[name] > 1 else name)
    return tuple(names)


class _Feed:
    """The lines of a file, which can be put back, with the numbers of those that a row took."""

    def __init__(self, text: TextIO) -> None:
        self._lines = numbered(text, LONGEST_LINE)
        self._back: list[tuple[int, str]] = []
        self._overlong: list[int] = []
        self.taken: list[tuple[int, str]] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) == LINES_OF_ROW:
            raise _TooManyLinesError
        number, line = self._back.pop() if self._back else self._next()
        self.taken.append((number, line))
        return line.replace("\0", "")

    def _next(self) -> tuple[int, str]:
        for number, line in self._lines:
            if line is not None:
                return number, line
            self._overlong.append(number)
        raise StopIteration

    def put_back(self) -> int:
        """Give back all lines of the row but its first, whose number is returned."""
        (first, _), *rest = self.taken
        self._back += reversed(rest)
        return first

    def overlong(self) -> Iterator[BrokenRecord]:
        """Yield the lines that were too long to be read, once."""
        while self._overlong:
            yield BrokenRecord(f"line {self._overlong.pop(0)}", TOO_LONG)


def _cells(feed: _Feed, mark: str) -> Iterator[tuple[str, list[str] | None]]:
    """Yield the cells of each row with its place, None where they cannot be told apart.

    A row that cannot be read costs its first line only: those it had swallowed are read again.
    """
    reader = csv.reader(feed, delimiter=mark, strict=True)
    while True:
        feed.taken = []
        try:
            row = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooManyLinesError):
            reader = csv.reader(feed, delimiter=mark, strict=True)
            if not feed.taken:
                return
            yield f"line {feed.put_back()}", None
        else:
            yield f"line {feed.taken[0][0]}", row
