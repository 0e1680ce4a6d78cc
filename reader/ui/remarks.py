"""What the window says: errors with what to try, offers, and what has just been done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from reader.model.errors import KildeError
from reader.model.library import OpenArticle
from reader.ui.message_bar import MessageBar, Toast
from reader.ui.notice_strip import NoticeStrip
from reader.ui.opener import Answer
from reader.ui.shown_text import host_of
from reader.ui.status_line import StatusLine

MANY_WORDS = 150  # left out of the page: from here on the whole page is offered
OPENED_OUTSIDE = ("http", "https", "mailto")


class Remarks(QObject):
    """Finds the words for what happens, and the place to say them."""

    analysis_wanted = Signal(object)  # OpenArticle: once more
    whole_page_wanted = Signal()
    location_wanted = Signal(str)
    undo_wanted = Signal()
    saving_wanted = Signal()  # of what was not saved, once more

    def __init__(self, bar: MessageBar, toast: Toast, status: StatusLine, notice: NoticeStrip) -> None:
        super().__init__(bar)
        self._bar = bar
        self._toast = toast
        self._status = status
        self._notice = notice

    def dismiss(self) -> bool:
        """Take away the line that stands over the article; tell whether there was one."""
        for line in (self._bar, self._toast):
            if line.isVisible():
                line.dismiss()
                return True
        return False

    def say_opened(self, answer: Answer) -> None:
        """Say where an article that has just been opened is from, and whether words of its page were left out."""
        self._bar.dismiss()
        original, article = answer.original, answer.article
        self._status.say_fetched(host_of(original.url or "") if original is not None else "")
        left_out = article.reading.article.words_left_out
        words = len(article.reading.article.text.split())
        if article.copy_by is not None:
            self._notice.say(self.tr("Copy by somebody else: {0}").format(article.copy_by))
        elif original is not None and not answer.is_whole and left_out >= max(MANY_WORDS, words // 3):
            self._notice.say(
                self.tr("{0} words of the page were left out as not part of the article.").format(left_out),
                self.tr("Show the whole page’s text"),
                self.whole_page_wanted.emit,
            )
        else:
            self._notice.say("")

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
        self._bar.say(self.tr("This is somebody else’s copy: it can be read, not changed."))

    def say_done(self, words: str, can_undo: bool) -> None:
        """Say what was done, with the way to take it back."""
        self._toast.say(words, self.tr("Undo") if can_undo else "", self.undo_wanted.emit)

    def say_taken_back_by(self, words: str, take_back: Callable[[], None]) -> None:
        """Say what was done, with its own way back."""
        self._toast.say(words, self.tr("Undo"), take_back)

    def say(self, words: str) -> None:
        """Say in passing."""
        self._toast.say(words)

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
        """Count what was found."""
        self._status.show_article(article)


def _open_outside(url: QUrl) -> None:
    QDesktopServices.openUrl(url)
