"""One meaning of a row: the columns that give it, tried in order, and the words for their codes."""

import json
from collections.abc import Sequence

from reader.register.mapping import Use
from reader.register.record import Value, word, words


class Cell:
    """Takes the values of one meaning out of rows; made once for all of them."""

    def __init__(self, uses: Sequence[Use]) -> None:
        self._columns = [(column, dict(use.words)) for use in uses for column in use.columns]
        self._fixed = next((use.fixed for use in uses if use.fixed), "")
        self.is_given = bool(uses)
        self.of = uses[0].of if uses else ""

    def text(self, row: Value) -> str:
        """Return the first filled value, with codes turned into words, "" where there is none."""
        for column, meanings in self._columns:
            cell = row.get(column)
            if cell:
                text = word(cell) if isinstance(cell, str) else next(iter(words(cell)), "")
                if text:
                    return meanings.get(text, text) if meanings else text
        return self._fixed

    def texts(self, row: Value) -> tuple[str, ...]:
        """Return all values of the first filled column."""
        for column, _ in self._columns:
            found = listed(row.get(column))
            if found:
                return found
        return ()


def listed(cell: object) -> tuple[str, ...]:
    """Return the values of a cell, which may be a list, or a list written as JSON."""
    if isinstance(cell, str) and cell.startswith("["):
        try:
            return words(json.loads(cell))
        except (ValueError, RecursionError):
            return words(cell)
    return words(cell)
