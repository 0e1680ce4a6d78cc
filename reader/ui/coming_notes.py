"""Notes that are still to be added to the margin: a few in a turn, the nearest to the reader first."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from reader.model.annotation import PlacedAnnotation
from reader.ui.article_view import ArticleView
from reader.ui.note_lines import offset_of

AT_ONCE = 3  # notes that are added in the turn in which they are wanted, where no text is being written in it
A_TURN_S = 0.008  # spent on the next ones in each turn that follows: about one note


class ComingNotes(QObject):
    """Has notes added until none is left: hundreds at once would hold up the window for seconds.

    While the text is being written, only those wait their turn whose words stand by now.
    """

    def __init__(
        self, view: ArticleView, add: Callable[[PlacedAnnotation], object], added: Callable[[], object]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._add = add
        self._added = added  # called after each turn
        self._waiting: dict[str, PlacedAnnotation] = {}  # by uid
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.setInterval(0)
        self._next_turn.timeout.connect(self.add_some)

    @property
    def is_empty(self) -> bool:
        """Tell whether all notes are there."""
        return not self._waiting

    def expect(self, notes: Sequence[PlacedAnnotation]) -> None:
        """Let these be added, and no others that were waiting."""
        self._waiting = {placed.annotation.uid: placed for placed in notes}
        if self._view.is_written:
            for placed in self._ready()[:AT_ONCE]:
                self._add(self._waiting.pop(placed.annotation.uid))
        self.go_on()

    def take(self, uid: str) -> PlacedAnnotation | None:
        """Return a note that is wanted now, and need not be waited for any more."""
        return self._waiting.pop(uid, None)

    def go_on(self) -> None:
        """Add some in the next turn: more of the text may stand."""
        if self._waiting:
            self._next_turn.start()

    def add_some(self) -> None:
        """Add one at least, where the words of any stand, and the next ones in the turns that follow."""
        until = time.perf_counter() + A_TURN_S
        ready = self._ready()
        for placed in ready:
            self._add(self._waiting.pop(placed.annotation.uid))
            if time.perf_counter() > until:
                break
        if ready:
            self._added()
            self.go_on()

    def _ready(self) -> list[PlacedAnnotation]:
        """Return those whose words stand, the nearest to what is on screen first."""
        here, end = self._view.top_place()[0], self._view.text_map.written_to
        offsets = {uid: offset_of(placed) for uid, placed in self._waiting.items()}
        ready = [uid for uid, offset in offsets.items() if offset < end or self._view.is_written]
        return [self._waiting[uid] for uid in sorted(ready, key=lambda uid: abs(offsets[uid] - here))]
