"""All that a card says, marked at once; what may be somebody else's words is left to the reader."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from reader.model.source import Appearance
from reader.model.span import Span
from reader.ui.annotating import statements_to_mark, unmarked
from reader.ui.marking import Marking


class CardMarking(QObject):
    """Marks the statements of a card in one step, but for those that are marked already."""

    left_out = Signal(object)  # list[Span]: statements that were not marked, as they may be somebody else's

    def __init__(self, marking: Marking) -> None:
        super().__init__(marking)
        self._marking = marking

    def mark_all(self, appearance: Appearance) -> None:
        """Mark all that a card says for certain, in one step; of what may be somebody else's the reader decides."""
        article = self._marking.article
        if not self._marking.may_change or article is None:
            return
        sure, unsure = (statements_to_mark(appearance, article, are_sure=are_sure) for are_sure in (True, False))
        unsure = unmarked(unsure, article)
        if sure or not unsure:
            self.mark_statements(sure, self.tr("What is certain is marked already") if unsure else "")
        if unsure:
            self.left_out.emit(unsure)

    def mark_statements(self, statements: Sequence[Span], nothing: str = "") -> None:
        """Mark statements, but for those that are marked already, in one step; say `nothing` where all of them are."""
        article = self._marking.article
        if not self._marking.may_change or article is None:
            return
        spans = unmarked(statements, article)
        if not spans:
            self._marking.said.emit(nothing or self.tr("All of it is marked already"))
            return
        count, there = len(spans), len(statements) - len(spans)
        words = self.tr("1 statement marked") if count == 1 else self.tr("{0} statements marked").format(count)
        self._marking.add_all(spans, self.tr("{0}, {1} before").format(words, there) if there else words)
