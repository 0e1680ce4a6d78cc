"""Marks whose place is a guess or lost: accepted, put back, kept aside, and placed by the reader."""

from PySide6.QtCore import QObject, Signal

from reader.app.former_place import FormerPlace
from reader.model.annotation import PlacedAnnotation
from reader.model.span import Span
from reader.ui import annotating
from reader.ui.article_view import ArticleView
from reader.ui.margin import Margin
from reader.ui.marking import Marking
from reader.ui.selection_bar import SelectionBar
from reader.ui.settle_row import ANSWERS, Settle


class Settling(QObject):
    """Does to the mark at hand what the reader answers; each answer is one step of undo.

    A mark that is put back or was lost waits for words: those that are selected next can be given to it.
    """

    place_asked = Signal(object)  # PlacedAnnotation: where did it stand?
    said = Signal(str)  # why nothing was done, or what to do next
    heard = Signal()  # the reader does it: what was said may go, it stands over the words

    def __init__(self, view: ArticleView, bar: SelectionBar, margin: Margin, marking: Marking) -> None:
        super().__init__(view)
        self._view = view
        self._bar = bar
        self._marking = marking
        self._waiting: str | None = None  # uid of the mark that waits for words
        bar.answered.connect(self.answer)
        margin.answered.connect(self.answer_for)
        marking.lost_reached.connect(self._seek)
        marking.released.connect(self.forget)
        view.words_selected.connect(self._take_words)

    @property
    def waiting(self) -> PlacedAnnotation | None:
        """Return the mark that waits for words."""
        return self._marking.find(self._waiting)

    @property
    def answers(self) -> tuple[Settle, ...]:
        """Return what can be said now of a mark's place."""
        at_hand = ANSWERS if annotating.is_unsure(self._marking.at_hand) else ()
        can_place = self.waiting is not None and self._view.selected_span() is not None
        return (*at_hand, Settle.PLACE) if can_place else at_hand

    def forget(self) -> None:
        """Let no mark wait for words any longer."""
        self._waiting = None
        self._bar.wait_for("")

    def answer(self, settle: Settle) -> None:
        """Do what the reader wants with the mark at hand, or with the one that waits."""
        if not self._marking.may_change:
            return
        if settle is Settle.PLACE:
            self._place()
            return
        placed = self._marking.at_hand
        if placed is None or not (annotating.is_unsure(placed) or self._can_seek(placed, settle)):
            self.said.emit(self.tr("Go to a mark whose place is uncertain first"))
        elif settle is Settle.PUT_BACK:
            self._seek(placed)
        elif settle is Settle.KEEP_ASIDE:
            self._marking.settle(annotating.kept_aside(placed), self.tr("Mark kept aside"))
        else:
            self._accept(placed)

    def answer_for(self, uid: str, settle: Settle) -> None:
        """Do it to the mark with this uid, in the margin or the list."""
        placed = self._marking.find(uid)
        if placed is not None:
            self._marking.take_up(uid)
            self.answer(settle)

    def offer(self, placed: PlacedAnnotation, former: FormerPlace) -> None:
        """Show what stands where a mark stood, selected, or say that nothing does."""
        if self._marking.find(placed.annotation.uid) is None:
            return  # another article is on screen by now
        self._marking.let_go()
        self._waiting = placed.annotation.uid
        self._bar.wait_for(placed.annotation.anchor.quote)
        if former.span is None:
            self._view.show_span(Span(former.near, former.near + 1))
            self._view.walker.go_to(Span(former.near, former.near + 1))
            self.said.emit(self.tr("Its words are gone from here. Select those it belongs on, then “Place here” (I)"))
            return
        self._view.show_span(former.span)
        self._view.setTextCursor(self._view.cursor_at(former.span))
        self._marking.offer_words(has_statement=False)
        self.said.emit(self.tr("It stood here. “Place here” (I) puts it on the selected words, these or others"))

    def _can_seek(self, placed: PlacedAnnotation, settle: Settle) -> bool:
        return settle is Settle.PUT_BACK and annotating.is_lost(placed)

    def _seek(self, placed: PlacedAnnotation) -> None:
        self._bar.hide()
        self.place_asked.emit(placed)

    def _take_words(self, span: Span | None) -> None:
        if span is not None and self.waiting is not None:
            self.heard.emit()

    def _accept(self, placed: PlacedAnnotation) -> None:
        span, article = placed.placement.span, self._marking.article
        if span is not None and article is not None:
            self._marking.settle(annotating.put_on(placed, span, article), self.tr("Place accepted"))

    def _place(self) -> None:
        placed, span, article = self.waiting, self._view.selected_span(), self._marking.article
        if placed is None:
            self.said.emit(self.tr("Go to a mark that lost its place first, in the list of marks"))
        elif span is None or article is None:
            self.said.emit(self.tr("Select the words that the mark belongs on first"))
        else:
            self._marking.let_go()
            self._marking.settle(annotating.put_on(placed, span, article), self.tr("Mark placed"))
            self._marking.take_up(placed.annotation.uid)
