"""PDFs made for the tests: words set in Courier, whose letters are all 0.6 of their size wide."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

WIDE, HIGH = 595, 842  # points of an A4 page
LETTER = 0.6
FONTS = {"F1": "Courier", "F2": "Courier-Bold", "F3": "Courier-Oblique"}
PLAIN, BOLD, ITALIC = FONTS


@dataclass
class Page:
    """One page: what is drawn on it, measured from its upper left corner."""

    drawn: list[bytes] = field(default_factory=list)
    links: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    pictures: int = 0
    turned: int = 0  # degrees

    def write(self, x: float, y: float, words: str, size: float = 10, font: str = PLAIN) -> None:
        """Set words with their base line at y."""
        coded = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        self.drawn.append(b"BT /%s %g Tf %g %g Td (" % (font.encode(), size, x, HIGH - y) + coded + b") Tj ET")

    def write_upwards(self, x: float, y: float, words: str, size: float = 10) -> None:
        """Set words that run up the page."""
        at = b"BT /F1 %g Tf 0 1 -1 0 %g %g Tm (" % (size, x, HIGH - y)
        self.drawn.append(at + words.encode("cp1252") + b") Tj ET")

    def show(self, x: float, y: float, wide: float, high: float) -> None:
        """Show the picture with its lower left corner there."""
        self.pictures += 1
        self.drawn.append(b"q %g 0 0 %g %g %g cm /Im Do Q" % (wide, high, x, HIGH - y))

    def link(self, x: float, y: float, words: str, href: str, size: float = 10) -> None:
        """Set words that lead to an address."""
        self.write(x, y, words, size)
        self.links.append((x, HIGH - y - 2, x + len(words) * LETTER * size, HIGH - y + size, href))


def wrapped(words: Sequence[str], width: int) -> Iterator[str]:
    """Yield lines of at most `width` letters."""
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def in_columns(
    paragraphs: Sequence[str], count: int, *, size: float = 9, gutter: float = 12, deep: int = 40
) -> list[Page]:
    """Return pages on which paragraphs, each begun with an indent, run through columns of `deep` lines."""
    left, leading = 50.0, 1.25 * size
    width = (WIDE - 2 * left - (count - 1) * gutter) / count
    letters = int(width / (LETTER * size))
    lines = [
        (("   " if number == 0 else "") + line)
        for paragraph in paragraphs
        for number, line in enumerate(wrapped(["xx", *paragraph.split()], letters))
    ]
    pages: list[Page] = []
    for start in range(0, len(lines), deep * count):
        page, own = Page(), lines[start : start + deep * count]
        deep = min(deep, -(-len(own) // count))  # the columns of the last page are as long as one another
        for place, line in enumerate(own):
            x = left + (place // deep) * (width + gutter)
            bare = line.strip()
            indent = 2 * LETTER * size if line.startswith(" ") else 0
            page.write(x + indent, 100 + (place % deep) * leading, bare.removeprefix("xx "), size)
        pages.append(page)
    return pages


def pdf(
    pages: Sequence[Page], facts: dict[str, str] | None = None, *, catalog: bytes = b"", more: Sequence[bytes] = ()
) -> bytes:
    """Return a PDF of pages; `more` are objects behind the five and three a page that it makes itself."""
    objects = _objects(pages, facts or {}, catalog)
    return assembled([*objects, *more], root=1, info=2)


def first_free(pages: Sequence[Page]) -> int:
    """Return the number of the first of the objects in `more`."""
    return 5 + len(FONTS) + sum(2 + len(page.links) for page in pages)


def _objects(pages: Sequence[Page], facts: dict[str, str], catalog: bytes) -> list[bytes]:
    fonts = b" ".join(b"/%s %d 0 R" % (name.encode(), 5 + place) for place, name in enumerate(FONTS))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 3 0 R " + catalog + b" >>",
        b"<< " + b" ".join(b"/%s <%s>" % (k.encode(), _wide(v)) for k, v in facts.items()) + b" >>",
        b"",
        picture(),
        *(
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name.encode()
            for name in FONTS.values()
        ),
    ]
    kids = []
    for page in pages:
        number = len(objects) + 1
        kids.append(b"%d 0 R" % number)
        notes = b" ".join(b"%d 0 R" % (number + 2 + place) for place in range(len(page.links)))
        objects.append(
            b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R /Annots [%s] "
            b"/Resources << /Font << %s >> /XObject << /Im 4 0 R >> >> >>"
            % (WIDE, HIGH, page.turned, number + 1, notes, fonts)
        )
        objects.append(stream(b"\n".join(page.drawn)))
        objects += (
            b"<< /Type /Annot /Subtype /Link /Rect [%g %g %g %g] /A << /S /URI /URI (%s) >> >>" % (*box, href.encode())
            for *box, href in page.links
        )
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return objects


def stream(content: bytes, more: bytes = b"") -> bytes:
    """Return a stream object, packed."""
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n" % (len(packed), more) + packed + b"\nendstream"


def picture(wide: int = 120, high: int = 80) -> bytes:
    """Return an image object."""
    pixels = b"".join(bytes((x * 2 % 256, y * 3 % 256, 90)) for y in range(high) for x in range(wide))
    head = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8"
    return stream(pixels, head % (wide, high))


def assembled(objects: Sequence[bytes], *, root: int, info: int, trailer: bytes = b"") -> bytes:
    """Return the file with its table of objects."""
    result = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(result))
        result += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(result)
    result += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    result += b"".join(b"%010d 00000 n \n" % place for place in places)
    result += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R %s >>\n" % (len(objects) + 1, root, info, trailer)
    return bytes(result + b"startxref\n%d\n%%%%EOF\n" % start)


def _wide(text: str) -> bytes:
    return b"FEFF" + text.encode("utf-16-be").hex().encode()
