"""PDF → article: its text in reading order, without what repeats at the edges of its pages."""

from collections import Counter
from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from reader.model.article import Article, BlockKind
from reader.model.errors import ArticleUnreadableError
from reader.text.headline import split_headline
from reader.text.images import page_address
from reader.text.language import language_of
from reader.text.layout import Piece, Run, compose
from reader.text.outlets import outlet_named, readable_name, split_title
from reader.text.pdf_columns import Item, regions, shown_apart
from reader.text.pdf_facts import LOOKED_AT, authors_of, believable_title, day_of, printed_address
from reader.text.pdf_file import PdfFile
from reader.text.pdf_hyphens import Hyphens
from reader.text.pdf_looks import Looks, folded
from reader.text.pdf_paragraphs import Chunk, chunks_of
from reader.text.pdf_pieces import flowing, piece_of
from reader.text.pdf_running import Edges
from reader.text.pdf_sheet import Fragment, Sheet, common_size
from reader.text.unpack import LARGEST, LONGEST, too_large

MOST_SHEETS = 3000
UNREAD = 0.25  # share of letters without a meaning, from which nothing is worth reading
FEWEST_LETTERS = 40  # in all; a scanner's stamp has fewer
SCANNED = 0.5  # of a sheet covered by one picture

PASTE = "Open it in another program, copy its text there and paste it here."


def read_pdf(content: bytes, name: str, url: str | None, *, whole_page: bool = False) -> Article:
    """Return the article of a PDF; `whole_page` keeps running heads and page numbers too.

    Raises ArticleUnreadableError for a locked or broken file, and for one without text that can be read.
    """
    file = _opened(content, name)
    try:
        if len(file) > MOST_SHEETS:
            raise ArticleUnreadableError(
                f"{name} has {len(file):,} pages, more than can be read at once.",
                hint=f"Save up to {MOST_SHEETS:,} of them as a file of their own.",
            )
        sheets = _within_limits(file.sheets())
        _refuse_what_cannot_be_read(sheets, name)
        outline = {folded(title): level for title, level in file.outline() if folded(title)}
        return _Reading(sheets, outline, whole_page=whole_page).article(file.facts(), file.language(), url)
    finally:
        file.close()


def file_in_pdf(content: bytes, name: str) -> bytes | None:
    """Return the file of that name inside a PDF; None where there is none, or the PDF cannot be opened."""
    try:
        file = PdfFile(content)
    except pdfium.PdfiumError:
        return None
    try:
        return file.attached(name, LARGEST)
    except pdfium.PdfiumError:  # its list of files is damaged
        return None
    finally:
        file.close()


def _opened(content: bytes, name: str) -> PdfFile:
    try:
        return PdfFile(content)
    except pdfium.PdfiumError as cause:
        if getattr(cause, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            message, hint = f"{name} is locked with a password.", "Save it without the password, and open that."
        else:
            message, hint = f"{name} is damaged: no page of this PDF can be read.", "Download or save it again."
        raise ArticleUnreadableError(message, hint=hint) from cause


def _within_limits(sheets: Iterable[Sheet]) -> list[Sheet]:
    found, length = [], 0
    for sheet in sheets:
        length += sum(len(one.text) + 1 for one in sheet.fragments)
        if length > LONGEST:
            raise too_large()
        found.append(sheet)
    return found


def _refuse_what_cannot_be_read(sheets: Sequence[Sheet], name: str) -> None:
    letters = sum(len(one.text) for sheet in sheets for one in sheet.fragments)
    unread = sum(sheet.unread for sheet in sheets)
    if unread > UNREAD * max(letters, 1) and unread > FEWEST_LETTERS / 2:
        message = f"The letters of {name} cannot be read: its fonts do not say which letters they are."
        raise ArticleUnreadableError(message, hint="Recognise its text first, for instance with OCRmyPDF.")
    if letters >= FEWEST_LETTERS:
        return
    if any(sheet.covered > SCANNED for sheet in sheets):
        message = f"{name} is a scan: its pages are pictures, without text."
        raise ArticleUnreadableError(message, hint="Recognise its text first, for instance with OCRmyPDF.")
    raise ArticleUnreadableError(f"There is no text in {name}.", hint=PASTE)


class _Reading:
    """The sheets of one document on their way to an article."""

    def __init__(self, sheets: Sequence[Sheet], outline: dict[str, int], *, whole_page: bool) -> None:
        self._size = common_size((one.size, len(one.text)) for sheet in sheets for one in sheet.fragments)
        edges = Edges(sheets, self._size)
        self._running = [line.text for number in range(len(sheets)) for line in edges.running(number)]
        kept = [sheet.fragments if whole_page else edges.without(number) for number, sheet in enumerate(sheets)]
        self._left_out = 0 if whole_page else sum(len(text.split()) for text in self._running)
        self._left_out += sum(sheet.aside for sheet in sheets)
        self._gutters: set[float] = set()
        self._chunks = [
            chunk
            for number, (sheet, words) in enumerate(zip(sheets, kept, strict=True))
            for chunk in self._chunks_on(sheet, words, number)
        ]
        self._looks = Looks(self._chunks, self._size, outline)
        self._hyphens = Hyphens(line.text for chunk in self._chunks for line in chunk.lines)

    def _chunks_on(self, sheet: Sheet, words: Sequence[Fragment], number: int) -> list[Chunk]:
        items: list[Item] = [*words, *shown_apart(sheet.drawn, words)]
        found = regions(items, self._size, self._gutters)
        return [chunk for region in found for chunk in chunks_of(region, self._size, number)]

    def article(self, facts: dict[str, str], language: str, url: str | None) -> Article:
        """Return the article, with what the file says about itself where that is to be believed."""
        pieces, title = self._pieces()
        beginning = " ".join(chunk.text for chunk in self._chunks[:40])[:LOOKED_AT]
        top = [chunk.text for chunk in self._chunks[:12] if chunk.lines]
        stated = believable_title(facts, beginning) if title is None else None
        if stated is not None:
            pieces.insert(0, Piece(BlockKind.HEADING, (Run(stated),), 1))
        headline, tail = split_title(title or stated or "")
        text, blocks = compose(pieces)
        _, stated_tail = split_headline(facts.get("Title", ""))
        address = page_address(url, None) if url else printed_address(self._running)
        known = [outlet.name for words in (*top[:4], *_common(self._running)) if (outlet := outlet_named(words))]
        return Article(
            title=headline or None,
            publisher=readable_name(tuple(filter(None, (tail, *known, stated_tail))), address),
            authors=authors_of(facts, beginning, top),
            published=day_of(facts, beginning, top),
            language=language_of(text, [language] if language else []),
            url=address,
            text=text,
            blocks=blocks,
            words_left_out=self._left_out,
        )

    def _pieces(self) -> tuple[list[Piece], str | None]:
        """Return the pieces, the title first, and the title's words."""
        looks = [self._looks.look(number) for number in range(len(self._chunks))]
        pieces: list[Piece] = []
        first: list[Piece] = []
        for group, (kind, level) in flowing(self._chunks, looks, self._size):
            piece = piece_of([self._chunks[number] for number in group], kind, level, self._hyphens)
            (first if group[0] == self._looks.title else pieces).append(piece)
        title = " ".join(first[0].text.split()) if first else None
        return first + pieces, title


def _common(lines: Sequence[str]) -> list[str]:
    """Return what is written most often at the edges, without its figures."""
    bare = (" ".join(line.split()).strip("0123456789 |·-–") for line in lines)
    return [line for line, _ in Counter(bare).most_common(4)]
