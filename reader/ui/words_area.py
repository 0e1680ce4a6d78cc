"""Words that grow: as high as they need, up to a measure, and scrolling beyond."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from reader.ui.labels import plain_label

LINES = 9  # at most


class WordsArea(QScrollArea):
    """Shows lines of which the last is in sight; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = plain_label("", "soft", is_selectable=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for ground in (self._label, self.viewport()):
            ground.setAutoFillBackground(False)  # last: `setWidget` turns it on
        # The range follows the words only once they are laid out.
        self.verticalScrollBar().rangeChanged.connect(lambda _, end: self.verticalScrollBar().setValue(end))
        self.hide()

    def text(self) -> str:
        """Return the words as they stand."""
        return self._label.text()

    def show_words(self, words: str) -> None:
        """Show these in place of those before."""
        self._label.setText(words)
        self.setVisible(bool(words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need in the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self._label.heightForWidth(self.viewport().width())  # -1 while there is no width
        self.setFixedHeight(max(0, min(needed, LINES * self._label.fontMetrics().lineSpacing())))
