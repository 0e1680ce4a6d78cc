"""Taking marks in: the file is read, what it would bring is shown, and it comes in as one step."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.app.library import Library
from reader.app.mark_files import SUFFIXES, read_marks
from reader.app.mark_imports import Preview, preview_beside
from reader.app.open import fetch_original
from reader.app.workshop import Workshop
from reader.model.errors import KildeError
from reader.model.library import ArticleId
from reader.model.original import Original
from reader.ui.changes import Changes
from reader.ui.file_dialog import FileDialog
from reader.ui.import_marks_dialog import ImportMarksDialog
from reader.ui.tasks import Lane


class MarkImporting(QObject):
    """Walks from the wish for marks to the marks."""

    article_wanted = Signal(object)  # ArticleId: it has got marks, and is not on screen
    failed = Signal(KildeError)

    def __init__(self, library: Library, workshop: Workshop, changes: Changes, lane: Lane, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._workshop = workshop
        self._changes = changes
        self._lane = lane
        self._window = window

    def ask_file(self, beside: ArticleId | None) -> None:
        """Ask which file to read marks from; those that name no article are for the one on screen."""
        dialog = FileDialog(self._window, self.tr("Import marks"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [f"{self.tr('Marks')} ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})", self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(lambda file: self.read_file(Path(file), beside))
        dialog.open()

    def read_file(self, file: Path, beside: ArticleId | None) -> None:
        """Read the file and show what it would bring."""
        self._read(lambda: fetch_original(str(file), self._library.file), beside)

    def take(self, original: Original, beside: ArticleId | None) -> None:
        """Show what a file that is here already would bring."""
        self._read(lambda: original, beside)

    def _read(self, fetch: Callable[[], Original], beside: ArticleId | None) -> None:
        def work(_: object) -> tuple[str, Preview]:
            original = fetch()
            found = read_marks(original, self._workshop.marks_worker())
            return Path(original.name).name, preview_beside(found, self._library, beside)

        self._lane.start(work, succeeded=lambda done: self._show(done[0], done[1], beside), failed=self.failed.emit)

    def _show(self, name: str, planned: Preview, beside: ArticleId | None) -> None:
        dialog = ImportMarksDialog(planned, name, self._window)
        dialog.accepted.connect(lambda: self._take_in(planned, beside, takes_notes=dialog.takes_notes.isChecked()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_in(self, planned: Preview, beside: ArticleId | None, *, takes_notes: bool) -> None:
        getting = [each.article for each in planned.imports]
        shown = beside if beside in getting else getting[0]

        def show() -> None:  # not before: it would be read as it was, and stay so on screen
            if shown != beside:
                self.article_wanted.emit(shown)

        self._changes.take_in(planned, shown, show, takes_notes=takes_notes)
