"""Looking for changes of the article on screen: asked by the reader, off the window's thread, one at a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.app.library import Library
from reader.app.look_for_changes import Found, Looked, keep_page, look_for_changes
from reader.app.workshop import Workshop
from reader.model.errors import AnalysisCancelledError, KildeError
from reader.model.library import ArticleId, OpenArticle
from reader.ui.shown_text import host_of, shown
from reader.ui.tasks import Lane
from reader.ui.version_words import difference_words, moment_words

Offer = tuple[str, Callable[[], None]]  # what can be done about what is said


class LookingForChanges(QObject):
    """Asks the page, and says what came of it."""

    began = Signal(str)  # host that is asked
    ended = Signal()
    said = Signal(str, str, object)  # words, what can be done, and what does it
    kept = Signal(object)  # ArticleId: it has another version now, which is shown
    versions_wanted = Signal(object)  # ArticleId
    failed = Signal(KildeError)

    def __init__(self, library: Library, workshop: Workshop, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._workshop = workshop
        self._lane = lane
        self._is_looking = False

    def look(self, article: OpenArticle | None) -> None:
        """Ask the page of an article, once, now."""
        if article is None or article.kept_as is None or article.address is None:
            hint = self.tr("Open its address to fetch it again.")
            self.failed.emit(KildeError(self.tr("It is not known where this article is from."), hint=hint))
        elif not self._is_looking:
            self._is_looking = True
            self.began.emit(host_of(article.address))
            self._lane.start(
                lambda _: look_for_changes(article, self._library, self._workshop),
                succeeded=self._tell,
                failed=self._fail,
                broke=self._end,
            )

    def _tell(self, looked: Looked) -> None:
        self._end()
        since = moment_words(looked.newest.fetched)
        if looked.found is Found.UNCHANGED:
            self.said.emit(self.tr("No change since {0}").format(since), "", None)
        elif looked.found is Found.CHANGED:
            self.kept.emit(looked.article)
            words = self.tr("Changed since {0}: {1}").format(since, difference_words(looked.difference))
            see = self.tr("See what changed")
            self.said.emit(words, see, lambda: self.versions_wanted.emit(looked.article))
        else:
            words = self.tr("Next to nothing of this article is on its page any more: “{0}”. It was not kept.")
            title = shown(looked.page.article.title or looked.page.article.text[:60])
            keep = self.tr("Keep it as a new version")
            self.said.emit(words.format(title), keep, lambda: self._keep(looked))

    def _keep(self, looked: Looked) -> None:
        self._lane.start(
            lambda _: keep_page(looked, self._library),
            succeeded=lambda _: self._tell_kept(looked.article),
            failed=self.failed.emit,
        )

    def _tell_kept(self, article: ArticleId) -> None:
        self.kept.emit(article)
        see = self.tr("See what changed")
        self.said.emit(self.tr("Kept as a new version"), see, lambda: self.versions_wanted.emit(article))

    def _fail(self, error: KildeError) -> None:
        self._end()
        if isinstance(error, AnalysisCancelledError):
            words = self.tr("Looking for changes was stopped: another article was opened.")
            error = KildeError(words, hint=self.tr("Look again."))
        self.failed.emit(error)

    def _end(self) -> None:
        self._is_looking = False
        self.ended.emit()
