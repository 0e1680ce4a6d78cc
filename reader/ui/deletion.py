"""What follows on screen from deleting articles in the list: what cannot be found again is not written in."""

from collections.abc import Collection

from PySide6.QtCore import QObject

from reader.model.library import ArticleId
from reader.ui.browse import Browse
from reader.ui.desk import Desk
from reader.ui.opener import Opener
from reader.ui.reading_pane import ReadingPane


class Deletion(QObject):
    """Takes a deleted article off the screen and out of the way back, and shows it again when it comes back."""

    def __init__(self, browse: Browse, desk: Desk, opener: Opener, pane: ReadingPane) -> None:
        super().__init__(pane)
        self._browse = browse
        self._desk = desk
        self._opener = opener
        self._pane = pane
        self._left: ArticleId | None = None  # was on screen when it was deleted
        browse.deletion_asked.connect(pane.margin.save)
        browse.deleted.connect(self._leave)
        browse.brought_back.connect(self._take_back)

    def delete(self) -> None:
        """Delete the mark at hand, or the articles selected in the library."""
        if not self._browse.delete_selected():
            self._pane.marking.delete()

    def _leave(self, articles: Collection[ArticleId]) -> None:
        here = self._here()
        if here is not None and here in articles:
            self._left = here
            self._desk.clear()
        else:
            self._desk.ask_again()  # the cards of the article on screen tell of other articles
        self._desk.forget_places(articles)

    def _take_back(self, articles: Collection[ArticleId]) -> None:
        """Show the article that was left, unless another one has been opened since."""
        left, self._left = self._left, None
        if left is not None and left in articles and self._desk.article is None:
            self._opener.open_stored(left)
        else:
            self._desk.ask_again()

    def _here(self) -> ArticleId | None:
        return self._desk.article.kept_as if self._desk.article is not None else None
