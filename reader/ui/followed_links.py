"""Where the links of the article lead: to a card, another part, a picture, or out of the window."""

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWidgets import QTextBrowser

from reader.ui.article_writer import PICTURE
from reader.ui.name_links import NAME
from reader.ui.parts import PART_LINK


class FollowedLinks(QObject):
    """Says what a link is that is followed or pointed at; follows none by itself."""

    name_clicked = Signal(int)  # card
    name_pointed = Signal(object)  # card: int | None
    part_asked = Signal(int)  # the article's character that it begins with
    picture_asked = Signal(int)  # block
    link_clicked = Signal(str)
    address_pointed = Signal(str)  # "" when the pointer leaves the link

    def __init__(self, view: QTextBrowser) -> None:
        super().__init__(view)
        self.is_following = False  # a link, by the click that ends now
        view.anchorClicked.connect(self._take_click)
        view.highlighted.connect(self._take_pointed)

    def _take_click(self, address: QUrl) -> None:
        self.is_following = True
        words = address.toString()
        if words.startswith(NAME):
            self.name_clicked.emit(int(words.removeprefix(NAME)))
        elif words.startswith(PART_LINK):
            self.part_asked.emit(int(words.removeprefix(PART_LINK)))
        elif words.startswith(PICTURE):
            self.picture_asked.emit(int(words.removeprefix(PICTURE)))
        else:
            self.link_clicked.emit(words)

    def _take_pointed(self, address: QUrl) -> None:
        words = address.toString()
        self.name_pointed.emit(int(words.removeprefix(NAME)) if words.startswith(NAME) else None)
        self.address_pointed.emit("" if words.startswith("kilde:") else words)
