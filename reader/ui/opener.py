"""Opens what the reader asks for, off the window's thread; the newest wish wins."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from reader.app.library import Library
from reader.app.mark_files import looks_like_marks
from reader.app.open import fetch_original, open_article
from reader.app.unchanged import sharing
from reader.app.workshop import Workshop
from reader.model.errors import AnalysisCancelledError, KildeError
from reader.model.frozen import frozen
from reader.model.library import ArticleId, OpenArticle
from reader.model.original import Original
from reader.model.reading import Reading
from reader.model.version import VersionId
from reader.ui.marks import Voices
from reader.ui.session import top_of
from reader.ui.tasks import Lane

BREATH_MS = 20

Result = TypeVar("Result")


@frozen
class Answer:
    """An article as it comes in, with the wish it answers."""

    wish: int
    article: OpenArticle
    original: Original | None = None  # None: it was opened out of the library
    top: tuple[int, float] = (0, 0.0)  # where the reader was in it
    is_whole: bool = False  # the whole page's text was wanted
    voices: Voices | None = None  # of its reading, worked out where the answer was


class Opener(QObject):
    """Turns wishes into articles. Text comes first, cards a moment later, as two signals of one wish."""

    began = Signal(str)  # what is being opened, in the reader's words
    shown = Signal(object)  # Answer: text, perhaps without cards yet
    analysed = Signal(object)  # Answer: the same with cards
    marks_found = Signal(object)  # Original: marks without an article, which are imported and not opened
    failed = Signal(object, object)  # KildeError, Answer | None: what stands on screen of this wish

    def __init__(self, library: Library, workshop: Workshop, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._workshop = workshop
        self._lane = lane
        self.on_screen: Callable[[], OpenArticle | None] = lambda: None  # asked from any thread
        self._wish = 0
        self._standing: Answer | None = None

    def open_location(self, location: str, *, whole_page: bool = False) -> None:
        """Open a path or an address; an address is fetched, once, now."""
        self._open(lambda: fetch_original(location, self._library.file), location, whole_page=whole_page)

    def open_original(self, original: Original, *, whole_page: bool = False) -> None:
        """Open bytes that are already here."""
        self._open(lambda: original, original.name, whole_page=whole_page)

    def open_stored(self, article_id: ArticleId) -> int:
        """Open an article of the library; return the wish, by which its answer is known."""
        wish = self._begin("")

        def work(_: Callable[[object], None]) -> Answer:
            article = self._library.open_text(article_id) or self._library.open(article_id)
            return self._heard(Answer(wish, article, top=top_of(article_id, self._library)))

        self._lane.start(work, succeeded=self._show, failed=lambda error: self._fail(wish, error))
        return wish

    def open_version(self, article_id: ArticleId, version: VersionId) -> int:
        """Open an older version of an article, to be read only; return the wish."""
        wish = self._begin("")
        self._lane.start(
            lambda _: self._heard(Answer(wish, self._library.versions.read(article_id, version))),
            succeeded=self._show,
            failed=lambda error: self._fail(wish, error),
        )
        return wish

    def show_stored(self, article: OpenArticle) -> None:
        """Show an article that is here already: at start-up, before anything else runs."""
        self._show(Answer(self._begin(""), article, top=top_of(article.id, self._library)))

    def analyse_again(self, article: OpenArticle) -> None:
        """Find the sources of an article on screen that has no cards yet."""
        wish = self._wish

        def work(_: Callable[[object], None]) -> Answer:
            reading = self._as_newest(wish, lambda: self._workshop.reread(article.reading.article))
            return self._heard(Answer(wish, self._keep(article, reading)))

        self._lane.start(work, succeeded=self._finish, failed=lambda error: self._fail(wish, error))

    def _open(self, fetch: Callable[[], Original], name: str, *, whole_page: bool) -> None:
        wish = self._begin(name)

        def work(report: Callable[[object], None]) -> Answer | Original:
            original = fetch()
            if looks_like_marks(original.content):
                return original
            article = self._as_newest(
                wish,
                lambda: open_article(
                    original,
                    self._library,
                    self._workshop,
                    on_text=lambda text: report(Answer(wish, text, original, is_whole=whole_page)),
                    whole_page=whole_page,
                ),
            )
            return self._heard(Answer(wish, article, original, top_of(article.id, self._library), whole_page))

        self._lane.start(
            work,
            reported=self._show,
            succeeded=lambda found: self._finish(found) if isinstance(found, Answer) else self._hand_on(wish, found),
            failed=lambda error: self._fail(wish, error),
        )

    def drop(self) -> None:
        """Let nothing more come of what was wished for: it is not to be shown any more."""
        self._wish += 1
        self._standing = None

    def _keep(self, article: OpenArticle, reading: Reading) -> OpenArticle:
        older, versions = article.older, self._library.versions
        if older is not None:
            versions.keep_reading(older.article, older.version, reading)
            return versions.read(older.article, older.version)
        return self._library.keep_reading(article.id, reading) if article.id is not None else article

    def stop(self) -> None:
        """Wish for nothing more: the window closes."""
        self._wish += 1
        self._workshop.cancel()

    def _heard(self, answer: Answer) -> Answer:
        """Return the answer with its voices, and with what is the same in the article that stands.

        On the lane: the voices of a million words take a tenth of a second, and so does comparing their text.
        """
        standing = self._standing
        article = sharing(answer.article, standing.article if standing is not None else self.on_screen())
        return replace(answer, article=article, voices=Voices(article.reading))

    def _as_newest(self, wish: int, ask: Callable[[], Result]) -> Result:
        """Ask the workshop, which takes whoever comes last for the newest.

        Wishes get there on threads of their own: an older one that was slow to read its file may come last
        and end this one, and then this one asks again.
        """
        while wish == self._wish:
            with suppress(AnalysisCancelledError):
                return ask()
        raise AnalysisCancelledError("The reader has asked for something else meanwhile.")

    def _begin(self, name: str) -> int:
        self._wish += 1
        self._standing = None
        if name:
            self.began.emit(name)
        return self._wish

    def _show(self, answer: Answer) -> None:
        if answer.wish == self._wish and self._standing is None:  # else another is wanted, or it was asked for twice
            self._standing = answer
            self.shown.emit(answer)
            if not answer.article.analysed and answer.original is None:
                self._find_cards(answer.article)

    def _find_cards(self, article: OpenArticle) -> None:
        """Bring the cards of an article of the library: it has them, or they are still to be found."""
        wish, stored = self._wish, article.id
        if stored is None:
            self.analyse_again(article)
            return

        def start() -> None:
            if wish == self._wish:
                self._lane.start(
                    lambda _: self._heard(Answer(wish, self._library.open(stored))),
                    succeeded=self._take_cards,
                    failed=lambda error: self._fail(wish, error),
                )

        QTimer.singleShot(BREATH_MS, self, start)  # the text is painted first, and waits for nobody's turn

    def _take_cards(self, answer: Answer) -> None:
        if answer.article.analysed:
            self._finish(answer)
        elif answer.wish == self._wish:
            self.analyse_again(answer.article)

    def _finish(self, answer: Answer) -> None:
        if answer.wish != self._wish:
            return
        if self._standing is None:
            self.shown.emit(answer)
        else:
            self.analysed.emit(answer)
        self._standing = answer

    def _hand_on(self, wish: int, marks: Original) -> None:
        if wish == self._wish:
            self.marks_found.emit(marks)

    def _fail(self, wish: int, error: KildeError) -> None:
        if wish == self._wish:
            self.failed.emit(error, self._standing)
