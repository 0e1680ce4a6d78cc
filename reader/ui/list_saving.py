"""Saving a list or a dossier: the place is asked for, an older file is spared."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.app.dossiers import dossier_name, save_dossier, whole
from reader.app.library import Library
from reader.app.source_lists import list_name, save_list
from reader.model.catalogue import ListForm, SourceRow
from reader.model.errors import KildeError
from reader.model.library import DossierForm, Profile
from reader.ui.saving import ask_place
from reader.ui.tasks import Lane


class ListSaving(QObject):
    """Walks from the wish for a file to the file."""

    saved = Signal(object)  # Path
    failed = Signal(KildeError)

    def __init__(self, library: Library, lane: Lane, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._lane = lane
        self._window = window

    def ask_for_list(self, rows: Sequence[SourceRow], form: ListForm) -> None:
        """Ask where a list of sources is to go, then write it."""
        name = list_name(form)
        ask_place(
            self._window,
            self.tr("Save the list of sources"),
            name,
            lambda file: self.write_list(rows, form, file, overwrite=True),
        )

    def ask_for_dossier(self, profile: Profile, form: DossierForm) -> None:
        """Ask where a dossier is to go, then write it."""
        name = dossier_name(profile, form)
        ask_place(
            self._window,
            self.tr("Save the dossier"),
            name,
            lambda file: self.write_dossier(profile, form, file, overwrite=True),
        )

    def write_list(self, rows: Sequence[SourceRow], form: ListForm, file: Path, *, overwrite: bool) -> None:
        """Write the list, off the window's thread."""
        records_of = self._library.catalogue.source_records
        self._write(file, lambda: save_list(records_of(rows), form, file, overwrite=overwrite))

    def write_dossier(self, profile: Profile, form: DossierForm, file: Path, *, overwrite: bool) -> None:
        """Write the dossier, off the window's thread."""
        self._write(file, lambda: save_dossier(whole(self._library, profile), form, file, overwrite=overwrite))

    def _write(self, file: Path, work: Callable[[], None]) -> None:
        self._lane.start(lambda _: work(), succeeded=lambda _: self.saved.emit(file), failed=self.failed.emit)
