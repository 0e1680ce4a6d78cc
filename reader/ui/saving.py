"""Where a file is to go: asked for with a name proposed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from reader.ui.file_dialog import FileDialog


def ask_place(window: QWidget, title: str, name: str, write: Callable[[Path], None], *, filters: str = "") -> None:
    """Ask where a file like `name` is to go, then `write` it; the dialog has asked before it names one that exists."""
    dialog = FileDialog(window, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if filters:
        dialog.setNameFilter(filters)
    dialog.setDefaultSuffix(name.rsplit(".", 1)[1])
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: write(Path(file)))
    dialog.open()
