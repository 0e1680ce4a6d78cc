"""A shadow of a text, for matching only: letters without case and accents, each with its place in the text."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from reader.model.name_key import LETTERS
from reader.model.span import Span

SLICE = 50_000  # characters folded at once, some milliseconds
MARKS_FROM = 10  # combining classes of points and accents; 7 to 9 make other letters (nukta, dakuten, virama)

_ODD = "\0"  # stands for what is no letter with a shadow of one character
_ODD_WORDS = re.compile("[^\0]? *\0+(?: +\0+)* *| {2,}")  # with the letter before, whose accent may stand first here
_SPACE = re.compile(r"\s+")
_ALIKE = str.maketrans({c: to for to, chars in {"'": "‘’‚‛′ʼ", '"': "“”„‟″«»", "-": "‐‑‒–—―−"}.items() for c in chars})
_UPPER = {letter.upper(): letters.upper() for letter, letters in LETTERS.items() if len(letter.upper()) == 1}
_LETTERS = str.maketrans({**LETTERS, **_UPPER, "ŋ": "n", "Ŋ": "N", "ŧ": "t", "Ŧ": "T"}) | _ALIKE


@dataclass(slots=True)
class Shadow:
    """A folded text and where each of its characters is from.

    Kept as runs. In an even run both sides advance by one; any other is one letter with its accents, which
    folds to one or more characters and is matched as a whole or not at all. What is invisible (soft hyphens,
    joiners, marks of direction) has no shadow; white space of any length folds to one space.
    """

    text: str
    keeps_case: bool
    folded: str = ""
    _starts: list[int] = field(default_factory=list)  # of each run, in the shadow
    _places: list[int] = field(default_factory=list)  # … in the text
    _lengths: list[int] = field(default_factory=list)  # in the text
    _is_even: list[bool] = field(default_factory=list)

    def span(self, start: int, end: int) -> Span | None:
        """Return the words of the text whose shadow is `start` to `end`; None where that cuts a letter."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        into, up_to = start - self._starts[first], end - self._starts[last]
        is_whole = self._is_even[last] or end == self._end_of(last)
        if (into and not self._is_even[first]) or not is_whole:
            return None
        stop = self._places[last] + (up_to if self._is_even[last] else self._lengths[last])
        return Span(self._places[first] + into, stop)

    def letters(self) -> Iterator[tuple[int, int, str]]:
        """Yield each letter as the text has it, with where its shadow begins and ends."""
        for run, place in enumerate(self._places):
            start, end = self._starts[run], self._end_of(run)
            if self._is_even[run]:
                yield from ((start + i, start + i + 1, self.text[place + i]) for i in range(end - start))
            else:
                yield start, end, self.text[place : place + self._lengths[run]]

    def _end_of(self, run: int) -> int:
        return self._starts[run + 1] if run + 1 < len(self._starts) else len(self.folded)

    def _add(self, at: int, place: int, length: int, *, is_even: bool) -> None:
        if is_even and self._is_even and self._is_even[-1]:
            reach = self._places[-1] + self._lengths[-1]
            if reach == place and self._starts[-1] + self._lengths[-1] == at:
                self._lengths[-1] += length
                return
        self._starts.append(at)
        self._places.append(place)
        self._lengths.append(length)
        self._is_even.append(is_even)


def fold(text: str, *, keeps_case: bool = False, go_on: Callable[[], None] = lambda: None) -> Shadow:
    """Return the shadow of `text`; `go_on` is called now and then and may raise to end the work.

    Letter by letter only where a letter and its shadow differ in length; all else at once, in slices short
    enough for other threads: a million words in Cyrillic took ten seconds one by one.
    """
    shadow, parts, at, done = Shadow(text, keeps_case), list[str](), 0, 0
    even = _evened(text, keeps_case, go_on)
    for count, (start, end) in enumerate(_odd_places(even)):
        if count % 1000 == 0:
            go_on()
        at = _add_even(shadow, parts, at, (even, done, start))
        at = _add_odd(shadow, parts, at, (start, end))
        done = end
    _add_even(shadow, parts, at, (even, done, len(text)))
    shadow.folded = "".join(parts)
    return shadow


