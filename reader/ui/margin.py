"""The margin beside the column: each note on the line of its words, or a pin where there is no room."""

import math
import time
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from reader.model.annotation import PlacedAnnotation, Style
from reader.model.span import Span
from reader.ui.annotating import is_unsure
from reader.ui.article_view import ArticleView
from reader.ui.coming_notes import A_TURN_S, ComingNotes
from reader.ui.icons import Icons
from reader.ui.late import late
from reader.ui.margin_note import PIN, Editor, MarginNote, make_pin
from reader.ui.note_lines import NoteLines, in_order, offset_of
from reader.ui.spread import GAP, spread
from reader.ui.theme import Theme

FLOATING = 280  # px, the width of a note that a pin opens, while its text has its usual size


class Margin(QWidget):
    """Stands beside the article and scrolls with it."""

    note_written = Signal(str, str)  # uid, words
    tags_written = Signal(str, object)  # uid, tuple of tags
    note_entered = Signal(str)  # uid: the keyboard is in it
    link_clicked = Signal(str)
    deleted = Signal(str)  # uid
    answered = Signal(str, object)  # uid, Settle: what the reader says of a mark's place
    emptied = Signal(str)  # uid: the reader took all words of a note out and went on

    def __init__(self, view: ArticleView, theme: Theme, icons: Icons) -> None:
        super().__init__(view)
        self.setObjectName("margin")
        self._view = view
        self._theme = theme
        self._icons = icons
        self._sheet = QWidget(self)
        self._notes: dict[str, MarginNote] = {}  # by uid
        self._lines = NoteLines(view)
        self._found: Mapping[str, Sequence[Span]] = {}  # words that were looked for in the notes, by uid
        self._shown = ""  # uid of the note that was gone to
        self._open_pin: str | None = None
        self._wanted = ""  # uid of the note that is to be placed in this turn, however far away
        self._tags: Sequence[str] = ()
        self._tab_order: list[str] = []  # uids, as the tab key goes
        self._tab_from: QWidget = view  # what the notes come after
        self._coming = ComingNotes(view, self._add, self.place)
        self._is_placing = False
        self._scale = 1.0
        self._soon = QTimer(self)  # notes that grow at once, and widths that follow one another, are placed anew once
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.place)
        view.tab_pressed.connect(self._order_tabs)
        view.column_changed.connect(lambda _: self._follow_text())
        view.written.connect(self._take_text)
        view.settled.connect(self._follow_text)
        view.scrolled.connect(self._follow_scroll)
        view.document().documentLayout().documentSizeChanged.connect(lambda _: self._follow_text())
        view.installEventFilter(self)

    @property
    def editors(self) -> Mapping[str, Editor]:
        """Return the notes that are there by now, by the uid of their mark."""
        return {uid: note.editor for uid, note in self._notes.items()}

    @property
    def is_complete(self) -> bool:
        """Tell whether all notes are there that are to be shown."""
        return self._coming.is_empty

    def show_annotations(self, annotations: Sequence[PlacedAnnotation]) -> None:
        """Show the notes among `annotations`; one that is being written stays as it is."""
        kept = set(self._kept())
        here = (p for p in annotations if self._is_here(p))
        shown = (p for p in here if _has_words(p) or is_unsure(p) or p.annotation.uid in kept)
        wanted = {p.annotation.uid: p for p in shown}
        wanted |= {uid: self._notes[uid].placed for uid in kept - wanted.keys()}  # a note that has no words yet
        for uid in self._notes.keys() - wanted.keys():
            self._remove(uid)
        for uid in self._notes.keys() & wanted.keys():
            self._notes[uid].show_annotation(wanted[uid])
        self._coming.expect([placed for uid, placed in wanted.items() if uid not in self._notes])
        self.place()

    def clear(self) -> None:
        """Take all notes away, also the one that is being written: what it says is saved."""
        if any(self._kept()):
            self._view.setFocus()
        self._coming.expect(())
        for uid in tuple(self._notes):
            self._remove(uid)

    def edit(self, placed: PlacedAnnotation) -> None:
        """Put the text cursor into a note, a new one where there is none yet."""
        self._open(placed).edit()

    def edit_tags(self, placed: PlacedAnnotation) -> None:
        """Put the text cursor behind the tags of a mark."""
        self._open(placed).edit_tags()

    def come_after(self, part: QWidget) -> None:
        """Let the notes come after this part when one goes on by Tab."""
        self._tab_from = part

    def know_tags(self, tags: Sequence[str]) -> None:
        """Complete tags from these."""
        if tags != self._tags:
            self._tags = tags
            for editor in self.editors.values():
                editor.tags.know(tags)

    def mark_found(self, places: Mapping[str, Sequence[Span]]) -> None:
        """Mark words that were looked for in the notes, by uid, and nothing in all others; those to come as they do."""
        before, self._found = self._found, places
        for uid in before.keys() | places.keys():
            if uid in self._notes:
                self._notes[uid].editor.mark_found(places.get(uid, ()))

    def show_note(self, uid: str, place: Span) -> None:
        """Bring a note on screen and set off what was found there; the keyboard stays where it is."""
        if (waiting := self._coming.take(uid)) is not None:
            self._add(waiting)
        if uid not in self._notes:
            return
        editor = self._notes[uid].editor
        self._shown = uid
        editor.mark_reached(place)
        if not self._view.column.has_notes:
            self._view.verticalScrollBar().setValue(
                round(self._lines.line_of(editor.placed)) - self._view.height() // 3
            )
        self._open_pin = self._wanted = uid
        self.place()
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        if self._view.column.has_notes and not 0 <= editor.y() - bar.value() <= height - editor.height():
            bar.setValue(editor.y() - height // 3)

    def leave_note(self) -> None:
        """Set off nothing any more in the note that was shown, and close it where it covers the text."""
        editor = self.editors.get(self._shown)
        is_over = self._open_pin == self._shown
        self._shown = ""
        if editor is None:
            return
        editor.mark_reached(None)
        if is_over and not editor.is_being_edited:
            self._open_pin = None
            self.place()

    def save(self) -> None:
        """Announce every note that has been typed since the last time."""
        for editor in self.editors.values():
            editor.save()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._theme = theme
        for note in self._notes.values():
            note.set_theme(theme, self._icons)

    def set_scale(self, scale: float) -> None:
        """Leave notes room for text `scale` times its usual size."""
        self._scale = scale
        self._measure_again()
        self.place()

    def place(self) -> None:
        """Put each note beside its line; a crowded one moves down, never over another."""
        if not self._is_placing and not self._view.is_settling:  # else a note that is placed has grown, and says so
            self._is_placing = True
            self._place_all()
            self._is_placing, self._wanted = False, ""

    def _place_all(self) -> None:
        column = self._view.column
        self.setGeometry(column.margin_left, 0, column.margin_width, self._view.viewport().height())
        self._sheet.resize(column.margin_width, self._lines.height_of_text())
        self._follow_scroll()
        ordered = self._reached()
        if column.has_notes:
            self._place_notes(ordered)
        else:
            self._place_pins(ordered)

    def _reached(self) -> list[MarginNote]:
        """Return the notes that can be placed now, from the top; in a long text the others follow in later turns."""
        until, here = time.perf_counter() + A_TURN_S, self._view.top_place()[0]
        width = self.width() if self._view.column.has_notes else None
        reached = set()
        for note in sorted(self._notes.values(), key=lambda note: abs(offset_of(note.placed) - here)):
            end = math.inf if note.editor.uid == self._wanted else until
            is_ready = self._lines.knows(note.placed) and (width is None or note.is_measured_for(width))
            if not (is_ready or time.perf_counter() < end) or not self._lines.reach(note.placed, end):
                self._soon.start()
                continue
            self._lines.line_of(note.placed)
            if width is not None and not note.is_measured_for(width):
                note.stand_beside(self._sheet, width)
            reached.add(note.editor.uid)
        return [note for note in in_order(self._notes.values()) if note.editor.uid in reached]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the view."""
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self._follow_text()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the notes: what is out of sight does not say that it has grown."""
        super().showEvent(event)
        self._measure_again()
        self._soon.start()

    def _place_notes(self, ordered: Sequence[MarginNote]) -> None:
        tops = spread(self._lines.wanted(ordered), [note.editor.height() for note in ordered])
        for note, top in zip(ordered, tops, strict=True):
            note.editor.move(0, round(top))

    def _place_pins(self, ordered: Sequence[MarginNote]) -> None:
        tops = spread([self._lines.line_of(note.placed) for note in ordered], [PIN - GAP + 2] * len(ordered))
        for note, top in zip(ordered, tops, strict=True):
            note.stand_as_pin(round(top))
            if note.editor.uid == self._open_pin:
                note.float_over(self._view, round(FLOATING * self._scale))
            else:
                note.editor.hide()

    def _order_tabs(self) -> None:
        """Let Tab go from the text through the notes, top to bottom; once it is pressed, as hundreds take a while."""
        ordered = in_order(self._notes.values())
        uids = [note.editor.uid for note in ordered]
        if uids == self._tab_order:
            return
        self._tab_order = uids
        last = self._tab_from
        for note in ordered:
            editor = note.editor
            writing = (editor.view, editor.words, editor.tags, editor.delete_button)
            for part in (note.pin, *writing, *editor.settling.buttons):
                QWidget.setTabOrder(last, part)
                last = part

    def _open(self, placed: PlacedAnnotation) -> Editor:
        uid = placed.annotation.uid
        if uid not in self._notes:
            self._add(self._coming.take(uid) or placed)
        self._open_pin = self._wanted = uid
        self.place()
        return self._notes[uid].editor

    def _add(self, placed: PlacedAnnotation) -> None:
        editor = late("reader.ui.annotation_editor", "AnnotationEditor")(placed, self._theme, self._sheet)
        editor.tags.know(self._tags)
        editor.note_written.connect(self.note_written)
        editor.tags_written.connect(self.tags_written)
        editor.link_clicked.connect(self.link_clicked)
        editor.entered.connect(self._enter)
        editor.deleted.connect(self.deleted)
        editor.answered.connect(self.answered)
        editor.left.connect(self._leave)
        editor.done.connect(self._view.setFocus)
        uid = editor.uid
        pin = make_pin(placed, self._sheet)
        pin.clicked.connect(lambda: self._toggle(uid))
        note = self._notes[uid] = MarginNote(editor, pin)
        note.tint_pin(self._theme, self._icons)
        editor.resized.connect(self._soon.start)
        if uid in self._found:
            editor.mark_found(self._found[uid])

    def _remove(self, uid: str) -> None:
        self._notes.pop(uid).take_away()
        if self._open_pin == uid:
            self._open_pin = None

    def _toggle(self, uid: str) -> None:
        if self._open_pin == uid:
            self._open_pin = None
            self.place()
        else:
            self.edit(self._notes[uid].placed)

    def _enter(self, uid: str) -> None:
        self._open_pin = uid  # also from beside the text: it stays open where a narrower window has pins
        self.note_entered.emit(uid)

    def _leave(self, uid: str) -> None:
        """Close a pin's note, and let an empty new note go, once the reader is elsewhere."""
        focus = QApplication.focusWidget()
        editor = self.editors.get(uid)
        if self._open_pin == uid and not (editor is not None and focus is not None and editor.isAncestorOf(focus)):
            self._open_pin = None
        if editor is not None and not editor.words.toPlainText().strip():
            mark = editor.placed.annotation
            if mark.note and mark.style is Style.NOTE:
                self.emptied.emit(uid)
            elif not _has_words(editor.placed) and not is_unsure(editor.placed):
                self._remove(uid)
        self.place()

    def _kept(self) -> Iterator[str]:
        """Yield the notes that are being written, empty ones too, or have words that are still to be saved."""
        return (uid for uid, editor in self.editors.items() if editor.is_being_edited or editor.is_unsaved)

    def _is_here(self, placed: PlacedAnnotation) -> bool:
        """Tell whether a note belongs to the part of the article that is on screen."""
        part, span = self._view.parts.here, placed.placement.span
        if placed.annotation.is_on_whole or part is None:
            return part is None or part.is_first
        return part.is_last if span is None else self._view.parts.has(span)

    def _take_text(self) -> None:
        """Place the notes at once: the whole text stands."""
        self._lines.forget()
        self._coming.add_some()
        self.place()

    def _follow_text(self) -> None:
        """Look again where the lines are, and place the notes there in the next turn."""
        if not self._is_placing:  # else it is laid out for the notes, below those that stand
            self._lines.forget()
        self._coming.go_on()
        self._soon.start()

    def _measure_again(self) -> None:
        for note in self._notes.values():
            note.measure_again()

    def _follow_scroll(self) -> None:
        self._sheet.move(0, -self._view.verticalScrollBar().value())


def _has_words(placed: PlacedAnnotation) -> bool:
    return bool(placed.annotation.note or placed.annotation.tags)
