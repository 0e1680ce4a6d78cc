"""Frees what a very long article held, a little in each turn of the event loop."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from reader.model.library import OpenArticle

LONG = 600_000  # characters; the statements and mentions of fewer are gone in some milliseconds
A_TURN = 400  # cards, attributions or blocks


class LettingGo(QObject):
    """Holds the parts of articles that nobody shows any more until they are freed.

    Python frees a million words' cards, statements and blocks in one go, 0.1 s in which nothing moves, on whichever
    thread lets go of them last.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: list[object] = []
        self._next_turn = QTimer(self)
        self._next_turn.setInterval(0)
        self._next_turn.timeout.connect(self._free_some)

    def take(self, article: OpenArticle | None, now: OpenArticle | None = None) -> None:
        """Free an article that is about to be forgotten, but for what it shares with the one that is shown `now`."""
        if article is not None and len(article.reading.article.text) >= LONG:
            shown = _parts_of(now) if now is not None else ()
            for parts in _parts_of(article):
                if not any(parts is one for one in shown):
                    self._parts.extend(parts)
            self._next_turn.start()

    @property
    def is_done(self) -> bool:
        """Tell whether everything is freed."""
        return not self._parts

    def _free_some(self) -> None:
        del self._parts[-A_TURN:]
        if not self._parts:
            self._next_turn.stop()


def _parts_of(article: OpenArticle) -> Sequence[Sequence[object]]:
    reading = article.reading
    return article.cards, reading.appearances, reading.attributions, reading.article.blocks
