"""What takes back what was done on a page, as long as the reader is there."""

from collections.abc import Callable


class WaysBack:
    """Each way is gone once: by its own button or by Ctrl+Z, whichever comes first."""

    def __init__(self) -> None:
        self._ways: list[Callable[[], None]] = []

    def add(self, take_back: Callable[[], None]) -> Callable[[], None]:
        """Return what its button does; until then Ctrl+Z does the same."""
        left = [take_back]

        def once() -> None:
            if once in self._ways:
                self._ways.remove(once)
            if left:
                left.pop()()

        self._ways.append(once)
        return once

    def go_last(self) -> bool:
        """Take back what was done last; tell whether there was anything."""
        if not self._ways:
            return False
        self._ways[-1]()
        return True

    def forget(self) -> None:
        """Leave what was done to its buttons: the reader has gone elsewhere."""
        self._ways.clear()
