"""What waits for the reader's answer to a question."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu


def put_off(act: Callable[[], None], owner: QObject) -> bool:
    """Close an open menu, and do it after the dialog that is open; False where there is none: nothing is done."""
    menu, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
    if isinstance(menu, QMenu):
        menu.close()
    if not isinstance(dialog, QDialog):
        return False
    dialog.finished.connect(lambda _: QTimer.singleShot(0, owner, act))  # by then the answer is taken
    return True
