"""The pointer that says that a long text is still being set, while everything else can be used."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

LONG = 100_000  # characters; what is shorter is set before anybody sees a pointer change


class BusyMark(QObject):
    """Stands from `begin` to `end`, however often either is said."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stands = False

    def begin(self, length: int) -> None:
        """Say that so many characters are being set."""
        if length > LONG and not self._stands:
            self._stands = True
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)

    def end(self) -> None:
        """Say that they stand, or that nobody waits for them any more."""
        if self._stands:
            self._stands = False
            QGuiApplication.restoreOverrideCursor()
