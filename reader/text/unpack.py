"""Compressed bytes → bytes, within limits."""

import zlib

from reader.model.errors import ArticleUnreadableError

GZIP = b"\x1f\x8b"
LARGEST = 200_000_000  # bytes, unpacked
LONGEST = 10_000_000  # characters of an article: a book has one million, and all of them pass through one frame
RATIO = 100  # a page shrinks to a fifth or a tenth; what shrinks to less than a hundredth is a trap
HARMLESS = 1_000_000  # bytes under which the ratio does not matter
CHUNK = 1 << 20
LAYERS = 3  # times a file may be compressed over


def unpacked(content: bytes) -> bytes:
    """Return `content`, unpacked where it is gzip; raises ArticleUnreadableError for a broken or a bloated file."""
    for _ in range(LAYERS):
        if not content.startswith(GZIP):
            break
        content = _gunzipped(content)
    if len(content) > LARGEST:
        raise too_large()
    return content


def _gunzipped(content: bytes) -> bytes:
    result = bytearray()
    rest = content
    while rest.startswith(GZIP):  # a gzip file may have several members
        member = zlib.decompressobj(wbits=31)
        waiting = rest
        while not member.eof:
            try:
                piece = member.decompress(waiting, CHUNK)
            except zlib.error as cause:
                raise _broken() from cause
            waiting = member.unconsumed_tail
            result += piece
            if len(result) > LARGEST or len(result) > max(HARMLESS, RATIO * len(content)):
                raise too_large()
            if not piece and not waiting and not member.eof:
                raise _broken()
        rest = member.unused_data
    return bytes(result)


def too_large() -> ArticleUnreadableError:
    """Return the error for a file that is larger than any article, packed or not."""
    return ArticleUnreadableError(
        "The file is far larger than any article, so it was not read.",
        hint="If there is an article in it, copy its text and paste it here.",
    )


def _broken() -> ArticleUnreadableError:
    return ArticleUnreadableError(
        "The compressed file is damaged or cut off.", hint="Download or save it again, or paste the text instead."
    )
