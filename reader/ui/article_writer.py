"""Writes an article into Qt's document, block by block; never a page's own HTML."""

import re
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
)

from reader.model.article import Article, Block, BlockKind, Emphasis, Link
from reader.model.frozen import frozen
from reader.model.span import Span
from reader.ui.article_style import Setting, emphasise
from reader.ui.byline import byline
from reader.ui.counts import reading_time
from reader.ui.parts import PART_LINK, Part, parts_of
from reader.ui.pictures import Picture
from reader.ui.shown_text import host_of
from reader.ui.text_map import TextMap

LONGEST = 2500  # characters of one block in the document; laying out 300,000 in one takes a second
SLICE_S = 0.004  # writing time between two turns of the event loop; layout of the slice comes on top
PICTURE = "kilde:picture/"  # address of the line that stands for a picture that is not in the file
WHOLE_COLUMN = QTextLength(QTextLength.Type.PercentageLength, 94)  # of the viewport, which holds the gutter too
IMAGE = "kilde-image:"  # name of a decoded picture in the document

SOFT_HYPHEN = "\u00ad"  # Qt shows it where a line breaks there, and nowhere else

# What Qt takes for structure, one unit for one unit: paragraph marks, frame marks (U+FDD0, U+FDD1), the place of an
# object, halves of a pair; and the two overrides that make words read backwards.
_HARMLESS = {0x0A: "\u2028", 0x0D: "\u2028", 0x2029: "\u2028", 0x85: "\u2028", 0x0B: "\u2028", 0x0C: "\u2028"}
_HARMLESS |= {0x00: "\ufffd", 0xFFFC: "\ufffd", 0xFDD0: "\ufffd", 0xFDD1: "\ufffd", 0x202D: "\u2060", 0x202E: "\u2060"}
_HALVES = re.compile("[\ud800-\udfff]")


@frozen
class Piece:
    """Words of one block that are set alike."""

    span: Span
    format: QTextCharFormat


