"""A field for the reader's own words that saves itself."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

SAVED_WITHIN_MS = 400  # of the first letter typed; not put off by the next letters, whatever stops the program


class NoteEditor(QPlainTextEdit):
    """Announces its words while they are typed, and at once when it is left."""

    note_written = Signal(str)

    def __init__(self, name: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._saved = ""
        self._announced: str | None = None  # words that the library has not shown again yet
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVED_WITHIN_MS)
        self._pause.timeout.connect(self.save)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._save_soon)

    def show_note(self, note: str, *, is_other: bool) -> None:
        """Show what is saved; of the same source, words stand until they are saved and the library says the same.

        What it read before them may come after them, and would be typed on.
        """
        if note == self._announced or is_other:
            self._announced = None
        is_ahead = self._pause.isActive() or self._announced is not None
        if not is_other and (is_ahead or note == self.toPlainText()):
            return
        self._saved = note
        self.setPlainText(note)
        self._pause.stop()

    def save(self) -> None:
        """Announce the words now, if they have changed."""
        self._pause.stop()
        words = self.toPlainText()
        if words != self._saved:
            self._saved = self._announced = words
            self.note_written.emit(words)

    def _save_soon(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save."""
        super().focusOutEvent(event)
        self.save()

    def sizeHint(self) -> QSize:
        """Return room for as many lines as were asked for."""
        return QSize(120, self._lines * self.fontMetrics().lineSpacing() + 18)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the page scrolls, not the field."""
        return self.sizeHint()


class AssessmentEditor(QPlainTextEdit):
    """A field for a judgement: written down with Ctrl+Enter or by its button, never half."""

    written = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    def write(self) -> None:
        """Announce the words and empty the field."""
        words = self.toPlainText().strip()
        if words:
            self.clear()
            self.written.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write down with Ctrl+Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.write()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(120, 2 * self.fontMetrics().lineSpacing() + 18)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the page scrolls, not the field."""
        return self.sizeHint()
