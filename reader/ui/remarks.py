"""What the window says: errors with what to try, offers, and what has just been done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from reader.model.errors import KildeError
from reader.model.library import OpenArticle
from reader.model.span import Span
from reader.ui.article_notice import ArticleNotice
from reader.ui.message_bar import MessageBar, Toast
from reader.ui.notice_strip import NoticeStrip
from reader.ui.opener import Answer
from reader.ui.shown_text import host_of
from reader.ui.status_line import StatusLine

OPENED_OUTSIDE = ("http", "https", "mailto")


class Remarks(QObject):
    """Finds the words for what happens, and the place to say them."""

    analysis_wanted = Signal(object)  # OpenArticle: once more
    location_wanted = Signal(str)
    undo_wanted = Signal()
    saving_wanted = Signal()  # of what was not saved, once more

    def __init__(self, bar: MessageBar, toast: Toast, status: StatusLine, notice: NoticeStrip) -> None:
        super().__init__(bar)
        self._bar = bar
        self._toast = toast
        self._status = status
        self._notice = notice
        self._is_older = False  # what is on screen is an older version
        self._is_of_own = False  # or a copy of an article that the library has
        self.notice = ArticleNotice(notice)

    def dismiss(self) -> bool:
        """Take away the line that stands over the article; tell whether there was one."""
        for line in (self._bar, self._toast):
            if line.isVisible():
                line.dismiss()
                return True
        return False

    def say_opened(self, answer: Answer) -> None:
        """Say where an article that has just been opened is from, and what is special about it."""
        self._bar.dismiss()
        self._status.say_fetched(host_of(answer.original.url or "") if answer.original is not None else "")
        self.notice.begin(answer)

    def say_failed(self, error: KildeError, standing: Answer | None) -> None:
        """Say what went wrong; where only the analysis did, offer it once more."""
        if standing is None:
            self._bar.say_error(error)
            self._status.say_nothing_found()
            return
        article = standing.article
        self._status.say_not_analysed()
        self._bar.say(
            " ".join((str(error), error.hint)), self.tr("Analyse again"), lambda: self.analysis_wanted.emit(article)
        )

    def say_not_saved(self, error: KildeError) -> None:
        """Say that a change is not in the library yet; it is still on screen."""
        self._bar.say(
            " ".join((self.tr("Not saved:"), str(error), error.hint)), self.tr("Try again"), self.saving_wanted.emit
        )

    def say_unkept(self, is_any: bool) -> None:
        """Take back what was said of it once everything is saved."""
        self._status.say_unkept(is_any)
        if not is_any and self._bar.words.startswith(self.tr("Not saved:")):
            self._bar.dismiss()

    def say_refused(self) -> None:
        """Say why a mark cannot be made."""
        if self._is_older:
            self._bar.say(self.tr("This is an older version: it can be read, not changed. Go back to the newest."))
            return
        if self._is_of_own:
            self._bar.say(self.tr("This is a copy: it can be read, not changed. Your library has the article itself."))
            return
        self._bar.say(self.tr("This is somebody else’s copy: it can be read, not changed."))

    def say_done(self, words: str, can_undo: bool) -> None:
        """Say what was done, with the way to take it back."""
        self._toast.say(words, self.tr("Undo") if can_undo else "", self.undo_wanted.emit)

    def say_taken_back_by(self, words: str, take_back: Callable[[], None]) -> None:
        """Say what was done, with its own way back."""
        self._toast.say(words, self.tr("Undo"), take_back)

    def say_typed_on(self) -> None:
        """Say what becomes of letters whose field has gone."""
        self._toast.say(
            self.tr("Another article has come, and what you wrote before is saved. Press Esc, or click, to go on.")
        )

    def say(self, words: str) -> None:
        """Say in passing."""
        self._toast.say(words)

    def offer(self, words: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say what came of something the reader asked for, with what can be done about it."""
        self._bar.say(words, action, act)

    def offer_left_out(self, statements: Sequence[Span], mark: Callable[[Sequence[Span]], None]) -> None:
        """Say how many statements were not marked with the others of their card, and let them be marked too."""
        if (count := len(statements)) == 1:
            words, answer = self.tr("1 statement is not marked: it may be somebody else’s."), self.tr("Mark it too")
        else:
            words = self.tr("{0} statements are not marked: they may be somebody else’s.").format(count)
            answer = self.tr("Mark them too")
        self._bar.say(words, answer, lambda: mark(statements))

    def say_asking(self, host: str) -> None:
        """Say whose page is being asked."""
        self._status.say_asking(host)

    def say_asked(self) -> None:
        """Say nothing any more of what was being asked."""
        self._status.say_nothing_found()

    def say_fetched(self, host: str) -> None:
        """Say what was fetched last."""
        self._status.say_fetched(host)

    def offer_link(self, address: str) -> None:
        """Show where a link leads; it opens in the browser on the reader's word only."""
        url = QUrl(address)
        if url.isValid() and url.scheme() in OPENED_OUTSIDE:
            self._bar.say(address, self.tr("Open in browser"), lambda: _open_outside(url))
        else:
            self._bar.say(self.tr("Kilde does not follow this link: {0}").format(address))

    def offer_location(self, location: str) -> None:
        """Show a link that was dropped or pasted; it is fetched on the reader's word only."""
        self._bar.say(location, self.tr("Fetch and open"), lambda: self.location_wanted.emit(location))

    def say_nothing_in_it(self) -> None:
        """Say that what was pasted or dropped holds no article."""
        self._bar.say(self.tr("There is no article in that. Copy more of the text, or a link, and paste again."))

    def show_article(self, article: OpenArticle) -> None:
        """Count what was found, and say what is special about it now."""
        self._is_older, self._is_of_own = article.older is not None, article.home is not None
        self.notice.follow(article)
        self._status.show_article(article)


def _open_outside(url: QUrl) -> None:
    QDesktopServices.openUrl(url)
