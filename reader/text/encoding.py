"""Bytes → text: byte order mark, then what is declared, then what is detected.

A page that says UTF-8 and holds a few stray bytes of Latin-1 is common, and so is one that says UTF-8
and is Latin-1 all through: no byte that stands for a letter is ever replaced by a question mark.
"""

import codecs
import re

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
META_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]+)", re.IGNORECASE)
XML_ENCODING = re.compile(rb"\A\s{0,99}<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]+)", re.IGNORECASE)
HEAD = 4096  # bytes in which a page may declare its encoding; the standard says 1024, pages do not care
SAMPLE = 60_000  # bytes that detection looks at: it is slow, and more of the same tells no more
WEB_NAMES = {  # names that browsers read as the larger set that contains them
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "unicode": "utf-8",
}
NOT_OF_PAGES = frozenset(("utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"))
MOSTLY_UTF8 = 0.1  # share of the characters beyond ASCII that may be broken in what still is UTF-8
CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
WESTERN = frozenset("æøåäöüßéèêëàâáãçñíìîïóòôõúùûýðþœšžÆØÅÄÖÜÉÈÊËÀÂÁÃÇÑÍÎÓÔÕÚÛÝÐÞŒŠŽ«»“”„‘’‚–—…·•§°£€©®´¡¿½\xa0\xad")


def decode(content: bytes, charset: str | None = None, *, markup: bool = True) -> str:
    """Return the text of `content`; every byte sequence has one.

    `charset` is what HTTP or MIME said; `markup` also believes a `<meta>` near the beginning.
    """
    for bom, name in BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, errors="replace")
    declared = [charset or "", *(declared_in(content) if markup else ())]
    for label in declared:
        name_known = known(label)
        text = _strictly(content, name_known) if name_known else None
        if text is not None:
            return text
    return _detected(content)


def declared_in(content: bytes) -> tuple[str, ...]:
    """Return the encodings that a page names in its own head."""
    head = content[:HEAD]
    found = (XML_ENCODING.search(head), META_CHARSET.search(head))
    return tuple(match.group(1).decode("ascii", "replace") for match in found if match)


def known(label: str) -> str | None:
    """Return the codec that browsers use for `label`, or None where it names none."""
    name = label.strip().strip("\"'").lower()
    try:
        name = codecs.lookup(WEB_NAMES.get(name, name)).name  # one codec goes by many labels: "utf_16", "u16"
        b" ".decode(name)
    except UnicodeDecodeError:
        pass  # half a character of a wide encoding
    except (LookupError, ValueError):  # unknown, no label at all, or a codec that is not of text: "base64", "rot13"
        return None
    if name.startswith("utf-16"):
        return "utf-8"  # said in ASCII bytes, so it cannot be true (the web's encoding standard says the same)
    return None if name in NOT_OF_PAGES else name


def _strictly(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except UnicodeError:
        if name == "cp1252" and b"\0" not in content:
            return _windows(content)  # five bytes mean nothing there; browsers keep them as controls
        return None


def _windows(content: bytes) -> str:
    return content.decode("latin-1").translate(CP1252)


def _detected(content: bytes) -> str:
    text = _strictly(content, "utf-8")
    if text is not None and "\0" not in text[:SAMPLE]:
        return text
    wide = _utf16_without_mark(content)
    if wide is not None:
        return wide
    mixed = content.decode("utf-8", errors="kilde.cp1252")
    lost = len(content.decode("utf-8", errors="ignore"))
    beyond = sum(1 for character in mixed if character > "\x7f")
    if len(mixed) - lost <= MOSTLY_UTF8 * beyond:
        return mixed
    western = _windows(content)
    high = [character for character in western if character > "\x7f"]
    if sum(character in WESTERN for character in high) >= 0.9 * len(high):
        return western  # the detector takes a page with three "ø" for anything
    best = from_bytes(content[:SAMPLE]).best()
    return (_strictly(content, best.encoding) if best else None) or western


def _utf16_without_mark(content: bytes) -> str | None:
    """Return the text of UTF-16 without a mark: every other byte of Western text is then zero."""
    sample = content[:SAMPLE]
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(sample) > 1 and zeros.count(0) > 0.7 * len(zeros):
            return _strictly(content[: len(content) // 2 * 2], name)
    return None


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as Windows-1252, and go on after them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _windows(error.object[error.start : error.end]), error.end


codecs.register_error("kilde.cp1252", _as_windows)
