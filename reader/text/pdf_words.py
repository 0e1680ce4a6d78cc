"""The letters on a page of a PDF → its words, each with its place and its look."""

import ctypes
import math
from collections.abc import Iterator, Sequence
from typing import Any

from pypdfium2 import raw

from reader.model.frozen import frozen
from reader.text.pdf_sheet import Box

TALL = 1.5  # times as tall as the letter behind it: a first letter that hangs into the next lines
MOST_LETTERS = 200_000  # on one sheet; a poster has some thousand
BOLD, ITALIC = 1 << 18, 1 << 6  # flags of a font, as the standard counts them
BOLD_NAMES = ("bold", "black", "heavy", "demi")
ITALIC_NAMES = ("italic", "oblique")
NOT_READ = "\ufffd"
LINE_END = 2  # the code that PDFium gives a hyphen behind which it joins two lines
HYPHENS = frozenset((LINE_END, 0x2D, 0xAD, 0x2010))
WHITES = frozenset((9, 10, 13, 32, 0xA0))


@frozen
class Font:
    """How letters look."""

    bold: bool = False
    italic: bool = False


@frozen
class Word:
    """A word with its place, measured upwards as PDFs do, and the way it is written."""

    text: str
    box: Box
    size: float
    font: Font
    turn: int  # quarters of a turn to the left
    is_glued: bool  # to the one before
    unread: int = 0  # of its letters, how many the font does not say


class Writing:
    """Reads the words of one document, whose fonts it comes to know."""

    def __init__(self) -> None:
        self._fonts: dict[int, Font] = {}

    def words_on(self, page: Any) -> list[Word]:
        """Return the words of a page, in the order in which the file writes them."""
        handle = raw.FPDFText_LoadPage(page)
        if not handle:
            return []
        try:
            return list(_Letters(handle, self._fonts).words())
        finally:
            raw.FPDFText_ClosePage(handle)


class _Letters:
    def __init__(self, handle: Any, fonts: dict[int, Font]) -> None:
        self._handle = handle
        self._fonts = fonts
        self._edges = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        count = min(raw.FPDFText_CountChars(handle), MOST_LETTERS)
        self._codes = [raw.FPDFText_GetUnicode(handle, place) for place in range(count)]
        for place, code in enumerate(self._codes):
            if code == LINE_END and not raw.FPDFText_IsHyphen(handle, place):
                self._codes[place] = 0  # a letter that the font calls 2

    def words(self) -> Iterator[Word]:
        """Yield what stands between white space."""
        start = None
        for place, code in enumerate((*self._codes, 32)):
            if code not in WHITES:
                start = place if start is None else start
            elif start is not None:
                yield from self._parts(start, place)
                start = None

    def _parts(self, start: int, end: int) -> Iterator[Word]:
        """Yield a word, in parts where its lines, its letters or their height change within it."""
        begun, is_glued = start, False
        for cut, is_glued_here in self._cuts(start, end):
            yield self._word(begun, cut, is_glued)
            begun, is_glued = cut, is_glued_here
        yield self._word(begun, end, is_glued)

    def _cuts(self, start: int, end: int) -> Iterator[tuple[int, bool]]:
        """Yield where a word is cut, and whether its parts still stand side by side."""
        if end - start > 1 and self._box(start).height > TALL * self._box(start + 1).height > 0:
            yield start + 1, True
            start += 1
        is_mixed = self._font(start) is not self._font(end - 1)
        for place in range(start + 1, end):
            if self._codes[place - 1] in HYPHENS and self._box(place).left < self._box(place - 1).left:
                yield place, False
            elif is_mixed and self._font(place) is not self._font(place - 1):
                yield place, True

    def _word(self, start: int, end: int, is_glued: bool) -> Word:
        box = self._box(start).joined(self._box(end - 1))
        matrix = self._matrix
        raw.FPDFText_GetMatrix(self._handle, start, matrix)
        size = abs(raw.FPDFText_GetFontSize(self._handle, start)) * math.hypot(matrix.c, matrix.d)
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        text = written(self._codes[start:end])
        is_guess = raw.FPDFText_HasUnicodeMapError(self._handle, start) == 1
        unread = len(text) if is_guess else text.count(NOT_READ)
        return Word(text, box, size or box.height, self._font(start), turn, is_glued, unread)

    def _box(self, place: int) -> Box:
        edges = self._edges
        raw.FPDFText_GetLooseCharBox(self._handle, place, edges)
        left, low, right, high = edges.left, edges.bottom, edges.right, edges.top
        if low > high or left > right:
            left, low, right, high = min(left, right), min(low, high), max(left, right), max(low, high)
        return Box(left, low, right, high)

    def _font(self, place: int) -> Font:
        drawn = raw.FPDFText_GetTextObject(self._handle, place)
        handle = raw.FPDFTextObj_GetFont(drawn) if drawn else None
        key = ctypes.addressof(handle.contents) if handle else 0
        if key not in self._fonts:
            self._fonts[key] = _look_of(handle) if handle else Font()
        return self._fonts[key]


def _look_of(font: Any) -> Font:
    buffer = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, buffer, 200)
    name = buffer.value.decode("utf-8", "replace").lower()
    flags = max(0, raw.FPDFFont_GetFlags(font))
    bold = bool(flags & BOLD) or any(word in name for word in BOLD_NAMES)
    return Font(bold, bool(flags & ITALIC) or any(word in name for word in ITALIC_NAMES))


def written(codes: Sequence[int]) -> str:
    """Return the letters of codes as the file gives them: those beyond 16 bits come in two halves."""
    halves = "".join(chr(code) if 0xD800 <= code < 0xE000 else _letter(code) for code in codes)
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _letter(code: int) -> str:
    """Return a letter as text may hold it: control marks are letters of a font that does not say which."""
    if code == LINE_END:
        return "-"
    if code < 32 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xF900 or code > 0x10FFFF:
        return NOT_READ
    return chr(code)
