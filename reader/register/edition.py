"""Which edition of which register a file is."""

import re
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from reader.model.entry import Edition
from reader.model.errors import RegisterUnreadableError
from reader.register.record import Record, day, part

STATED = ("date", "updated", "last_updated", "modified", "generated", "created", "exported", "timestamp")
PIECE = 1 << 20  # bytes
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([-_.]?)(\d\d)(?:\2(\d\d))?)?(?!\d)")
_SUFFIXES = re.compile(r"(\.(json|jsonl|ndjson|ijson|csv|tsv|ya?ml|ftm|txt|gz|bz2|zip))+$", re.IGNORECASE)


def digest(file: Path, on_step: Callable[[], None]) -> str:
    """Return the SHA-256 of the file as it lies there; raises RegisterUnreadableError."""
    found = sha256()
    try:
        with file.open("rb") as content:
            while piece := content.read(PIECE):
                found.update(piece)
                on_step()
    except OSError as cause:
        raise RegisterUnreadableError(f"{file.name} cannot be read to its end.", hint="Copy it again.") from cause
    return found.hexdigest()


def edition(file: Path, own: Edition, names: Sequence[str], dates: Sequence[str | None]) -> Edition:
    """Return `own` with what it lacks: the file's name for a register without one, and the date.

    The date is the first known of: what the file states (`dates`, without the last), the newest date in its
    name or in that of the archive's member, the day on which the archive or the publisher (the last of
    `dates`) dates it. None is made up: the day on which a file was written is often that of its download.
    """
    *stated, otherwise = dates
    named = [found for name in names for found in _dates(name)]
    when = next(filter(None, (*stated, max(named, default=None), otherwise)), "")
    register = own.register or _SUFFIXES.sub("", names[-1].rpartition("/")[2]) or file.name
    register = register.encode(errors="replace").decode()  # a file's name may hold bytes that are no text
    return Edition(register, own.licence, own.url, when, own.hash)


def stated(sample: Sequence[Record]) -> str | None:
    """Return the date that a file gives in its own "meta"."""
    found = (day(part(record.value).get(key)) for record in sample if record.key == "meta" for key in STATED)
    return next(filter(None, found), None)


def newest(values: Sequence[Any]) -> str | None:
    """Return the latest of some dates."""
    return max(filter(None, map(day, values)), default=None)


def _dates(name: str) -> list[str]:
    found = []
    for year, _, month, of_month in _DATE.findall(name):
        valid = [year, *([month, of_month] if month and 1 <= int(month) <= 12 else [])]
        found.append("-".join(filter(None, valid)))
    return found
