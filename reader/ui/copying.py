"""Saving an annotated copy: what goes in is shown, the place is asked for, an older file is spared."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.app.copies import CopyChoices, original_to_send, save_copy, suggested_name
from reader.app.library import Library
from reader.model.copy import Assessment
from reader.model.errors import KildeError
from reader.model.library import OpenArticle
from reader.ui.colour_names import Named
from reader.ui.save_copy_dialog import SaveCopyDialog
from reader.ui.saving import ask_place
from reader.ui.tasks import Lane


class Copying(QObject):
    """Walks from the wish for a copy to the file."""

    saved = Signal(object)  # Path
    failed = Signal(KildeError)

    def __init__(self, library: Library, lane: Lane, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._lane = lane
        self._window = window

    def begin(self, article: OpenArticle, names: Named = ()) -> None:
        """Show what goes into the copy, also what the reader calls the colours."""
        dialog = SaveCopyDialog(article, names, self._window)
        dialog.accepted.connect(lambda: self._ask_place(article, dialog.choices()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_place(self, article: OpenArticle, choices: CopyChoices) -> None:
        ask_place(
            self._window,
            self.tr("Save a copy"),
            suggested_name(article),
            lambda file: self.write(article, choices, file, overwrite=True),
            filters=self.tr("Annotated copy (*.html)"),
        )

    def write(self, article: OpenArticle, choices: CopyChoices, file: Path, *, overwrite: bool) -> None:
        """Write the copy, off the window's thread."""

        def work(_: object) -> Path:
            assessments = self._assessments(article) if choices.assessments else ()
            sent = article
            if not choices.corrections and article.id is not None:  # cards may be joined without a correction too
                sent = self._library.uncorrected(article.id)
            original = original_to_send(article, self._library) if choices.original_page else None
            copy = save_copy(
                sent, self._library.uid, assessments, file, choices, original=original, overwrite=overwrite
            )
            self._library.remember_copy(copy)
            return file

        self._lane.start(work, succeeded=self.saved.emit, failed=self.failed.emit)

    def _assessments(self, article: OpenArticle) -> tuple[Assessment, ...]:
        sources = [card.source_id for card in article.cards if card.source_id is not None]
        return tuple(one for source in sources for one in self._library.profile(source).assessments)
