"""The line above an article that says what is special about it, and what can be done about that."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.model.library import OpenArticle
from reader.model.word_count import count_words
from reader.ui import annotating
from reader.ui.notice_strip import NoticeStrip
from reader.ui.opener import Answer
from reader.ui.version_words import moment_words

MANY_WORDS = 150  # left out of the page: from here on the whole page is offered

Notice = tuple[str, str, Callable[[], None] | None]
NOTHING: Notice = ("", "", None)


class ArticleNotice(QObject):
    """Says one thing, the one that matters most, as long as it is so."""

    whole_page_wanted = Signal()
    newest_wanted = Signal(object)  # ArticleId: an older version of it is on screen
    version_wanted = Signal(object, object)  # ArticleId, VersionId: to be shown by the library from now on
    versions_wanted = Signal()  # the reader wants to see what changed
    marks_wanted = Signal()  # some need a look
    copys_marks_wanted = Signal()  # those of the copy on screen are to come into the library

    def __init__(self, strip: NoticeStrip) -> None:
        super().__init__(strip)
        self._strip = strip
        self._left_out: Notice = NOTHING
        self._changed: Notice = NOTHING
        self._said: str | None = None

    def begin(self, answer: Answer) -> None:
        """Say what is special about an article just opened."""
        self._said = None
        self._left_out, self._changed = self._of_left_out(answer), self._of_change(answer)
        self.follow(answer.article)

    def follow(self, article: OpenArticle) -> None:
        """Say what is special about the article as it is now."""
        words, action, act = self._of_copy(article) or self._of_version(article) or self._more(article)
        if words != self._said:
            self._said = words
            self._strip.say(words, action, act)

    def _more(self, article: OpenArticle) -> Notice:
        return next((said for said in (self._changed, self._left_out) if said[0]), self._of_marks(article))

    def _of_copy(self, article: OpenArticle) -> Notice | None:
        if article.copy_by is None:
            return None
        if article.home is None:
            return self.tr("Copy by somebody else: {0}").format(article.copy_by), "", None
        words = self.tr("A copy of an article in your library, not as your library saved it: {0}").format(
            article.copy_by
        )
        if not article.annotations:
            return words, "", None
        return words, self.tr("Import its marks…"), self.copys_marks_wanted.emit

    def _of_version(self, article: OpenArticle) -> Notice | None:
        older, newer = article.older, article.newer
        if older is not None:
            words = self.tr("This is the version of {0}: it can be read, not changed.")
            act = (self.tr("Back to the newest"), lambda: self.newest_wanted.emit(older.article))
            return words.format(moment_words(older.fetched)), *act
        if newer is not None and article.id is not None:
            words = self.tr("A newer version of this article is in your library.")
            return words, self.tr("Show the newest"), lambda: self.version_wanted.emit(article.id, newer)
        return None

    def _of_change(self, answer: Answer) -> Notice:
        """Say that what was opened again is not as it was: it is a version that came just now."""
        article, original = answer.article, answer.original
        if original is None or answer.is_whole or article.wordings < 2 or article.fetched != original.fetched:
            return NOTHING
        words = self.tr("This article has changed since it was fetched before.")
        return words, self.tr("See what changed"), self.versions_wanted.emit

    def _of_left_out(self, answer: Answer) -> Notice:
        left_out = answer.article.reading.article.words_left_out
        if answer.original is None or answer.is_whole or left_out < MANY_WORDS:
            return NOTHING
        if left_out < count_words(answer.article.reading.article.text) // 3:
            return NOTHING
        return (
            self.tr("{0} words of the page were left out as not part of the article.").format(left_out),
            self.tr("Show the whole page’s text"),
            self.whole_page_wanted.emit,
        )

    def _of_marks(self, article: OpenArticle) -> Notice:
        unsure = sum(annotating.is_unsure(placed) for placed in article.annotations)
        if not unsure:
            return NOTHING
        one = self.tr("The text has changed: the place of 1 mark is uncertain.")
        many = self.tr("The text has changed: the places of {0} marks are uncertain.").format(unsure)
        return one if unsure == 1 else many, self.tr("Show them"), self.marks_wanted.emit
