"""JSON text → records, one at a time: lines, an array, or an object whose members hold them.

Not with ijson, whose parse ends at the first mistake: here a broken record is passed over, bracket by
bracket, and the next one is read. Speed decides nothing: both take 0.2 s for 12,000 records of ROR's.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from reader.model.entry import BrokenRecord
from reader.register.damage import DamagedError
from reader.register.lines import LONGEST, numbered
from reader.register.record import Record

DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=lambda _: None)
CHUNK = 1 << 18
MARGIN = 16  # characters before the end in which a mistake may only be a value that goes on
BY_KEY = ("entities",)  # members that hold records by key, one step further in: an answer of Wikidata's

TOO_LONG = "It is longer than any record."
CUT_OFF = "It ends in the middle."
TOO_DEEP = "Values in it are nested too deeply."

_SPACE = re.compile(r"[\s\ufeff]*")
_TOKEN = re.compile(r'\\.?|["{}\[\],]', re.DOTALL)


def line_records(text: TextIO) -> Iterator[Record | BrokenRecord]:
    """Yield the record on each line; the lines may stand in an array, as in Wikidata's dumps.

    Raises DamagedError where such an array is never closed.
    """
    is_array, last = None, ""
    for number, line in numbered(text):
        place = f"line {number}"
        if line is None:
            yield BrokenRecord(place, TOO_LONG)
            continue
        last = line.strip() or last
        is_array = last.startswith("[") if is_array is None else is_array
        if content := bare(line):
            yield decoded(content, place)
    if is_array and not last.endswith("]"):
        raise DamagedError(CUT_OFF)


def bare(line: str) -> str:
    """Return the record on a line, without what an array around the lines has left there."""
    return line.strip().rstrip(",").removeprefix("[").removesuffix("]").strip()


def decoded(content: str, place: str) -> Record | BrokenRecord:
    """Return the record that `content` is."""
    try:
        value = DECODER.decode(content)
    except RecursionError:
        return BrokenRecord(place, TOO_DEEP)
    except ValueError as cause:
        return BrokenRecord(place, f"It is not valid JSON: {cause}.")
    return Record(place, value) if isinstance(value, dict) else BrokenRecord(place, "It is not a record.")


def value_records(text: TextIO, *, whole: bool) -> Iterator[Record | BrokenRecord]:
    """Yield the elements of an array or the members of an object; with `whole`, each object is one record.

    Raises DamagedError where what was opened is never closed: a broken record is passed over, not the rest of a file.
    """
    source = _Source(text)
    number = 0
    while (character := source.peek()) not in ("", "]", "}"):
        number += 1
        if character == "[":
            yield from _elements(source, "")
        elif character == "{" and not whole:
            yield from _members(source)
        else:
            yield _record(source, f"record {number}")


def _elements(source: "_Source", section: str) -> Iterator[Record | BrokenRecord]:
    source.step()
    number = 0
    while (character := source.peek_within()) != "]":
        if character == ",":
            source.step()
            continue
        number += 1
        yield _record(source, f"record {number} of {section}" if section else f"record {number}", section)
    source.step()


def _members(source: "_Source", *, is_held: bool = False) -> Iterator[Record | BrokenRecord]:
    source.step()
    number = 0
    while (character := source.peek_within()) != "}":
        if character == ",":
            source.step()
            continue
        number += 1
        place = f"member {number}"
        try:
            key = source.key()
            character = source.peek()
            if character == "{" and key in BY_KEY and not is_held:  # one step, however many there are
                yield from _members(source, is_held=True)
            elif character == "{":
                yield _record(source, place, key=key)
            elif character == "[":
                yield from _elements(source, key)
            else:
                source.value()  # a word on the file as a whole
        except _MistakeError as mistake:
            yield BrokenRecord(place, str(mistake))
    source.step()


def _record(source: "_Source", place: str, section: str = "", *, key: str = "") -> Record | BrokenRecord:
    try:
        value = source.value()
    except _MistakeError as mistake:
        return BrokenRecord(place, str(mistake))
    if not isinstance(value, dict):
        return BrokenRecord(place, "It is not a record.")
    return Record(place, value, section, key)


class _MistakeError(Exception):
    """A value is no JSON; it has been passed over."""


class _Source:
    """The text around the place of reading."""

    def __init__(self, text: TextIO) -> None:
        self._file = text
        self._text = ""
        self._at = 0

    def peek(self) -> str:
        """Return the next character that is no space, "" at the end."""
        while True:
            match = _SPACE.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def peek_within(self) -> str:
        """Return the next character inside of an array or object; raises DamagedError at the end of the file."""
        character = self.peek()
        if not character:
            raise DamagedError(CUT_OFF)
        return character

    def step(self) -> None:
        """Go past one character."""
        self._at += 1

    def key(self) -> str:
        """Read a member's key and the colon after it."""
        key = self.value()
        if self.peek() != ":" or not isinstance(key, str):
            self._pass_over()
            raise _MistakeError("A key or the colon after it is missing.")
        self.step()
        return key

    def value(self) -> Any:
        """Read the value that begins here; raises _MistakeError and stands behind it where it is broken."""
        while True:
            try:
                value, self._at = DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                reason = TOO_DEEP
            except json.JSONDecodeError as mistake:
                may_go_on = mistake.pos > len(self._text) - MARGIN or mistake.msg.startswith("Unterminated")
                if may_go_on and len(self._text) - self._at > LONGEST:
                    reason = TOO_LONG
                elif may_go_on and self._more():
                    continue
                else:
                    reason = f"It is not valid JSON: {mistake.msg}."
            else:
                return value
            self._pass_over()
            raise _MistakeError(reason)

    def _more(self) -> bool:
        """Read on, twice as far each time, so that a long value is not tried too often."""
        rest = self._text[self._at :]
        chunk = self._file.read(max(CHUNK, len(rest)))
        self._text, self._at = rest + chunk, 0
        return bool(chunk)

    def _pass_over(self) -> None:
        """Go to the end of the value that begins here, at least one character on; only brackets are looked at.

        Raises DamagedError where the file ends first.
        """
        depth, in_string = 0, False
        start = True
        while True:
            for match in _TOKEN.finditer(self._text, self._at):
                token = match[0]
                if token == '"':
                    in_string = not in_string
                elif not in_string and token in "[{":
                    depth += 1
                elif not in_string and token in ",]}":
                    depth -= token != ","
                    if depth < 0 or (token == "," and depth == 0):  # the list or object around it goes on or ends
                        self._at = match.start() + (start and match.start() == self._at)
                        return
            self._at = len(self._text)
            start = False
            if not self._more():
                if depth > 0 or in_string:
                    raise DamagedError(CUT_OFF)
                return
