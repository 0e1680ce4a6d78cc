"""An article on its way to the screen: it waits for its pictures, and for the reader's answer to a question."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from reader.ui.opener import Answer
from reader.ui.pictures import Picture, decode, has_pictures
from reader.ui.put_off import put_off
from reader.ui.reading_pane import ReadingPane
from reader.ui.tasks import Lane


class ComingArticle(QObject):
    """Announces an article once it can be shown; the newest wins."""

    came = Signal(object, object)  # Answer, its pictures by block

    def __init__(self, pane: ReadingPane, lane: Lane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._lane = lane
        self._coming: Answer | None = None

    def expect(self, answer: Answer) -> None:
        """Let this article come."""
        self._coming = answer
        article = answer.article.reading.article
        if not has_pictures(article):
            self._show(answer.wish, {})
            return
        ratio = self._pane.devicePixelRatioF()
        self._lane.start(lambda _: decode(article, ratio), succeeded=lambda pictures: self._show(answer.wish, pictures))

    def renew(self, answer: Answer) -> bool:
        """Let the article come as it is by now; False where none is on its way for that wish."""
        is_coming = self._coming is not None and self._coming.wish == answer.wish
        if is_coming:
            self._coming = answer
        return is_coming

    def drop(self) -> None:
        """Let none come."""
        self._coming = None

    def _show(self, wish: int, pictures: Mapping[int, Picture]) -> None:
        answer = self._coming
        if answer is not None and answer.wish == wish and not self._is_held(answer, pictures):
            self._coming = None
            self.came.emit(answer, pictures)

    def _is_held(self, answer: Answer, pictures: Mapping[int, Picture]) -> bool:
        """Wait while something is asked about the article on screen: the answer would be taken for the other's."""
        here = self._pane.article
        is_other = here is not None and here.uid != answer.article.uid
        return is_other and put_off(lambda: self._show(answer.wish, pictures), self)
