"""The lines that notes belong to: looked for once, as long as the text stays as it is."""

import sys
import time
from collections.abc import Iterable, Sequence

from reader.model.annotation import PlacedAnnotation
from reader.ui.annotating import is_lost
from reader.ui.article_view import ArticleView
from reader.ui.margin_note import MarginNote
from reader.ui.spread import GAP

TOP_OF_WHOLE = 14  # px from the top: where notes on the whole article stand
FOOT = 80  # px above the article's end: where notes stand that lost their place
LIFT = 6  # px: text of a note stands level with the text of its line
STEP = 5_000  # characters that are laid out at once: two milliseconds


def offset_of(placed: PlacedAnnotation) -> int:
    """Return the character that a note stands at; one that lost its place stands below all of them."""
    if placed.annotation.is_on_whole:
        return 0
    return placed.placement.span.start if placed.placement.span is not None else sys.maxsize


def in_order(notes: Iterable[MarginNote]) -> list[MarginNote]:
    """Return the notes as their words come, those on the whole article first."""

    def place(note: MarginNote) -> tuple[bool, int, str]:
        annotation = note.placed.annotation
        return not annotation.is_on_whole, offset_of(note.placed), annotation.created

    return sorted(notes, key=place)


class NoteLines:
    """Tells where notes want to stand, in pixels from the top of the text.

    To ask Qt for a line takes a tenth of a millisecond, and all notes are placed anew with each that comes or grows.
    In another width Qt has laid out no more than what is on screen, and lays out at once whatever is above a line that
    is asked for: of 300,000 characters a tenth of a second.
    """

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._known: dict[str, tuple[PlacedAnnotation, float]] = {}  # by uid
        self._laid_out = 0  # positions of the document, at least

    def forget(self) -> None:
        """Look for all lines again: the text has moved."""
        self._known.clear()
        self._laid_out = 0

    def knows(self, placed: PlacedAnnotation) -> bool:
        """Tell whether the line of a note is known."""
        known = self._known.get(placed.annotation.uid)
        return known is not None and known[0].placement == placed.placement

    def reach(self, placed: PlacedAnnotation, until: float) -> bool:
        """Lay out the text as far as a note, for no longer than `until`; tell whether it is laid out there."""
        span, document = placed.placement.span, self._view.document()
        if span is None or self.knows(placed):
            return True
        position = self._view.text_map.position_of(span.start)
        while self._laid_out < position and not document.findBlock(position).layout().lineCount():
            if time.perf_counter() > until:
                return False
            self._laid_out = min(self._laid_out + STEP, position)
            document.documentLayout().blockBoundingRect(document.findBlock(self._laid_out))  # lays out as far as that
        return True

    def line_of(self, placed: PlacedAnnotation) -> float:
        """Return the top of a note's line."""
        if not self.knows(placed):
            self._known[placed.annotation.uid] = (placed, self._find(placed))
        return self._known[placed.annotation.uid][1]

    def wanted(self, ordered: Sequence[MarginNote]) -> list[float]:
        """Return where the notes want to stand; those that lost their place end where the article does."""
        lines = [self.line_of(note.placed) for note in ordered]
        lost = {number for number, note in enumerate(ordered) if is_lost(note.placed)}
        room = sum(ordered[number].editor.height() + GAP for number in lost)
        return [line - max(0, room - FOOT) if number in lost else line for number, line in enumerate(lines)]

    def height_of_text(self) -> int:
        """Return how far one can scroll: the document's own size would have all of it laid out, at each new width."""
        return self._view.verticalScrollBar().maximum() + self._view.viewport().height()

    def _find(self, placed: PlacedAnnotation) -> float:
        span = placed.placement.span
        if placed.annotation.is_on_whole:
            return float(TOP_OF_WHOLE)
        if span is None:  # lost its place: kept below the article's end
            return float(self.height_of_text()) - FOOT
        return self._view.top_of(span) + LIFT
