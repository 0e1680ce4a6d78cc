"""Registers' files, opened; what the reader once said of a table's columns is remembered in the library.

Loaded when the first register is wanted, by name: what reads registers is no part of a start.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from reader.app.importing import never
from reader.app.library import Library
from reader.app.register_process import RegisterProcess
from reader.app.registers import Registers
from reader.app.workshop import Workshop
from reader.model.errors import RegisterUnreadableError
from reader.model.request import RegisterRequest
from reader.register.mapping import Mapping, Meaning, Use, column_key
from reader.register.question import NeedsMapping

# What a meaning is called, on the command line and in the window, where that is not the word it is remembered by.
_WORDS = {
    Meaning.ORGANISATION: ("affiliation",),
    Meaning.IDENT: ("ident", "identifier of the record"),
    Meaning.OTHER_NAME: ("other-name", "another name"),
    Meaning.KIND: ("kind", "kind of source"),
    Meaning.DESCRIPTION: ("description", "what kind of body"),
    Meaning.HOME: ("home", "home page"),
    Meaning.FROM: ("from", "held from"),
    Meaning.TO: ("to", "held until"),
    Meaning.PARENT: ("parent", "owner or parent body"),
    Meaning.IDENTIFIER: ("identifier", "identifier elsewhere"),
    Meaning.LINK: ("link", "address of the record"),
}
_BY_WORDS = {
    column_key(word): meaning for meaning in Meaning for word in (meaning.value, *_WORDS.get(meaning, ()))
}  # "given-name", "given name" and "Given name" are one

_TABLE = "table/"  # settings that begin so hold the mapping of a table, by the signature of its columns


class RegisterFiles:
    """Opens registers; each is known by its content, or by what the reader said of a table like it."""

    def __init__(self, library: Library, workshop: Workshop) -> None:
        self.registers = Registers(library)  # where they are taken in
        self._library = library
        self._workshop = workshop

    def open(self, file: Path, is_cancelled: Callable[[], bool] = never, *, asks_anew: bool = False) -> RegisterProcess:
        """Open a register, with `asks_anew` forgetting what was said of a table like it.

        Raises as RegisterProcess does, NeedsMapping for a table that has still to be explained.
        """
        try:
            return self._open(RegisterRequest(file), is_cancelled)
        except NeedsMapping as question:
            remembered = self._library.setting(_TABLE + question.signature)
            if asks_anew or not remembered:
                raise
            return self._open(RegisterRequest(file, remembered), is_cancelled)

    def open_table(
        self, file: Path, question: NeedsMapping, mapping: Mapping, is_cancelled: Callable[[], bool] = never
    ) -> RegisterProcess:
        """Open the table about which `question` was raised, and remember the answer for the next one like it."""
        opened = self._open(RegisterRequest(file, mapping.to_json()), is_cancelled)
        self._library.set_setting(_TABLE + question.signature, mapping.to_json())
        return opened

    def _open(self, request: RegisterRequest, is_cancelled: Callable[[], bool]) -> RegisterProcess:
        whole = replace(request, file=request.file.absolute())  # the worker stands in another folder
        return RegisterProcess(self._workshop.register_worker(), whole, is_cancelled)


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
    said, is_there, column = words.partition("=")
    meaning = _BY_WORDS.get(column_key(said))
    if not is_there or meaning is None:
        raise RegisterUnreadableError(
            f"“{words}” does not say what a column means.",
            hint=f"Write MEANING=COLUMN, with one of {', '.join(map(meaning_word, Meaning))}.",
        )
    if column and column not in columns:
        raise RegisterUnreadableError(
            f"There is no column “{column}”.", hint=f"The columns are {', '.join(sorted(columns))}."
        )
    return meaning, column


def meaning_word(meaning: Meaning) -> str:
    """Return the word for a meaning on the command line, where the window has the same or says more."""
    return _WORDS.get(meaning, (meaning.value,))[0]
