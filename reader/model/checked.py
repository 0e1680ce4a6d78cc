"""JSON that somebody else wrote, read field by field: what it should be, or a WireError that names the field."""

import base64
import binascii
import re
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlsplit

from reader.model.frozen import frozen
from reader.model.span import Span

Choice = TypeVar("Choice", bound=StrEnum)

NAME_LENGTH = 10_000  # of a name, title or address: far above any real one, far below what stalls a list
TEXT_LENGTH = 64 << 20  # of anything; a frame has no room for more
ITEMS = 200_000  # in one list

_UID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.:-]{0,99}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class WireError(ValueError):
    """JSON that is not what it should be; the message names the field: "sources[3].kind: …"."""


@frozen
class Checked:
    """One value of a JSON document and the way to it; every reading of it is checked.

    Fields nobody asks for are not looked at: a newer Kilde may have written them.
    """

    value: Any
    parent: "Checked | None" = None
    key: str | int = ""

    def __getitem__(self, name: str) -> "Checked":
        """Return the field `name`, which must be there (null counts as there)."""
        if name not in self._fields():
            raise self.error(f'has no field "{name}"')
        return Checked(self.value[name], self, name)

    def get(self, name: str) -> "Checked | None":
        """Return the field `name`; None where it is absent or null."""
        value = self._fields().get(name)
        return None if value is None else Checked(value, self, name)

    def items(self, most: int = ITEMS) -> "tuple[Checked, ...]":
        """Return the entries of a list."""
        if not isinstance(self.value, list):
            raise self.error("is not a list")
        if len(self.value) > most:
            raise self.error(f"has {len(self.value)} entries, more than {most}")
        return tuple(Checked(entry, self, index) for index, entry in enumerate(self.value))

    def text(self, most: int = TEXT_LENGTH) -> str:
        """Return a string that can be written as UTF-8."""
        if not isinstance(self.value, str):
            raise self.error("is not a text")
        if len(self.value) > most:
            raise self.error(f"is longer than {most} characters")
        if not self.value.isascii():
            self._require_characters(self.value)
        return self.value

    def name(self) -> str:
        """Return a short text that is not empty."""
        return self.text(NAME_LENGTH) or self._refuse("is empty")

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise self.error("is neither true nor false")
        return self.value

    def integer(self, least: int, most: int) -> int:
        """Return a whole number within the bounds, both included."""
        if type(self.value) is not int:
            raise self.error("is not a whole number")
        if not least <= self.value <= most:
            raise self.error(f"is not within {least}..{most}")
        return self.value

    def share(self) -> float:
        """Return a number from 0 to 1."""
        if type(self.value) not in (int, float):
            raise self.error("is not a number")
        if not 0 <= self.value <= 1:  # also refuses NaN
            raise self.error("is not within 0..1")
        return float(self.value)

    def choice(self, choices: type[Choice]) -> Choice:
        """Return the member of `choices` that is meant."""
        try:
            return choices(self.value)
        except ValueError as cause:
            raise self.error(f"is not one of {', '.join(choices)}") from cause

    def span(self, least: int, most: int) -> Span:
        """Return the span written as [start, end], which must lie within the bounds."""
        if not isinstance(self.value, list) or len(self.value) != 2:
            raise self.error("is not a pair of offsets")
        return self._span(self.value[0], self.value[1], least, most)

    def span_fields(self, least: int, most: int) -> Span:
        """Return the span written as the fields "start" and "end"."""
        return self._span(self["start"].value, self["end"].value, least, most)

    def uid(self) -> str:
        """Return an identifier that is safe in an address, an attribute and a file name."""
        return self._matching(_UID, "an identifier")

    def language(self) -> str:
        """Return a language code."""
        return self._matching(_LANGUAGE, "a language code")

    def day(self) -> str:
        """Return an ISO date, YYYY-MM-DD."""
        text = self._matching(_DAY, "a date")
        try:
            date.fromisoformat(text)
        except ValueError as cause:
            raise self.error("is not a date") from cause
        return text

    def moment(self) -> str:
        """Return an ISO date, or date and time."""
        text = self.text(40)
        try:
            datetime.fromisoformat(text)
        except ValueError as cause:
            raise self.error("is not a date and time") from cause
        return text

    def address(self, *schemes: str) -> str:
        """Return an address of one of the schemes, "http" and "https" where none are named."""
        text = self.text(NAME_LENGTH)
        if _scheme(text) not in (schemes or ("http", "https")):
            raise self.error("is not an address that may be opened")
        return text

    def data(self) -> bytes:
        """Return the bytes written as base64."""
        try:
            return base64.b64decode(self.text().encode(), validate=True)
        except binascii.Error as cause:
            raise self.error("is not base64") from cause

    def error(self, complaint: str) -> WireError:
        """Return the error that says which field is wrong, and how."""
        return WireError(f"{self.path()} {complaint}")

    def path(self) -> str:
        """Return the way to this value: `sources[3].mentions[0]`."""
        if self.parent is None:
            return "the whole"
        before = "" if self.parent.parent is None else self.parent.path()
        if isinstance(self.key, int):
            return f"{before}[{self.key}]"
        return f"{before}.{self.key}" if before else self.key

    def _fields(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            raise self.error("is not an object")
        return self.value

    def _span(self, start: Any, end: Any, least: int, most: int) -> Span:
        if type(start) is not int or type(end) is not int:
            raise self.error("has an offset that is not a whole number")
        if not least <= start < end <= most:
            raise self.error(f"{start}..{end} is not a span within {least}..{most}")
        return Span(start, end)

    def _matching(self, pattern: re.Pattern[str], what: str) -> str:
        text = self.text(100)
        return text if pattern.fullmatch(text) else self._refuse(f"is not {what}")

    def _refuse(self, complaint: str) -> str:
        raise self.error(complaint)

    def _require_characters(self, text: str) -> None:
        try:
            text.encode()
        except UnicodeEncodeError as cause:
            raise self.error("holds half a character") from cause


def _scheme(address: str) -> str:
    """Return the scheme of an address; "" where it is none that can be taken apart, such as "http://["."""
    try:
        urlsplit(address)
    except ValueError:
        return ""
    return address.partition(":")[0].lower()  # urlsplit would look past white space in it
