"""The reader's marks on the article: made, coloured, noted, merged, walked, with the bar and the margin of them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, Signal

from reader.model.annotation import Annotation, Colour, PlacedAnnotation, Style
from reader.model.library import OpenArticle
from reader.model.span import Span
from reader.ui import annotating
from reader.ui.annotating import new_mark
from reader.ui.article_view import ArticleView
from reader.ui.margin import Margin
from reader.ui.marks import highlight_marks
from reader.ui.selection_bar import SelectionBar


class Marking(QObject):
    """Does what the reader wants to the words selected, else to the mark at hand, else to the paragraph.

    A mark is at hand once it was made, clicked, walked to, or its note entered, until the reader goes elsewhere.
    """

    made = Signal(object)  # Annotation
    changed = Signal(object)  # Annotation
    deleted = Signal(str)  # uid
    several_changed = Signal(object, str)  # marks by uid, None where one is deleted; the step in words
    lost_reached = Signal(object)  # PlacedAnnotation: a mark that has no words any more is at hand
    released = Signal()  # everything was let go of
    said = Signal(str)  # why nothing was done
    refused = Signal()  # a change to an article that is not the reader's own

    def __init__(self, view: ArticleView, bar: SelectionBar, margin: Margin) -> None:
        super().__init__(view)
        self.article: OpenArticle | None = None
        self._view = view
        self._bar = bar
        self._margin = margin
        self._uid: str | None = None  # of the mark at hand
        self._draft: PlacedAnnotation | None = None  # a note alone that has no words yet
        self._said: Span | None = None  # the statement just walked to: marked instead of its paragraph
        self._colour = Colour.YELLOW  # the last one used
        self._connect()

    @property
    def may_change(self) -> bool:
        """Tell whether the article is the reader's own; say so where it is not, or where there is none."""
        is_own = self.article is not None and self.article.id is not None
        if self.article is None:
            self.said.emit(self.tr("Open an article first"))
        elif not is_own:
            self.refused.emit()
        return is_own

    @property
    def at_hand(self) -> PlacedAnnotation | None:
        """Return the mark at hand, as it is now."""
        return self.find(self._uid)

    @property
    def can_merge(self) -> bool:
        """Tell whether the mark at hand shares words with others."""
        placed = self.at_hand
        return placed is not None and self.article is not None and bool(annotating.overlapping(placed, self.article))

    def find(self, uid: str | None) -> PlacedAnnotation | None:
        """Return the mark with this uid, as it is now."""
        annotations = self.article.annotations if self.article is not None else ()
        return next((p for p in annotations if p.annotation.uid == uid), None)

    # What is shown

    def begin(self, article: OpenArticle | None) -> None:
        """Save what is being typed, and let go of everything but a note whose article comes in a newer version."""
        self._margin.save()
        is_same = article is not None and self.article is not None and article.uid == self.article.uid
        if not is_same or self._draft is not None:  # a note without words has no place yet in a newer version either
            self._margin.clear()
        self.article = article
        self._uid = self._draft = self._said = None
        self._bar.hide()
        self._margin.show_annotations(())

    def show_article(self, article: OpenArticle) -> None:
        """Show the marks of an article, or of another state of the same."""
        self.article = article
        self._margin.show_annotations(article.annotations)

    def draw(self) -> None:
        """Draw the marks in the theme that holds now."""
        if self.article is not None:
            theme = self._view.setting.theme
            self._view.set_marks("highlights", highlight_marks(self.article.annotations, theme, self._uid))

    # What the reader does

    def highlight(self, colour: Colour | None = None) -> None:
        """Mark words, in the colour used last unless one is given; a mark at hand takes that colour."""
        self._colour = colour or self._colour
        self._mark_or_change(Style.HIGHLIGHT, lambda mark: annotating.with_colour(mark, self._colour))

    def underline(self) -> None:
        """Underline words, or turn the mark at hand from a highlight to an underline and back."""
        self._mark_or_change(Style.UNDERLINE, annotating.with_line_or_ground)

    def write_note(self) -> None:
        """Open the note of the mark at hand, of the selected words, which are marked, or of the paragraph, alone."""
        if not self.may_change or self.article is None:
            return
        self._margin.save()  # first: a note that has just got its words is no draft any more
        selected = self._view.selected_span()
        placed = self._add(new_mark(selected, self.article, self._colour)) if selected is not None else self.at_hand
        span = self._said or self._view.walker.paragraph or self._view.walker.clicked
        if placed is None and span is not None:
            placed = self._draft = new_mark(span, self.article, self._colour, Style.NOTE)
        if placed is None:
            self.said.emit(self.tr("Select words first, or click into a paragraph"))
            return
        self._bar.hide()
        self._margin.edit(placed)

    def write_note_on_whole(self) -> None:
        """Open a new note on the article as a whole."""
        if self.may_change:
            self._margin.save()
            self._draft = annotating.new_note_on_whole(self._colour)
            self._view.verticalScrollBar().setValue(0)
            self._margin.edit(self._draft)

    def open_note(self) -> None:
        """Open the note of the mark at hand, or of the one that the text cursor is in."""
        here = self._view.text_map.offset_of(self._view.textCursor().position())
        at_cursor = annotating.next_at(Span(here, here + 1), self.article, None) if self.article is not None else None
        placed = self.at_hand or at_cursor
        if placed is not None and self.may_change:
            self._bar.hide()
            self._margin.edit(placed)

    def edit_tags(self) -> None:
        """Go to the tags of the mark at hand."""
        placed = self.at_hand
        if placed is None:
            self.said.emit(self.tr("Go to a mark first, with J or K"))
        elif self.may_change:
            self._bar.hide()
            self._margin.edit_tags(placed)

    def walk(self, step: int) -> None:
        """Go to the next or previous mark, also under another."""
        if self.article is None:
            return
        here = self._view.text_map.offset_of(self._view.textCursor().position())
        placed = annotating.next_mark(self.article.annotations, self._uid, step, here)
        if placed is None or placed.placement.span is None:
            self.said.emit(self.tr("No further mark") if step > 0 else self.tr("No earlier mark"))
        else:
            self.go_to(placed)

    def go_to(self, placed: PlacedAnnotation) -> None:
        """Bring a mark on screen and take it up."""
        if placed.placement.span is not None:
            self._view.walker.go_to(placed.placement.span)
            self._view.show_span(placed.placement.span)
        else:
            bar = self._view.verticalScrollBar()
            bar.setValue(0 if placed.annotation.is_on_whole else bar.maximum())
        self.take_up(placed.annotation.uid)
        if annotating.is_unsure(placed):
            self._offer(placed)
        elif annotating.is_lost(placed):
            self.lost_reached.emit(placed)

    def merge(self) -> None:
        """Make one mark of the one at hand and those that share words with it."""
        self._margin.save()
        placed = self.at_hand
        others = annotating.overlapping(placed, self.article) if placed is not None and self.article else []
        if placed is None or not others or self.article is None:
            self.said.emit(self.tr("No other mark shares words with this one"))
        elif self.may_change:
            made = annotating.merged(placed, others, self.article)
            gone = {other.annotation.uid for other in others}
            stay = [p for p in self.article.annotations if p.annotation.uid not in gone | {made.annotation.uid}]
            self._bar.hide()
            self._show((*stay, made))
            words = self.tr("{0} marks merged").format(len(gone) + 1)
            self.several_changed.emit({made.annotation.uid: made.annotation, **dict.fromkeys(gone)}, words)

    def add_all(self, spans: Iterable[Span], step: str) -> None:
        """Mark words here and there in one step, which `step` names; what is at hand stays so."""
        if self.article is not None:
            placed = [new_mark(span, self.article, self._colour) for span in spans]
            self._show((*self.article.annotations, *placed))
            self.several_changed.emit({p.annotation.uid: p.annotation for p in placed}, step)

    def delete(self) -> None:
        """Delete the mark at hand; with its note: it can be taken back."""
        placed = self.at_hand
        if placed is not None:
            self._delete(placed.annotation.uid)

    def let_go(self) -> bool:
        """Let go of selected words, the mark at hand and the bar; tell whether there was anything to let go of."""
        cursor = self._view.textCursor()
        held = cursor.hasSelection() or self._uid is not None or self._bar.isVisible()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)
        self.close()
        self.released.emit()
        return held

    def settle(self, placed: PlacedAnnotation, step: str) -> None:
        """Keep where the reader says that a mark stands; `step` says it in words."""
        self._bar.hide()
        self._put(placed)
        self.several_changed.emit({placed.annotation.uid: placed.annotation}, step)

    def take_up(self, uid: str | None) -> None:
        """Take up a mark without going there, or none."""
        if uid != self._uid:
            self._uid = uid
            self.draw()

    def close(self) -> None:
        """Let go of the mark at hand: nothing is selected any more."""
        self._said = None
        self._bar.hide()
        self.take_up(None)

    def offer_words(self, *, has_statement: bool) -> None:
        """Open the bar at the words just selected."""
        self.close()
        self._bar.show_at_selection(self._view.rect_of_selection(), has_statement=has_statement)

    def offer_statement(self, span: Span) -> None:
        """Let a statement that was walked to be what is marked next."""
        self._view.walker.go_to(span)
        self._said = span

    def take(self, span: Span) -> bool:
        """Take up the mark at a place, with the bar, the next one where several overlap; tell whether there is one."""
        found = annotating.next_at(span, self.article, self._uid) if self.article is not None else None
        if found is None or found.placement.span is None or self.article is None:
            self.close()
            return False
        self._said = None
        self.take_up(found.annotation.uid)
        self._offer(found)
        return True

    def point_at(self, span: Span) -> None:
        """Take up the mark at a place for a menu, unless the one at hand lies there too."""
        over = annotating.marks_at(span, self.article) if self.article is not None else []
        uids = [placed.annotation.uid for placed in over]
        self._bar.hide()
        if self._uid not in uids:
            self.take_up(uids[0] if uids else None)

    # Inside

    def _connect(self) -> None:
        bar, margin, walker = self._bar, self._margin, self._view.walker
        bar.colour_picked.connect(self.highlight)
        bar.line_picked.connect(self.underline)
        bar.note_picked.connect(self.write_note)
        bar.merge_picked.connect(self.merge)
        bar.delete_picked.connect(self.delete)
        bar.left.connect(self._view.setFocus)
        margin.note_written.connect(self._write_note)
        margin.tags_written.connect(self._write_tags)
        margin.note_entered.connect(self.take_up)
        margin.deleted.connect(self._delete)
        margin.emptied.connect(self._delete)
        self._view.menu_pointed.connect(self.point_at)
        walker.moved.connect(self.close)
        walker.entered.connect(self.open_note)

    def _offer(self, placed: PlacedAnnotation) -> None:
        """Open the bar at a mark."""
        if placed.placement.span is None or self.article is None:
            return
        first = Span(placed.placement.span.start, placed.placement.span.start + 1)
        place = QRectF(self._view.cursorRect(self._view.cursor_at(first)))
        can_merge = bool(annotating.overlapping(placed, self.article))
        self._bar.show_at_mark(place, can_merge=can_merge, is_unsure=annotating.is_unsure(placed))

    def _mark_or_change(self, style: Style, change: Callable[[Annotation], Annotation]) -> None:
        """Mark the selected words; without any, change the mark at hand; without one, mark the paragraph."""
        if not self.may_change or self.article is None:
            return
        selected, placed = self._view.selected_span(), self.at_hand
        span = selected or self._said or self._view.walker.paragraph
        if selected is None and placed is not None:
            self._bar.hide()
            self._change(placed, change(placed.annotation))
        elif span is not None:
            self._add(new_mark(span, self.article, self._colour, style))
        else:
            self.said.emit(self.tr("Select words first, or go to a paragraph with the arrow keys"))

    def _add(self, placed: PlacedAnnotation) -> PlacedAnnotation:
        """Add a mark, and take it up: what the reader does next is about it."""
        if self.article is not None:
            self.let_go()
            self._show((*self.article.annotations, placed))
            self.take_up(placed.annotation.uid)
            self.made.emit(placed.annotation)
        return placed

    def _write_note(self, uid: str, words: str) -> None:
        if not self.may_change:
            return
        placed = self.find(uid)
        if placed is None and self._draft is not None and self._draft.annotation.uid == uid and words.strip():
            draft, self._draft = self._draft, None
            self._add(replace(draft, annotation=annotating.with_note(draft.annotation, words)))
        elif placed is not None and (words.strip() or placed.annotation.style is not Style.NOTE):
            self._change(placed, annotating.with_note(placed.annotation, words))

    def _write_tags(self, uid: str, tags: tuple[str, ...]) -> None:
        placed = self.find(uid)
        if placed is not None and self.may_change:
            self._change(placed, annotating.with_tags(placed.annotation, tags))

    def _change(self, placed: PlacedAnnotation, annotation: Annotation) -> None:
        self._put(replace(placed, annotation=annotation))
        self.changed.emit(annotation)

    def _put(self, placed: PlacedAnnotation) -> None:
        """Show a mark as it is now."""
        if self.article is not None:
            uid = placed.annotation.uid
            self._show(placed if p.annotation.uid == uid else p for p in self.article.annotations)

    def _delete(self, uid: str) -> None:
        if self.article is not None and self.may_change:
            self._bar.hide()
            self._margin.save()  # first: what was just typed comes back with the mark
            self._show(p for p in self.article.annotations if p.annotation.uid != uid)
            self.deleted.emit(uid)

    def _show(self, annotations: Iterable[PlacedAnnotation]) -> None:
        """Show a change at once; the library's answer will say the same a moment later."""
        if self.article is not None:
            self.article = replace(self.article, annotations=tuple(annotations))
            self._margin.show_annotations(self.article.annotations)
            self.draw()
