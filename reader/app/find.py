"""Finding words in an article, in the notes on it and among the names of its sources."""

import threading
import unicodedata
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import islice
from typing import Protocol

from reader.model.errors import AnalysisCancelledError
from reader.model.fold import Shadow, as_written, fold
from reader.model.frozen import frozen
from reader.model.span import Span

MOST = 5000  # places kept; a search for "e" in a long article finds more than anybody walks through
WORTH_KEEPING = 20_000  # characters, from which folding anew would be felt

GoOn = Callable[[], None]  # called now and then; raises when nobody waits for the answer any more


class Where(StrEnum):
    """Where words were found."""

    TEXT = "text"
    NOTE = "note"
    SOURCE = "source"


@frozen
class Query:
    """What is looked for."""

    words: str
    matches_case: bool = False
    whole_words: bool = False
    is_pattern: bool = False  # a regular expression
    everywhere: bool = True  # in notes and names too


@frozen
class Searched:
    """What is looked through: the text, the reader's notes by uid, and all names of each card."""

    text: str
    notes: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, ...], ...] = ()


@frozen
class Place:
    """Where something was found."""

    where: Where
    span: Span  # in the text, in the note's words, or in the name
    uid: str = ""  # of the note
    card: int = -1


@frozen
class Findings:
    """Text first, then notes, then sources; each in its order."""

    query: Query
    places: tuple[Place, ...] = ()
    has_more: bool = False  # than are kept

    def count(self, where: Where) -> int:
        """Return how many were found there."""
        return sum(place.where is where for place in self.places)


class Finder(Protocol):
    """Finds what a query asks for in any text: `Words`, or the `Pattern` of patterns.py."""

    def spans(self, text: str, go_on: GoOn) -> Iterator[Span]:
        """Yield where it stands in `text`, nothing overlapping; raises PatternError where that takes too long."""
        ...


class Shadows:
    """The shadows of the text that is searched, kept from one letter typed to the next."""

    def __init__(self) -> None:
        self._kept: dict[bool, Shadow] = {}

    def of(self, text: str, go_on: GoOn, *, keeps_case: bool) -> Shadow:
        """Return the shadow of `text`; that of a long one is kept until another long one comes."""
        kept = self._kept.get(keeps_case)
        if kept is not None and kept.text is text:
            return kept
        made = fold(text, keeps_case=keeps_case, go_on=go_on)
        if len(text) > WORTH_KEEPING:
            self._kept[keeps_case] = made
        return made


class Search:
    """One search, which another thread may cancel."""

    def __init__(self, query: Query, searched: Searched, finder: Finder) -> None:
        self._query = query
        self._searched = searched
        self._finder = finder
        self._is_cancelled = threading.Event()

    def cancel(self) -> None:
        """End the search as soon as may be: its answer is not wanted any more."""
        self._is_cancelled.set()

    def run(self) -> Findings:
        """Return what was found, nothing once it is cancelled; raises PatternError where a pattern takes too long."""
        try:
            places = tuple(islice(self._places(), MOST + 1))
        except AnalysisCancelledError:
            places = ()
        return Findings(self._query, places[:MOST], has_more=len(places) > MOST)

    def _places(self) -> Iterator[Place]:
        for span in self._spans(self._searched.text):
            yield Place(Where.TEXT, span)
        if not self._query.everywhere:
            return
        for uid, words in self._searched.notes:
            for span in self._spans(words):
                yield Place(Where.NOTE, span, uid=uid)
        for card, names in enumerate(self._searched.names):
            found = next((span for name in names for span in self._spans(name)), None)
            if found is not None:
                yield Place(Where.SOURCE, found, card=card)

    def _spans(self, text: str) -> Iterator[Span]:
        for count, span in enumerate(self._finder.spans(text, self._go_on)):
            if count % 256 == 0:
                self._go_on()
            yield span

    def _go_on(self) -> None:
        if self._is_cancelled.is_set():
            raise AnalysisCancelledError("Something else is looked for by now.")


class Words:
    """Finds words as people mean them: "lokken" finds Løkken too, "løkken" only what is written with an ø."""

    def __init__(self, query: Query, shadows: Shadows) -> None:
        self._shadows = shadows
        self._whole = query.whole_words
        self._keeps_case = query.matches_case
        wanted = fold(query.words.strip(), keeps_case=query.matches_case)
        self._wanted = wanted.folded
        self._typed = tuple(_typed(wanted))

    def spans(self, text: str, go_on: GoOn) -> Iterator[Span]:
        """Yield where the words stand in `text`, none of them overlapping."""
        if not self._wanted:
            return
        shadow = self._shadows.of(text, go_on, keeps_case=self._keeps_case)
        at, looked_at = shadow.folded.find(self._wanted), 0
        while at >= 0:
            end = at + len(self._wanted)
            span = self._accepted(shadow, at, end)
            if span is not None:
                yield span
            looked_at += 1
            if looked_at % 256 == 0:
                go_on()
            at = shadow.folded.find(self._wanted, at + 1 if span is None else end)

    def _accepted(self, shadow: Shadow, start: int, end: int) -> Span | None:
        """Return the words of the text, unless they cut a letter, lack an accent that was typed, or go on."""
        span = shadow.span(start, end)
        if span is None or (self._whole and not _is_apart(shadow.folded, start, end)):
            return None
        for first, last, letters in self._typed:
            here = shadow.span(start + first, start + last)
            if here is None or as_written(here.of(shadow.text), keeps_case=self._keeps_case) != letters:
                return None
        return span


def _typed(wanted: Shadow) -> Iterator[tuple[int, int, str]]:
    """Yield the letters that were typed with more than their shadow has, as an accent, with their place in it."""
    for start, end, letters in wanted.letters():
        written = as_written(letters, keeps_case=wanted.keeps_case)
        if written != wanted.folded[start:end]:
            yield start, end, written


def _is_apart(folded: str, start: int, end: int) -> bool:
    """Tell whether no word goes on before `start` or after `end`."""
    return not (_goes_on(folded, start) or _goes_on(folded, end))


def _goes_on(folded: str, at: int) -> bool:
    return 0 < at < len(folded) and _is_in_word(folded[at - 1]) and _is_in_word(folded[at])


def _is_in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")
