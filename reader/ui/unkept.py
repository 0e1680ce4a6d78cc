"""Changes that the library did not take: to be tried again, and in the way of closing."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Signal

from reader.model.errors import KildeError


class Unkept(QObject):
    """What failed, newest wording only of each thing; a later change of the same thing that succeeds settles it."""

    changed = Signal(bool)  # whether anything is not kept

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed: dict[Hashable, tuple[KildeError, Callable[[], None]]] = {}

    @property
    def error(self) -> KildeError | None:
        """Return what stood in the way last; None where everything is kept."""
        return next(reversed(self._failed.values()))[0] if self._failed else None

    def add(self, thing: Hashable, error: KildeError, again: Callable[[], None]) -> None:
        """Keep the change of `thing` that `again` would make."""
        self._failed.pop(thing, None)
        self._failed[thing] = error, again
        self.changed.emit(True)

    def settle(self, thing: Hashable) -> None:
        """Forget the change of `thing`: a later one is in the library."""
        if self._failed.pop(thing, None) is not None:
            self.changed.emit(bool(self._failed))

    def try_again(self) -> None:
        """Make all of them once more, in the order in which they failed."""
        failed, self._failed = self._failed, {}
        for _, again in failed.values():
            again()
        self.changed.emit(bool(self._failed))
