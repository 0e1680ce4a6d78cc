"""A file → a stream of its plain bytes, seen through gzip, bzip2 and zip by their first bytes.

A register may be far larger than any page, so nothing is held: what is capped is the ratio, as it goes by.
"""

import bz2
import gzip
import io
import lzma
import struct
import zipfile
import zlib
from pathlib import Path
from typing import IO, Any, Protocol, cast

from reader.model.errors import RegisterUnreadableError
from reader.model.frozen import frozen
from reader.register.damage import DamagedError

GZIP, BZIP2, ZIP = b"\x1f\x8b", b"BZh", b"PK\x03\x04"
LAYERS = 3  # times a file may be packed over: a zip of gzips
RATIO = 100  # JSON shrinks to a tenth, seldom to a thirtieth; what shrinks to less than a hundredth is a trap
HARMLESS = 10_000_000  # bytes under which the ratio does not matter
BUFFER = 1 << 18
WANTED = (".json", ".jsonl", ".ndjson", ".ijson", ".csv", ".tsv", ".yaml", ".yml", ".gz", ".bz2")
DAMAGE = (OSError, EOFError, RuntimeError, ValueError, zlib.error, lzma.LZMAError, struct.error, zipfile.BadZipFile)


class Packed(Protocol):
    """What all the unpackers offer."""

    def read1(self, size: int = ..., /) -> bytes:
        """Return some bytes, b"" at the end."""


class Plain(io.RawIOBase):
    """The bytes of one layer; raises DamagedError where it is cut off, damaged or a trap."""

    def __init__(self, packed: Packed, file: IO[bytes]) -> None:
        super().__init__()
        self._packed = packed
        self._file = file
        self._given = 0
        self.last = b""  # bytes given, two at most

    def readable(self) -> bool:
        """Say that it is for reading."""
        return True

    def readinto(self, target: Any, /) -> int:
        """Unpack the next bytes."""
        view = memoryview(target)
        try:  # one piece at a time: a longer read would lose what stands before the damage
            piece = self._packed.read1(len(view))
        except DAMAGE as cause:
            raise DamagedError("The compressed file is damaged or cut off here.") from cause
        self._given += len(piece)
        self.last = (self.last + piece[-2:])[-2:]
        if self._given > max(HARMLESS, RATIO * self._file.tell()):
            raise DamagedError("The compressed file swells to more than a hundred times its size.")
        view[: len(piece)] = piece
        return len(piece)


@frozen
class Stream:
    """An open file, with how far it is read."""

    content: "io.BufferedReader[Any]"
    packed: IO[bytes]
    size: int  # bytes of the file as it lies there
    names: tuple[str, ...]  # the file's, and that of each member of an archive on the way
    packed_on: str | None  # ISO day on which the innermost archive says its member was written

    def behind(self) -> float:
        """Return how much of the file is read, 0..1, counted in its packed bytes."""
        return min(1.0, self.packed.tell() / self.size) if self.size else 1.0

    def ends_with_line(self) -> bool:
        """Tell whether the content, which has been read to its end, closes with the end of a line."""
        if isinstance(self.content.raw, Plain):
            last = self.content.raw.last
        else:
            self.packed.seek(-min(2, self.size), io.SEEK_END)
            last = self.packed.read()
        return b"\n" in last or b"\r" in last  # of which one byte may be the second half of a character

    def close(self) -> None:
        """Let the file go."""
        self.content.close()
        self.packed.close()


def open_stream(file: Path) -> Stream:
    """Open `file` and every layer around its content; raises RegisterUnreadableError."""
    try:
        packed = file.open("rb")
        size = file.stat().st_size
    except OSError as cause:
        raise RegisterUnreadableError(
            f"{file.name} cannot be opened.", hint="Check that it is still there and may be read."
        ) from cause
    try:
        return _unpacked(packed, size, file.name)
    except DAMAGE as cause:
        packed.close()
        raise RegisterUnreadableError(
            f"{file.name} is damaged, locked by a password or packed in a way that is not known.",
            hint="Download it again, or unpack it first.",
        ) from cause


def _unpacked(packed: io.BufferedReader, size: int, name: str) -> Stream:
    content: io.BufferedReader[Any] = packed
    layer: Packed
    names, day = [name], None
    for _ in range(LAYERS):
        head = content.peek(4)[:4]
        if head.startswith(GZIP):
            layer = gzip.GzipFile(fileobj=content)
        elif head.startswith(BZIP2):
            layer = bz2.BZ2File(content)
        elif head.startswith(ZIP) and len(names) == 1:
            packed.seek(0)
            archive = zipfile.ZipFile(packed)
            member = _largest(archive)
            names.append(member.filename)
            day = "{}-{:02}-{:02}".format(*member.date_time[:3])
            layer = cast(Packed, archive.open(member))
        else:
            break
        content = io.BufferedReader(Plain(layer, packed), BUFFER)
    return Stream(content, packed, size, tuple(names), day)


def _largest(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """Return the largest member that may be a register; archives also carry notes and licences."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    wanted = [member for member in members if member.filename.lower().endswith(WANTED)]
    if not members:
        raise ValueError("an archive without a file")
    return max(wanted or members, key=lambda member: member.file_size)
