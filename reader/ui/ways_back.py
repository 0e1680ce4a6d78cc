"""What takes back what was done on a page, and makes it again, as long as the reader is there."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class WayBack:
    """Something done, and the two ways from it."""

    words: str  # what was done
    take_back: Callable[[], None]
    make_again: Callable[[], None]
    stands: bool = True  # it is not taken back


class WaysBack:
    """Each thing is taken back once, by its own button or by Ctrl+Z, whichever comes first; and can be made again."""

    def __init__(self) -> None:
        self._done: list[WayBack] = []
        self._taken_back: list[WayBack] = []

    def add(self, way: WayBack) -> Callable[[], None]:
        """Return what its button does; until then Ctrl+Z does the same. What was taken back before stays so."""
        self._done.append(way)
        self._taken_back.clear()
        return lambda: self._take_back(way)

    def go_last(self) -> bool:
        """Take back what was done last; tell whether there was anything."""
        if not self._done:
            return False
        self._take_back(self._done[-1])
        return True

    def go_again(self) -> bool:
        """Make again what was taken back last; tell whether there was anything."""
        if not self._taken_back:
            return False
        way = self._taken_back.pop()
        self._done.append(way)
        way.stands = True
        way.make_again()
        return True

    def forget(self) -> None:
        """Leave what was done to its buttons: the reader has gone elsewhere."""
        self._done.clear()
        self._taken_back.clear()

    def _take_back(self, way: WayBack) -> None:
        if way.stands:
            way.stands = False
            if way in self._done:  # else it was forgotten, and its button alone is left
                self._done.remove(way)
                self._taken_back.append(way)
            way.take_back()
