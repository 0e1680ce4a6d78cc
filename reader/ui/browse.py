"""Looking through the library: all articles, all sources, and a search as one types."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from reader.app.library import Library
from reader.model.catalogue import Found, NamedSource, Passage, SourceRow, TagRow
from reader.model.errors import KildeError
from reader.model.frozen import frozen
from reader.model.library import ArticleId, ArticleRow, OpenArticle
from reader.model.span import Span
from reader.model.version import VersionId
from reader.ui.late import late
from reader.ui.list_page import ListPage
from reader.ui.look import Look
from reader.ui.shown_text import shown
from reader.ui.tasks import Lane
from reader.ui.theme import Theme
from reader.ui.version_shelf import VersionShelf
from reader.ui.ways_back import WayBack, WaysBack

TAGS = 0  # the choice of tags on the page of articles


class Shelf(StrEnum):
    """The pages of the library that a reader comes back to."""

    ARTICLES = "articles"
    SOURCES = "sources"
    FOUND = "found"


@frozen
class Shelves:
    """Where looking through the library happens: what is looked up, changed and shown."""

    library: Library
    lookers: Lane
    writers: Lane  # one: the reader's changes keep their order
    pages: QStackedWidget
    found: ListPage
    look: Look


class Browse(QObject):
    """Fills the pages that lie over the article, each made when it is first shown; the newest wish wins."""

    filled = Signal(object)  # the page to turn to
    article_picked = Signal(object, object)  # ArticleId, Span of the words that were found or None
    version_picked = Signal(object, object, object)  # ArticleId, VersionId, Span or None: to be read only
    source_picked = Signal(object)  # SourceId
    failed = Signal(KildeError)
    deletion_asked = Signal()  # of articles: what is being typed in one is to be kept first
    deleted = Signal(object)  # ArticleIds that are no longer in the library
    brought_back = Signal(object)  # ArticleIds that are in the library again
    done = Signal(str, object)  # what was done, and what takes it back
    registers_asked = Signal()
    backups_asked = Signal()
    list_asked = Signal(object, object)  # SourceRows of the table, ListForm: to be saved for other programs

    def __init__(self, shelves: Shelves) -> None:
        super().__init__(shelves.found)
        self._library = shelves.library
        self._lookers = shelves.lookers
        self._writers = shelves.writers
        self._pages = shelves.pages
        self._look = shelves.look
        self.found = shelves.found
        self._wish: object = None
        self._is_filling = False
        self._follow_when_filled = False
        self._filled: QWidget | None = None  # the page that was filled last
        self._again: Callable[[], None] = self.show_articles
        self._ways_back = WaysBack()
        self._came_from: tuple[QWidget, ArticleId] | None = None  # the page that the article was picked from
        self.found.followed.connect(self._follow)
        self.versions = VersionShelf(self._library, self._make_versions, self._fill, self._is_on_top, self)
        self.versions.article_picked.connect(self._pick)
        self.versions.version_picked.connect(self._pick_version)

    @cached_property
    def articles(self) -> Any:
        """Return the page of all articles."""
        page = self._add("reader.ui.library_page", "LibraryPage")
        page.article_followed.connect(self._follow)
        page.comparison_asked.connect(self.compare)
        page.deleted.connect(self.delete)
        page.tags_changed.connect(self.change_tags)
        page.backups_asked.connect(self.backups_asked)
        return page

    @cached_property
    def sources(self) -> Any:
        """Return the page of all sources."""
        page = self._add("reader.ui.sources_page", "SourcesPage")
        page.followed.connect(self._follow)
        page.registers_asked.connect(self.registers_asked)
        page.saving_asked.connect(self.list_asked)
        return page

    @cached_property
    def comparison(self) -> Any:
        """Return the page of two articles side by side."""
        page = self._add("reader.ui.comparison_page", "ComparisonPage")
        page.article_picked.connect(self._pick)
        return page

    @property
    def on_top(self) -> Shelf | None:
        """Return which page lies over the article."""
        made, current = vars(self), self._pages.currentWidget()
        pages = {Shelf.ARTICLES: made.get("articles"), Shelf.SOURCES: made.get("sources"), Shelf.FOUND: self.found}
        return next((shelf for shelf, page in pages.items() if page is not None and page is current), None)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        for page in self._made_pages():
            page.set_theme(theme)

    def show_articles(self) -> None:
        """Show every article, those added last first."""
        self._fill_articles(None)

    def show_tagged(self, tag: str) -> None:
        """Show the articles with a tag."""
        self._fill_articles(tag)

    def show_sources(self) -> None:
        """Show every source that articles have cited or that came with a register."""
        page, lines_of = self.sources, late("reader.ui.source_lines", "source_lines")
        catalogue = self._library.catalogue

        def complete(done: bool = False) -> None:
            self._lookers.start(lambda _: catalogue.complete_sources(), succeeded=lambda more: go_on(more, done))

        def go_on(is_more: bool, done: bool) -> None:
            if is_more:
                complete(done=True)
            elif done and not self._is_filling and self._pages.currentWidget() == page:
                self._fill(page, lambda: lines_of(catalogue.sources()), page.show_lines)

        def show(lines: Any) -> None:
            page.show_lines(lines)
            complete()

        self._fill(page, lambda: lines_of(catalogue.sources()), show)
        self._again = self.show_sources

    def seek_beside(self, article: OpenArticle | None) -> None:
        """Let the reader choose with which article of the library this one is compared."""
        if article is not None and article.id is not None:
            self._fill_articles(None, beside=(article.id, article.reading.article.title or ""))
        else:
            hint = self.tr("Open one of them first.")
            self.failed.emit(KildeError(self.tr("Only articles of your library can be compared."), hint=hint))

    def compare(self, one: ArticleId, other: ArticleId) -> None:
        """Show two articles side by side."""
        page = self.comparison
        self._fill(page, lambda: self._library.catalogue.compare(one, other), page.show_comparison)
        self._again = lambda: self.compare(one, other)

    def search(self, words: str) -> None:
        """Show what in the library has the words."""
        title, nothing = self.tr("“{0}”").format(words), self.tr("Nothing in your library has these words.")
        items_of = late("reader.ui.found_items", "found_items")

        def show(found: Found) -> None:
            self.found.show_items(title, nothing, items_of(found))

        self._fill(self.found, lambda: self._library.catalogue.find(words), show)
        self._again = lambda: self.search(words)

    def list_anew(self) -> None:
        """Fill the page over the article again, for what has changed beside it."""
        if self._pages.currentWidget() is self._filled and self._filled is not self.versions.page:
            self._again()

    def delete(self, rows: Sequence[ArticleRow]) -> None:
        """Take articles out of the library; what `done` announces brings them back."""
        articles, catalogue = [row.id for row in rows], self._library.catalogue
        words = self.tr("Deleted: {0}").format(shown(rows[0].title)[:60])
        if len(rows) > 1:
            words = self.tr("Deleted: {0} articles").format(len(rows))

        def delete(way: WayBack | None = None) -> None:
            self.deletion_asked.emit()
            self._write(lambda: catalogue.delete_articles(articles), lambda _: say(self.deleted, way))

        def restore() -> None:
            self._write(lambda: catalogue.restore_articles(articles), lambda _: say(self.brought_back))

        def say(done: SignalInstance, way: WayBack | None = None) -> WayBack | None:
            done.emit(articles)
            return way

        delete(WayBack(words, restore, delete))

    def change_tags(self, rows: Sequence[ArticleRow], add: Sequence[str], remove: Sequence[str]) -> None:
        """Tag articles, and take tags off."""
        articles, catalogue = [row.id for row in rows], self._library.catalogue

        def ways(changed: Any) -> WayBack | None:
            undo, redo = (lambda: catalogue.undo_tags(changed)), (lambda: catalogue.redo_tags(changed))
            words = self.tr("Tags changed")
            return WayBack(words, lambda: self._write(undo), lambda: self._write(redo)) if changed else None

        self._write(lambda: catalogue.change_tags(articles, add, remove), ways)

    def delete_selected(self) -> bool:
        """Delete what is selected on the page; tell whether one lies over the article."""
        if self.on_top is Shelf.ARTICLES:
            self.articles.delete_selected()
        return self._is_on_top()

    def find_on_page(self) -> bool:
        """Go to the field that narrows the table; tell whether there is a table."""
        page: Any = self._pages.currentWidget()
        is_table = self._is_on_top() and page not in (self.found, self.versions.page)
        if is_table:
            page.field.setFocus()
            page.field.selectAll()
        return is_table

    def undo(self) -> bool:
        """Take back what was done last on these pages; tell whether there was anything."""
        return self._ways_back.go_last()

    def redo(self) -> bool:
        """Make again what was taken back last on these pages; tell whether there was anything."""
        return self._ways_back.go_again()

    def led_to(self, article: OpenArticle | None) -> bool:
        """Tell whether the article was picked from a page that one can go back to."""
        return self._came_from is not None and article is not None and article.kept_as == self._came_from[1]

    def go_back(self, article: OpenArticle | None) -> bool:
        """Show the page again that the article was picked from, as it was left; tell whether there is one."""
        if self._came_from is None or not self.led_to(article) or self._is_on_top():
            return False
        page, self._came_from = self._came_from[0], None
        self.filled.emit(page)
        return True

    def follow_first(self) -> None:
        """Follow the current row, or the first, once what is being looked up is there."""
        if self._is_filling:
            self._follow_when_filled = True
        else:
            self.found.list.follow_current()

    def stop(self) -> None:
        """Show nothing more of what is still being looked up: the reader has gone back to the article."""
        self._wish = None
        self._is_filling = self._follow_when_filled = False
        self._ways_back.forget()

    def _follow(self, target: object) -> None:
        if isinstance(target, TagRow):
            self.show_tagged(target.name)
        elif isinstance(target, Passage):
            self._pick(target.article_id, target.place)
        elif isinstance(target, ArticleRow):
            self._pick(target.id, None)
        elif isinstance(target, SourceRow | NamedSource):
            self.source_picked.emit(target.id)

    def _pick(self, article: ArticleId, span: Span | None) -> None:
        page = self._pages.currentWidget()
        self._came_from = (page, article) if page is not None else None
        self.article_picked.emit(article, span)

    def _pick_version(self, article: ArticleId, version: VersionId, span: Span | None) -> None:
        self._came_from = (self._pages.currentWidget() or self.found, article)
        self.version_picked.emit(article, version, span)

    def _make_versions(self) -> Any:
        return self._add("reader.ui.versions_page", "VersionsPage")

    def _add(self, module: str, name: str) -> Any:
        page = late(module, name)(self._look.theme, self._look.icons)
        self._pages.addWidget(page)
        return page

    def _fill_articles(self, tag: str | None, beside: tuple[ArticleId | None, str] = (None, "")) -> None:
        page, lines_of = self.articles, late("reader.ui.article_lines", "article_lines")

        def show(found: tuple[Any, Any]) -> None:
            lines, tags = found
            page.seek_beside(*beside)
            page.known_tags = [tag.name for tag in tags]
            page.show_lines(lines)
            if tag is not None:
                page.choose(TAGS, shown(tag))

        self._fill(page, lambda: (lines_of(self._library.articles()), self._library.catalogue.tags()), show)
        self._again = self.show_articles

    def _write(self, work: Callable[[], object], way_back: Callable[[Any], WayBack | None] | None = None) -> None:
        """Change something and list anew; `way_back` makes of the answer what was done and what takes it back."""

        def after(answer: object) -> None:
            if self._is_on_top():
                self._again()  # else the reader has gone back to the article meanwhile
            way = way_back(answer) if way_back is not None else None
            if way is not None:
                self.done.emit(way.words, self._ways_back.add(way))

        self._writers.start(lambda _: work(), succeeded=after, failed=self.failed.emit)

    def _is_on_top(self) -> bool:
        return self._pages.currentWidget() in self._made_pages()

    def _made_pages(self) -> list[Any]:
        made = vars(self)  # a page that was never asked for is not in it
        tables = (made.get(name) for name in ("articles", "sources", "comparison"))
        return [page for page in (self.found, *tables, self.versions.page) if page is not None]

    def _fill(self, page: QWidget, look_up: Callable[[], Any], show: Callable[[Any], None]) -> None:
        wish = self._wish = object()
        self._is_filling, self._follow_when_filled = True, False

        def fill(answer: object) -> None:
            if self._wish is wish:
                show(answer)
                self._filled, self._is_filling = page, False
                self.filled.emit(page)
                if self._follow_when_filled:
                    self._follow_when_filled = False
                    self.found.list.follow_current()

        def fail(error: KildeError) -> None:
            if self._wish is wish:
                self.stop()
                self.failed.emit(error)

        self._lookers.start(lambda _: look_up(), succeeded=fill, failed=fail)
