"""The margin beside the column: each note on the line of its words, or a pin where there is no room."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from reader.model.annotation import PlacedAnnotation, Style
from reader.model.span import Span
from reader.ui.annotating import is_lost, is_unsure
from reader.ui.article_view import ArticleView
from reader.ui.icons import Icons
from reader.ui.late import late
from reader.ui.spread import GAP, spread
from reader.ui.theme import Theme

Editor = Any  # AnnotationEditor, loaded with the first note: 3 ms of a start on an article that has none

PIN, AWAY = 24, 8  # px: a pin's size, and how far an open note keeps from the window's edge
FLOATING = 280  # px, the width of a note that a pin opens, while its text has its usual size
TOP_OF_WHOLE = 14  # px from the top: where notes on the whole article stand
NOTES_A_TURN = 3  # added between two turns of the event loop; each takes 5 to 8 ms, and all are placed anew
FOOT = 80  # px above the article's end: where notes stand that lost their place
LIFT = 6  # px: text of a note stands level with the text of its line


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
        self._editors: dict[str, Editor] = {}
        self._pins: dict[str, QPushButton] = {}
        self._shown = ""  # uid of the note that was gone to
        self._open_pin: str | None = None
        self._tags: Sequence[str] = ()
        self._tab_order: list[str] = []  # uids, as the tab key goes
        self._tab_from: QWidget = view  # what the notes come after
        self._waiting: list[PlacedAnnotation] = []  # that are still to be added, the nearest last
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.setInterval(0)
        self._next_turn.timeout.connect(self._add_some)
        self._is_placing = False
        self._scale = 1.0
        self._soon = QTimer(self)  # notes that grow at once, and widths that follow one another, are placed anew once
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.place)
        view.tab_pressed.connect(self._order_tabs)
        view.column_changed.connect(lambda _: self._soon.start())
        view.written.connect(self.place)
        view.settled.connect(self._soon.start)
        view.scrolled.connect(self._follow_scroll)
        view.document().documentLayout().documentSizeChanged.connect(lambda _: self._soon.start())
        view.installEventFilter(self)

    def show_annotations(self, annotations: Sequence[PlacedAnnotation]) -> None:
        """Show the notes among `annotations`; one that is being written stays as it is."""
        kept = set(self._kept())
        here = (p for p in annotations if self._is_here(p))
        shown = (p for p in here if _has_words(p) or is_unsure(p) or p.annotation.uid in kept)
        wanted = {p.annotation.uid: p for p in shown}
        wanted |= {uid: self._editors[uid].placed for uid in kept - wanted.keys()}  # a note that has no words yet
        for uid in self._editors.keys() - wanted.keys():
            self._remove(uid)
        for uid in self._editors.keys() & wanted.keys():
            self._editors[uid].show_annotation(wanted[uid])
        self._waiting = [placed for uid, placed in wanted.items() if uid not in self._editors]
        at = self._view.verticalScrollBar().value()
        self._waiting.sort(key=lambda placed: -abs(self._line_of(placed) - at))  # the nearest is taken first
        self._add_some()

    def clear(self) -> None:
        """Take all notes away, also the one that is being written: what it says is saved."""
        if any(self._kept()):
            self._view.setFocus()
        for uid in tuple(self._editors):
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
        self._tags = tags
        for editor in self._editors.values():
            editor.tags.know(tags)

    def mark_found(self, places: Mapping[str, Sequence[Span]]) -> None:
        """Mark words that were looked for in the notes, by uid; nothing in all others."""
        for uid, editor in self._editors.items():
            editor.mark_found(places.get(uid, ()))

    def show_note(self, uid: str, place: Span) -> None:
        """Bring a note on screen and set off what was found there; the keyboard stays where it is."""
        editor = self._editors.get(uid)
        if editor is None:
            return
        self._shown = uid
        editor.mark_reached(place)
        if not self._view.column.has_notes:
            self._view.verticalScrollBar().setValue(round(self._line_of(editor.placed)) - self._view.height() // 3)
        self._open_pin = uid
        self.place()
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        if self._view.column.has_notes and not 0 <= editor.y() - bar.value() <= height - editor.height():
            bar.setValue(editor.y() - height // 3)

    def leave_note(self) -> None:
        """Set off nothing any more in the note that was shown, and close it where it covers the text."""
        editor = self._editors.get(self._shown)
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
        for editor in list(self._editors.values()):
            editor.save()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._theme = theme
        for uid, editor in self._editors.items():
            editor.set_theme(theme)
            self._tint_pin(uid)

    def set_scale(self, scale: float) -> None:
        """Leave notes room for text `scale` times its usual size."""
        self._scale = scale
        self.place()

    def place(self) -> None:
        """Put each note beside its line; a crowded one moves down, never over another."""
        if not self._is_placing and not self._view.is_settling:  # else a note that is placed has grown, and says so
            self._is_placing = True
            self._place_all()
            self._is_placing = False

    def _place_all(self) -> None:
        column = self._view.column
        self.setGeometry(column.margin_left, 0, column.margin_width, self._view.viewport().height())
        self._sheet.resize(column.margin_width, self._height_of_text())
        self._follow_scroll()
        ordered = self._in_order()
        if column.has_notes:
            self._place_notes(ordered)
        else:
            self._place_pins(ordered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the view."""
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _place_notes(self, ordered: Sequence[Editor]) -> None:
        for editor in ordered:
            self._pins[editor.uid].hide()
            editor.stand_in(self._sheet, is_floating=False)
            editor.fit(self.width())
        tops = spread(self._lines_of(ordered), [editor.height() for editor in ordered])
        for editor, top in zip(ordered, tops, strict=True):
            editor.move(0, round(top))

    def _place_pins(self, ordered: Sequence[Editor]) -> None:
        tops = spread([self._line_of(editor.placed) for editor in ordered], [PIN - GAP + 2] * len(ordered))
        for editor, top in zip(ordered, tops, strict=True):
            pin = self._pins[editor.uid]
            pin.move(0, round(top))
            pin.show()
            if editor.uid == self._open_pin:
                self._float(editor, pin)
            else:
                editor.hide()

    def _float(self, editor: Editor, pin: QPushButton) -> None:
        """Open a note over the text, beside its pin."""
        editor.stand_in(self._view, is_floating=True)
        editor.fit(min(round(FLOATING * self._scale), self._view.width() - 2 * PIN), self._view.height() - 2 * AWAY)
        corner = pin.mapTo(self._view, QPoint(-editor.width() - 4, 0))
        lowest = self._view.height() - editor.height() - AWAY
        editor.move(max(AWAY, corner.x()), max(AWAY, min(corner.y(), lowest)))
        editor.raise_()

    def _order_tabs(self) -> None:
        """Let Tab go from the text through the notes, top to bottom; once it is pressed, as hundreds take a while."""
        ordered = self._in_order()
        uids = [editor.uid for editor in ordered]
        if uids == self._tab_order:
            return
        self._tab_order = uids
        last = self._tab_from
        for editor in ordered:
            writing = (editor.view, editor.words, editor.tags, editor.delete_button)
            for part in (self._pins[editor.uid], *writing, *editor.settling.buttons):
                QWidget.setTabOrder(last, part)
                last = part

    def _add_some(self) -> None:
        """Add the notes that wait, a few in a turn: hundreds would hold up the window for seconds."""
        for _ in range(min(NOTES_A_TURN, len(self._waiting))):
            placed = self._waiting.pop()
            if placed.annotation.uid not in self._editors:  # else it was opened meanwhile
                self._add(placed)
        if self._waiting:
            self._next_turn.start()
        self.place()

    def _open(self, placed: PlacedAnnotation) -> Editor:
        uid = placed.annotation.uid
        if uid not in self._editors:
            self._add(placed)
        self._open_pin = uid
        self.place()
        return self._editors[uid]

    def _add(self, placed: PlacedAnnotation) -> None:
        editor = late("reader.ui.annotation_editor", "AnnotationEditor")(placed, self._theme, self._sheet)
        editor.tags.know(self._tags)
        editor.note_written.connect(self.note_written)
        editor.tags_written.connect(self.tags_written)
        editor.link_clicked.connect(self.link_clicked)
        editor.entered.connect(self._enter)
        editor.deleted.connect(self.deleted)
        editor.answered.connect(self.answered)
        editor.resized.connect(self._soon.start)
        editor.left.connect(self._leave)
        editor.done.connect(self._view.setFocus)
        uid = editor.uid
        self._editors[uid] = editor
        pin = QPushButton(self._sheet)
        pin.setFlat(True)
        pin.setFixedSize(PIN, PIN)
        pin.setStyleSheet("padding: 0; icon-size: 18px")
        quote, note = placed.annotation.anchor.quote[:80], placed.annotation.note[:80]
        unsure = self.tr("Place uncertain: “{0}”").format(quote)
        pin.setAccessibleName(unsure if is_unsure(placed) else self.tr("Note: {0}").format(note))
        pin.clicked.connect(lambda: self._toggle(uid))
        self._pins[uid] = pin
        self._tint_pin(uid)

    def _remove(self, uid: str) -> None:
        self._editors.pop(uid).deleteLater()
        self._pins.pop(uid).deleteLater()
        if self._open_pin == uid:
            self._open_pin = None

    def _toggle(self, uid: str) -> None:
        if self._open_pin == uid:
            self._open_pin = None
            self.place()
        else:
            self.edit(self._editors[uid].placed)

    def _enter(self, uid: str) -> None:
        self._open_pin = uid  # also from beside the text: it stays open where a narrower window has pins
        self.note_entered.emit(uid)

    def _leave(self, uid: str) -> None:
        """Close a pin's note, and let an empty new note go, once the reader is elsewhere."""
        focus = QApplication.focusWidget()
        if self._open_pin == uid and (focus is None or not self._editors[uid].isAncestorOf(focus)):
            self._open_pin = None
        editor = self._editors.get(uid)
        if editor is not None and not editor.words.toPlainText().strip():
            mark = editor.placed.annotation
            if mark.note and mark.style is Style.NOTE:
                self.emptied.emit(uid)
            elif not _has_words(editor.placed) and not is_unsure(editor.placed):
                self._remove(uid)
        self.place()

    def _kept(self) -> Iterator[str]:
        """Yield the notes that are being written, empty ones too, or have words that are still to be saved."""
        return (uid for uid, editor in self._editors.items() if editor.is_being_edited or editor.is_unsaved)

    def _tint_pin(self, uid: str) -> None:
        colour = self._theme.underlines[self._editors[uid].placed.annotation.colour]
        self._pins[uid].setIcon(self._icons.icon("note", colour, 18))

    def _lines_of(self, ordered: Sequence[Editor]) -> list[float]:
        """Return where the notes want to stand; those that lost their place end where the article does."""
        lines = [self._line_of(editor.placed) for editor in ordered]
        lost = [number for number, editor in enumerate(ordered) if is_lost(editor.placed)]
        room = sum(ordered[number].height() + GAP for number in lost)
        return [line - max(0, room - FOOT) if number in lost else line for number, line in enumerate(lines)]

    def _is_here(self, placed: PlacedAnnotation) -> bool:
        """Tell whether a note belongs to the part of the article that is on screen."""
        part, span = self._view.parts.here, placed.placement.span
        if placed.annotation.is_on_whole or part is None:
            return part is None or part.is_first
        return part.is_last if span is None else self._view.parts.has(span)

    def _line_of(self, placed: PlacedAnnotation) -> float:
        span = placed.placement.span
        if placed.annotation.is_on_whole:
            return float(TOP_OF_WHOLE)
        if span is None:  # lost its place: kept below the article's end
            return float(self._height_of_text()) - FOOT
        return self._view.top_of(span) + LIFT

    def _height_of_text(self) -> int:
        """Return how far one can scroll: the document's own size would have all of it laid out, at each new width."""
        return self._view.verticalScrollBar().maximum() + self._view.viewport().height()

    def _in_order(self) -> list[Editor]:
        """Return the notes by their lines, those on one line as their words come."""

        def place(editor: Editor) -> tuple[float, int, str]:
            span = editor.placed.placement.span
            return self._line_of(editor.placed), span.start if span is not None else 0, editor.placed.annotation.created

        return sorted(self._editors.values(), key=place)

    def _follow_scroll(self) -> None:
        self._sheet.move(0, -self._view.verticalScrollBar().value())


def _has_words(placed: PlacedAnnotation) -> bool:
    return bool(placed.annotation.note or placed.annotation.tags)
