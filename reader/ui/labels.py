"""Labels of plain words: what an article or a register wrote is never read as mark-up."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def plain_label(words: str = "", style: str = "", *, wraps: bool = True, is_selectable: bool = False) -> QLabel:
    """Return a label in a style of the stylesheet: "soft", "strong", "title", or "" for the usual one."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if style:
        label.setProperty(style, "true")
    if is_selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
