"""Words from the web made safe to show: plain, on one line, and kept from turning their neighbours around."""

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from urllib.parse import urlsplit

from reader.model.span import Span

_ISOLATE = "\N{FIRST STRONG ISOLATE}"
_POP = "\N{POP DIRECTIONAL ISOLATE}"
_JOINERS = "\u200c\u200d"  # needed to write Persian, Hindi and families of emoji
_BREAK = "\N{ZERO WIDTH SPACE}"
_LONG_WORD = re.compile(r"[^\s\N{EN DASH}\N{EM DASH}/-]{25,}")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
# As `html.escape` does it: that module loads two thousand names of letters, 1.4 ms of a start.
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


@lru_cache(maxsize=4096)  # a card is laid out at every step of a scroll
def shown(text: str) -> str:
    """Return `text` on one line without invisible characters; right-to-left words are bidi-isolated."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    line = " ".join(_visible(text).split())
    if any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in line):
        return f"{_ISOLATE}{line}{_POP}"
    return line


def shown_with(text: str, marks: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return `text` as `shown` gives it, with where the marked words stand in that.

    Right-to-left words are shown without marks: shown part by part, they would change places.
    """
    if _ISOLATE in shown(text):
        return shown(text), ()
    line, moved, at = "", [], 0
    for mark in marks:
        before = _appended(line, text[at : mark.start])
        line, at = _appended(before, mark.of(text)), mark.end
        if len(line) > len(before):  # else nothing of it can be seen
            moved.append(Span(len(before), len(line)))
    return _appended(line, text[at:]).rstrip(), tuple(moved)


def for_tooltip(text: str) -> str:
    """Return `text` so that Qt, which guesses markup in tooltips, shows each character as it is."""
    return "<p>" + text.translate(_MARKUP).replace("\n", "<br>") + "</p>"


def for_menu(text: str, limit: int = 60) -> str:
    """Return `text` as the label of a button or menu entry, where Qt reads "&" as a shortcut."""
    line = shown(text)
    end = _POP if line.endswith(_POP) else ""  # it stays: else what follows the words would be turned with them
    return (line if len(line) <= limit else f"{line[: limit - 1]}…{end}").replace("&", "&&")


def breakable(text: str) -> str:
    """Return `text` with places to end a line in words that are longer than most lines, for labels, as Qt has none.

    They are invisible; `unbroken` takes them out of what is copied. Letters that are joined in writing stay together.
    """
    return _LONG_WORD.sub(lambda word: "".join(map(_with_break, word[0])), text)


def unbroken(text: str) -> str:
    """Return `text` without the places that `breakable` has put in."""
    return text.replace(_BREAK, "")


def host_of(address: str) -> str:
    """Return "pictures.example" of an address; "" where it names no host, or pages made it so that none can be told."""
    with suppress(ValueError):
        return urlsplit(address).hostname or ""
    return ""


def _appended(line: str, words: str) -> str:
    kept = _visible(words)
    inner = " ".join(kept.split())
    before = " " if line and kept[:1] == " " and not line.endswith(" ") else ""
    after = " " if inner and kept[-1:] == " " else ""
    return f"{line}{before}{inner}{after}"


def _with_break(letter: str) -> str:
    """Return a letter behind a place to break, unless it belongs to the letter before."""
    is_apart = unicodedata.category(letter)[0] != "M" and unicodedata.bidirectional(letter) != "AL"
    return f"{_BREAK}{letter}" if is_apart and letter not in _JOINERS else letter


def _visible(text: str) -> str:
    return "".join(" " if _is_break(c) else c for c in text if _is_visible(c))


def _is_break(character: str) -> bool:
    return character in "\t\n\r" or unicodedata.category(character) in {"Zl", "Zp", "Zs"}


def _is_visible(character: str) -> bool:
    if character in _JOINERS or _is_break(character):
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
