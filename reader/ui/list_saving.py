"""Saving a list of sources: the place is asked for, an older file is spared."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.app.library import Library
from reader.app.source_lists import list_name, save_list
from reader.model.catalogue import ListForm, SourceRow
from reader.model.errors import KildeError
from reader.ui.tasks import Lane


class ListSaving(QObject):
    """Walks from the wish for a list to the file."""

    saved = Signal(object)  # Path
    failed = Signal(KildeError)

    def __init__(self, library: Library, lane: Lane, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._lane = lane
        self._window = window

    def ask_place(self, rows: Sequence[SourceRow], form: ListForm) -> None:
        """Ask where the list is to go, then write it."""
        dialog = QFileDialog(self._window, self.tr("Save the list of sources"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        name = list_name(form)
        dialog.setDefaultSuffix(name.split(".", 1)[1])
        dialog.selectFile(name)
        # The dialog has asked before it names a file that exists.
        dialog.fileSelected.connect(lambda file: self.write(rows, form, Path(file), overwrite=True))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, rows: Sequence[SourceRow], form: ListForm, file: Path, *, overwrite: bool) -> None:
        """Write the list, off the window's thread."""

        def work(_: object) -> Path:
            save_list(self._library.catalogue.source_records(rows), form, file, overwrite=overwrite)
            return file

        self._lane.start(work, succeeded=self.saved.emit, failed=self.failed.emit)
