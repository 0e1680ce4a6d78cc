"""Finding what a regular expression matches; apart from find.py because its engine is slow to import."""

from collections.abc import Iterator
from time import perf_counter

import regex

from reader.app.find import GoOn, Query
from reader.model.errors import PatternError
from reader.model.span import Span

PATTERN_S = 1.5  # for one pattern over text, notes and names together; some would go on for years


class Pattern:
    """Finds what a regular expression matches, in the letters as they are written."""

    def __init__(self, query: Query) -> None:
        self._left_s = PATTERN_S
        case = 0 if query.matches_case else regex.IGNORECASE
        words = rf"\b(?:{query.words})\b" if query.whole_words else query.words
        try:
            regex.compile(query.words)  # first as it was typed: what is said of it counts from its own beginning
            self._pattern = regex.compile(words, regex.MULTILINE | case)
        except regex.error as cause:
            place = f" at character {cause.pos + 1}" if cause.pos is not None else ""
            raise PatternError(f"This is not yet a pattern: {cause.msg}{place}.") from cause
        except (RecursionError, OverflowError, MemoryError) as cause:
            raise PatternError("This pattern is too deep.", hint="Make it simpler.") from cause

    def spans(self, text: str, go_on: GoOn) -> Iterator[Span]:
        """Yield what is matched; a place without a character is none."""
        del go_on  # the engine lets nobody in, but it lets other threads run and gives up in time
        if self._left_s <= 0:
            raise _too_slow()
        begun = perf_counter()
        try:
            for match in self._pattern.finditer(text, timeout=self._left_s, concurrent=True):
                if match.start() < match.end():
                    yield Span(match.start(), match.end())
        except (TimeoutError, MemoryError) as cause:
            raise _too_slow() from cause
        finally:
            self._left_s -= perf_counter() - begun


def _too_slow() -> PatternError:
    return PatternError("This pattern takes too long here.", hint="Make it simpler.")
