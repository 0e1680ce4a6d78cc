"""The page of an article's versions among the pages that lie over the article."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.app.library import Library
from reader.app.version_changes import VersionChanges
from reader.model.library import ArticleId, OpenArticle
from reader.model.span import Span
from reader.model.version import VersionId, VersionRow

Fill = Callable[[QWidget, Callable[[], Any], Callable[[Any], None]], None]  # page, what is looked up, what shows it
Found = tuple[OpenArticle, tuple[VersionRow, ...], VersionChanges | None]


class VersionShelf(QObject):
    """Looks up versions and what became of the article between them; the page is made when it is first shown."""

    article_picked = Signal(object, object)  # ArticleId, Span or None
    version_picked = Signal(object, object, object)  # ArticleId, VersionId, Span or None: to be read only
    mark_picked = Signal(object, object)  # ArticleId, PlacedAnnotation
    look_asked = Signal()  # for changes of the article

    def __init__(
        self, library: Library, make: Callable[[], Any], fill: Fill, is_on_top: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._make = make
        self._fill = fill
        self._is_any_on_top = is_on_top
        self._made: Any = None

    @property
    def page(self) -> Any:
        """Return the page; None until it is first shown."""
        return self._made

    @property
    def is_on_top(self) -> bool:
        """Tell whether the page is what the reader sees."""
        return self._made is not None and self._made.isVisible() and self._is_any_on_top()

    def show(self, article: ArticleId) -> None:
        """Show the versions of an article, and what became of it from the last but one to the newest."""
        page, versions = self._page(), self._library.versions

        def look_up() -> Found:
            rows = versions.of(article)
            changes = versions.compare(article, rows[1].id, rows[0].id) if len(rows) > 1 else None
            return versions.read(article, rows[0].id), rows, changes

        def show(found: Found) -> None:
            opened, rows, changes = found
            page.show_versions(article, rows, opened)
            page.show_changes(changes)

        self._fill(page, look_up, show)

    def _page(self) -> Any:
        if self._made is None:
            self._made = page = self._make()
            page.pair_picked.connect(self._compare)
            page.version_asked.connect(self._pick)
            page.mark_picked.connect(self.mark_picked)
            page.look_asked.connect(self.look_asked)
        return self._made

    def _compare(self, old: VersionId, new: VersionId) -> None:
        page = self._page()
        self._fill(page, lambda: self._library.versions.compare(page.article, old, new), page.show_changes)

    def _pick(self, row: VersionRow, span: Span | None) -> None:
        article = self._page().article
        if row.is_shown:
            self.article_picked.emit(article, span)
        else:
            self.version_picked.emit(article, row.id, span)
