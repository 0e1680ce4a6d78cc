"""The keys of the window, on one page."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from reader.ui.labels import plain_label


class ShortcutsDialog(QDialog):
    """Lists every action that has a key."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        lines = shortcut_lines(actions)
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


def shortcut_lines(actions: Sequence[QAction]) -> list[tuple[str, str]]:
    """Return each action's words with its keys as they are written on this system."""
    lines = []
    for action in actions:
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
        if keys:
            lines.append((action.text().replace("&", "").rstrip("…"), ", ".join(keys)))
    return lines
