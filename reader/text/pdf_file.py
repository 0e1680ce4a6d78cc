"""PDF → sheets, by PDFium: the one module that knows it.

Measured on two thousand pages of three thousand letters: PDFium by pypdfium2 reads 160 a second in 30 MB, pdfminer.six
39 (and PyMuPDF is under the AGPL). It is machine code, so it runs in the worker alone, like all else here.
"""

import ctypes
from collections.abc import Iterable, Iterator
from contextlib import suppress

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.text.images import absolute_address
from reader.text.pdf_pictures import Album
from reader.text.pdf_sheet import Box, Drawn, Fragment, Sheet
from reader.text.pdf_words import Word, Writing

GAP = 0.7  # of the letters' size: two words further apart may stand in two columns
SAME_BASE = 0.15  # of the size: how far the words of one fragment may stand up or down
MOST_LINKS = 2000  # on one sheet
MOST_ATTACHED = 1000  # files inside one PDF


class PdfFile:
    """An open PDF; closing it lets its memory go."""

    def __init__(self, content: bytes) -> None:
        """Open the file; raises pypdfium2's PdfiumError, whose `err_code` says why."""
        self._document = pdfium.PdfDocument(content)
        self._writing = Writing()
        self._album = Album(self._document.raw)

    def __len__(self) -> int:
        return len(self._document)

    def close(self) -> None:
        """Let it go."""
        self._document.close()

    def facts(self) -> dict[str, str]:
        """Return what the file says about itself: Title, Author, Creator, Producer, CreationDate, ModDate."""
        said = {str(name): str(value) for name, value in self._document.get_metadata_dict().items()}
        return {name: " ".join(_sendable(value).split()) for name, value in said.items()}

    def language(self) -> str:
        """Return the language tag of the whole file, "" where it has none."""
        needed = raw.FPDFCatalog_GetLanguage(self._document.raw, None, 0)
        if not 0 < needed <= 200:
            return ""
        buffer = ctypes.create_string_buffer(needed)
        raw.FPDFCatalog_GetLanguage(self._document.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), needed)
        return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")

    def attached(self, name: str, most: int) -> bytes | None:
        """Return the file of that name inside the PDF; None where there is none, or one larger than `most` bytes."""
        for number in range(min(self._document.count_attachments(), MOST_ATTACHED)):
            attachment = self._document.get_attachment(number)
            if _name(attachment) == name:
                return _content(attachment, most)
        return None

    def outline(self, most: int = 3000) -> Iterator[tuple[str, int]]:
        """Yield the titles of the file's outline with their level, 1 outermost; an outline that loops has an end."""
        for number, entry in enumerate(self._document.get_toc(max_depth=6)):
            if number >= most:
                return
            yield _sendable(entry.get_title() or ""), entry.level + 1

    def sheets(self) -> Iterator[Sheet]:
        """Yield every page; one that is broken is empty."""
        for number in range(len(self)):
            page = raw.FPDF_LoadPage(self._document.raw, number)
            if not page:
                yield Sheet(0, 0, ())
                continue
            try:
                yield self._sheet(page)
            finally:
                raw.FPDF_ClosePage(page)

    def _sheet(self, page: object) -> Sheet:
        words = self._writing.words_on(page)
        turn = _main_turn(words)
        frame = _frame(page)
        links = [(_turned(box, turn, frame), href) for box, href in self._links(page)]
        upright = [(word, _turned(word.box, turn, frame)) for word in words if word.turn == turn]
        drawn, covered = self._album.drawn_on(page, frame)
        size = _turned(frame, turn, frame)
        return Sheet(
            width=size.width,
            height=size.height,
            fragments=tuple(_fragments(upright, links)),
            drawn=tuple(Drawn(image, _turned(box, turn, frame)) for image, box in drawn),
            covered=covered,
            unread=sum(word.unread for word in words),
            aside=len(words) - len(upright),
        )

    def _links(self, page: object) -> Iterator[tuple[Box, str]]:
        place, link, edges = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        for _ in range(MOST_LINKS):
            if not raw.FPDFLink_Enumerate(page, place, link):
                return
            href = self._address(link)
            if href is not None and raw.FPDFLink_GetAnnotRect(link, edges):
                low, high = sorted((edges.bottom, edges.top))
                yield Box(edges.left, low, edges.right, high), href

    def _address(self, link: object) -> str | None:
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            return None
        buffer = ctypes.create_string_buffer(5000)
        length = raw.FPDFAction_GetURIPath(self._document.raw, action, buffer, 5000)
        return absolute_address(buffer.value.decode("utf-8", "replace"), None) if 0 < length <= 5000 else None


def _name(attachment: pdfium.PdfAttachment) -> str:
    """Return the name of a file inside a PDF, "" where it has none that can be read."""
    with suppress(pdfium.PdfiumError, UnicodeDecodeError):
        return str(attachment.get_name())
    return ""


def _content(attachment: pdfium.PdfAttachment, most: int) -> bytes | None:
    size = ctypes.c_ulong()
    raw.FPDFAttachment_GetFile(attachment, None, 0, size)
    return bytes(attachment.get_data()) if 0 < size.value <= most else None


def _sendable(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\0", " ")


def _frame(page: object) -> Box:
    """Return what of the page is shown."""
    edges = raw.FS_RECTF()
    if raw.FPDF_GetPageBoundingBox(page, edges):
        low, high = sorted((edges.bottom, edges.top))
        return Box(edges.left, low, edges.right, high)
    return Box(0, 0, raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page))


def _main_turn(words: list[Word]) -> int:
    """Return how most of the letters are turned."""
    letters = [0, 0, 0, 0]
    for word in words:
        letters[word.turn] += len(word.text)
    return letters.index(max(letters))


def _turned(box: Box, turn: int, frame: Box) -> Box:
    """Return a box measured from the upper left corner of the page, held so that its words stand upright."""
    left, right = box.left - frame.left, box.right - frame.left
    low, high = box.top - frame.top, box.bottom - frame.top
    if turn == 1:  # the words run upwards: what is left is above
        return Box(low, left, high, right)
    if turn == 2:
        return Box(frame.width - right, low, frame.width - left, high)
    if turn == 3:
        return Box(frame.height - high, frame.width - right, frame.height - low, frame.width - left)
    return Box(left, frame.height - high, right, frame.height - low)


def _fragments(words: Iterable[tuple[Word, Box]], links: list[tuple[Box, str]]) -> Iterator[Fragment]:
    """Yield words that follow one another closely, and look alike, as one."""
    now: list[tuple[Word, Box]] = []
    address: str | None = None
    for word, box in words:
        href = _href(box, links) if links else None
        if now and (href != address or not _goes_on(*now[-1], word, box)):
            yield _fragment(now, address)
            now = []
        now.append((word, box))
        address = href
    if now:
        yield _fragment(now, address)


def _href(box: Box, links: list[tuple[Box, str]]) -> str | None:
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return next((href for place, href in links if place.covers(across, down)), None)


def _fragment(words: list[tuple[Word, Box]], href: str | None) -> Fragment:
    first, box = words[0]
    text = first.text + "".join(word.text if word.is_glued else f" {word.text}" for word, _ in words[1:])
    for _, other in words[1:]:
        box = box.joined(other)
    return Fragment(text, box, first.size, first.font.bold, first.font.italic, href, first.is_glued)


def _goes_on(word: Word, box: Box, then: Word, place: Box) -> bool:
    size = word.size
    if word.font != then.font or abs(size - then.size) > 0.05 * size:
        return False
    return abs(box.bottom - place.bottom) <= SAME_BASE * size and -0.3 * size < place.left - box.right < GAP * size
