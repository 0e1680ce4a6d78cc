"""The backups of a library, to choose one from."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale
from PySide6.QtWidgets import QListWidget, QWidget

from reader.model.backup import Backup

MOST_SHOWN = 8  # lines at once

tr = QCoreApplication.translate


class BackupList(QListWidget):
    """One line a backup, the newest first and chosen."""

    def __init__(self, backups: tuple[Backup, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups: tuple[Backup, ...] = ()
        self.setAccessibleName(tr("BackupList", "Backups"))
        self.setSpacing(3)
        self.show_backups(backups)

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        """Show these, as many at once as fit; the newest is chosen."""
        self._backups = backups
        self.clear()
        for backup in backups:
            self.addItem(backup_line(backup))
        self.setCurrentRow(0)
        shown = min(len(backups), MOST_SHOWN) * (self.sizeHintForRow(0) + 2 * self.spacing())
        self.setMaximumHeight(shown + 2 * self.frameWidth())

    @property
    def chosen(self) -> Backup | None:
        """Return the backup that is chosen; None where there is none."""
        return self._backups[self.currentRow()] if self._backups else None


def backup_line(backup: Backup) -> str:
    """Return when a backup was made, in the reader's time and way of writing, and how much is in it."""
    counts = backup.counts
    parts = (
        (counts.articles, tr("BackupList", "1 article"), tr("BackupList", "{} articles")),
        (counts.sources, tr("BackupList", "1 source"), tr("BackupList", "{} sources")),
        (counts.marks, tr("BackupList", "1 mark"), tr("BackupList", "{} marks")),
        (counts.notes, tr("BackupList", "1 note"), tr("BackupList", "{} notes")),
        (counts.corrections, tr("BackupList", "1 correction"), tr("BackupList", "{} corrections")),
    )
    held = ", ".join(one if number == 1 else many.format(number) for number, one, many in parts if number)
    line = f"{_moment(backup.made)} · {held or tr('BackupList', 'nothing in it')}"
    return f"{line} · {tr('BackupList', 'the library as it was')}" if backup.is_former else line


def _moment(made: datetime) -> str:
    local = QDateTime.fromSecsSinceEpoch(int(made.timestamp()))
    return QLocale().toString(local, "d MMMM yyyy HH:mm")
