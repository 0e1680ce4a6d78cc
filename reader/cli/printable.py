"""Words from pages and file names, made harmless for a terminal."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ELLIPSIS = "…"


def printable(text: str) -> str:
    """Return the text on one line, without characters that command a terminal or turn the writing direction."""
    return _CONTROLS.sub(" ", text)


def json_line(data: Any) -> str:
    """Return the JSON of `data` on one line, its control and bidi characters written as escapes."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(_columns(letter) for letter in text)


def shortened(text: str, columns: int) -> str:
    """Return the text cut to at most so many columns (two at least)."""
    if width(text) <= columns:
        return text
    kept = ""
    for letter in text:
        if width(kept) + _columns(letter) > columns - 1:
            break
        kept += letter
    return kept + _ELLIPSIS


def fitted(text: str, columns: int) -> str:
    """Return the text cut and padded to exactly so many columns (two at least)."""
    short = shortened(text, columns)
    return short + " " * (columns - width(short))


def aligned(rows: Sequence[tuple[str, ...]], widest: Sequence[int], *, indent: str = "  ") -> Iterator[str]:
    """Yield the rows as lines whose columns stand under each other, each at most as wide as `widest` says."""
    columns = zip(*rows, strict=True)
    widths = [min(most, max(map(width, column))) for most, column in zip(widest, columns, strict=True)]
    for row in rows:
        yield (indent + "  ".join(map(fitted, row, widths))).rstrip()


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
