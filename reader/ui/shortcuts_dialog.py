"""The keys of the window, on one page."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from reader.ui.commands import Command
from reader.ui.labels import plain_label

BESIDE = 80  # px of a screen's width for margins, a scroll bar and the window's own frame
AROUND = 180  # px of a screen that the list leaves: for the button, margins and the window's own frame


class ShortcutsDialog(QDialog):
    """Lists everything that has a key."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        lines, room = shortcut_lines(commands), self.screen().availableSize()
        page = _page(lines, columns=2)
        if page.sizeHint().width() > room.width() - BESIDE:
            page = _page(lines, columns=1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(24, 20, 24, 16)
        column_layout.setSpacing(18)
        column_layout.addWidget(_scrolled(page, room.height() - AROUND))
        column_layout.addWidget(buttons)


def _page(lines: Sequence[tuple[str, str]], columns: int) -> QWidget:
    """Return what the keys do, in columns from top to bottom."""
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    length = -(-len(lines) // columns)
    for number, (words, keys) in enumerate(lines):
        row, left = number % length, 3 * (number // length)
        grid.addWidget(plain_label(words, wraps=False), row, left)
        grid.addWidget(plain_label(keys, "soft", wraps=False), row, left + 1)
    grid.setColumnMinimumWidth(2, 24)
    return page


def _scrolled(page: QWidget, most: int) -> QScrollArea:
    """Return an area that shows all of a page, or as much as `most` px hold; keys scroll it."""
    area = QScrollArea()
    area.setWidget(page)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for ground in (page, area.viewport()):
        ground.setAutoFillBackground(False)  # last: `setWidget` turns it on
    wanted = page.sizeHint()
    area.setMinimumWidth(wanted.width() + area.verticalScrollBar().sizeHint().width())
    area.setFixedHeight(min(wanted.height(), most))
    return area


def shortcut_lines(commands: Sequence[Command]) -> list[tuple[str, str]]:
    """Return what each command does, with its keys as they are written on this system, and what other keys do."""
    tr = QCoreApplication.translate
    other = (
        (tr("Keys", "Next or previous paragraph"), tr("Keys", "Down, Up")),
        (tr("Keys", "Take in words"), tr("Keys", "Shift+Right, Shift+Left")),
        (tr("Keys", "Take in sentences"), tr("Keys", "Shift+Down, Shift+Up")),
        (tr("Keys", "Take in characters"), tr("Keys", "Ctrl+Shift+Right, Ctrl+Shift+Left")),
        (tr("Keys", "Open the note of the mark at hand"), tr("Keys", "Return")),
        (tr("Keys", "Text, bar, notes, sources"), tr("Keys", "Tab")),
        (tr("Keys", "Step back"), tr("Keys", "Esc")),
    )
    lines = [(c.words.replace("&", "").rstrip("…"), c.written_keys) for c in commands if c.written_keys]
    return [*lines, *other]
