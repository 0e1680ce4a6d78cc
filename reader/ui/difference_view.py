"""What a publisher changed, as a text one reads: put in is underlined, taken out is struck through."""

from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from reader.app.version_changes import VersionChanges
from reader.model.source import SourceKind
from reader.model.span import Span
from reader.ui.difference_rows import Look, Paragraph, Run, paragraphs
from reader.ui.theme import Theme
from reader.ui.version_items import Side

SIZE = 15  # px
SMALL = 12.5
A_TURN = 40  # paragraphs written between two turns of the event loop
WIDEST = 700  # px of a line


class DifferenceView(QTextBrowser):
    """Shows two versions as one text; a place of either can be shown, and followed into its version."""

    place_followed = Signal(object)  # Side: to be read in its own version

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._changes: VersionChanges | None = None
        self._is_folded = True
        self._coming: Iterator[Paragraph] = iter(())
        self._starts: list[int] = []  # where in the document the runs begin that stand in a version, …
        self._runs: list[Run] = []  # … and these
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setAccessibleName(self.tr("What was changed"))
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.setInterval(0)
        self._next_turn.timeout.connect(self._write_some)

    @property
    def is_complete(self) -> bool:
        """Tell whether all of it is written."""
        return not self._next_turn.isActive()

    @property
    def is_folded(self) -> bool:
        """Tell whether unchanged paragraphs are only counted."""
        return self._is_folded

    def show_changes(self, changes: VersionChanges | None) -> None:
        """Show what became of a text, from its top."""
        self._changes = changes
        self._write()

    def fold(self, *, is_folded: bool) -> None:
        """Leave unchanged paragraphs out, or write them too."""
        if is_folded != self._is_folded:
            self._is_folded = is_folded
            self._write()

    def set_theme(self, theme: Theme) -> None:
        """Write in the colours of `theme`."""
        self._theme = theme
        self._write()

    def show_place(self, side: Side) -> bool:
        """Bring words of a version on screen and set them off; tell whether they are written here."""
        self._write_all()
        cursor = self._cursor_at(side)
        if cursor is None:
            return False
        here = QTextCursor(cursor)
        here.setPosition(cursor.selectionStart())
        self.setTextCursor(here)
        self.ensureCursorVisible()
        top = self.cursorRect(here).top()
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top - self.viewport().height() // 3)
        found = QTextEdit.ExtraSelection()
        found.cursor = cursor
        found.format.setBackground(QColor(self._theme.selection))
        self.setExtraSelections([found])
        return True

    def place_at(self, position: int) -> Side | None:
        """Return which words of which version stand at a position of the document."""
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            return None
        run, into = self._runs[at], position - self._starts[at]
        span = run.new or run.old
        if span is None:
            return None
        start = min(span.start + len(_characters(run.words, into)), span.end - 1)
        return Side(run.new is not None, Span(start, span.end))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return reads on in the version."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._follow(self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Read on in the version."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._follow(self.cursorForPosition(event.position().toPoint()).position())

    def _follow(self, position: int) -> None:
        side = self.place_at(position)
        if side is not None:
            self.place_followed.emit(side)

    def _write(self) -> None:
        self.clear()
        self.setExtraSelections([])
        self._starts, self._runs = [], []
        self._coming = iter(()) if self._changes is None else paragraphs(self._changes, folded=self._is_folded)
        self._write_some()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_all(self) -> None:
        while self._next_turn.isActive():
            self._next_turn.stop()
            self._write_some()

    def _write_some(self) -> None:
        """Write some paragraphs: a book's would hold up the window for seconds."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for _ in range(A_TURN):
            paragraph = next(self._coming, None)
            if paragraph is None:
                break
            self._write_paragraph(cursor, paragraph)
        else:
            self._next_turn.start()
        cursor.endEditBlock()

    def _write_paragraph(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        if paragraph.label:
            self._begin(cursor, below=1)
            cursor.insertText(paragraph.label, self._format(Look.ASIDE))
        self._begin(cursor, below=12)
        for run in paragraph.runs:
            if run.old is not None or run.new is not None:
                self._starts.append(cursor.position())
                self._runs.append(run)
            cursor.insertText(run.words, self._format(run.look))

    def _begin(self, cursor: QTextCursor, below: int) -> None:
        made = QTextBlockFormat()
        made.setLineHeight(145, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setBottomMargin(below)
        if cursor.position() == 0:
            cursor.setBlockFormat(made)
        else:
            cursor.insertBlock(made)

    def _format(self, look: Look) -> QTextCharFormat:
        made, theme = QTextCharFormat(), self._theme
        font = QFont(self.font())
        font.setPixelSize(SIZE)
        if look is Look.ASIDE:
            font.setPixelSize(round(SMALL))
        made.setFont(font)
        made.setForeground(QColor(theme.soft if look in (Look.ASIDE, Look.OUT) else theme.ink))
        if look is Look.IN:
            made.setBackground(QColor(theme.kind_tint(SourceKind.PERSON)))
            made.setFontUnderline(True)
            made.setUnderlineColor(QColor(theme.kind_colour(SourceKind.PERSON)))
        elif look is Look.OUT:
            made.setFontStrikeOut(True)
        return made

    def _cursor_at(self, side: Side) -> QTextCursor | None:
        """Return the words selected, as far as they stand in one run."""
        for start, run in zip(self._starts, self._runs, strict=True):
            span = run.new if side.is_new else run.old
            if span is None or not span.start <= side.span.start < span.end:
                continue
            words = run.words
            into, until = side.span.start - span.start, min(side.span.end, span.end) - span.start
            cursor = QTextCursor(self.document())
            cursor.setPosition(start + _units(words[:into]))
            cursor.setPosition(start + max(_units(words[:until]), 1), QTextCursor.MoveMode.KeepAnchor)
            return cursor
        return None


def _units(words: str) -> int:
    """Return how many positions of Qt's the characters take."""
    return len(words.encode("utf-16-le")) // 2


def _characters(words: str, units: int) -> str:
    """Return the characters before so many positions of Qt's."""
    return words.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
