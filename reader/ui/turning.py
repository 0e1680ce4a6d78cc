"""Turning from the article to the pages that lie over it, and back."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from reader.model.library import ArticleId
from reader.model.source import SourceId
from reader.model.span import Span
from reader.model.version import VersionId
from reader.ui.browse import Browse
from reader.ui.desk import Desk
from reader.ui.window_body import WindowBody, focus_side


class Turning(QObject):
    """Shows article or page, as the search field, a list or the way back wants it."""

    way_changed = Signal()  # back leads elsewhere now

    def __init__(self, body: WindowBody, browse: Browse, desk: Desk) -> None:
        super().__init__(body)
        self._body = body
        self._browse = browse
        self._desk = desk
        address = body.top_bar.address
        address.searched.connect(self._search)
        address.chosen.connect(browse.follow_first)
        address.walked.connect(body.page.list.step)
        address.left.connect(self.show_article)
        browse.filled.connect(self._turn_to_page)
        browse.article_picked.connect(self._open_article)
        browse.version_picked.connect(self._open_version)
        browse.source_picked.connect(self._open_profile)
        desk.text_wanted.connect(self.turn_to_article)

    @property
    def is_at_article(self) -> bool:
        """Tell whether the article is in sight, and no page over it."""
        return self._body.pages.currentWidget() is self._body.pane

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is a page or place before."""
        return self._browse.led_to(self._desk.article) or self._desk.trail.can_go_back

    def go_back(self) -> None:
        """Go to the page that the article was picked from, or to the place before."""
        if not self._browse.go_back(self._desk.article):
            self._desk.go_back()
        self.way_changed.emit()

    def show_article(self) -> None:
        """Go back from a page to the article."""
        self.turn_to_article()
        self._body.pane.view.setFocus()

    def turn_to_article(self) -> None:
        """Show the article instead of a page; the keyboard stays where it is, or rests where that is gone."""
        self._browse.stop()
        with self._body.pane.resting.when_a_field_goes():
            self._body.pages.setCurrentWidget(self._body.pane)
        self._body.top_bar.address.clear()

    def focus_page(self) -> None:
        """Give the keyboard to what is shown."""
        page = self._body.pages.currentWidget()
        (self._body.pane.view if self.is_at_article or page is None else page).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def focus_address(self) -> None:
        """Give the keyboard to the field for words to search and links to open."""
        self._body.top_bar.address.setFocus()
        self._body.top_bar.address.selectAll()

    def focus_next(self) -> None:
        """Give the keyboard to the next part of the window: article, sidebar, address field."""
        focus = self._body.window().focusWidget()
        if focus is None or focus is self._body.top_bar.address:
            self.focus_page()
        elif self._body.sidebar.isAncestorOf(focus):
            self.focus_address()
        else:
            self._body.beside.open_drawer()
            focus_side(self._body.sidebar)

    def _turn_to_page(self, page: QWidget) -> None:
        """Show a page over the article; a table takes the keyboard, a search leaves it in its field."""
        if self._body.pages.currentWidget() is not page:
            self._body.pages.setCurrentWidget(page)
            if page is not self._body.page:
                page.setFocus()

    def _search(self, words: str) -> None:
        if words:
            self._browse.search(words)
        else:
            self.turn_to_article()

    def _open_article(self, article: ArticleId, span: Span | None) -> None:
        self.show_article()
        self._desk.open_article(article, span, is_found=span is not None)
        self.way_changed.emit()

    def _open_version(self, article: ArticleId, version: VersionId, span: Span | None) -> None:
        self.show_article()
        self._desk.open_version(article, version, span)
        self.way_changed.emit()

    def _open_profile(self, source: SourceId) -> None:
        self.show_article()
        self._desk.open_profile(source)
