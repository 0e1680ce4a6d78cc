"""Finding in the article on screen: off the window's thread, the newest wish wins."""

from collections import defaultdict
from itertools import takewhile

from PySide6.QtCore import QObject, QRect

from reader.app.find import Finder, Findings, Query, Search, Searched, Shadows, Where, Words
from reader.model.errors import KildeError
from reader.model.library import OpenArticle
from reader.model.span import Span
from reader.ui.late import late
from reader.ui.reading_pane import ReadingPane
from reader.ui.side_by_side import SideBySide
from reader.ui.source_sidebar import SourceSidebar
from reader.ui.tasks import Lane


class Finding(QObject):
    """Searches for what the bar asks, and brings each place on screen: words, a note, a card.

    One search at a time: a pattern that takes its whole time must not hold up four threads by four letters.
    """

    def __init__(self, pane: ReadingPane, sidebar: SourceSidebar, beside: SideBySide, lane: Lane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.bar = pane.find_bar
        self._sidebar = sidebar
        self._beside = beside
        self._lane = lane
        self._shadows = Shadows()
        self._running: Search | None = None
        self._next: Query | None = None
        self._findings = Findings(Query(""))
        self._in_text: tuple[Span, ...] = ()
        self._uid: str | None = None  # of the article that was searched
        self._from: int | None = None  # the character from which the nearest place is gone to first
        self.bar.asked.connect(self._ask)
        self.bar.reached.connect(self._go)

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is being looked for."""
        return self._running is None

    def _ask(self, query: Query) -> None:
        article = self._pane.article
        if self._running is not None:
            self._running.cancel()
        if article is None or article.uid != self._uid:
            self._uid, self._from = article.uid if article is not None else None, None
        self._next = query if query.words.strip() and article is not None else None
        if self._next is None:
            self._from = None
            self._show(Findings(query))
        elif self._running is None:
            self._begin()

    def _begin(self) -> None:
        query, self._next, article = self._next, None, self._pane.article
        if query is None or article is None:
            return
        if self._from is None:
            selected = self._pane.view.selected_span()
            self._from = selected.start if selected is not None else self._pane.view.top_place()[0]
        try:
            search = self._running = Search(query, searched(article), self._finder(query))
        except KildeError as error:
            self._fail(error)
            return
        self._lane.start(lambda _: search.run(), succeeded=self._take, failed=self._fail, broke=self._forget)

    def _finder(self, query: Query) -> Finder:
        """Return what finds; raises PatternError where a pattern is none."""
        if query.is_pattern:
            pattern: Finder = late("reader.app.patterns", "Pattern")(query)
            return pattern
        return Words(query, self._shadows)

    def _take(self, findings: Findings) -> None:
        self._running = None
        if self._next is not None:
            self._begin()
        elif findings.query == self.bar.query:
            self._show(findings)

    def _fail(self, error: KildeError) -> None:
        self._running = None
        if self._next is not None:
            self._begin()
        elif self.bar.query.words:
            self._findings, self._in_text = Findings(self.bar.query), ()
            self._pane.margin.mark_found({})
            self.bar.show_error(error)

    def _forget(self) -> None:
        self._running = None

    def _show(self, findings: Findings) -> None:
        in_text = takewhile(lambda place: place.where is Where.TEXT, findings.places)
        self._findings, self._in_text = findings, tuple(place.span for place in in_text)
        in_notes = defaultdict(list)
        for place in findings.places[len(self._in_text) :]:
            if place.where is Where.NOTE:
                in_notes[place.uid].append(place.span)
        self._pane.margin.mark_found(in_notes)
        first = next((n for n, span in enumerate(self._in_text) if span.end > (self._from or 0)), 0)
        if findings.places:
            self.bar.show_findings(findings, first)
        elif findings.query.words:
            self.bar.show_findings(findings, -1)
        else:
            self._go(-1)

    def _go(self, index: int) -> None:
        place = self._findings.places[index] if 0 <= index < len(self._findings.places) else None
        is_in_text = place is not None and place.where is Where.TEXT
        self._pane.found.show(self._in_text, index if is_in_text else -1)
        self._pane.margin.leave_note()
        if place is None:
            return
        if place.where is Where.TEXT:
            self._from = place.span.start
            self._uncover(place.span)
        elif place.where is Where.NOTE:
            self._pane.margin.show_note(place.uid, place.span)
        else:
            self._show_card(place.card)

    def _uncover(self, span: Span) -> None:
        """Scroll on where the bar stands over the words; at the article's head it is the bar that goes."""
        view = self._pane.view
        if self.bar.geometry().intersects(self._rect(span)):
            view.verticalScrollBar().setValue(round(view.top_of(span)) - view.viewport().height() // 3)
        self.bar.place(self._pane.rect(), away_from=self._rect(span))

    def _rect(self, span: Span) -> QRect:
        """Return where words stand in the pane, their first line to its end."""
        view = self._pane.view
        first = view.rect_of(span).toRect()
        return first.translated(view.mapTo(self._pane, view.viewport().pos()))

    def _show_card(self, card: int) -> None:
        """Open a card; the text stays where it is."""
        self._sidebar.show_sources()
        self._pane.select_card(card, keep_line=True)
        self._sidebar.select_card(card)
        self._beside.open_drawer()


def searched(article: OpenArticle) -> Searched:
    """Return what can be looked through in an article."""
    placed = (p.annotation for p in article.annotations if p.annotation.note)
    cards = article.reading.appearances
    return Searched(
        text=article.reading.article.text,
        notes=tuple((annotation.uid, annotation.note) for annotation in placed),
        names=tuple((card.name, *card.aliases) for card in cards),
    )
