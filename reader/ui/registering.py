"""Registers in and out of the library, at the reader's wish: one after the other, off the window's thread."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.app.importing import Imported, ImportProgress, cancelled
from reader.app.register_file import RegisterFiles
from reader.app.register_process import RegisterProcess
from reader.model.entry import RecordChange, RegisterRow
from reader.model.errors import KildeError
from reader.register.mapping import Mapping
from reader.register.question import NeedsMapping
from reader.ui.asking import ask
from reader.ui.changes_dialog import ChangesDialog
from reader.ui.file_dialog import FileDialog
from reader.ui.look import Look
from reader.ui.mapping_dialog import MappingDialog
from reader.ui.registers_dialog import Outcome, RegistersDialog
from reader.ui.shown_text import shown
from reader.ui.tasks import Lane

Report = Callable[[ImportProgress], None]


class Registering(QObject):
    """Walks from the wish for a register to the answer; closing the dialog lets an import go on.

    `importers` has one thread, so that registers come in one after the other; `lookers` list what is there.
    """

    changed = Signal()  # the registers answer otherwise than before
    failed = Signal(KildeError)  # where no dialog is open to say it

    def __init__(self, files: RegisterFiles, importers: Lane, lookers: Lane, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._files = files
        self._registers = files.registers
        self._importers = importers
        self._lookers = lookers
        self._look = look
        self._window = window
        self._dialog: RegistersDialog | None = None
        self._waiting: list[Path] = []
        self._given_up: list[Path] = []  # that waited behind an import which was cancelled
        self._outcomes: list[Outcome] = []  # since the reader last asked for something, each file's
        self._running: Path | None = None
        self._is_busy = False
        self._cancelled = Event()

    def show_registers(self) -> None:
        """Show what is in the library, and what is coming in."""
        if self._dialog is None:
            self._dialog = dialog = RegistersDialog(self._look.theme, self._look.icons, self._window)
            dialog.files_wanted.connect(self._ask_files)
            dialog.update_wanted.connect(self.update_registers)
            dialog.changes_wanted.connect(self._look_up_changes)
            dialog.removal_wanted.connect(lambda register: self._ask_removal(dialog, register))
            dialog.cancel_wanted.connect(self.cancel)
            dialog.finished.connect(self._forget_dialog)
            self._look.changed.connect(dialog.set_theme)
            dialog.show_news(self._outcomes)
            self._list()
        self._dialog.show()
        self._dialog.raise_()

    def take_in(self, files: Sequence[Path]) -> None:
        """Import these files, after those that are waiting."""
        self._forget_outcomes()
        self._waiting += files
        self._go_on()

    def update_registers(self, rows: Sequence[RegisterRow]) -> None:
        """Read again the files that these registers came from."""
        self.take_in([Path(row.file) for row in rows if row.file is not None])

    def remove(self, register: str) -> None:
        """Take a register out."""
        self._forget_outcomes()
        self._start(lambda _: self._registers.remove(register), lambda _: None)

    def _ask_removal(self, dialog: RegistersDialog, register: str) -> None:
        """Ask first: nothing brings a register back but its file, and what was looked up on the web has none."""
        what = self.tr("What it says goes from cards and profiles, also what its earlier editions said.")
        title = self.tr("Remove {}?").format(shown(register))
        ask(dialog, (title, what, self.tr("Remove")), lambda: self.remove(register))

    def cancel(self) -> None:
        """Give up the import that is running, and those that wait."""
        self._given_up += self._waiting
        self._waiting.clear()
        self._cancelled.set()

    def _go_on(self) -> None:
        """Begin with the next file, where nothing is under way."""
        if self._waiting and not self._is_busy:
            file = self._waiting.pop(0)
            self._read(file, lambda: self._files.open(file, self._cancelled.is_set))

    def _read(self, file: Path, open_file: Callable[[], RegisterProcess]) -> None:
        self._running = file
        self._cancelled.clear()

        def work(report: Report) -> Imported:
            with open_file() as register:
                return self._registers.take_in(register, file, report, self._cancelled.is_set)

        self._start(work, self._say, self._say_progress)

    def _start(
        self,
        work: Callable[[Report], object],
        succeeded: Callable[[Imported], None],
        reported: Report | None = None,
    ) -> None:
        self._is_busy = True

        def done(result: Imported) -> None:
            succeeded(result)
            self._end()
            self.changed.emit()

        self._importers.start(work, succeeded=done, failed=self._fail, reported=reported, broke=self._end)

    def _end(self) -> None:
        self._is_busy = False
        for file in self._given_up:
            self._say(cancelled(file.name))
        self._given_up.clear()
        if self._dialog is not None:
            self._dialog.show_idle()
            self._list()
        self._go_on()

    def _fail(self, error: KildeError) -> None:
        if isinstance(error, NeedsMapping) and self._running is not None:
            self._ask_columns(self._running, error)
            return
        self._say(error)
        if self._dialog is None:
            self.failed.emit(error)
        self._end()

    def _ask_columns(self, file: Path, question: NeedsMapping) -> None:
        """Ask what a table's columns mean; what else was to come in waits for the answer."""

        def read(mapping: Mapping) -> None:
            self._read(file, lambda: self._files.open_table(file, question, mapping, self._cancelled.is_set))

        dialog = MappingDialog(file.name, question, self._window)
        dialog.explained.connect(read)
        dialog.rejected.connect(self._end)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say_progress(self, progress: ImportProgress) -> None:
        if self._dialog is not None and self._is_busy and self._running is not None:
            self._dialog.show_progress(self._running.name, progress)

    def _say(self, outcome: Outcome) -> None:
        """Say what became of a file below what became of those before it; kept for a dialog that is opened later."""
        self._outcomes.append(outcome)
        if self._dialog is not None:
            self._dialog.show_news(self._outcomes)

    def _forget_outcomes(self) -> None:
        if not self._is_busy:
            self._outcomes.clear()
            if self._dialog is not None:
                self._dialog.show_news(())

    def _look_up_changes(self, row: RegisterRow) -> None:
        self._lookers.start(
            lambda _: self._registers.changes(row.edition.register),
            succeeded=lambda changes: self._show_changes(row, changes),
        )

    def _show_changes(self, row: RegisterRow, changes: Sequence[RecordChange]) -> None:
        if self._dialog is not None:
            dialog = ChangesDialog(row, changes, self._look, self._dialog)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _list(self) -> None:
        self._lookers.start(lambda _: self._registers.rows(), succeeded=self._show_rows)

    def _show_rows(self, rows: Sequence[RegisterRow]) -> None:
        if self._dialog is not None:
            self._dialog.show_rows(rows)

    def _ask_files(self) -> None:
        dialog = FileDialog(self._dialog or self._window, self.tr("Import registers"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.take_in([Path(name) for name in names]))
        dialog.open()

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
