"""A register's file, opened; what the reader once said of a table's columns is remembered in the library.

Loaded when the first register is wanted, by name: what reads registers is no part of a start.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reader.app.library import Library
from reader.model.errors import RegisterUnreadableError
from reader.register.dump import Dump, NeedsMapping, open_dump
from reader.register.mapping import Mapping, Meaning, Use, signature

_TABLE = "table/"  # settings that begin so hold the mapping of a table, by the signature of its columns


def open_register(file: Path, library: Library) -> Dump:
    """Open a register, known by its content or by what the reader said of a table like it.

    Raises RegisterUnreadableError, and NeedsMapping for a table that has still to be explained.
    """
    try:
        return open_dump(file)
    except NeedsMapping as question:
        remembered = library.setting(_TABLE + question.signature)
        if not remembered:
            raise
        return open_dump(file, Mapping.from_json(remembered))


def open_table(file: Path, library: Library, columns: Sequence[str], mapping: Mapping) -> Dump:
    """Open a table whose columns mean what `mapping` says, and remember that for the next one like it."""
    dump = open_dump(file, mapping)
    library.set_setting(_TABLE + signature(columns), mapping.to_json())
    return dump


def mapping_of(question: NeedsMapping, said: Sequence[str], title: str | None) -> Mapping:
    """Return what the columns mean, from words like "name=Full name"; what is not said is as guessed.

    "name=" alone says that no column is the name. Raises RegisterUnreadableError for words that say nothing.
    """
    columns = {column.name for column in question.columns}
    uses = list(question.guess.uses)
    for words in said:
        meaning, column = _said(words, columns)
        uses = [use for use in uses if use.meaning is not meaning and column not in use.columns]
        if column:
            uses.append(Use(meaning, (column,)))
    return replace(question.guess, uses=tuple(uses), register=title or question.guess.register)


def _said(words: str, columns: set[str]) -> tuple[Meaning, str]:
    meaning, is_there, column = words.partition("=")
    if not is_there or meaning not in set(Meaning):
        raise RegisterUnreadableError(
            f"“{words}” does not say what a column means.",
            hint=f"Write MEANING=COLUMN, with one of {', '.join(Meaning)}.",
        )
    if column and column not in columns:
        raise RegisterUnreadableError(
            f"There is no column “{column}”.", hint=f"The columns are {', '.join(sorted(columns))}."
        )
    return Meaning(meaning), column
