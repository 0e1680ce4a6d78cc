"""The articles that were opened last, one key away from being read on."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from reader.app.library import Library
from reader.model.errors import KildeError
from reader.model.library import ArticleRow
from reader.ui.desk import Desk
from reader.ui.menu import Menu
from reader.ui.shown_text import shown
from reader.ui.tasks import Lane
from reader.ui.window_body import WindowBody

MOST = 15
LONGEST = 70  # characters of a title


class Recent(QObject):
    """Offers them under the bar, the one read before the present one first; each opens at the line it was left."""

    failed = Signal(KildeError)
    library_asked = Signal()

    def __init__(self, library: Library, lane: Lane, body: WindowBody, desk: Desk) -> None:
        super().__init__(body)
        self._library = library
        self._lane = lane
        self._body = body
        self._desk = desk
        self.menu: QMenu | None = None

    def show(self) -> None:
        """Look them up and offer them."""
        self._lane.start(
            lambda _: self._library.catalogue.recently_opened(MOST + 1),
            succeeded=self._offer,
            failed=self.failed.emit,
        )

    def _offer(self, rows: Sequence[ArticleRow]) -> None:
        here = self._desk.article.id if self._desk.article is not None else None
        self.menu = menu = Menu(self._body)
        menu.setAccessibleName(self.tr("Opened last"))
        for row in [row for row in rows if row.id != here][:MOST]:
            action = menu.addAction(_words(row, self.tr("Without a title")))
            action.triggered.connect(lambda _=False, article=row.id: self._desk.open_article(article))
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing else was opened yet")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self.tr("Whole library"), self.library_asked.emit)
        menu.aboutToHide.connect(self._put_away)
        menu.popup(self._body.mapToGlobal(self._under_the_bar()))
        menu.setActiveAction(menu.actions()[0])

    def _put_away(self) -> None:
        menu, self.menu = self.menu, None
        if menu is not None:
            menu.deleteLater()

    def _under_the_bar(self) -> QPoint:
        bar, field = self._body.top_bar, self._body.top_bar.address
        return QPoint(field.mapTo(self._body, QPoint(0, 0)).x(), bar.height())


def _words(row: ArticleRow, untitled: str) -> str:
    title = shown(row.title) or untitled
    title = title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
    return " · ".join(filter(None, (title, shown(row.publisher or "")))).replace("&", "&&")
