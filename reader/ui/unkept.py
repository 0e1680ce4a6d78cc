"""Changes that the library did not take: to be tried again, and in the way of closing."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Signal

from reader.model.errors import KildeError


class Unkept(QObject):
    """What failed, newest wording only of each thing; a later change of the same thing that succeeds settles it."""

    changed = Signal(bool)  # whether anything is not kept

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed: dict[frozenset[Hashable], tuple[KildeError, Callable[[], None]]] = {}

    @property
    def error(self) -> KildeError | None:
        """Return what stood in the way last; None where everything is kept."""
        return next(reversed(self._failed.values()))[0] if self._failed else None

    def add(self, things: frozenset[Hashable], error: KildeError, again: Callable[[], None]) -> None:
        """Keep the change of `things` that `again` would make, in the place of earlier ones of no others."""
        self._drop(things)
        self._failed[things] = error, again
        self.changed.emit(True)

    def settle(self, things: frozenset[Hashable]) -> None:
        """Forget the changes of `things` and no others: a later one is in the library."""
        if self._drop(things):
            self.changed.emit(bool(self._failed))

    def _drop(self, things: frozenset[Hashable]) -> bool:
        before = len(self._failed)
        self._failed = {one: failed for one, failed in self._failed.items() if not one <= things}
        return len(self._failed) < before

    def try_again(self) -> None:
        """Make all of them once more, in the order in which they failed."""
        failed, self._failed = self._failed, {}
        for _, again in failed.values():
            again()
        self.changed.emit(bool(self._failed))
