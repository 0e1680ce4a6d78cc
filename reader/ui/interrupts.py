"""The system's and the terminal's wish that the program end, heard inside Qt's event loop."""

import os
import signal

from PySide6.QtCore import QObject, QSocketNotifier, Signal

ENDING = (signal.SIGINT, signal.SIGTERM)


class Interrupts(QObject):
    """Announces that the program is to end.

    Python runs a handler only between two steps of its own, and an idle window takes none: the signal is
    therefore written into a pipe that Qt watches. Elsewhere than on Unix the system closes the window itself.
    """

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if os.name != "posix":
            return
        self._read, write = os.pipe()
        for end in (self._read, write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for one in ENDING:
            signal.signal(one, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)

    def _take(self) -> None:
        os.read(self._read, 64)
        self.came.emit()
