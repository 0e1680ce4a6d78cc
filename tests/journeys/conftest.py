"""A reader before the real window: real library, real analysis process, real keys and clicks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from reader.app import paths
from reader.app.library import Library
from reader.app.workshop import Workshop
from reader.model.library import Card
from reader.model.span import Span
from reader.ui.application import begin
from reader.ui.card_groups import CardRow
from reader.ui.crash import CrashHook
from reader.ui.look import Look
from reader.ui.main_window import MainWindow

SOON = 15_000  # ms: far above what anything takes, so that a busy machine fails nothing


DESK = (1360, 860)  # as on an ordinary screen: the one that Qt makes up without any has 800 by 800


class Reader:
    """Somebody at the window; opens and closes it, looks, clicks, types."""

    def __init__(self, qtbot, look: Look, workshop: Workshop, folder: Path) -> None:
        self.qtbot = qtbot
        self.look = look
        self.workshop = workshop
        self.folder = folder
        self.faults: list[str] = []  # of the program's own, as the crash hook hears them
        self._open: list[tuple[MainWindow, Library]] = []

    def sits_down(
        self, location: str | Path | None = None, *, library: str = "library.db", size: tuple[int, int] | None = None
    ) -> MainWindow:
        """Open the window as the program does and wait until what it shows has its cards, or says why not."""
        opened = Library(self.folder / library, busy_s=0.5)
        crash = CrashHook(None)
        crash.crashed.connect(self.faults.append)
        window = MainWindow(opened, self.workshop, self.look, crash)
        self._open.append((window, opened))
        if size is None and window.session.geometry.isEmpty():
            size = DESK
        if size is not None:
            window.resize(*size)
        window.show()
        window.activateWindow()
        begin(window, opened, None if location is None else str(location))
        self.until(lambda: self.has_cards(window) or window.message_bar.words)
        return window

    def gets_up(self, window: MainWindow | None = None) -> None:
        """Close a window, the last one unless another is named, and its library."""
        at = next(i for i, (one, _) in enumerate(self._open) if window is None or one is window)
        closed, library = self._open.pop(at)
        closed.close()
        assert closed._writers.is_idle or closed._writers._pool.activeThreadCount() == 0
        assert closed._lookers._pool.activeThreadCount() == 0
        library.close()
        closed.deleteLater()

    def leaves(self) -> None:
        """Close all that is open."""
        while self._open:
            self.gets_up()

    def until(self, seen: Callable[[], object]) -> None:
        """Wait until something is to be seen."""
        self.qtbot.waitUntil(lambda: bool(seen()), timeout=SOON)

    def settles(self, window: MainWindow) -> None:
        """Wait until the window has nothing more to do, and has laid out what changed meanwhile."""
        self.until(lambda: window._lookers.is_idle and window._writers.is_idle)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    @staticmethod
    def has_cards(window: MainWindow) -> bool:
        article = window.desk.article
        stands = article is not None and article.analysed and bool(article.cards)
        return stands and window.pane.view.is_complete

    def text(self, window: MainWindow) -> str:
        return window.desk.article.reading.article.text

    def place(self, window: MainWindow, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text(window).index(words, start + 1)
        return Span(start, start + len(words))

    def card(self, window: MainWindow, name: str) -> Card:
        cards = {card.appearance.name: card for card in window.desk.article.cards}
        assert name in cards, f"{name} is not among {sorted(cards)}"
        return cards[name]

    def row(self, window: MainWindow, name: str) -> CardRow:
        rows = window.sidebar.cards.list.sources.rows
        return next(row for row in rows if isinstance(row, CardRow) and row.card.appearance.name == name)

    def click_words(self, window: MainWindow, words: str, nth: int = 0) -> None:
        """Bring words on screen and click in their midst."""
        view = window.pane.view
        span = self.place(window, words, nth)
        view.show_span(span)
        middle = (span.start + span.end) // 2
        at = view.cursorRect(view.cursor_at(Span(middle, middle + 1)))
        self.qtbot.mouseMove(view.viewport(), at.center() - QPoint(2, 0))
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at.center() - QPoint(2, 0))

    def click_card(self, window: MainWindow, name: str) -> None:
        cards = window.sidebar.cards.list
        index = cards.sources.index(cards.sources.rows.index(self.row(window, name)))
        cards.scrollTo(index)
        at = cards.visualRect(index).topLeft() + QPoint(60, 12)
        self.qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def select_words(self, window: MainWindow, words: str, nth: int = 0) -> Span:
        """Drag the pointer over words, as far as the window can tell."""
        span = self.place(window, words, nth)
        window.pane.view.show_span(span)
        window.pane.view.setTextCursor(window.pane.view.cursor_at(span))
        window.pane.view.words_selected.emit(window.pane.view.selected_span())
        return span

    def act(self, window: MainWindow, name: str) -> None:
        """Do what a button or key of the window does."""
        window.actions_by_name[name].trigger()

    def drop(self, window: MainWindow, file: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        for event in (QDragEnterEvent(QPoint(200, 200), *held), QDropEvent(QPointF(200, 200), *held)):
            QApplication.sendEvent(window, event)
            assert event.isAccepted()


@pytest.fixture(scope="session")
def workshop(tmp_path_factory):
    """The real analysis process, warm for all journeys."""
    made = Workshop(paths.worker_command(), log=tmp_path_factory.mktemp("worker") / "worker.log")
    made.start()
    yield made
    made.close()


@pytest.fixture(scope="module")
def look(qapp):
    made = Look(paths.resource(), qapp)
    yield made
    qapp.setStyleSheet("")


@pytest.fixture
def reader(qtbot, look, workshop, tmp_path):
    somebody = Reader(qtbot, look, workshop, tmp_path)
    yield somebody
    somebody.leaves()
    assert somebody.faults == []
