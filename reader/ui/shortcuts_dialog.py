"""The keys of the window, on one page."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from reader.ui.commands import Command
from reader.ui.labels import plain_label


class ShortcutsDialog(QDialog):
    """Lists everything that has a key."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        lines = shortcut_lines(commands)
        half = (len(lines) + 1) // 2
        for number, (words, keys) in enumerate(lines):
            grid.addWidget(plain_label(words, wraps=False), number % half, 3 * (number // half))
            grid.addWidget(plain_label(keys, "soft", wraps=False), number % half, 3 * (number // half) + 1)
        grid.setColumnMinimumWidth(2, 24)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(24, 20, 24, 16)
        column_layout.setSpacing(18)
        column_layout.addLayout(grid)
        column_layout.addWidget(buttons)


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
