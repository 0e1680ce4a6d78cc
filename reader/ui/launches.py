"""What a launch asks for, and how a later one tells the first: a greeting, one frame, an answer.

The first window greets whoever comes, is told in one frame, and answers that it has taken it. Who is not greeted has
said nothing, so that a window that hangs does not open what the reader has long opened elsewhere.
"""

import base64
import io
import os
from typing import Any

from reader.model.checked import NAME_LENGTH, Checked, WireError
from reader.model.frames import LARGEST_FRAME, FrameError, decode, write_frame
from reader.model.frozen import frozen
from reader.model.original import Original

GREETING = b"kilde 1\n"
TAKEN = b"taken\n"

_LENGTH_BYTES = 4


@frozen
class Launch:
    """What the reader started the program for; without either, to see its window."""

    location: str | None = None  # a path from the root, or an address
    original: Original | None = None  # what came in on standard input
    token: str | None = None  # by which the desktop lets the window come to the front


def launch_to_bytes(launch: Launch) -> bytes:
    """Return the frame that tells of the launch."""
    stream = io.BytesIO()
    location, original = launch.location, launch.original
    write_frame(
        stream,
        {
            "location": None if location is None else _packed(os.fsencode(location)),  # may hold bytes that are no text
            "content": None if original is None else _packed(original.content),
            "name": None if original is None else original.name,
            "fetched": None if original is None else original.fetched,
            "token": launch.token,
        },
    )
    return stream.getvalue()


def launch_from(received: bytes | bytearray) -> Launch | None:
    """Return the launch that a frame tells of, None while bytes are missing; raises FrameError and WireError."""
    length = int.from_bytes(received[:_LENGTH_BYTES], "big")
    if length > LARGEST_FRAME or len(received) > _LENGTH_BYTES + length >= 2 * _LENGTH_BYTES:
        raise FrameError("no frame of a launch")
    if len(received) < _LENGTH_BYTES or len(received) < _LENGTH_BYTES + length:
        return None
    return _launch_from_json(decode(bytes(received[_LENGTH_BYTES:])))


def _launch_from_json(data: Any) -> Launch:
    fields = Checked(data)
    location, content, token = (fields.get(name) for name in ("location", "content", "token"))
    place = os.fsdecode(location.data()) if location else None
    if place is not None and (not place or len(place) > NAME_LENGTH or "\0" in place):
        raise WireError("the location is none")
    fetched = fields.get("fetched")
    return Launch(
        location=place,
        original=None
        if content is None
        else Original(content.data(), fields["name"].text(NAME_LENGTH), fetched=fetched.moment() if fetched else None),
        token=token.text(NAME_LENGTH) if token else None,
    )


def _packed(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
