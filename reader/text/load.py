"""The front door: the bytes of a file, page or paste → an article, recognised by what they hold, not by a name."""

import importlib
import re
from pathlib import PurePath
from typing import cast

from reader.model.article import Article
from reader.model.errors import ArticleUnreadableError
from reader.model.original import Original
from reader.model.picture import picture_type
from reader.text.encoding import BOMS, decode
from reader.text.epub import read_epub
from reader.text.epub_package import is_epub
from reader.text.markdown import is_markdown, read_markdown
from reader.text.mhtml import is_mhtml, open_mhtml
from reader.text.page import read_page
from reader.text.plain import read_plain
from reader.text.unpack import LONGEST, too_large, unpacked

PASTE = "Copy the article's text and paste it here instead."
SAVE_PAGE = "Save the page itself (in a browser: Save as, HTML), or paste its text."
EXPORT = "Save it as HTML, PDF or EPUB in the program it is from, or copy its text and paste it here."
PDF = "reader.text.pdf"  # entered by name: who opens pages should not wait for its library
PDF_MARK, PDF_MARK_IN = b"%PDF-", 1024  # and in how many of the first bytes it stands
ZIP = b"PK\x03\x04"
OFFICE = (  # what the names in some ZIP files, or their first words, tell
    (b"word/document", "a Word file"),
    (b"xl/workbook", "an Excel file"),
    (b"ppt/presentation", "a PowerPoint file"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
)
FOREIGN = (  # first bytes of what people open by mistake, and what it is
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file, not a page", PASTE),
    (b"{\\rtf", "a Rich Text file, not a page", PASTE),
    (b"SQLite format 3", "a database, not an article", SAVE_PAGE),
    (b"\x7fELF", "a program, not an article", SAVE_PAGE),
    (b"MZ\x90", "a program, not an article", SAVE_PAGE),
    (b"\x00\x00\x00\x1cftyp", "a video, not an article", SAVE_PAGE),
    (b"\x00\x00\x00\x20ftyp", "a video, not an article", SAVE_PAGE),
    (b"ID3", "a sound recording, not an article", SAVE_PAGE),
    (b"OggS", "a sound recording, not an article", SAVE_PAGE),
    (b"BM", "a picture, not an article", SAVE_PAGE),
    (b"II*\x00", "a picture, not an article", SAVE_PAGE),
    (b"MM\x00*", "a picture, not an article", SAVE_PAGE),
)
HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,4000}?-->\s*)*+<(?:!doctype\s+html|html|head|body|meta|title|link|script|style"
    r"|article|main|section|header|div|p|h[1-6]|span|table|ul|ol|blockquote|figure|b|i|a|em|strong|img|font|center)\b",
    re.IGNORECASE | re.DOTALL,
)
XML_START = re.compile(r"\s*(?:<\?xml|<rss|<feed|<svg|<!doctype(?!\s+html))", re.IGNORECASE)
TAG = re.compile(r"<(?:p|div|h[1-6]|article|body|br|li|span)\b[^<>]{0,2000}>", re.IGNORECASE)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
SAMPLE = 16_384  # bytes looked at to tell writing from machine code
BINARY = 0.05  # share of control bytes that no writing has


def load(original: Original, *, whole_page: bool = False) -> Article:
    """Return the article in `original`; `whole_page` takes all visible text of a page, furniture and all.

    Raises ArticleUnreadableError where there is none to read.
    """
    content = unpacked(original.content)
    name = _shown(original.name)
    if is_pdf(content):
        read = importlib.import_module(PDF).read_pdf
        return cast(Article, read(content, name, original.url, whole_page=whole_page))
    if content.startswith(ZIP):
        return _packed(content, name, original.url, whole_page=whole_page)
    _refuse_what_is_no_text(content, name)
    if is_mhtml(content):
        saved = open_mhtml(content)
        return read_page(saved.markup, saved.url or original.url, parts=saved.parts, whole_page=whole_page)
    text = decode(content, original.charset)
    if _is_html(text, original.media_type):
        return read_page(text, original.url, whole_page=whole_page)
    _refuse_what_is_no_writing(text, name)
    if len(text) > LONGEST:
        raise too_large()
    if _names_markdown(original) or is_markdown(text):
        return read_markdown(text, original.url)
    return read_plain(text, original.url)


def is_pdf(content: bytes) -> bool:
    """Tell whether the bytes are a PDF: some have a mail's or a printer's lines before its mark."""
    head = content[:PDF_MARK_IN]
    return head.lstrip(b" \t\r\n\xef\xbb\xbf").startswith(PDF_MARK) or (PDF_MARK in head and _is_binary(content))


def _packed(content: bytes, name: str, url: str | None, *, whole_page: bool) -> Article:
    """Return the article of a ZIP file that is an EPUB; raises ArticleUnreadableError for any other."""
    if is_epub(content):
        return read_epub(content, name, url, whole_page=whole_page)
    what = next((what for mark, what in OFFICE if mark in content), None)
    if what is None:
        raise ArticleUnreadableError(
            f"{name} is a ZIP file, not an article.", hint="Unpack it, and open what is in it."
        )
    raise ArticleUnreadableError(f"{name} is {what}, which Kilde does not read.", hint=EXPORT)


def _shown(name: str) -> str:
    """Return a name as a sentence shows it: the file's own, without its folders."""
    return name if "://" in name else PurePath(name.replace("\\", "/")).name or "This"


def _refuse_what_is_no_text(content: bytes, name: str) -> None:
    if not content.strip():
        raise ArticleUnreadableError(f"{name} is empty.", hint="Save the page again, or paste its text.")
    if picture_type(content):
        raise ArticleUnreadableError(f"{name} is a picture, not an article.", hint=SAVE_PAGE)
    for start, what, hint in FOREIGN:
        if content.startswith(start) and _is_binary(content):
            raise ArticleUnreadableError(f"{name} is {what}.", hint=hint)
    if _is_binary(content):
        raise ArticleUnreadableError(f"{name} is not text: nothing in it can be read as an article.", hint=SAVE_PAGE)


def _is_binary(content: bytes) -> bool:
    sample = content[:SAMPLE]
    if content.startswith(b"{\\rtf"):
        return True
    if any(content.startswith(bom) for bom, _ in BOMS):
        return False
    zeros = (sample[::2].count(0), sample[1::2].count(0))
    if max(zeros) > 0.35 * len(sample) and min(zeros) < 0.05 * len(sample):
        return False  # UTF-16 without its mark: only every other byte is zero
    return len(CONTROL.findall(sample)) > BINARY * len(sample)


def _is_html(text: str, media_type: str | None) -> bool:
    if HTML_START.match(text[:SAMPLE]):
        return True
    said = (media_type or "").partition(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
    return said and TAG.search(text[:100_000]) is not None


def _refuse_what_is_no_writing(text: str, name: str) -> None:
    if XML_START.match(text[:SAMPLE]):
        raise ArticleUnreadableError(f"{name} is data for programs (XML), not an article.", hint=SAVE_PAGE)
    if not any(map(str.isalpha, text)):
        raise ArticleUnreadableError(f"There are no words in {name}.", hint=SAVE_PAGE)


def _names_markdown(original: Original) -> bool:
    said = (original.media_type or "").partition(";")[0].strip().lower()
    return said in ("text/markdown", "text/x-markdown") or original.name.lower().removesuffix(".gz").endswith(
        (".md", ".markdown")
    )
