"""Saving an article for others: form and contents are shown, the place is asked for, an older file is spared."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.app.copies import CopyChoices, suggested_name
from reader.app.exporting import copy_of, remember, save_export
from reader.app.library import Library
from reader.app.workshop import Workshop
from reader.model.errors import KildeError
from reader.model.export import ExportForm, Sieve
from reader.model.library import OpenArticle
from reader.ui.colour_names import Named
from reader.ui.export_words import form_name
from reader.ui.save_copy_dialog import SaveCopyDialog
from reader.ui.saving import ask_place
from reader.ui.tasks import Lane

EVERYTHING = Sieve()


class Copying(QObject):
    """Walks from the wish for a copy to the file."""

    saved = Signal(object)  # Path
    failed = Signal(KildeError)

    def __init__(self, library: Library, workshop: Workshop, lane: Lane, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._workshop = workshop  # makes PDFs
        self._lane = lane
        self._window = window
        self._form = ExportForm.HTML  # as chosen last, for the next article

    def begin(self, article: OpenArticle, names: Named = ()) -> None:
        """Show what goes into the copy, also what the reader calls the colours."""
        dialog = SaveCopyDialog(article, self._form, names, self._window)
        dialog.accepted.connect(lambda: self._ask_place(article, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_place(self, article: OpenArticle, dialog: SaveCopyDialog) -> None:
        form, choices, sieve = dialog.form(), dialog.choices(), dialog.sieve()
        self._form = form
        ask_place(
            self._window,
            self.tr("Save a copy"),
            suggested_name(article, form.suffix),
            lambda file: self.write(article, choices, file, form=form, sieve=sieve, overwrite=True),
            filters=f"{form_name(form).partition(' (')[0]} (*{form.suffix})",
        )

    def write(  # noqa: PLR0913 (what a file is made of, and where it goes)
        self,
        article: OpenArticle,
        choices: CopyChoices,
        file: Path,
        *,
        form: ExportForm = ExportForm.HTML,
        sieve: Sieve = EVERYTHING,
        overwrite: bool,
    ) -> None:
        """Write the file, off the window's thread."""

        def work(_: object) -> Path:
            copy = copy_of(article, self._library, choices, sieve)
            save_export(copy, form, file, self._workshop, overwrite=overwrite)
            remember(copy, form, self._library)
            return file

        self._lane.start(work, succeeded=self.saved.emit, failed=self.failed.emit)
