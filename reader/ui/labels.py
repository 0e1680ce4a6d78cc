"""Labels of plain words: what an article or a register wrote is never read as mark-up."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel

from reader.ui.menu import Menu
from reader.ui.shown_text import breakable, unbroken


class PlainLabel(QLabel):
    """Wraps within a word that is longer than its line, which QLabel cannot: it would widen the whole page."""

    def setText(self, words: str) -> None:
        """Show words, those of a wrapped label with places to break the longest, which nobody hears or gets."""
        shown = breakable(words) if self.wordWrap() else words
        if shown != words or self.accessibleName() == self.text():  # else the name is somebody else's, or none
            self.setAccessibleName(words if shown != words else "")
        super().setText(shown)

    def text(self) -> str:
        """Return the words as they were given."""
        return unbroken(super().text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected as it was given."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            self._copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy what is selected; Qt's own menu would copy the places to break, too."""
        if not self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            super().contextMenuEvent(event)
            return
        menu = Menu(self)
        menu.addAction(self.tr("Copy"), self._copy).setEnabled(self.hasSelectedText())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(unbroken(self.selectedText()))


def plain_label(words: str = "", style: str = "", *, wraps: bool = True, is_selectable: bool = False) -> QLabel:
    """Return a label in a style of the stylesheet: "soft", "strong", "title", or "" for the usual one."""
    label = PlainLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    label.setText(words)
    if style:
        label.setProperty(style, "true")
    if is_selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
