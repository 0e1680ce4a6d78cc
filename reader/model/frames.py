"""Frames between the window and the analysis process: a length in 4 bytes, then UTF-8 JSON."""

import json
from collections.abc import Iterator
from typing import IO, Any

LARGEST_FRAME = 64 << 20

_LENGTH_BYTES = 4
_AT_ONCE = 200  # entries of a list

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


class FrameError(ValueError):
    """Bytes that are no frame, or a frame that is too large."""


def write_frame(stream: IO[bytes], data: Any) -> None:
    """Write `data` as one frame; raises FrameError, before a byte is written, where it is too large."""
    try:
        body = "".join(_pieces(data)).encode()
    except UnicodeEncodeError as cause:
        raise FrameError("half a character") from cause
    if len(body) > LARGEST_FRAME:
        raise FrameError(f"a frame of {len(body)} bytes")
    stream.write(len(body).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Return the JSON of the next frame, not yet looked at; None where the stream ends between frames."""
    head = _read_exactly(stream, _LENGTH_BYTES)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH_BYTES or length > LARGEST_FRAME:
        raise FrameError("no frame begins here" if len(head) < _LENGTH_BYTES else f"a frame of {length} bytes")
    body = _read_exactly(stream, length)
    if len(body) < length:
        raise FrameError("the stream ends inside a frame")
    return body


def decode(body: bytes) -> Any:
    """Return what the JSON of a frame says; raises FrameError."""
    try:
        return json.loads(body.decode(), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as cause:  # no UTF-8, no JSON, a number of 5000 digits, nested too deep
        raise FrameError("a frame that is not JSON") from cause


def _pieces(data: Any) -> Iterator[str]:
    """Yield the JSON of `data`, whose keys are strings, bit by bit.

    To write a million words at one go takes a tenth of a second, in which no other thread runs.
    """
    if isinstance(data, dict):
        for number, (name, value) in enumerate(data.items()):
            yield f"{',' if number else '{'}{_encode(name)}:"
            yield from _pieces(value)
        yield "}" if data else "{}"
    elif isinstance(data, list) and len(data) > _AT_ONCE:
        for start in range(0, len(data), _AT_ONCE):
            yield f"{',' if start else '['}{_encode(data[start : start + _AT_ONCE])[1:-1]}"
        yield "]"
    else:
        yield _encode(data)


def _read_exactly(stream: IO[bytes], size: int) -> bytes:
    """Return `size` bytes, fewer only where the stream ends."""
    parts = []
    while size and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")
