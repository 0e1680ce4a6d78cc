"""How the window stands, kept in the library's settings."""

import json
from contextlib import suppress

from PySide6.QtCore import QByteArray

from reader.app.library import Library
from reader.model.library import ArticleId
from reader.ui.tasks import Lane
from reader.ui.theme import ThemeChoice, choice_from
from reader.ui.typography import Typography, typography_from, window_size_from


class Session:
    """Reads at start-up; has written what has changed, a setting at a time, and never waits for it.

    `lane` keeps the order: of two sizes or places, the older must not be written last.
    """

    def __init__(self, library: Library, lane: Lane) -> None:
        self._library = library
        self._lane = lane
        self._kept: dict[str, str] = {}

    @property
    def geometry(self) -> QByteArray:
        """Return size and place of the window, as Qt packs them; empty the first time."""
        return _unpacked(self._library.setting("window/geometry"))

    @property
    def splitter(self) -> QByteArray:
        """Return how wide the sidebar is, as Qt packs it."""
        return _unpacked(self._library.setting("window/splitter"))

    @property
    def typography(self) -> Typography:
        """Return how the article is set."""
        return typography_from(self._library.setting("window/typography"))

    @property
    def theme(self) -> ThemeChoice:
        """Return which themes the reader has chosen."""
        return choice_from(self._library.setting("window/theme"))

    @property
    def window_size(self) -> int:
        """Return the size of the window's text."""
        return window_size_from(self._library.setting("window/text_size"))

    def keep_window(self, geometry: QByteArray, splitter: QByteArray) -> None:
        """Keep how the window stands."""
        self._keep("window/geometry", bytes(geometry.toBase64().data()).decode())
        self._keep("window/splitter", bytes(splitter.toBase64().data()).decode())

    def keep_typography(self, typography: Typography) -> None:
        """Keep how the article is set."""
        self._keep("window/typography", typography.as_json())

    def keep_theme(self, choice: ThemeChoice) -> None:
        """Keep which themes the reader has chosen."""
        self._keep("window/theme", choice.as_json())

    def keep_window_size(self, size: int) -> None:
        """Keep the size of the window's text."""
        self._keep("window/text_size", str(size))

    @property
    def where(self) -> str:
        """Return where the reader was: the way back, and the page that lay over the article."""
        return self._library.setting("window/where")

    def keep_where(self, where: str) -> None:
        """Keep where the reader is."""
        self._keep("window/where", where)

    def top_of(self, article: ArticleId) -> tuple[int, float]:
        """Return the line the reader was at in the article."""
        return top_of(article, self._library)

    def keep_top(self, article: ArticleId, top: tuple[int, float]) -> None:
        """Keep the line the reader is at."""
        self._keep(f"place/{article}", json.dumps([top[0], round(top[1], 1)]))

    def setting(self, name: str) -> str:
        """Return another setting; "" where it was never made."""
        return self._library.setting(name)

    def keep(self, name: str, value: str) -> None:
        """Keep a setting."""
        self._keep(name, value)

    def _keep(self, name: str, value: str) -> None:
        if self._kept.get(name) != value:
            self._kept[name] = value
            self._lane.start(lambda _: self._library.set_setting(name, value))


def top_of(article: ArticleId | None, library: Library) -> tuple[int, float]:
    """Return where the reader was in the article: first character on screen, pixels of its line above the edge."""
    with suppress(ValueError, TypeError):
        offset, pixels = json.loads(library.setting(f"place/{article}", "[0, 0]"))
        return max(0, int(offset)), float(pixels)
    return 0, 0.0


def _unpacked(kept: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(kept.encode()))
