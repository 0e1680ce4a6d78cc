"""The lines that notes belong to: looked for once, as long as the text stays as it is."""

from collections.abc import Iterable, Sequence

from reader.model.annotation import PlacedAnnotation
from reader.ui.annotating import is_lost
from reader.ui.article_view import ArticleView
from reader.ui.margin_note import MarginNote
from reader.ui.spread import GAP

TOP_OF_WHOLE = 14  # px from the top: where notes on the whole article stand
FOOT = 80  # px above the article's end: where notes stand that lost their place
LIFT = 6  # px: text of a note stands level with the text of its line


class NoteLines:
    """Tells where notes want to stand, in pixels from the top of the text.

    To ask Qt for a line takes a tenth of a millisecond, and all notes are placed anew with each that comes or grows.
    """

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._known: dict[str, tuple[PlacedAnnotation, float]] = {}  # by uid

    def forget(self) -> None:
        """Look for all lines again: the text has moved."""
        self._known.clear()

    def line_of(self, placed: PlacedAnnotation) -> float:
        """Return the top of a note's line."""
        uid = placed.annotation.uid
        known = self._known.get(uid)
        if known is None or known[0].placement != placed.placement:
            known = self._known[uid] = (placed, self._find(placed))
        return known[1]

    def in_order(self, notes: Iterable[MarginNote]) -> list[MarginNote]:
        """Return the notes by their lines, those on one line as their words come."""

        def place(note: MarginNote) -> tuple[float, int, str]:
            span = note.placed.placement.span
            return self.line_of(note.placed), span.start if span is not None else 0, note.placed.annotation.created

        return sorted(notes, key=place)

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
