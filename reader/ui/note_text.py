"""The field that a note is typed in: as tall as its words."""

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

ANY_HEIGHT = 1 << 20  # px
ROOM = 4  # px under the last line


class NoteText(QPlainTextEdit):
    """A text field as tall as its words, or as there is room for; it scrolls then."""

    done = Signal()  # by key: the keyboard is to go on in the article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tallest = ANY_HEIGHT
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = self.horizontalScrollBar()
        # Qt takes the space at a line's end for a part of its width, and would scroll letters out for it.
        across.rangeChanged.connect(lambda: across.setRange(0, 0))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())

    def limit(self, height: int) -> None:
        """Be no taller than this."""
        if height != self._tallest:
            self._tallest = height
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Ctrl+Return go back to the article."""
        is_done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if event.key() == Qt.Key.Key_Escape or is_done:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew: Qt does not say that the number of lines has changed with the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
        if self.hasFocus():
            self.ensureCursorVisible()

    def changeEvent(self, event: QEvent) -> None:
        """Take the room of larger letters: as long as the lines are as many, Qt does not say so."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """Return the height of all lines as they are laid out: some are taller than the font says they are."""
        layout, block, height = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return QSize(120, max(ceil(height), self.fontMetrics().lineSpacing()) + ROOM)

    def _fit(self) -> None:
        self.setVerticalScrollBarPolicy(scrolling(self.sizeHint().height(), self._tallest))
        self.setFixedHeight(min(self.sizeHint().height(), self._whole_lines(self._tallest)))
        self.updateGeometry()

    def _whole_lines(self, height: int) -> int:
        """Return as many lines as are whole in a height: Qt scrolls by the line, and would cut the one typed in."""
        line = self.document().begin().layout().lineAt(0)
        tall = ceil(line.height()) if line.isValid() else self.fontMetrics().lineSpacing()
        return (height - ROOM) // tall * tall + ROOM


def scrolling(height: int, tallest: int) -> Qt.ScrollBarPolicy:
    """Return whether words need a scroll bar that are `height` pixels tall and may take no more than `tallest`."""
    never, may = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
    return may if height > tallest else never