def as_written(letters: str, *, keeps_case: bool) -> str:
    """Return letters so that two ways to write the same, accents and all, are equal."""
    seen = "".join(c for c in letters if unicodedata.category(c) != "Cf")
    seen = unicodedata.normalize("NFKC", seen)
    return _SPACE.sub(" ", unicodedata.normalize("NFC", seen if keeps_case else seen.casefold()))


class _Evener(dict[int, str]):
    """What each character folds to where that is one character, else the sign for odd ones; learned as they come."""

    def __init__(self, *, keeps_case: bool) -> None:
        super().__init__({ord(" "): " "})
        self._keeps_case = keeps_case

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code), self._keeps_case)
        self[code] = folded if len(folded) == 1 and folded != " " else _ODD
        return self[code]


_EVENERS = {keeps_case: _Evener(keeps_case=keeps_case) for keeps_case in (False, True)}


def _evened(text: str, keeps_case: bool, go_on: Callable[[], None]) -> str:
    """Return what is as long as `text` and folded but for its odd characters."""
    slices = []
    for start in range(0, len(text), SLICE):
        go_on()
        slices.append(text[start : start + SLICE].translate(_EVENERS[keeps_case]))
    return "".join(slices)


def _odd_places(even: str) -> Iterator[tuple[int, int]]:
    """Yield where letters must be looked at one by one: odd ones with the one before, and more than one space."""
    odd, spaces, done = even.find(_ODD), even.find("  "), 0
    while odd >= 0 or spaces >= 0:
        start = odd if spaces < 0 or 0 <= odd < spaces else spaces
        if start == odd:
            while start > done and even[start - 1] == " ":
                start -= 1
            start = max(done, start - 1)
        found = _ODD_WORDS.match(even, start)
        done = found.end() if found is not None else start + 1
        yield start, done
        odd = even.find(_ODD, done) if 0 <= odd < done else odd
        spaces = even.find("  ", done) if 0 <= spaces < done else spaces


def _add_even(shadow: Shadow, parts: list[str], at: int, words: tuple[str, int, int]) -> int:
    """Add letters that are as long as their shadow, from a text, a start and an end."""
    even, start, end = words
    if start < end:
        parts.append(even[start:end])
        shadow._add(at, start, end - start, is_even=True)  # noqa: SLF001 - filled here alone
    return at + end - start


def _add_odd(shadow: Shadow, parts: list[str], at: int, words: tuple[int, int]) -> int:
    """Add letters one by one, each with the accents that follow it."""
    place = words[0]
    for letter in _clusters(shadow.text[slice(*words)]):
        folded = _folded(letter, shadow.keeps_case)
        is_more_space = folded == " " and bool(parts) and parts[-1].endswith(" ")  # after what is invisible
        if folded and not is_more_space:
            parts.append(folded)
            shadow._add(at, place, len(letter), is_even=len(letter) == len(folded) == 1)  # noqa: SLF001
            at += len(folded)
        place += len(letter)
    return at


def _clusters(words: str) -> Iterator[str]:
    """Cut words into white space, invisible characters, and letters with their accents."""
    start = 0
    while start < len(words):
        end = start + 1
        if words[start].isspace():
            while end < len(words) and words[end].isspace():
                end += 1
        elif not _is_unseen(words[start]):
            while end < len(words) and _is_accent(words[end]):
                end += 1
        yield words[start:end]
        start = end


@lru_cache(maxsize=8192)
def _folded(letter: str, keeps_case: bool) -> str:
    if letter.isspace():
        return " "
    if _is_unseen(letter[0]):
        return ""
    apart = unicodedata.normalize("NFKD", letter)
    apart = apart if keeps_case else unicodedata.normalize("NFKD", apart.casefold())
    return "".join(c for c in apart if not _is_accent(c)).translate(_LETTERS)


@lru_cache(maxsize=8192)
def _is_accent(character: str) -> bool:
    return unicodedata.combining(character) >= MARKS_FROM or "\ufe00" <= character <= "\ufe0f"


@lru_cache(maxsize=8192)
def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) == "Cf"
