"""Records as they stand in a file, and the careful hand that takes values out of them.

Nothing that a stranger wrote is believed to have the type it should: what is not as expected is not there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from reader.model.entry import BrokenRecord, Entry
from reader.model.frozen import frozen

Value = dict[str, Any]
LONGEST_WORDS = 2_000  # characters of one value: a name, a role, an address
MOST = 2_000  # values of one field: names, posts, ratings

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_HALVES = re.compile(r"[\ud800-\udfff]")  # half of a character, which JSON can write and no database take
_DAY = re.compile(r"([12]\d{3})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])")


@frozen
class Record:
    """One record, before anything is known of its meaning; numbers are kept as they are written."""

    place: str  # "line 17", "record 4 of persons"
    value: Value
    section: str = ""  # the key of the list that it stands in: "persons"
    key: str = ""  # its own key, where records stand in an object by key


Read = Callable[[], Iterator[Record | BrokenRecord]]  # reads the file from its beginning
Outcome = Entry | BrokenRecord


class UnusableError(Exception):
    """A record lacks what makes it an entry; `str()` says what."""


def word(value: Any) -> str:
    """Return the text in one line, "" for anything that is no text."""
    if not isinstance(value, str):
        return ""
    text = value[:LONGEST_WORDS]
    return text.strip() if text.isprintable() else _HALVES.sub("\ufffd", _CONTROLS.sub(" ", text)).strip()


def words(value: Any) -> tuple[str, ...]:
    """Return the texts of a list, or the one text, without the empty ones."""
    listed = value if isinstance(value, list) else [value]
    return tuple(text for text in map(word, listed[:MOST]) if text)


def parts(value: Any) -> list[Value]:
    """Return the objects in a list."""
    return [part for part in value[:MOST] if isinstance(part, dict)] if isinstance(value, list) else []


def part(value: Any) -> Value:
    """Return the object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def day(value: Any) -> str | None:
    """Return an ISO date of year, month or day precision; a time of day and a "-00" are left out."""
    match = _DAY.match(word(value))
    if not match:
        return None
    year, month, of_month = match.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{month}-{of_month}" if of_month and 1 <= int(of_month) <= 31 else f"{year}-{month}"


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names in order, none twice and none empty; raises UnusableError where none is left."""
    found = tuple(dict.fromkeys(name for name in names if name))
    if not found:
        raise UnusableError("It has no name.")
    return found


def required(value: Value, key: str) -> str:
    """Return the text under `key`; raises UnusableError."""
    text = word(value.get(key))
    if not text:
        raise UnusableError(f'It has no "{key}".')
    return text
