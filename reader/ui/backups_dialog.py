"""The backups of the library: when each was made and what it holds, one more, and the way back to one."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from reader.model.backup import Backup
from reader.model.errors import KildeError
from reader.ui.asking import ask
from reader.ui.backup_list import BackupList, backup_line
from reader.ui.labels import plain_label


class BackupsDialog(QDialog):
    """Shows what it is given; making and bringing back is for whoever listens."""

    wanted = Signal()  # another backup, now
    restore_wanted = Signal(object)  # Backup

    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        self.intro = plain_label(
            self.tr(
                "Kilde backs your library up by itself, once an hour while something changes and when you close it, "
                "and opens and checks every copy. Of the older ones the last few stay, one a day for a week, one a "
                "week for two months."
            ),
            "soft",
        )
        self.nothing = plain_label(self.tr("There is no backup yet. “Back up now” makes one at once."))
        self.nothing.hide()
        self.backups = BackupList(())
        self.news = plain_label("", "soft")
        self.news.hide()
        place = plain_label(str(file), "soft", is_selectable=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.again = buttons.addButton(self.tr("Back up now"), QDialogButtonBox.ButtonRole.ActionRole)
        self.back = buttons.addButton(self.tr("Bring this one back…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.again.clicked.connect(self.wanted)
        self.back.clicked.connect(self._ask)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (self.intro, self.nothing, self.backups, self.news, place, buttons):
            column.addWidget(widget)
        self.back.setEnabled(False)
        self.setMinimumWidth(560)

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """Show these, newest first."""
        self.backups.show_backups(backups)
        self.backups.setVisible(bool(backups))
        self.nothing.setVisible(not backups)
        self.back.setEnabled(bool(backups))
        self.adjustSize()

    def say(self, words: str) -> None:
        """Say what became of a wish."""
        self.news.setText(words)
        self.news.setVisible(bool(words))

    def say_error(self, error: KildeError) -> None:
        """Say what went wrong, and what to try."""
        self.say(" ".join(part for part in (str(error), error.hint) if part))

    def _ask(self) -> None:
        """Ask first: what was done since stands aside then."""
        backup = self.backups.chosen
        if backup is not None:
            question = self.tr("Bring back this backup?")
            consequence = self.tr(
                "{}. Your library as it is now is kept beside it, under another name; bringing that back undoes this. "
                "Kilde opens anew."
            ).format(backup_line(backup))
            ask(self, (question, consequence, self.tr("Bring back")), lambda: self.restore_wanted.emit(backup))
