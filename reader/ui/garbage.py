"""Garbage is collected while the reader rests: Python would do so in the midst of what comes in."""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer

REST_MS = 2000  # without an event: nobody scrolls or types
ENOUGH = 10  # smaller collections, each of thousands of objects, since all were looked through: Python's own measure
NEVER = 1 << 30


class Collector(QObject):
    """Looks through all objects once there is enough and nothing happens; the young ones are left to Python.

    Python looks through all of them whenever they have become a quarter more, on whichever thread made the last one,
    and everything waits: a dozen times, up to 0.4 s each, as the cards of a million words come in. What comes in are
    tuples of tuples, which go without being looked for; only windows and their parts hold one another.
    """

    def __init__(self, parent: QObject | None = None, *, rest_ms: int = REST_MS) -> None:
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest_ms)
        self._rest.timeout.connect(gc.collect)

    def begin(self) -> None:
        """Collect from now on. What was made so far lives as long as the window, and is not looked through."""
        gc.freeze()
        gc.set_threshold(*gc.get_threshold()[:2], NEVER)
        gc.enable()
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._wait)

    def _wait(self) -> None:
        """Begin to wait anew: everything that happened until now has been done."""
        if gc.get_count()[2] >= ENOUGH:
            self._rest.start()
