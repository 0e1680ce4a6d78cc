"""One note in the margin: read as it is set, edited as it was typed in the same place, saved while it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QEvent, QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.model.anchor import PlacementState
from reader.model.annotation import PlacedAnnotation
from reader.model.span import Span
from reader.ui.annotating import is_unsure
from reader.ui.found_in_note import as_it_reads, set_off
from reader.ui.note_text import ANY_HEIGHT, NoteText
from reader.ui.note_view import NoteView
from reader.ui.settle_row import SettleRow
from reader.ui.tag_dialog import TagField
from reader.ui.theme import Theme

SAVED_WITHIN_MS = 400  # of the first letter typed; not put off by the next letters
LEAST_WORDS = 60  # px of a note that scrolls


class AnnotationEditor(QFrame):
    """A note with the rule of its colour, and under it when it was written, and its tags."""

    note_written = Signal(str, str)  # uid, the note as it reads now
    tags_written = Signal(str, object)  # uid, tuple of tags
    link_clicked = Signal(str)
    entered = Signal(str)  # uid: the keyboard is here now
    done = Signal()  # by key: the keyboard is to go on in the article
    deleted = Signal(str)  # uid
    answered = Signal(str, object)  # uid, Settle: what the reader says of its place
    resized = Signal()  # what stands below must move
    left = Signal(str)  # uid: the reader has gone elsewhere

    def __init__(self, placed: PlacedAnnotation, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self.placed = placed
        self.uid = placed.annotation.uid
        self._theme = theme
        self._announced = placed.annotation.note  # the words last announced, or last heard from the library
        self._marked: Sequence[Span] = ()  # what was found in the note
        self._reached: Span | None = None  # which of it one has come to
        self.words = NoteText(self)
        self.words.setPlaceholderText(self.tr("Write a note"))
        self.words.setPlainText(placed.annotation.note)
        self.view = NoteView(self)
        self.tags = TagField((), self)
        self.tags.setPlaceholderText(self.tr("Tags"))
        self.tags.setToolTip(self.tr("Tags, parted by commas"))
        self.settling = SettleRow(self)
        self._name_parts()
        self._below = QLabel(self)
        self._below.setTextFormat(Qt.TextFormat.PlainText)
        self._below.setWordWrap(True)
        self._below.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.delete_button = QToolButton(self)
        self.delete_button.setText(self.tr("Delete"))
        self.delete_button.setAccessibleName(self.tr("Delete this mark and its note"))
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVED_WITHIN_MS)
        self._timer.timeout.connect(self.save)
        self._connect()
        self.show_annotation(placed)

    def show_annotation(self, placed: PlacedAnnotation) -> None:
        """Show the annotation as the library has it now; words being typed are left alone."""
        if placed.annotation.note != self.placed.annotation.note:
            self._announced = placed.annotation.note
        self.placed = placed
        is_being_written = self.is_being_edited or self._timer.isActive()
        if not self.tags.hasFocus():
            self.tags.setText(", ".join(placed.annotation.tags))
        if not is_being_written and self.words.toPlainText() != placed.annotation.note:
            self.words.blockSignals(True)
            self.words.setPlainText(placed.annotation.note)
            self.words.blockSignals(False)
        self._turn()
        self.update()

    def shows(self, placed: PlacedAnnotation) -> bool:
        """Tell whether it shows the annotation already, with no words or tags of its own."""
        annotation = placed.annotation
        words, tags = self.words.toPlainText(), self.tags.tags()
        return placed == self.placed and words == annotation.note and tags == annotation.tags

    @property
    def is_being_edited(self) -> bool:
        """Tell whether the keyboard is in its fields, or will be again once the reader is back in this window."""
        return self.window().focusWidget() in (self.words, self.tags)

    @property
    def is_unsaved(self) -> bool:
        """Tell whether words were typed that the article has not heard of."""
        return self.words.toPlainText() != self._announced

    def edit(self) -> None:
        """Put the text cursor at the end of the note."""
        self._turn(is_open=True)
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_tags(self) -> None:
        """Put the text cursor behind the tags."""
        self._turn(is_open=True)
        self.tags.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tags.end(False)

    def set_theme(self, theme: Theme) -> None:
        """Draw the rule, and what was found, in the colours of `theme`."""
        self._theme = theme
        self.mark_found(self._marked)
        self.update()

    def mark_found(self, places: Sequence[Span]) -> None:
        """Mark words of the note that were looked for."""
        self._marked = places
        note = self.words.toPlainText()
        found = [(place, place == self._reached) for place in places]
        set_off(self.words, found, self._theme)
        set_off(self.view, as_it_reads(note, found, self.view.toPlainText()), self._theme)

    def mark_reached(self, place: Span | None) -> None:
        """Set off the words that one has come to from the others that were found."""
        self._reached = place
        self.mark_found(self._marked)

    def stand_in(self, parent: QWidget, *, is_floating: bool) -> None:
        """Stand over the text on a ground of its own, or plainly in the margin; the keyboard stays where it is."""
        if self.parent() is parent:
            return
        field = self.window().focusWidget() if self.is_being_edited else None
        self.setParent(parent)  # hides it, and Qt gives the keyboard to whatever comes next: keys would act there
        self._dress(is_floating=is_floating)
        self.show()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, width: int, tallest: int = ANY_HEIGHT) -> None:
        """Be so wide, and as high as the words then are, but no taller than there is room: the words scroll then.

        Laid out anew whatever Qt has laid out before: the words grow while it is at it, and what is below them
        would stay where it stood.
        """
        self.setFixedWidth(width)
        self.show()  # what is hidden hears of no other width, and wraps nothing
        self.adjustSize()
        for part in (self.words, self.view):
            if part.isVisible():
                part.limit(max(LEAST_WORDS, tallest - (self.height() - part.height())))
        self.adjustSize()
        self._frame.invalidate()
        self._frame.activate()

    def _dress(self, *, is_floating: bool) -> None:
        self.setProperty("floating", is_floating)
        self.style().unpolish(self)
        self.style().polish(self)
        self._frame.setContentsMargins(*((13, 9, 10, 8) if is_floating else (10, 1, 0, 1)))

    def save(self) -> None:
        """Announce the words as they are, if they have changed since they were announced.

        Not since the library has answered: a second announcement, on its way behind the article's deletion, would
        bring that back.
        """
        self._timer.stop()
        words = self.words.toPlainText()
        if words != self._announced:
            self._announced = words
            self.note_written.emit(self.uid, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the words, and where the keyboard is."""
        if event.type() == QEvent.Type.Resize:
            self._grow()
        elif event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.uid)
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._leave)  # by then it is known whether it is in the other field
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and watched is self.tags:
            if event.type() == QEvent.Type.KeyPress:
                self._finish()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep keys that no field uses from the article, in which this stands; Escape goes back to it."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()

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
        row.addWidget(self.delete_button)
        self.delete_button.hide()
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(10, 1, 0, 1)
        self._frame.setSpacing(2)
        for part in (self.view, self.words, self.tags):
            self._frame.addWidget(part)
        self._frame.addLayout(row)
        self._frame.addWidget(self.settling)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._note_change)
        self.words.done.connect(self._finish)
        self.view.done.connect(self.done)
        self.view.edit_wanted.connect(self.edit)
        self.view.link_clicked.connect(self.link_clicked)
        self.view.resized.connect(self._grow)
        self.tags.returnPressed.connect(self._finish)
        self.tags.editingFinished.connect(self._save_tags)
        for part in (self.words, self.view, self.tags):
            part.installEventFilter(self)
        self.settling.answered.connect(lambda settle: self.answered.emit(self.uid, settle))
        self.delete_button.clicked.connect(lambda: self.deleted.emit(self.uid))

    def _note_change(self) -> None:
        self.delete_button.show()
        if not self._timer.isActive():
            self._timer.start()

    def _name_parts(self) -> None:
        """Say to a screen reader what the note is on."""
        quote = self.placed.annotation.anchor.quote[:80]
        name = self.tr("Note on “{0}”").format(quote) if quote else self.tr("Note on the whole article")
        self.words.setAccessibleName(name)
        self.view.setAccessibleName(name)
        self.settling.name_parts(quote)
        self.tags.setAccessibleName(self.tr("Tags of “{0}”").format(quote) if quote else self.tr("Tags of the note"))

    def _turn(self, *, is_open: bool = False) -> None:
        """Show the fields while they are being edited, else the note as it is set."""
        is_open = is_open or self.is_being_edited
        note = self.words.toPlainText()
        self.view.show_note(note)
        self._below.setText(below_note(self.placed))
        self._below.setVisible(bool(self._below.text()))
        self.settling.setVisible(is_unsure(self.placed))
        shown = ((self.words, is_open), (self.tags, is_open), (self.view, not is_open and bool(note.strip())))
        for part, is_shown in sorted(shown, key=lambda pair: not pair[1]):  # shown first, or the keyboard would go
            part.setVisible(is_shown)
        self.mark_found(self._marked)
        self._grow()

    def _grow(self) -> None:
        if self.isVisible():  # else the margin measures it when it places it
            self.adjustSize()
            self.resized.emit()

    def _finish(self) -> None:
        self._save_tags()
        self.done.emit()

    def _save_tags(self) -> None:
        tags = self.tags.tags()
        if tags != self.placed.annotation.tags:
            self.tags_written.emit(self.uid, tags)

    def _leave(self) -> None:
        self.save()
        if self.is_being_edited:
            return
        self._turn()
        self.delete_button.hide()
        self.left.emit(self.uid)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer to delete while the pointer is here."""
        super().enterEvent(event)
        self.delete_button.show()

    def leaveEvent(self, event: QEvent) -> None:
        """Stop offering it."""
        super().leaveEvent(event)
        self.delete_button.setVisible(self.is_being_edited)


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
