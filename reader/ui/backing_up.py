"""Backups while the window stays open: who never closes it has them too; and the way back to one."""

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.app.housekeeping import back_up_now, list_backups
from reader.app.library import Library
from reader.model.backup import Backup
from reader.model.errors import KildeError
from reader.ui.late import late
from reader.ui.tasks import Lane

EVERY_MS = 3_600_000  # an hour
SETTLED_AFTER_MS = 2_000  # by then the window stands and shows its article


class BackingUp(QObject):
    """Backs up once an hour what was changed; says when that or the last close's backup failed, each sentence once."""

    failed = Signal(KildeError)
    restore_wanted = Signal(object)  # Backup, in the place of the library: for whoever can close that

    def __init__(self, library: Library, lane: Lane, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: Any = None
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

    def show_backups(self) -> None:
        """Show the backups there are, and let the reader add one or go back to one."""
        if self._dialog is None:
            make = late("reader.ui.backups_dialog", "BackupsDialog")
            self._dialog = dialog = make(self._library.file, self._window)
            dialog.wanted.connect(self._add)
            dialog.restore_wanted.connect(self.restore_wanted)
            dialog.finished.connect(self._forget_dialog)
        self._list()
        self._dialog.show()
        self._dialog.raise_()

    def _list(self) -> None:
        def show(backups: tuple[Backup, ...]) -> None:
            if self._dialog is not None:
                self._dialog.show_backups(backups)

        self._lane.start(lambda _: list_backups(self._library.file), succeeded=show, failed=self._say_here)

    def _add(self) -> None:
        def tell(_: Backup) -> None:
            if self._dialog is not None:
                self._dialog.say(self.tr("Backed up, opened and checked."))
                self._list()

        self._lane.start(lambda _: back_up_now(self._library.file), succeeded=tell, failed=self._say_here)

    def _say_here(self, error: KildeError) -> None:
        if self._dialog is not None:
            self._dialog.say_error(error)
        else:
            self.failed.emit(error)

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

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
