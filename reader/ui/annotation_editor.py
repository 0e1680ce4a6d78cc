"""One note in the margin: read and edited in place, saved while it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QEvent, QLocale, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.model.anchor import PlacementState
from reader.model.annotation import PlacedAnnotation
from reader.model.span import Span
from reader.ui.theme import Theme

SAVED_WITHIN_MS = 400  # of the first letter typed; not put off by the next letters


class NoteText(QPlainTextEdit):
    """A text field as tall as its words."""

    left = Signal()
    done = Signal()  # by key: the keyboard is to go on in the article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the reader has gone elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

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

    def changeEvent(self, event: QEvent) -> None:
        """Take the room of larger letters: as long as the lines are as many, Qt does not say so."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """Return the height of all lines; the document counts in lines here, not in pixels."""
        lines = max(1, round(self.document().size().height()))
        return QSize(120, lines * self.fontMetrics().lineSpacing() + 4)

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()


class AnnotationEditor(QFrame):
    """A note with the rule of its colour, and under it when it was written."""

    note_written = Signal(str, str)  # uid, the note as it reads now
    deleted = Signal(str)  # uid
    resized = Signal()  # what stands below must move
    left = Signal(str)  # uid: the reader has gone elsewhere

    def __init__(self, placed: PlacedAnnotation, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self.placed = placed
        self.uid = placed.annotation.uid
        self._theme = theme
        self._marked: Sequence[Span] = ()  # what was found in the note
        self._reached: Span | None = None  # which of it one has come to
        self.words = NoteText(self)
        self.words.setPlaceholderText(self.tr("Write a note"))
        self.words.setPlainText(placed.annotation.note)
        self.words.setAccessibleName(self.tr("Note on “{0}”").format(placed.annotation.anchor.quote[:80]))
        self._below = QLabel(self)
        self._below.setTextFormat(Qt.TextFormat.PlainText)
        self._below.setWordWrap(True)
        self._delete = QToolButton(self)
        self._delete.setText(self.tr("Delete"))
        self._delete.setAccessibleName(self.tr("Delete this mark and its note"))
        self._delete.clicked.connect(lambda: self.deleted.emit(self.uid))
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVED_WITHIN_MS)
        self._timer.timeout.connect(self.save)
        self.words.textChanged.connect(self._note_change)
        self.words.left.connect(self._leave)
        self.words.installEventFilter(self)
        self.show_annotation(placed)

    def show_annotation(self, placed: PlacedAnnotation) -> None:
        """Show the annotation as the library has it now; words being typed are left alone."""
        self.placed = placed
        self._below.setText(below_note(placed))
        self._below.setVisible(bool(self._below.text()))
        is_being_written = self.words.hasFocus() or self._timer.isActive()
        if not is_being_written and self.words.toPlainText() != placed.annotation.note:
            self.words.blockSignals(True)
            self.words.setPlainText(placed.annotation.note)
            self.words.blockSignals(False)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw the rule, and what was found, in the colours of `theme`."""
        self._theme = theme
        self.mark_found(self._marked)
        self.update()

    def mark_found(self, places: Sequence[Span]) -> None:
        """Mark words of the note that were looked for."""
        words, self._marked = self.words.toPlainText(), places
        self.words.setExtraSelections([self._found(words, place) for place in places])

    def mark_reached(self, place: Span | None) -> None:
        """Set off the words that one has come to from the others that were found."""
        self._reached = place
        self.mark_found(self._marked)

    def set_floating(self, *, is_floating: bool) -> None:
        """Stand over the text on a ground of its own, or plainly in the margin."""
        self.setProperty("floating", is_floating)
        self.style().unpolish(self)
        self.style().polish(self)
        self._frame.setContentsMargins(*((13, 9, 10, 8) if is_floating else (10, 1, 0, 1)))

    def save(self) -> None:
        """Announce the words as they are, if they have changed."""
        self._timer.stop()
        words = self.words.toPlainText()
        if words != self.placed.annotation.note:
            self.note_written.emit(self.uid, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the words."""
        if event.type() == QEvent.Type.Resize:
            self.adjustSize()
            self.resized.emit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rule."""
        super().paintEvent(event)
        painter = QPainter(self)
        colour = QColor(self._theme.underlines[self.placed.annotation.colour])
        inset = 8 if self.property("floating") else 0
        painter.fillRect(inset // 2, inset, 3, self.height() - 2 * inset, colour)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._below, 1)
        row.addWidget(self._delete)
        self._delete.hide()
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(10, 1, 0, 1)
        self._frame.setSpacing(2)
        self._frame.addWidget(self.words)
        self._frame.addLayout(row)

    def _note_change(self) -> None:
        self._delete.show()
        if not self._timer.isActive():
            self._timer.start()

    def _found(self, words: str, place: Span) -> QTextEdit.ExtraSelection:
        made, cursor = QTextEdit.ExtraSelection(), QTextCursor(self.words.document())
        last = _units(words)
        cursor.setPosition(min(last, _units(words[: place.start])))
        cursor.setPosition(min(last, _units(words[: place.end])), QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor
        ground, ink = self._theme.found, self._theme.ink
        if place == self._reached:
            ground, ink = ink, ground
        made.format.setBackground(QColor(ground))
        made.format.setForeground(QColor(ink))
        return made

    def _leave(self) -> None:
        self.save()
        self.left.emit(self.uid)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer to delete while the pointer is here."""
        super().enterEvent(event)
        self._delete.show()

    def leaveEvent(self, event: QEvent) -> None:
        """Stop offering it."""
        super().leaveEvent(event)
        self._delete.setVisible(self.words.hasFocus())


def _units(words: str) -> int:
    """Return how long words are as Qt counts."""
    return len(words.encode("utf-16-le")) // 2


def below_note(placed: PlacedAnnotation) -> str:
    """Return the line under a note: when, its tags, and what has become of its place."""
    annotation = placed.annotation
    lost = {
        PlacementState.UNCERTAIN: "place uncertain",
        PlacementState.CHANGED: "words have changed",
        PlacementState.ORPHAN: f"no longer in the text: “{annotation.anchor.quote[:60]}”",
    }.get(placed.placement.state, "")
    return " · ".join(part for part in (_when(annotation.modified), *annotation.tags, lost) if part)


def _when(iso: str) -> str:
    at = QDateTime.fromString(iso, Qt.DateFormat.ISODate).toLocalTime()
    if not at.isValid():
        return ""
    is_today = at.date() == QDateTime.currentDateTime().date()
    return QLocale().toString(at, "HH:mm" if is_today else "d MMM yyyy")
