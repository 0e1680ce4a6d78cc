"""The page that a copy was made of, inside the copy: data that nothing shows, runs or follows."""

import base64
import gzip
import re
import zlib

from reader.exchange.markup import escaped
from reader.model.original import Original

ORIGINAL_ID = "kilde-original"
LARGEST = 8 << 20  # bytes, packed: more would make a copy that is too large to mail, and soon to open
_LARGEST_UNPACKED = 200 << 20  # as for everything that is unpacked
_ELEMENT = re.compile(rb'<script type="application/gzip" id="' + ORIGINAL_ID.encode() + rb'"[^>]*>([^<]*)</script')
_GZIP = 16 + zlib.MAX_WBITS


def original_island(original: Original | None) -> str:
    """Return the bytes, packed and as base64, in an element that no browser runs; "" without them or for too many.

    Neither the file's name nor its place goes along.
    """
    if original is None or not fits(packed := _packed(original)):
        return ""
    told = {"media-type": original.media_type, "charset": original.charset, "url": original.url}
    said = "".join(f' data-{name}="{escaped(words)}"' for name, words in told.items() if words)
    fetched = f' data-fetched="{escaped(original.fetched[:10])}"' if original.fetched else ""
    written = base64.b64encode(packed).decode("ascii")
    return (
        f'<script type="application/gzip" id="{ORIGINAL_ID}" data-encoding="base64"{said}{fetched}>{written}</script>\n'
    )


def original_in(content: bytes) -> bytes | None:
    """Return the page inside a copy; None where there is none that can be unpacked."""
    found = _ELEMENT.search(content)
    if found is None:
        return None
    try:
        unpacker = zlib.decompressobj(_GZIP)
        page = unpacker.decompress(base64.b64decode(found[1], validate=True), _LARGEST_UNPACKED)
    except (ValueError, zlib.error):
        return None
    return page if unpacker.eof else None


def can_go_along(original: Original) -> bool:
    """Tell whether the page is small enough to be sent inside a copy."""
    return fits(_packed(original))


def fits(packed: bytes) -> bool:
    """Tell whether so many packed bytes may stand in a copy."""
    return len(packed) <= LARGEST


def _packed(original: Original) -> bytes:
    return gzip.compress(original.content, 6, mtime=0)  # without the moment: the same copy gives the same text
