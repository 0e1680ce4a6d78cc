"""Lines of a text with their numbers, however long one is."""

from collections.abc import Iterator
from typing import TextIO

LONGEST = 16_000_000  # characters of one record: a whole legislature on a line has five million
ENDS = ("\n", "\r")


def numbered(text: TextIO, longest: int = LONGEST) -> Iterator[tuple[int, str | None]]:
    """Yield each line with its number, from 1; None for one that is longer than `longest`, which is passed over."""
    number = 0
    while line := text.readline(longest):
        number += 1
        if len(line) < longest or line.endswith(ENDS):
            yield number, line
            continue
        while (rest := text.readline(longest)) and not rest.endswith(ENDS):
            continue
        yield number, None
