"""Closing a window with changes that are not saved."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from reader.ui.changes import Changes


class Leaving:
    """Stands in the way of closing while something is not in the library; the reader decides."""

    def __init__(self, changes: Changes, window: QWidget) -> None:
        self._changes = changes
        self._window = window
        self._gives_up = False

    def may_leave(self) -> bool:
        """Wait for what is being written; where some of it failed, ask, and tell that the window is to stay."""
        if self._gives_up or self._changes.settled():
            return True
        self._ask()
        return False

    def _ask(self) -> None:
        error, tr = self._changes.unkept.error, self._window.tr
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("Not everything is saved"))
        box.setText(tr("Your last changes are not in the library, and closing now would lose them."))
        box.setInformativeText(" ".join((str(error), error.hint)) if error is not None else "")
        again = box.addButton(tr("Try again"), QMessageBox.ButtonRole.AcceptRole)
        lose = box.addButton(tr("Close and lose them"), QMessageBox.ButtonRole.DestructiveRole)
        box.setEscapeButton(box.addButton(tr("Stay here"), QMessageBox.ButtonRole.RejectRole))
        box.setDefaultButton(again)
        then: dict[object, Callable[[], None]] = {again: self._try_again, lose: self._give_up}
        box.buttonClicked.connect(lambda button: then.get(button, _stay)())
        box.finished.connect(box.deleteLater)
        box.open()

    def _try_again(self) -> None:
        self._changes.unkept.try_again()
        self._window.close()

    def _give_up(self) -> None:
        self._gives_up = True
        self._window.close()


def _stay() -> None:
    return
