"""The dialog that asks which file to open."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.ui.file_dialog import FileDialog

tr = QCoreApplication.translate


def open_dialog(window: QWidget) -> QFileDialog:
    """Return the dialog, of one file that is there: an article, or marks that others made."""
    dialog = FileDialog(window, tr("MainWindow", "Open an article"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [
            tr("MainWindow", "Articles (*.html *.htm *.mhtml *.mht *.pdf *.epub *.md *.txt *.gz)"),
            tr("MainWindow", "Marks (*.jsonld *.annotations *.ann *.json *.csv)"),
            tr("MainWindow", "All files (*)"),
        ]
    )
    return dialog
