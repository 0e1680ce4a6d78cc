"""The reader's marks on the article: made, coloured, noted, deleted, with the bar and the margin that show them."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, Signal

from reader.model.anchor import Placement, PlacementState
from reader.model.annotation import Annotation, Colour, PlacedAnnotation
from reader.model.library import OpenArticle
from reader.model.span import Span
from reader.ui.annotating import annotation_at, new_highlight, with_colour, with_note
from reader.ui.article_view import ArticleView
from reader.ui.margin import Margin
from reader.ui.marks import highlight_marks
from reader.ui.selection_bar import SelectionBar


class Marking(QObject):
    """Does to the words selected, or to the mark at hand, what the reader wants, and announces what has changed."""

    made = Signal(object)  # Annotation
    changed = Signal(object)  # Annotation
    deleted = Signal(str)  # uid
    refused = Signal()  # a change to an article that is not the reader's own

    def __init__(self, view: ArticleView, bar: SelectionBar, margin: Margin) -> None:
        super().__init__(view)
        self.article: OpenArticle | None = None
        self._view = view
        self._bar = bar
        self._margin = margin
        self._at_hand: PlacedAnnotation | None = None  # the mark that the bar is open at
        bar.colour_picked.connect(self.highlight)
        bar.note_picked.connect(self.write_note)
        bar.delete_picked.connect(self.delete)
        margin.note_written.connect(self._write_note)
        margin.deleted.connect(self._delete)

    @property
    def may_change(self) -> bool:
        """Tell whether the article is the reader's own; say so where it is not."""
        is_own = self.article is not None and self.article.id is not None
        if not is_own:
            self.refused.emit()
        return is_own

    def leave_article(self) -> None:
        """Save what is being typed, and let go of everything before another article is shown."""
        self._margin.save()
        self._at_hand = None
        self._bar.hide()
        self._margin.show_annotations(())

    def show_article(self, article: OpenArticle) -> None:
        """Show the marks of an article, or of another state of the same."""
        self.article = article
        self._margin.show_annotations(article.annotations)

    def draw(self) -> None:
        """Draw the marks in the theme that holds now."""
        if self.article is not None:
            self._view.set_marks("highlights", highlight_marks(self.article.annotations, self._view.setting.theme))

    def highlight(self, colour: Colour) -> PlacedAnnotation | None:
        """Mark the selected words, or give the mark at hand another colour."""
        if not self.may_change or self.article is None:
            return None
        if self._at_hand is not None:
            self._change(with_colour(self._at_hand.annotation, colour))
            self._bar.hide()
            return None
        span = self._view.selected_span()
        if span is None:
            return None
        placed = PlacedAnnotation(new_highlight(span, self.article, colour), Placement(span, PlacementState.EXACT))
        self.let_go()
        self._show((*self.article.annotations, placed))
        self.made.emit(placed.annotation)
        return placed

    def write_note(self) -> None:
        """Open a note on the mark at hand or the selected words."""
        if not self.may_change:
            return
        if self._at_hand is not None:
            self._bar.hide()
            self._margin.edit(self._at_hand)
            return
        placed = self.highlight(Colour.YELLOW)
        if placed is not None:
            self._margin.edit(placed)

    def delete(self) -> None:
        """Delete the mark at hand."""
        if self._at_hand is not None and self.may_change:
            self._delete(self._at_hand.annotation.uid)
            self._at_hand = None
            self._bar.hide()

    def let_go(self) -> None:
        """Let go of selected words, the mark at hand and the bar."""
        cursor = self._view.textCursor()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)
        self._at_hand = None
        self._bar.hide()

    def offer_words(self, *, has_statement: bool) -> None:
        """Open the bar at the words just selected."""
        self._at_hand = None
        self._bar.show_at_selection(self._view.rect_of_selection(), has_statement=has_statement)

    def close(self) -> None:
        """Let go of the mark at hand: nothing is selected any more."""
        self._at_hand = None
        self._bar.hide()

    def take(self, span: Span) -> bool:
        """Take up the mark at a place, with the bar; tell whether there is one."""
        found = annotation_at(span, self.article) if self.article is not None else None
        if found is None or found.placement.span is None:
            self.close()
            return False
        self._at_hand = found
        first = Span(found.placement.span.start, found.placement.span.start + 1)
        self._bar.show_at_mark(QRectF(self._view.cursorRect(self._view.cursor_at(first))))
        return True

    def _write_note(self, uid: str, words: str) -> None:
        article = self.article
        placed = next((p for p in article.annotations if p.annotation.uid == uid), None) if article else None
        if placed is not None and self.may_change:
            self._change(with_note(placed.annotation, words))

    def _change(self, annotation: Annotation) -> None:
        if self.article is not None:
            self._show(
                replace(p, annotation=annotation) if p.annotation.uid == annotation.uid else p
                for p in self.article.annotations
            )
            self.changed.emit(annotation)

    def _delete(self, uid: str) -> None:
        if self.article is not None and self.may_change:
            self._show(p for p in self.article.annotations if p.annotation.uid != uid)
            self.deleted.emit(uid)

    def _show(self, annotations: Iterable[PlacedAnnotation]) -> None:
        """Show a change at once; the library's answer will say the same a moment later."""
        if self.article is not None:
            self.article = replace(self.article, annotations=tuple(annotations))
            self._margin.show_annotations(self.article.annotations)
            self.draw()
