"""The line the reader is at, kept where it is while the text around it is set anew."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from reader.ui.hits import block_at
from reader.ui.text_map import TextMap

Place = tuple[int, float]  # the first character on screen, and how many pixels of its line are above the edge


class KeptLine:
    """Brings a place back to the top, as soon as what stands there has been written.

    Until then the old picture stays: nobody sees the text run by. A place is remembered until the reader
    scrolls, so that ten changes of the setting, each with other line breaks, do not add up to a page.
    """

    def __init__(self, view: QTextBrowser, text_map: Callable[[], TextMap], seen: Callable[[], Place]) -> None:
        self._view = view
        self._text_map = text_map
        self._seen = seen
        self._wanted: Place | None = None
        self._reached: tuple[Place, int] | None = None  # a place, and the scroll bar's value that shows it

    def current(self) -> Place:
        """Return the place to come back to."""
        if self._wanted is not None:
            return self._wanted
        if self._reached is not None and self._reached[1] == self._view.verticalScrollBar().value():
            return self._reached[0]
        return self._seen()

    def want(self, place: Place | None, *, keeps_picture: bool = False) -> None:
        """Go to `place` once it is written; None: stay at the top of what is being written."""
        self._wanted, self._reached = place, None
        self._view.setUpdatesEnabled(not keeps_picture or place is None)

    def follow(self, *, is_complete: bool) -> None:
        """Go to the place if enough of the text stands by now; called while it is being written."""
        if self._wanted is None:
            return
        if is_complete or self._text_map().written_to > self._wanted[0]:
            target = self._value_of(self._wanted)
            if is_complete or target <= self._view.verticalScrollBar().maximum():
                self._arrive(self._wanted, target)

    def go(self, place: Place) -> None:
        """Go to a place of a text that stands."""
        self._arrive(place, self._value_of(place))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the place over what lays out the whole text anew, as another width does."""
        place = self.current() if self._wanted is None and self._text_map().written_to else None
        yield
        if place is not None:
            self.go(place)

    def _arrive(self, place: Place, value: int) -> None:
        scroll_to(self._view, value)
        self._wanted, self._reached = None, (place, self._view.verticalScrollBar().value())
        self._view.setUpdatesEnabled(True)

    def _value_of(self, place: Place) -> int:
        offset, above = place
        if offset == 0 and above <= 0:  # the very top, with the room above the title
            return 0
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(self._text_map().position_of(offset))
        return self._view.verticalScrollBar().value() + round(self._view.cursorRect(cursor).top() + above)


def scroll_to(view: QTextBrowser, value: int) -> None:
    """Scroll to a height of the text, also right after another width: Qt only guesses then how high it will be.

    It guesses from what is laid out, too low where lines are long at first and short later on.
    """
    bar, height = view.verticalScrollBar(), view.viewport().height()
    is_within = block_at(view.document(), value + height).isValid()  # lays out the screen to come
    highest = value if is_within else round(view.document().size().height()) - height
    bar.setMaximum(max(bar.maximum(), highest))
    bar.setValue(value)
