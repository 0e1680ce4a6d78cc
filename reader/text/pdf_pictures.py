"""The pictures of a PDF: a JPEG as it lies in the file, anything else as a PNG."""

import ctypes
import struct
import zlib
from collections.abc import Iterator

from pypdfium2 import raw

from reader.model.article import Image
from reader.model.picture import picture_type
from reader.text.images import ALL_TOGETHER, LARGEST, MOST
from reader.text.pdf_sheet import Box

MOST_OBJECTS = 100_000  # looked at on one sheet
SMALLEST = 50  # points: what is smaller is a logo or a rule
WHOLE = 0.8  # share of a sheet from which a picture is its ground, or the sheet itself as a scanner saw it
MOST_PIXELS = 6_000_000  # of a picture that has to be packed anew
ALL_PIXELS = 60_000_000  # of all of them: they take the time
CHANNELS = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3, raw.FPDFBitmap_BGRx: 4, raw.FPDFBitmap_BGRA: 4}


class Album:
    """Takes pictures out of one document, as many as fit into an answer."""

    def __init__(self, document: object) -> None:
        self._document = document
        self._bytes, self._pixels, self._pictures = ALL_TOGETHER, ALL_PIXELS, MOST

    def drawn_on(self, page: object, frame: Box) -> tuple[list[tuple[Image, Box]], float]:
        """Return the pictures on a page with their places, and the share of it that the largest one fills."""
        found: list[tuple[Image, Box]] = []
        covered = 0.0
        whole = max(1.0, frame.width * frame.height)
        for drawn, box in _images(page):
            share = box.width * box.height / whole
            covered = max(covered, share)
            if share < WHOLE and min(box.width, box.height) >= SMALLEST and self._pictures > 0:
                data = self._data(page, drawn)
                if data is not None:
                    self._pictures -= 1
                    self._bytes -= len(data)
                    found.append((Image(None, data), box))
        return found, covered

    def _data(self, page: object, drawn: object) -> bytes | None:
        data = self._jpeg(drawn) or self._png(page, drawn)
        return data if data is not None and len(data) <= min(LARGEST, self._bytes) else None

    def _jpeg(self, drawn: object) -> bytes | None:
        """Return the picture as it lies in the file, where that is a JPEG of plain colours."""
        if raw.FPDFImageObj_GetImageFilterCount(drawn) != 1:
            return None
        size = raw.FPDFImageObj_GetImageDataRaw(drawn, None, 0)
        if not 100 <= size <= min(LARGEST, self._bytes):
            return None
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFImageObj_GetImageDataRaw(drawn, buffer, size)
        is_shown_as_it_is = picture_type(buffer.raw) == "image/jpeg" and _colours(buffer.raw) in (1, 3)
        return buffer.raw if is_shown_as_it_is else None

    def _png(self, page: object, drawn: object) -> bytes | None:
        wide, high = ctypes.c_uint(), ctypes.c_uint()
        if not raw.FPDFImageObj_GetImagePixelSize(drawn, wide, high):
            return None
        pixels = wide.value * high.value
        if not 0 < pixels <= min(MOST_PIXELS, self._pixels):
            return None
        self._pixels -= pixels
        bitmap = raw.FPDFImageObj_GetRenderedBitmap(self._document, page, drawn)
        if not bitmap:
            return None
        try:
            return _packed(bitmap)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)


def _images(page: object) -> Iterator[tuple[object, Box]]:
    sides = [ctypes.c_float() for _ in range(4)]
    for number in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(drawn, *sides):
            left, low, right, high = (side.value for side in sides)
            yield drawn, Box(left, low, right, high)


def _colours(jpeg: bytes) -> int:
    """Return how many colours a JPEG mixes: one of four is for printing presses, and looks wrong on a screen."""
    at = 2
    while at + 9 < len(jpeg) and jpeg[at] == 0xFF:
        mark = jpeg[at + 1]
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            return jpeg[at + 9]
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return 0


def _packed(bitmap: object) -> bytes | None:
    """Return the bitmap as a PNG; its pixels come as blue, green, red."""
    channels = CHANNELS.get(raw.FPDFBitmap_GetFormat(bitmap))
    wide, high = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
    stride = raw.FPDFBitmap_GetStride(bitmap)
    if channels is None or not 0 < wide * high <= MOST_PIXELS:
        return None
    pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * high)
    has_alpha = raw.FPDFBitmap_GetFormat(bitmap) == raw.FPDFBitmap_BGRA
    lines = (_line(pixels[row * stride : row * stride + wide * channels], channels, has_alpha) for row in range(high))
    colour = 0 if channels == 1 else 6 if has_alpha else 2
    head = struct.pack(">IIBBBBB", wide, high, 8, colour, 0, 0, 0)
    packer = zlib.compressobj(4)
    body = b"".join([packer.compress(b"\0" + line) for line in lines]) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _line(pixels: bytes, channels: int, has_alpha: bool) -> bytes:
    if channels == 1:
        return pixels
    kept = 4 if has_alpha else 3
    line = bytearray(len(pixels) // channels * kept)
    for place, source in enumerate((2, 1, 0, 3)[:kept]):
        line[place::kept] = pixels[source::channels]
    return bytes(line)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
