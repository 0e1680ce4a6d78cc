"""The statement walked to, and where it begins and ends: moved by its grips, or to the words selected."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reader.model.library import OpenArticle
from reader.model.source import Statement
from reader.model.span import Span
from reader.ui.correcting import ends_moved
from reader.ui.grips import Grips
from reader.ui.marks import Mark, Voices

Said = tuple[int, Statement]  # card, and what it says


class StatementEnds(QObject):
    """Knows which statement is set off from its neighbours, and announces where the reader lets it stand."""

    correction_made = Signal(object)  # Correction
    changed = Signal()  # the statement is to be drawn anew

    def __init__(self, grips: Grips) -> None:
        super().__init__(grips)
        self.current: Span | None = None  # of the statement walked to
        self._grips = grips
        self._article: OpenArticle | None = None
        self._said: Said | None = None  # what has the grips
        self._held: Span | None = None  # where it would stand, while a grip is held
        grips.dragged.connect(self._hold)
        grips.given_up.connect(lambda: self._hold(None))
        grips.let_go.connect(self._let_go)

    def follow(self, statements: Sequence[Said]) -> None:
        """Go to what the current statement has become, where another state of the article has it elsewhere."""
        if self.current is not None and all(said.span != self.current for _, said in statements):
            found = _in(self.current, statements)
            self.current = found[1].span if found is not None else None

    def offer(self, article: OpenArticle, statements: Sequence[Said], marks: Sequence[Mark]) -> None:
        """Put grips at the current statement, where it is one of these in an article of the reader's own."""
        self._article = article
        before = self._said
        found = (said for said in statements if said[1].span == self.current) if article.id is not None else ()
        self._said = next(iter(found), None)
        if before is None or self._said is None or before[1].span != self._said[1].span:
            self._held = None
        if self._said is None:
            self._grips.show_at(None, "")
        else:
            span, colour = self._said[1].span, marks[0].colour if marks else ""
            self._grips.show_at(span, colour, _room(self._said, statements, len(article.reading.article.text)))

    def drawn(self, marks: Sequence[Mark]) -> list[Mark]:
        """Return the marks with that of the current statement where a grip holds it."""
        if self._held is None:
            return list(marks)
        return [replace(mark, span=self._held) if mark.span == self.current else mark for mark in marks]

    def fit(self, article: OpenArticle, said: Said, words: Span) -> None:
        """Let a statement be just these words."""
        self.current = words  # the library's answer has it there
        self.changed.emit()
        card, statement = said
        if card < len(article.cards):
            self.correction_made.emit(ends_moved(article.cards[card], statement, words, article))

    def _hold(self, span: Span | None) -> None:
        self._held = span
        self.changed.emit()

    def _let_go(self, span: Span) -> None:
        self._held = None
        if self._said is not None and self._article is not None:
            self.fit(self._article, self._said, span)


def _room(said: Said, statements: Sequence[Said], end: int) -> Span:
    """Return how far a statement may be drawn: up to what the same source says before and after it."""
    card, (start, stop) = said[0], (said[1].span.start, said[1].span.end)
    others = [other.span for number, other in statements if number == card]
    before = max((span.end for span in others if span.end <= start), default=0)
    return Span(before, min((span.start for span in others if span.start >= stop), default=end))


def statement_at(words: Span | None, voices: Voices | None, card: int | None) -> Said | None:
    """Return the statement that shares most with the words, unless it is just those: the card's, else anybody's."""
    if words is None or voices is None:
        return None
    return _in(words, voices.statements(card)) or _in(words, voices.statements(None))


def _in(words: Span, statements: Sequence[Said]) -> Said | None:
    over = [said for said in statements if said[1].span.overlaps(words)]
    found = max(over, key=lambda said: (_shared(said[1].span, words), -len(said[1].span)), default=None)
    return found if found is not None and found[1].span != words else None


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
