"""What lies before the reader: an article, a source picked out or its profile, and the way one came."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from reader.model.correction import Correction
from reader.model.errors import KildeError
from reader.model.library import ArticleId, Card, OpenArticle, QuotedStatement
from reader.model.original import Original
from reader.model.source import SourceId, Statement
from reader.model.span import Span
from reader.model.version import VersionId
from reader.ui.access import Access
from reader.ui.coming_article import ComingArticle
from reader.ui.letting_go import LettingGo
from reader.ui.marks import Voices
from reader.ui.opener import Answer
from reader.ui.pictures import Picture
from reader.ui.places import Place, Top, Trail, Wanted
from reader.ui.profile_beside import ProfileBeside
from reader.ui.reading_pane import ReadingPane
from reader.ui.shown_pictures import ShownPictures
from reader.ui.source_sidebar import SourceSidebar

PLACE_KEPT_MS = 1000  # after a scroll; not put off by the next
MANY_CARDS = 60  # more than these are brought up to date in a turn of their own, …
BREATH_MS = 40  # … so that what the reader does comes in between: longer than it takes to show the text


class Desk(QObject):
    """Brings together what is opened, what is shown in article and sidebar, and what the reader changes there."""

    article_shown = Signal(object)  # OpenArticle: another one, or another state of it
    article_left = Signal()  # none is on screen any more
    way_changed = Signal()  # back or forward lead elsewhere now
    text_wanted = Signal()  # something in the article is to be seen
    side_wanted = Signal()  # something in the sidebar is to be seen
    failed = Signal(KildeError)
    refused = Signal()  # a change to an article that is not the reader's own
    fetched = Signal(str)  # host

    def __init__(self, access: Access, pane: ReadingPane, side: SourceSidebar) -> None:
        super().__init__(pane)
        self._session = access.session
        self._opener = access.opener
        self._changes = access.changes
        self._pane = pane
        self._side = side
        self.trail = Trail()
        self.original: Original | None = None  # bytes of the article on screen, where they are still at hand
        self.pictures = ShownPictures(pane, access.lane)
        self._coming = ComingArticle(pane, access.lane)
        self._wanted: Wanted | None = None
        self._beside = ProfileBeside(access, side, self)
        self._letting_go = LettingGo(self)
        self._place_timer = QTimer(self)
        self._place_timer.setSingleShot(True)
        self._place_timer.setInterval(PLACE_KEPT_MS)
        self._place_timer.timeout.connect(self.keep_place)
        self._resumed: ArticleId | None = None  # comes as it was left, which is no step of the way
        self._connect()

    @property
    def article(self) -> OpenArticle | None:
        """Return the article on screen."""
        return self._pane.article

    @property
    def profile(self) -> SourceId | None:
        """Return the source whose profile is open."""
        return self._beside.source

    def go_back(self) -> None:
        """Go to the place before, at the line it was left."""
        self._go_to(self.trail.back(self._pane.view.top_place()))

    def go_forward(self) -> None:
        """Go to the place one came back from."""
        self._go_to(self.trail.forward(self._pane.view.top_place()))

    def open_article(self, article: ArticleId, span: Span | None = None, *, is_found: bool = False) -> None:
        """Open an article of the library, at the statement `span`, or at words that were found there."""
        self.text_wanted.emit()
        if self.article is not None and self.article.id == article:
            self._show_span(span, is_found=is_found)
            return
        self._wanted = Wanted(self._opener.open_stored(article), span=span, is_found=is_found)

    def open_version(self, article: ArticleId, version: VersionId, span: Span | None = None) -> None:
        """Open a version of an article, to be read only, at words of it."""
        self.text_wanted.emit()
        self._wanted = Wanted(self._opener.open_version(article, version), span=span, is_found=span is not None)

    def resume(self, article: OpenArticle) -> None:
        """Show an article that is here already, where the reader was when the last window ended."""
        is_present = self.trail.present is not None and self.trail.present.article == article.id
        self._resumed = article.id if is_present else None
        self._opener.show_stored(article)

    def open_profile(self, source: SourceId) -> None:
        """Show a profile beside the article."""
        here = self.article.id if self.article is not None else None
        self.trail.go(Place(here, profile=source), self._pane.view.top_place())
        self.way_changed.emit()
        self._beside.open(source)
        self.side_wanted.emit()

    def undo_on_profile(self) -> bool:
        """Take back the last change of the profile, which stands beside a page; tell whether one is open."""
        if self.profile is not None:
            self._changes.undo_on_profile(self.profile, self._own_article(), is_beside=False)
        return self.profile is not None

    def redo_on_profile(self) -> bool:
        """Make the change of the profile again that was taken back last; tell whether one is open."""
        if self.profile is not None:
            self._changes.redo_on_profile(self.profile, self._own_article(), is_beside=False)
        return self.profile is not None

    def undo(self) -> None:
        """Take back the last change of what is on screen."""
        article = self._own_article()
        if self.profile is not None:
            self._changes.undo_on_profile(self.profile, article)
        elif article is not None:
            self._changes.undo(article)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        article = self._own_article()
        if self.profile is not None:
            self._changes.redo_on_profile(self.profile, article)
        elif article is not None:
            self._changes.redo(article)

    def correct(self, *corrections: Correction) -> None:
        """Keep the reader's word against the program's."""
        if (here := self._own_article()) is None:
            self.refused.emit()
        else:
            self._changes.correct(here, *corrections)

    def ask_again(self) -> None:
        """Show article and profile as the library has them now: the registers may answer otherwise than before."""
        here = self._own_article()
        if here is not None:
            self._changes.look_again(here, self.failed.emit)
        else:  # beside a copy of somebody else's, or out of a list
            self._beside.refresh()

    def forget_places(self, articles: Collection[ArticleId]) -> None:
        """Lead back to these articles no more."""
        self.trail.forget(articles)
        self.way_changed.emit()

    def clear(self) -> None:
        """Show no article, nor what was on its way."""
        self._opener.drop()
        self._coming.drop()
        self._wanted = self.original = None
        self._beside.leave()
        self._side.show_sources()
        self._pane.clear()
        self._side.show_article(None)
        self.article_left.emit()

    def keep_place(self) -> None:
        """Remember the line the reader is at."""
        if self.article is not None and self.article.id is not None:
            self._session.keep_top(self.article.id, self._pane.view.top_place())

    # What comes in

    def _take_shown(self, answer: Answer) -> None:
        self.original = answer.original
        self._coming.expect(answer)

    def _take_analysed(self, answer: Answer) -> None:
        """Show the cards of an article on screen; what the reader has done to it meanwhile is younger than they."""
        if self._coming.renew(answer):
            return
        if self.article is not None and not self.article.analysed:
            marked = replace(answer.article, annotations=self.article.annotations)
            if not self._refresh(marked, answer.voices):
                self._take_shown(answer)
        elif not self._is_on_screen(answer.article):  # else a correction has brought cards of its own
            self._take_shown(answer)

    def _take_coming(self, answer: Answer, pictures: Mapping[int, Picture]) -> None:
        with self._pane.resting.when_a_field_goes():
            self._show(answer, pictures)

    def _show(self, answer: Answer, pictures: Mapping[int, Picture]) -> None:
        article = answer.article
        left = self._left()
        is_same = self.article is not None and self.article.uid == article.uid
        if not is_same:
            self.keep_place()
        self._beside.leave()
        self._side.show_sources()
        self._letting_go.take(self.article, article)
        self.pictures.begin(pictures)
        self._pane.show_article(article, pictures, answer.voices)
        if len(article.cards) > MANY_CARDS:
            QTimer.singleShot(BREATH_MS, self, lambda: self._side.show_article(self.article))
        else:
            self._side.show_article(article)
        wanted, self._wanted = self._wanted, None
        if wanted is None or wanted.wish != answer.wish:
            wanted = Wanted(answer.wish)
        if wanted.top is None and (article.id is None or article.id != self._resumed):
            self.trail.go(Place(article.id), left)
        self._resumed = None
        self._pane.view.go_to_place(wanted.top or (left if is_same else answer.top))
        self._show_span(wanted.span, is_found=wanted.is_found)
        self.way_changed.emit()
        self.article_shown.emit(article)
        if self.trail.present is not None and self.trail.present.profile is not None:
            self._beside.open(self.trail.present.profile)

    def _left(self) -> Top:
        """Return the line that is left now: before anything is shown, that of the last window."""
        if self.article is None and self.trail.present is not None:
            return self.trail.present.top
        return self._pane.view.top_place()

    def _show_span(self, span: Span | None, *, is_found: bool) -> None:
        if span is not None:
            (self._pane.show_words if is_found else self._pane.show_statement)(span)

    def _refresh(self, article: OpenArticle, voices: Voices | None = None) -> bool:
        """Show another state of the article on screen; False where another is there."""
        if not self._is_on_screen(article):
            return False
        self._letting_go.take(self.article, article)
        self._pane.refresh(article, voices)
        if len(article.cards) > MANY_CARDS:
            QTimer.singleShot(BREATH_MS, self, self._show_beside)
        else:
            self._show_beside()
        return True

    def _show_beside(self) -> None:
        """Let the sidebar catch up with the article on screen."""
        if self.article is not None:
            self._side.show_article(self.article)
            self.article_shown.emit(self.article)
            self._beside.refresh()

    def _is_on_screen(self, article: OpenArticle) -> bool:
        shown = self.article
        return shown is not None and shown.uid == article.uid and shown.reading.article == article.reading.article

    def _own_article(self) -> ArticleId | None:
        return self.article.id if self.article is not None else None

    def _go_to(self, place: Place | None) -> None:
        if place is None:
            return
        self.way_changed.emit()
        self.text_wanted.emit()
        if place.profile is not None:
            self.side_wanted.emit()
        here = self.article.id if self.article is not None else None
        if place.article is not None and place.article != here:
            self._wanted = Wanted(self._opener.open_stored(place.article), top=place.top)
            return
        self._pane.view.go_to_place(place.top)
        if place.profile is not None:
            self._beside.open(place.profile)
        else:
            self._beside.leave()
            self._side.show_sources()

    # What the reader does

    def _connect(self) -> None:
        opener, pane, side, changes = self._opener, self._pane, self._side, self._changes
        changes.on_screen = opener.on_screen = lambda: pane.article
        opener.shown.connect(self._take_shown)
        opener.analysed.connect(self._take_analysed)
        changes.article_changed.connect(lambda article: self._refresh(article, changes.voices_of(article.reading)))
        changes.profile_changed.connect(lambda profile: self._beside.follow(profile.id, profile))
        changes.source_became.connect(self._beside.follow)
        self._coming.came.connect(self._take_coming)
        self._beside.failed.connect(self.failed)
        pane.name_clicked.connect(self._click_name)
        pane.card_reached.connect(side.select_card)
        self.pictures.fetched.connect(self.fetched)
        self.pictures.failed.connect(self.failed)
        pane.correction_made.connect(self.correct)
        pane.view.scrolled.connect(self._keep_place_soon)
        side.card_selected.connect(lambda card: pane.select_card(self._index_of(card)))
        side.card_hovered.connect(lambda card: pane.hover_card(self._index_of(card)))
        side.profile_asked.connect(self.open_profile)
        side.profile_left.connect(self._leave_profile)
        side.statement_picked.connect(self._show_statement)
        side.evidence_picked.connect(self._show_words)
        side.article_picked.connect(self.open_article)
        side.assessment_written.connect(changes.assess)
        side.note_written.connect(changes.write_note)
        side.correction_made.connect(self.correct)
        side.card_corrected.connect(lambda corrections: self.correct(*corrections))

    def _keep_place_soon(self) -> None:
        if not self._place_timer.isActive():
            self._place_timer.start()

    def _index_of(self, card: Card | None) -> int | None:
        cards = self.article.cards if self.article is not None else ()
        return next((index for index, other in enumerate(cards) if other is card or other == card), None)

    def _click_name(self, index: int) -> None:
        cards = self.article.cards if self.article is not None else ()
        if index < len(cards):
            self._pane.select_card(index, keep_line=True)  # the reader is at this line, and comes back to it
            self._side.select_card(index)
            self.side_wanted.emit()
            source = cards[index].source_id
            if source is not None:
                self.open_profile(source)

    def _leave_profile(self) -> None:
        self._beside.leave()
        here = self.article.id if self.article is not None else None
        self.trail.go(Place(here), self._pane.view.top_place())
        self.way_changed.emit()

    def _show_statement(self, statement: Statement | QuotedStatement) -> None:
        if isinstance(statement, QuotedStatement):
            self.open_article(statement.article_id, statement.statement.span)
        else:
            self._pane.show_statement(statement.span)
            self.text_wanted.emit()

    def _show_words(self, span: Span) -> None:
        self._pane.show_words(span)
        self.text_wanted.emit()
