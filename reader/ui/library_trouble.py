"""What the window shows where the library cannot be opened: what is wrong, and the ways on."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.app.housekeeping import list_backups
from reader.app.rescue import restore, start_anew
from reader.model.backup import Backup
from reader.model.errors import KildeError, LibraryDamagedError, LibraryError
from reader.ui.backup_list import BackupList
from reader.ui.labels import plain_label


class LibraryTrouble(QDialog):
    """Accepted once it makes sense to open the library again; rejected where the reader gives up for now.

    Only a damaged library is ever moved, and never deleted; a newer, busy or unreachable one is left as it is.
    Of its backups the reader chooses one, by date and by how much is in it.
    """

    def __init__(self, file: Path, error: LibraryError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kilde")
        self._file = file
        title = plain_label(self.tr("Your library could not be opened"), "title", is_selectable=True)
        backups = list_backups(file) if isinstance(error, LibraryDamagedError) else ()
        self.words = plain_label(self._said(error, has_backups=bool(backups)), is_selectable=True)
        place = plain_label(str(file), "soft", is_selectable=True)
        row = QHBoxLayout()
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        for widget in (title, self.words, place):
            column.addWidget(widget)
        self.ways: dict[str, QPushButton] = {}
        if isinstance(error, LibraryDamagedError):
            self._offer_backups(backups, column, row)
            self._add(row, "anew", self.tr("Start with a new library"))
        else:
            self._add(row, "again", self.tr("Try again"))
        self._add(row, "quit", self.tr("Quit"))
        column.addSpacing(8)
        column.addLayout(row)
        self.setMinimumWidth(560)
        if isinstance(error, LibraryDamagedError) and not backups:  # it may be a file that was named by mistake
            self.ways["quit"].setFocus()

    def _said(self, error: LibraryError, *, has_backups: bool) -> str:
        """Return what is wrong and what can be done about it here; the error's own hint is for a terminal, too."""
        if not isinstance(error, LibraryDamagedError):
            hint = error.hint
        elif has_backups:
            hint = self.tr("It is kept as it is. Go on with one of its backups, or with a new library.")
        else:
            hint = self.tr("There is no backup of it. A new library leaves it as it is, under another name.")
        return " ".join(part for part in (str(error), hint) if part)

    def _offer_backups(self, backups: tuple[Backup, ...], column: QVBoxLayout, row: QHBoxLayout) -> None:
        self.backups = BackupList(backups)
        if not backups:
            return
        column.addWidget(plain_label(self.tr("Its backups, the newest first:")))
        column.addWidget(self.backups)
        self._add(row, "restore", self.tr("Bring back this backup"))

    def _add(self, row: QHBoxLayout, way: str, words: str) -> None:
        button = QPushButton(words)
        button.clicked.connect(lambda: self._go(way))
        row.addWidget(button)
        self.ways[way] = button

    def _go(self, way: str) -> None:
        if way == "quit":
            self.reject()
            return
        try:
            if way == "restore" and (chosen := self.backups.chosen) is not None:
                restore(self._file, chosen.file)
            elif way == "anew":
                start_anew(self._file)
        except KildeError as error:
            self.words.setText(" ".join(part for part in (str(error), error.hint) if part))
        else:
            self.accept()
