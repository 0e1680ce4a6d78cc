"""The pictures of the article on screen: those that came with it, and those that the reader asks for."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from reader.app.open import fetch_original
from reader.model.errors import KildeError
from reader.ui.pictures import Picture, decode_picture
from reader.ui.reading_pane import ReadingPane
from reader.ui.shown_text import host_of
from reader.ui.tasks import Lane


class ShownPictures(QObject):
    """Fetches one picture at a time that the page only names, because the reader asks for it."""

    fetched = Signal(str)  # host
    failed = Signal(KildeError)

    def __init__(self, pane: ReadingPane, lane: Lane) -> None:
        super().__init__(pane)
        self.by_block: dict[int, Picture] = {}
        self._pane = pane
        self._lane = lane
        pane.picture_asked.connect(self.fetch)

    def begin(self, pictures: Mapping[int, Picture]) -> None:
        """Have these, of another article."""
        self.by_block = dict(pictures)

    def fetch(self, block: int) -> None:
        """Fetch the picture of a block, and show it in its place."""
        article = self._pane.article
        image = article.reading.article.blocks[block].image if article is not None else None
        if article is None or image is None or image.href is None:
            return
        href, ratio = image.href, self._pane.devicePixelRatioF()

        def add(picture: Picture | None) -> None:
            here = self._pane.article
            if picture is not None and here is not None and here.uid == article.uid:
                self.by_block[block] = picture
                self._pane.set_setting(self._pane.view.setting, dict(self.by_block))
                self.fetched.emit(host_of(href))

        self._lane.start(
            lambda _: decode_picture(fetch_original(href).content, ratio), succeeded=add, failed=self.failed.emit
        )
