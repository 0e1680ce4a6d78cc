"""A note as it reads: its Markdown set, nothing in it acting or loaded by itself."""

import re
from math import ceil
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from reader.ui.note_text import ANY_HEIGHT, scrolling

INDENT = 16  # px a list is set in
_FENCE = re.compile(r"\s*(```|~~~)")
_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class NoteView(QTextBrowser):
    """Shows a note as tall as it is, or as there is room for.

    A click, Return or typing asks to edit it, a link is only announced.
    """

    edit_wanted = Signal()
    link_clicked = Signal(str)
    done = Signal()  # by key: the keyboard is to go on in the article
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = ""
        self._tallest = ANY_HEIGHT
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(INDENT)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.anchorClicked.connect(lambda address: self.link_clicked.emit(address.toString()))

    def show_note(self, note: str) -> None:
        """Set the note's Markdown, unless it stands already."""
        if note != self._note:
            self._note = note
            set_markdown(self.document(), note)
            self._fit()

    def limit(self, height: int) -> None:
        """Be no taller than this."""
        if height != self._tallest:
            self._tallest = height
            self._fit()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Answer a picture of ours to everything: nothing is loaded for a note."""
        del kind, name
        return _blank()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link, or else begin to edit, unless words were selected to be copied."""
        is_on_link = bool(self.anchorAt(event.position().toPoint()))
        super().mouseReleaseEvent(event)
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and not is_on_link and not self.textCursor().hasSelection():
            self.edit_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the article, Return edits, unless it is on a link."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        elif is_enter and not self.textCursor().charFormat().anchorHref():
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        """Return the height of all lines."""
        return QSize(120, ceil(self.document().size().height()) + 2)

    def _fit(self) -> None:
        self.setVerticalScrollBarPolicy(scrolling(self.sizeHint().height(), self._tallest))
        height = min(self.sizeHint().height(), self._tallest)  # the bar has taken of the width, or given it back
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.updateGeometry()
            self.resized.emit()


def set_markdown(document: QTextDocument, note: str) -> None:
    """Set a note: lines end where they were ended, raw HTML is words, a picture is a link that says what it shows."""
    document.setMarkdown(with_hard_breaks(note), _DIALECT)
    block = document.begin()
    while block.isValid():
        _unpicture(document, block)
        _underline_links(document, block)
        if block.blockFormat().headingLevel():
            _set_plainly(block)
        block = block.next()


def with_hard_breaks(note: str) -> str:
    """Return Markdown in which a line that was ended ends: whoever types a note means it so."""
    lines, is_code = [], False
    for line in note.split("\n"):
        is_fence = bool(_FENCE.match(line))
        is_code ^= is_fence
        is_as_it_is = is_code or is_fence or not line.strip() or line.endswith("  ")
        lines.append(line if is_as_it_is else f"{line}  ")
    return "\n".join(lines)


class _DeafDocument(QTextDocument):
    """A document that loads nothing."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Answer a picture of ours to everything."""
        del kind, name
        return _blank()


def plain_note(note: str) -> str:
    """Return the words of a note without its marks of Markdown, for a list."""
    document = _DeafDocument()
    set_markdown(document, note)
    return document.toPlainText()


def _blank() -> QImage:
    blank = QImage(1, 1, QImage.Format.Format_ARGB32)  # to an empty one, Qt would go and look for a file
    blank.fill(0)
    return blank


def _unpicture(document: QTextDocument, block: QTextBlock) -> None:
    """Let words stand for the pictures of a block, with the way to where they lie."""
    for position, length, char_format in reversed(_pieces(block)):
        if not char_format.isImageFormat():
            continue
        image = char_format.toImageFormat()
        linked = QTextCharFormat()
        linked.setAnchor(True)
        linked.setAnchorHref(image.name())
        words = str(image.property(QTextFormat.Property.ImageAltText) or image.name())
        _select(document, position, length).insertText(words, linked)


def _underline_links(document: QTextDocument, block: QTextBlock) -> None:
    """Set links in the ink of the note, underlined: Qt would keep the colour of the theme that held at first."""
    for position, length, char_format in _pieces(block):
        if char_format.isAnchor():
            char_format.clearForeground()
            char_format.setFontUnderline(True)
            _select(document, position, length).setCharFormat(char_format)


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return the pieces of a block that are set alike: place, length, format."""
    found = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        found.append((piece.position(), piece.length(), piece.charFormat()))
        pieces += 1
    return found


def _select(document: QTextDocument, position: int, length: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _set_plainly(block: QTextBlock) -> None:
    """Set a heading in the size of the note: the margin is narrow."""
    cursor = QTextCursor(block)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    plain = QTextCharFormat()
    plain.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
    plain.setFontWeight(QFont.Weight.DemiBold)
    cursor.mergeCharFormat(plain)
