"""How records stand in a file's text, told from its beginning: lines, an array, an object, a table, YAML."""

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from reader.model.entry import BrokenRecord
from reader.model.frozen import frozen
from reader.register import json_text, table_text, yaml_text
from reader.register.damage import DamagedError
from reader.register.json_text import DECODER
from reader.register.lines import LONGEST
from reader.register.record import Record
from reader.register.unpack import Stream, open_stream

HEAD = 1 << 20  # characters looked at
PIECE = 4096  # characters read at once: where a packed file is damaged, as many are lost
FIRST_LINES = 5  # one of them must be whole: the first may be the broken one
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Layout(StrEnum):
    """The ways in which records stand in a text."""

    LINES = "JSON lines"
    VALUES = "JSON"
    TABLE = "table"
    YAML = "YAML"


@frozen
class Shape:
    """A layout, with what must be known to read it."""

    layout: Layout
    delimiter: str = ""
    is_whole: bool = False  # each JSON object is a record, not a holder of them

    @property
    def is_by_lines(self) -> bool:
        """Tell whether each record has lines of its own."""
        return self.layout is not Layout.VALUES


@contextmanager
def opened(file: Path) -> Iterator[tuple[TextIO, Stream]]:
    """Open the text of `file`, and close it after; raises RegisterUnreadableError.

    Bytes that are not UTF-8 are read as Windows-1252, so that no letter is lost.
    """
    stream = open_stream(file)
    try:
        is_wide = stream.content.peek(2).startswith(WIDE)
        encoding, errors = ("utf-16", "replace") if is_wide else ("utf-8-sig", "kilde.register")
        with io.TextIOWrapper(stream.content, encoding, errors, newline="") as text:
            yield text, stream
    finally:
        stream.close()


def shape_of(text: TextIO) -> Shape | None:
    """Return how records stand in `text`, None where it is no list of any kind; reads its beginning only."""
    head = _head(text).lstrip("\ufeff \t\r\n")
    if not head or "\0" in head[:4096] or head[0] == "<":
        return None
    if head[0] in "[{":
        return _json(head)
    if yaml_text.looks_like(head):
        return Shape(Layout.YAML)
    mark = table_text.delimiter(head.split("\n", 1)[0])
    return Shape(Layout.TABLE, mark) if mark else None


def records(text: TextIO, shape: Shape) -> Iterator[Record | BrokenRecord]:
    """Yield the records that stand in `text`."""
    if shape.layout is Layout.LINES:
        return json_text.line_records(text)
    if shape.layout is Layout.VALUES:
        return json_text.value_records(text, whole=shape.is_whole)
    if shape.layout is Layout.YAML:
        return yaml_text.blocks(text)
    return table_text.rows(text, shape.delimiter)


def _head(text: TextIO) -> str:
    """Return the beginning, as much as is sound; raises DamagedError where nothing is."""
    head = ""
    try:
        while len(head) < HEAD and (piece := text.read(PIECE)):
            head += piece
        if "\n" not in head:  # one line of many, or all there is
            head += text.readline(LONGEST)
    except DamagedError:
        if not head:
            raise
    return head


def _json(head: str) -> Shape:
    """Tell lines by one of the first that is an object; if it is the only one, the object may hold the records."""
    lines = [line.rstrip() for line in head.split("\n", FIRST_LINES + 1)[: FIRST_LINES + 1]]
    lines = [line for line in lines if line not in ("", "[", "]")]
    goes_on = bool(lines) and lines[0].endswith(("[", "{", ",")) and not _is_object(lines[0])  # "{", '{"persons": ['
    if len(lines) > 1 and not goes_on and any(_is_object(line) for line in lines[:FIRST_LINES]):
        return Shape(Layout.LINES)
    return Shape(Layout.VALUES, is_whole=_is_record(head))


def _is_object(line: str) -> bool:
    if not line.startswith(("{", "[{")):
        return False
    try:
        return isinstance(DECODER.decode(json_text.bare(line)), dict)
    except (ValueError, RecursionError):
        return False


def _is_record(head: str) -> bool:
    """Tell whether an object is one record: it says something of itself, and does not only hold others."""
    try:
        value, _ = DECODER.raw_decode(head)
    except (ValueError, RecursionError):
        return False  # longer than the head
    if not isinstance(value, dict) or any(key in value for key in json_text.BY_KEY):
        return False
    return any(not isinstance(member, (dict, list)) for member in value.values())


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in piece), error.end


codecs.register_error("kilde.register", _as_windows)
