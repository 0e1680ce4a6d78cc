"""What other programs did to the library: registers that the command line brought up to date."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal

from reader.ui.tasks import Lane


class Outside(QObject):
    """Looks whether the registers are still those that the cards were made by.

    When the reader comes back to the window, and when a profile is opened: that asks the registers anew, and must
    not say otherwise than the card.
    """

    changed = Signal()  # the registers answer otherwise than before

    def __init__(self, state: Callable[[], str], lane: Lane, window: QObject) -> None:
        super().__init__(window)
        self._state = state
        self._lane = lane
        self._known: str | None = None
        window.installEventFilter(self)

    def look(self) -> None:
        """Ask for the state of the registers, and announce another one than before."""
        self._lane.start(lambda _: self._state(), succeeded=self._compare)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look when the reader comes back from another program."""
        if event.type() is QEvent.Type.WindowActivate:
            self.look()
        return False

    def _compare(self, state: str) -> None:
        known, self._known = self._known, state
        if known not in (None, state):
            self.changed.emit()
