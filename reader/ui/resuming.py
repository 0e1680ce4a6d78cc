"""Where the reader is in the window, kept while it stands, so that the next one begins there however this one ended."""

import json
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from reader.model.frozen import frozen
from reader.model.library import OpenArticle
from reader.ui.browse import Browse, Shelf
from reader.ui.desk import Desk
from reader.ui.places import trail_from_json, trail_to_json
from reader.ui.session import Session
from reader.ui.window_body import WindowBody

KEPT_WITHIN_MS = 1000  # of a change; not put off by the next
MOVING = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange, QEvent.Type.Show, QEvent.Type.Hide)

_FIRST_SIZE = QSize(1360, 860)
_FRAME = QSize(16, 48)  # of most desktops, round a window; Qt knows it only once the window is shown


@frozen
class OverArticle:
    """The page of the library that lies over the article, and the words in its field."""

    shelf: Shelf | None = None
    words: str = ""


class Resuming(QObject):
    """Keeps size, panes, the way back and the page on top within a second; lines and notes are kept by their own."""

    def __init__(self, session: Session, body: WindowBody, desk: Desk, browse: Browse, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._body = body
        self._desk = desk
        self._browse = browse
        self._window = window
        self._narrowed: set[QWidget] = set()  # tables whose narrowing is heard
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_WITHIN_MS)
        self._soon.timeout.connect(self.keep)
        where = _unpacked(session.where)
        desk.trail = trail_from_json(where.get("trail"), session.top_of)
        self._over = _over_from(where)
        if where.get("alone") is True:
            body.beside.put_away()
        self._connect()

    def restore_window(self) -> None:
        """Give the window the size and the panes it had, the first time what fits on the screen."""
        self._window.resize(first_size(self._window.screen().availableSize()))
        self._window.restoreGeometry(self._session.geometry)
        self._body.beside.restore(self._session.splitter)

    def resume(self, article: OpenArticle) -> None:
        """Show the article that was read last as it was left, with the profile beside it or the page over it."""
        self._desk.resume(article)
        over, page = self._over, None
        if over.shelf is Shelf.FOUND and over.words:
            self._body.top_bar.address.setText(over.words)
            self._browse.search(over.words)
        elif over.shelf is Shelf.ARTICLES:
            page, show = self._browse.articles, self._browse.show_articles
        elif over.shelf is Shelf.SOURCES:
            page, show = self._browse.sources, self._browse.show_sources
        if page is not None:
            page.field.setText(over.words)
            show()

    def keep(self) -> None:
        """Keep how the window stands and where the reader is in it."""
        self._soon.stop()
        self._session.keep_window(self._window.saveGeometry(), self._body.beside.state())
        over = self._over_article()
        where = {
            "trail": trail_to_json(self._desk.trail),
            "page": over.shelf,
            "words": over.words,
            "alone": self._body.beside.is_put_away,
        }
        self._session.keep_where(json.dumps(where))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the window or the sidebar has changed its size or place."""
        if event.type() in MOVING and isValid(self._window) and self._window.isVisible():  # not while it is taken down
            self._keep_soon()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self._window.installEventFilter(self)
        self._body.sidebar.installEventFilter(self)
        self._body.pages.currentChanged.connect(self._keep_soon)
        self._body.top_bar.address.searched.connect(self._keep_soon)
        self._desk.way_changed.connect(self._keep_soon)
        self._browse.filled.connect(self._follow_page)

    def _follow_page(self, page: QWidget) -> None:
        narrowed = getattr(page, "narrowed", None)
        if narrowed is not None and page not in self._narrowed:
            self._narrowed.add(page)
            narrowed.connect(self._keep_soon)
        self._keep_soon()

    def _keep_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _over_article(self) -> OverArticle:
        shelf = self._browse.on_top
        match shelf:
            case None:
                return OverArticle()
            case Shelf.FOUND:
                return OverArticle(shelf, self._body.top_bar.address.text())
            case Shelf.ARTICLES:
                return OverArticle(shelf, str(self._browse.articles.field.text()))
            case Shelf.SOURCES:
                return OverArticle(shelf, str(self._browse.sources.field.text()))


def first_size(room: QSize) -> QSize:
    """Return how large the window opens the first time on a screen that has so much room."""
    return _FIRST_SIZE.boundedTo(room - _FRAME)


def _unpacked(kept: str) -> dict[str, object]:
    with suppress(ValueError, RecursionError):
        where = json.loads(kept)
        if isinstance(where, dict):
            return where
    return {}


def _over_from(where: dict[str, object]) -> OverArticle:
    with suppress(ValueError):
        return OverArticle(Shelf(str(where.get("page"))), str(where.get("words", "")))
    return OverArticle()
