"""Looking through the library: all articles, all sources, and a search as one types."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.app.library import Library
from reader.model.errors import KildeError
from reader.model.library import ArticleRow
from reader.ui.list_page import ListPage, SourceRow
from reader.ui.tasks import Lane

MOST_SOURCES = 500

Found = tuple[tuple[ArticleRow, ...], tuple[SourceRow, ...]]


class Browse(QObject):
    """Fills the list page; the newest wish wins."""

    filled = Signal()
    failed = Signal(KildeError)
    deleted = Signal(object)  # ArticleRow

    def __init__(self, library: Library, lane: Lane, page: ListPage) -> None:
        super().__init__(page)
        self._library = library
        self._lane = lane
        self._page = page
        self._wish: object = None
        self._is_filling = False
        self._follow_when_filled = False
        self._again: Callable[[], None] = self.show_articles
        page.deleted.connect(self.delete)

    def show_articles(self) -> None:
        """List every article, newest first."""
        nothing = self.tr("No articles yet. Open a file, drop a page here, or paste a link above.")
        self._show(self.tr("Library"), nothing, lambda: (self._library.articles(), ()))
        self._again = self.show_articles

    def show_sources(self) -> None:
        """List the sources that articles have cited or that came with the program."""
        nothing = self.tr("No sources yet.")
        self._show(self.tr("Sources"), nothing, lambda: ((), self._library.find_sources("", MOST_SOURCES)))
        self._again = self.show_sources

    def search(self, words: str) -> None:
        """List the sources and articles that have the words."""
        title, nothing = self.tr("“{0}”").format(words), self.tr("Nothing in your library has these words.")
        self._show(title, nothing, lambda: (self._library.articles(words), self._library.find_sources(words, 8)))
        self._again = lambda: self.search(words)

    def delete(self, row: ArticleRow) -> None:
        """Take an article out of the library; `restore` brings it back."""
        self._lane.start(
            lambda _: self._library.delete_article(row.id),
            succeeded=lambda _: self._after_delete(row),
            failed=self.failed.emit,
        )

    def restore(self, row: ArticleRow) -> None:
        """Bring a deleted article back."""
        self._lane.start(
            lambda _: self._library.restore_article(row.id),
            succeeded=lambda _: self._list_again(),
            failed=self.failed.emit,
        )

    def follow_first(self) -> None:
        """Follow the current row, or the first, once what is being looked up is there."""
        if self._is_filling:
            self._follow_when_filled = True
        else:
            self._page.list.follow_current()

    def stop(self) -> None:
        """Show nothing more of what is still being looked up: the reader has gone back to the article."""
        self._wish = None
        self._is_filling = self._follow_when_filled = False

    def _after_delete(self, row: ArticleRow) -> None:
        self._list_again()
        self.deleted.emit(row)

    def _list_again(self) -> None:
        if self._page.isVisible():  # else the reader has gone back to the article meanwhile
            self._again()

    def _show(self, title: str, nothing: str, look_up: Callable[[], Found]) -> None:
        wish = self._wish = object()
        self._is_filling, self._follow_when_filled = True, False

        def show(found: Found) -> None:
            if self._wish is wish:
                articles, sources = found
                self._page.show_rows(title, nothing, articles, sources)
                self._is_filling = False
                self.filled.emit()
                if self._follow_when_filled:
                    self._follow_when_filled = False
                    self._page.list.follow_current()

        def fail(error: KildeError) -> None:
            if self._wish is wish:
                self.stop()
                self.failed.emit(error)

        self._lane.start(lambda _: look_up(), succeeded=show, failed=fail)
