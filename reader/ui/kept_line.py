"""The line the reader is at, kept where it is while the text around it is set anew."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QPixmap, QTextBlock, QTextCursor
from PySide6.QtWidgets import QLabel, QTextBrowser

from reader.ui.hits import block_at
from reader.ui.mapped_text import MappedText

Place = tuple[int, float]  # the first character on screen, and how many pixels of its line are above the edge

FAR = 30_000  # characters above a place from which they are laid out in several turns: 300,000 take 0.1 s
A_TURN = 15_000  # characters


class KeptLine:
    """Brings a place back to the top, as soon as what stands there has been written.

    Until then the old picture stays: nobody sees the text run by. A place is remembered until the reader
    scrolls, so that ten changes of the setting, each with other line breaks, do not add up to a page.
    """

    def __init__(
        self,
        view: MappedText,
        picture: Callable[[], QPixmap],
        settled: Callable[[], object],
    ) -> None:
        self._view = view
        self._draw = picture
        self._settled = settled  # called when another width is laid out as far as the place
        self.is_settling = False  # another width is being laid out: to ask where something stands would do it at once
        self._laid_out = 0  # positions, of that
        self._picture: QLabel | None = None  # lies over the text meanwhile
        self._next_turn = QTimer(view)
        self._next_turn.setSingleShot(True)
        self._next_turn.timeout.connect(self._approach)
        self._wanted: Place | None = None
        self._reached: tuple[Place, int] | None = None  # a place, and the scroll bar's value that shows it

    def current(self) -> Place:
        """Return the place to come back to."""
        if self._wanted is not None:
            return self._wanted
        if self._reached is not None and self._reached[1] == self._view.verticalScrollBar().value():
            return self._reached[0]
        return self._view.first_seen()

    def want(self, place: Place | None, *, keeps_picture: bool = False) -> None:
        """Go to `place` once it is written; None: stay at the top of what is being written."""
        self._stop_settling()
        self._wanted, self._reached = place, None
        self._view.setUpdatesEnabled(not keeps_picture or place is None)

    def follow(self, *, is_complete: bool) -> None:
        """Go to the place if enough of the text stands by now; called while it is being written."""
        if self._wanted is None:
            return
        if is_complete or self._view.text_map.written_to > self._wanted[0]:
            target = self._value_of(self._wanted)
            if is_complete or target <= self._view.verticalScrollBar().maximum():
                self._arrive(self._wanted, target)

    def go(self, place: Place) -> None:
        """Go to a place of a text that stands."""
        self._arrive(place, self._value_of(place))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the place over what lays out the whole text anew, as another width does."""
        place = self.current() if self._wanted is None and self._view.text_map.written_to else None
        yield
        if place is not None:
            self.go(place)

    @contextmanager
    def held_in_width(self) -> Iterator[None]:
        """Keep the place over another width; far down in the text the old picture stays while it is laid out.

        Qt lays out at once whatever lies above the scroll bar's value, which is set back to 0 therefore.
        """
        self._laid_out = 0
        if self._wanted is not None or self._block_of(self.current()).position() < FAR:
            with self.held():
                yield
            return
        self.want(self.current())
        self.is_settling, self._picture = True, _laid_over(self._view, self._draw())
        self._view.viewport().setUpdatesEnabled(False)
        bar = self._view.verticalScrollBar()
        with QSignalBlocker(bar):
            bar.setValue(0)
        yield
        self._approach()

    def give_up(self) -> None:
        """Go nowhere: while another width was being laid out, the reader has gone elsewhere."""
        if self.is_settling:
            self.want(None)
            self._settled()

    def _stop_settling(self) -> bool:
        """Show the text itself again; tell whether a picture lay over it."""
        was_settling, self.is_settling = self.is_settling, False
        self._next_turn.stop()
        if self._picture is not None:
            self._view.viewport().setUpdatesEnabled(True)
            self._picture.hide()
            self._picture.deleteLater()
            self._picture = None
        return was_settling

    def _approach(self) -> None:
        """Lay out some more of another width, and go to the place once it stands."""
        if self._wanted is not None and self._is_laid_out(self._wanted):
            self.go(self._wanted)
        elif self._wanted is not None:
            self._laid_out = min(self._laid_out + A_TURN, self._block_of(self._wanted).position())
            document = self._view.document()
            document.documentLayout().blockBoundingRect(document.findBlock(self._laid_out))  # lays out as far as that
            self._next_turn.start()

    def _is_laid_out(self, place: Place) -> bool:
        return self._block_of(place).layout().lineCount() > 0

    def _block_of(self, place: Place) -> QTextBlock:
        return self._view.document().findBlock(self._view.text_map.position_of(place[0]))

    def _arrive(self, place: Place, value: int) -> None:
        scroll_to(self._view, value)
        self._wanted, self._reached = None, (place, self._view.verticalScrollBar().value())
        self._view.setUpdatesEnabled(True)
        if self._stop_settling():
            self._settled()

    def _value_of(self, place: Place) -> int:
        offset, above = place
        if offset == 0 and above <= 0:  # the very top, with the room above the title
            return 0
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(self._view.text_map.position_of(offset))
        return self._view.verticalScrollBar().value() + round(self._view.cursorRect(cursor).top() + above)


def _laid_over(view: QTextBrowser, drawn: QPixmap) -> QLabel:
    """Lay a picture of the text over it: in another size it is empty until it is painted."""
    viewport, picture = view.viewport(), QLabel(view)
    picture.setPixmap(drawn)
    picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    picture.adjustSize()
    picture.move(viewport.pos())
    picture.lower()
    viewport.lower()  # the notes stay over both
    picture.show()
    return picture


def scroll_to(view: QTextBrowser, value: int) -> None:
    """Scroll to a height of the text, also right after another width: Qt only guesses then how high it will be.

    It guesses from what is laid out, too low where lines are long at first and short later on.
    """
    bar, height = view.verticalScrollBar(), view.viewport().height()
    is_within = block_at(view.document(), value + height).isValid()  # lays out the screen to come
    highest = value if is_within else round(view.document().size().height()) - height
    bar.setMaximum(max(bar.maximum(), highest))
    bar.setValue(value)
