"""A backup put in the library's place while no window has it open."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from reader.app.rescue import can_come_back, restore
from reader.model.backup import Backup
from reader.model.errors import KildeError
from reader.ui.backup_list import backup_line

tr = QCoreApplication.translate


def bring_back(file: Path, backup: Backup) -> str:
    """Bring the backup back; return what there is to say of it, good or bad."""
    try:
        aside = restore(file, backup.file)
    except KildeError as error:
        return " ".join(part for part in (str(error), error.hint) if part)
    words = tr("Backups", "Your library is that of the backup again: {}.").format(backup_line(backup))
    if aside is None:
        return words
    if can_come_back(aside):
        return f"{words} {tr('Backups', 'As it was before, it is kept in {}.').format(aside.name)}"
    return f"{words} {tr('Backups', 'As it was before, damaged, it is kept in {}.').format(aside.name)}"
