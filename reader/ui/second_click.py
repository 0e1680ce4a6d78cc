"""The second of two clicks, on a page that the first one has turned to."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

SLOW_MS = 600  # from the turn: longer than a double click may take, shorter than reading what has come takes
_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease)


class SecondClick(QObject):
    """Keeps clicks for a moment from what has come under the pointer; one that was aimed moves it first.

    The wheel goes on: who has opened a page may scroll it at once.
    """

    def __init__(self, pages: QWidget) -> None:
        super().__init__(pages)
        self._pages = pages
        self._place = QCursor.pos()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SLOW_MS)
        self._timer.timeout.connect(self._end)

    def expect(self) -> None:
        """Another page has come under the pointer."""
        self._place = QCursor.pos()
        self._timer.start()
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the click away; hear of every event, and so for a moment only."""
        if event.type() not in _CLICKS or not isinstance(event, QMouseEvent):
            return False
        is_here = isinstance(watched, QWidget) and self._pages.isAncestorOf(watched)
        moved = (event.globalPosition().toPoint() - self._place).manhattanLength()
        return is_here and moved < QApplication.startDragDistance()

    def _end(self) -> None:
        if (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)