class ArticleWriter(QObject):
    """Writes one article in slices, so that the longest one never holds up the window."""

    went_on = Signal()  # a slice more stands
    finished = Signal()

    def __init__(self, document: QTextDocument, setting: Setting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text_map = TextMap()
        self._setting = setting
        self._cursor = QTextCursor(document)
        self._document = document
        self._steps: Iterator[None] = iter(())
        self._formats: dict[tuple[BlockKind, int, bool], tuple[QTextBlockFormat, QTextCharFormat]] = {}
        self._is_first = True
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def write(self, article: Article, pictures: Mapping[int, Picture], part: Part | None = None) -> None:
        """Begin to write into the emptied document, all of it or a part; the first slice is there on return."""
        self._article = article
        self._part = part or parts_of(article)[0]
        self._pictures = pictures
        for index, picture in pictures.items():
            self._document.addResource(
                QTextDocument.ResourceType.ImageResource.value, QUrl(f"{IMAGE}{index}"), picture.image
            )
        self._steps = self._write_all()
        self._timer.start()
        self._write_some()

    def stop(self) -> None:
        """Write no more: another article is wanted."""
        self._timer.stop()

    @property
    def is_writing(self) -> bool:
        """Tell whether blocks are still to come."""
        return self._timer.isActive()

    def _go_on(self) -> None:
        if self._write_some():
            self._timer.stop()
            self.finished.emit()
        else:
            self.went_on.emit()

    def _write_some(self) -> bool:
        """Write for a few milliseconds; tell whether nothing is left."""
        until = time.perf_counter() + SLICE_S
        self._cursor.beginEditBlock()
        is_done = True
        for _ in self._steps:
            if time.perf_counter() > until:
                is_done = False
                break
        self._cursor.endEditBlock()
        return is_done

    def _write_all(self) -> Iterator[None]:
        """Write the article a step at a time, a few thousand characters at most."""
        blocks = self._article.blocks
        has_title = bool(blocks) and blocks[0].kind is BlockKind.HEADING and blocks[0].level <= 1
        if not self._part.is_first:
            self._write_way(_tr("Previous part"), self._part.span.start - 1)
        elif not has_title:
            self._write_byline()
        for index in self._part.blocks:
            block = blocks[index]
            if block.image is not None:
                self._write_picture(index, block)
            if block.start < block.end:
                is_last = index + 1 == len(blocks) or blocks[index + 1].kind is not block.kind
                for part in manageable(block, self._article.text):
                    self._write_words(part, is_last=is_last and part.end == block.end)
                    yield
            if index == 0 and has_title:
                self._write_byline()
        if not self._part.is_last:
            self._write_way(_tr("Next part"), self._part.span.end)

    def _write_way(self, words: str, to: int) -> None:
        """Write the line that leads to another part, with which part this is."""
        self._begin(self._setting.aside_block(below=20), self._setting.aside())
        link = QTextCharFormat(self._setting.aside())
        link.setAnchor(True)
        link.setAnchorHref(f"{PART_LINK}{to}")
        link.setForeground(self._setting.char_format(Block(BlockKind.PARAGRAPH, 0, 0)).foreground())
        link.setFontUnderline(True)
        self._cursor.insertText(words, link)
        count = _tr(" · this is part {0} of {1}").format(self._part.number, self._part.count)
        self._cursor.insertText(count, self._setting.aside())

    def _write_words(self, block: Block, *, is_last: bool) -> None:
        block_format, char_format = self._formats_of(block, is_last=is_last)
        self._begin(block_format, char_format)
        if block.kind is BlockKind.LIST_ITEM:
            self._cursor.createList(_bullets(block.level))
        breaks = self._setting.breaks(block, self._article)
        for piece in pieces(block, char_format):
            parts = parted(piece.span, breaks)
            words = [span.of(self._article.text) for span in parts]
            position = self._cursor.position()
            self._cursor.insertText(SOFT_HYPHEN.join(map(harmless, words)), piece.format)
            for span, part in zip(parts, words, strict=True):  # the map steps over what the text does not have
                position = self.text_map.add(part, span.start, position) + len(SOFT_HYPHEN)

    def _formats_of(self, block: Block, *, is_last: bool) -> tuple[QTextBlockFormat, QTextCharFormat]:
        key = (block.kind, block.level, is_last)
        if key not in self._formats:
            block_format = self._setting.block_format(block, is_last=is_last)
            self._formats[key] = (block_format, self._setting.char_format(block))
        return self._formats[key]

    def _write_picture(self, index: int, block: Block) -> None:
        picture = self._pictures.get(index)
        if picture is not None:
            self._begin(self._setting.block_format(Block(BlockKind.FIGURE, 0, 0)), self._setting.aside())
            image = QTextImageFormat()
            image.setName(f"{IMAGE}{index}")
            image.setWidth(picture.width)
            image.setMaximumWidth(WHOLE_COLUMN)  # no height beside it: Qt would keep that in a narrow column
            self._cursor.insertImage(image)
        elif block.image is not None:
            self._begin(self._setting.aside_block(below=10), self._setting.aside())
            self._write_stand_in(index, block.image.href, block.image.alt)

    def _write_stand_in(self, index: int, href: str | None, alt: str) -> None:
        """Write the line that says a picture belongs here, and fetches it only on a click."""
        aside = self._setting.aside()
        if href is None:
            self._cursor.insertText(_tr("A picture that could not be read"), aside)
            return
        link = QTextCharFormat(aside)
        link.setAnchor(True)
        link.setAnchorHref(f"{PICTURE}{index}")
        link.setForeground(self._setting.char_format(Block(BlockKind.PARAGRAPH, 0, 0)).foreground())
        self._cursor.insertText(_tr("Show picture"), link)
        words = _tr(" from {0}").format(host_of(href) or href)
        self._cursor.insertText(harmless(words + (f" · {alt}" if alt else "")), aside)

    def _write_byline(self) -> None:
        words = byline(self._article, reading_time)
        self._begin(self._setting.aside_block(below=20), self._setting.aside())
        self._cursor.insertText(harmless(words), self._setting.aside())

    def _begin(self, block_format: QTextBlockFormat, char_format: QTextCharFormat) -> None:
        """Begin a block; a new document has an empty one already. Lists must not go on into it."""
        if self._is_first:
            self._cursor.setBlockFormat(block_format)
            self._cursor.setBlockCharFormat(char_format)
            self._is_first = False
            return
        self._cursor.insertBlock(block_format, char_format)
        current = self._cursor.currentList()
        if current is not None:
            current.remove(self._cursor.block())
            self._cursor.setBlockFormat(block_format)


def pieces(block: Block, base: QTextCharFormat) -> Iterator[Piece]:
    """Cut a block where links and emphases begin and end; they may overlap."""
    waiting: list[Link | Emphasis] = [*block.links, *block.emphases]
    waiting.sort(key=lambda inline: inline.span, reverse=True)
    cuts = {cut for inline in waiting for cut in (inline.span.start, inline.span.end) if block.start < cut < block.end}
    standing: list[Link | Emphasis] = []
    for start, end in pairwise(sorted(cuts | {block.start, block.end})):
        while waiting and waiting[-1].span.start < end:
            standing.append(waiting.pop())
        standing = [inline for inline in standing if inline.span.end > start]
        yield Piece(Span(start, end), _set_apart(base, standing))


def parted(span: Span, breaks: Sequence[int]) -> list[Span]:
    """Cut words before the characters where a hyphen may stand; `breaks` are in text order."""
    inside = breaks[bisect_right(breaks, span.start) : bisect_left(breaks, span.end)]
    return [Span(start, end) for start, end in pairwise((span.start, *inside, span.end))]


def _set_apart(base: QTextCharFormat, inlines: Sequence[Link | Emphasis]) -> QTextCharFormat:
    made = QTextCharFormat(base)
    for inline in inlines:
        if isinstance(inline, Link):
            made.setAnchor(True)
            made.setAnchorHref(inline.href)
        else:
            emphasise(made, inline)
    return made


def manageable(block: Block, text: str) -> Iterator[Block]:
    """Cut a block that Qt would lay out for longer than the window may stand still, at a space where there is one."""
    start = block.start
    while block.end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space + 1 if space >= 0 else start + LONGEST
        yield replace(block, start=start, end=cut)
        start = cut
    yield replace(block, start=start)


def harmless(words: str) -> str:
    """Return `words` with what Qt would take for structure replaced, each unit by one unit."""
    return _HALVES.sub("\ufffd", words.translate(_HARMLESS))


def _bullets(level: int) -> QTextListFormat:
    made = QTextListFormat()
    made.setStyle(QTextListFormat.Style.ListDisc)
    made.setIndent(max(1, level))
    return made


def _tr(words: str) -> str:
    return QCoreApplication.translate("ArticleWriter", words)
