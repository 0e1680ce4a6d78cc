"""Registers in and out of the library, at the reader's wish: one after the other, off the window's thread."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.app.library import Library
from reader.app.register_file import open_register
from reader.app.registers import Imported, ImportProgress
from reader.model.errors import KildeError
from reader.ui.look import Look
from reader.ui.registers_dialog import RegistersDialog
from reader.ui.tasks import Lane


class Registering(QObject):
    """Walks from the wish for a register to the answer; closing the dialog lets an import go on."""

    changed = Signal()  # the registers answer otherwise than before
    failed = Signal(KildeError)  # where no dialog is open to say it

    def __init__(self, library: Library, lane: Lane, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._lane = lane
        self._look = look
        self._window = window
        self._dialog: RegistersDialog | None = None
        self._waiting: list[Path] = []
        self._is_running = False
        self._cancelled = Event()

    def show_registers(self) -> None:
        """Show what is in the library, and what is coming in."""
        if self._dialog is None:
            self._dialog = dialog = RegistersDialog(self._look.theme, self._look.icons, self._window)
            dialog.files_wanted.connect(self._ask_files)
            dialog.removal_wanted.connect(self.remove)
            dialog.cancel_wanted.connect(self.cancel)
            dialog.finished.connect(self._forget_dialog)
            self._list()
        self._dialog.show()
        self._dialog.raise_()

    def take_in(self, files: Sequence[Path]) -> None:
        """Import these files after those that are waiting."""
        self._waiting += files
        if not self._is_running:
            self._cancelled.clear()
            self._take_next()

    def remove(self, register: str) -> None:
        """Take a register out."""
        self._start(lambda _: self._library.registers.remove(register), lambda _: None)

    def cancel(self) -> None:
        """Give up the import that is running, and those that wait."""
        self._waiting.clear()
        self._cancelled.set()

    def _take_next(self) -> None:
        if not self._waiting:
            return
        file = self._waiting.pop(0)

        def work(report: Callable[[ImportProgress], None]) -> Imported:
            return self._library.registers.take_in(
                open_register(file, self._library), file, report, self._cancelled.is_set
            )

        self._start(work, self._say_imported, lambda progress: self._say_progress(file.name, progress))

    def _start(
        self,
        work: Callable[[Callable[[ImportProgress], None]], object],
        succeeded: Callable[[Imported], None],
        reported: Callable[[ImportProgress], None] | None = None,
    ) -> None:
        self._is_running = True

        def done(result: Imported) -> None:
            succeeded(result)
            self._go_on()
            self.changed.emit()

        self._lane.start(work, succeeded=done, failed=self._fail, reported=reported)

    def _fail(self, error: KildeError) -> None:
        if self._dialog is not None:
            self._dialog.show_error(error)
        else:
            self.failed.emit(error)
        self._go_on()

    def _go_on(self) -> None:
        self._is_running = False
        if self._dialog is not None:
            self._dialog.show_idle()
            self._list()
        self._take_next()

    def _say_progress(self, name: str, progress: ImportProgress) -> None:
        if self._dialog is not None and self._is_running:
            self._dialog.show_progress(name, progress)

    def _say_imported(self, imported: Imported) -> None:
        if self._dialog is not None:
            self._dialog.show_imported(imported)

    def _list(self) -> None:
        def show(rows: object) -> None:
            if self._dialog is not None:
                self._dialog.show_rows(tuple(rows))  # type: ignore[arg-type]

        self._lane.start(lambda _: self._library.registers.rows(), succeeded=show)

    def _ask_files(self) -> None:
        dialog = QFileDialog(self._dialog or self._window, self.tr("Import registers"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.take_in([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
