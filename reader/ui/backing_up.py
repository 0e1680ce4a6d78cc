"""Backups while the window stays open: who never closes it has them too."""

from PySide6.QtCore import QObject, QTimer, Signal

from reader.app.library import Library
from reader.model.errors import KildeError
from reader.ui.tasks import Lane

EVERY_MS = 3_600_000  # an hour
SETTLED_AFTER_MS = 2_000  # by then the window stands and shows its article


class BackingUp(QObject):
    """Backs up once an hour what was changed; says when that or the last close's backup failed, each sentence once."""

    failed = Signal(KildeError)

    def __init__(self, library: Library, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._lane = lane
        self._said = ""
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.begin)
        self.timer.start(EVERY_MS)
        self.first_look = QTimer(self)
        self.first_look.setSingleShot(True)
        self.first_look.timeout.connect(self._tell_last_close)
        self.first_look.start(SETTLED_AFTER_MS)

    def begin(self) -> None:
        """Back up now, on another thread."""
        self._lane.start(lambda _: self._library.back_up(), succeeded=self._forget, failed=self._say)

    def _tell_last_close(self) -> None:
        """Say that the last close made no backup: nobody was there any more to be told."""

        def tell(failure: str) -> None:
            if failure:
                self._say(KildeError(self.tr("When Kilde was last closed, no backup was made. {}").format(failure)))

        self._lane.start(lambda _: self._library.take_backup_failure(), succeeded=tell, failed=self._say)

    def _forget(self, _nothing: object) -> None:
        self._said = ""

    def _say(self, error: KildeError) -> None:
        if str(error) != self._said:
            self._said = str(error)
            self.failed.emit(error)
