"""How the program looks: theme, fonts and drawings together, and the stylesheet they make."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QScrollBar

from reader.ui.article_style import Setting
from reader.ui.fonts import load_fonts
from reader.ui.hyphens import Hyphens
from reader.ui.icons import Icons
from reader.ui.pictures import limit_allocation
from reader.ui.stylesheet import palette, stylesheet
from reader.ui.theme import Scheme, Theme, ThemeChoice, ThemeFollower
from reader.ui.typography import USUAL, WINDOW_SIZE, Typography


class Look(QObject):
    """Dresses the application, and again when the system goes from day to night."""

    changed = Signal(object)  # Theme
    resized = Signal(float)  # how many times its usual size the window's text is

    def __init__(self, resources: Path, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._style_folder = resources / "style"
        self._application = application
        self.fonts = load_fonts(resources / "fonts")
        self.icons = Icons(resources / "icons")
        self._window_size = WINDOW_SIZE.least
        self._is_bare = False
        self._hyphens = Hyphens(resources / "hyphenation")
        self._follower = ThemeFollower(self._style_folder, application.styleHints(), self)
        self._follower.changed.connect(self._change)
        limit_allocation()
        application.setStyle("Fusion")
        self._dress()

    @property
    def theme(self) -> Theme:
        """Return the theme of the hour."""
        return self._follower.current

    @property
    def choice(self) -> ThemeChoice:
        """Return which themes the reader has chosen."""
        return self._follower.choice

    def choose(self, choice: ThemeChoice) -> None:
        """Dress in the theme that the reader wants."""
        self._follower.choose(choice)

    @property
    def window_size(self) -> int:
        """Return the size in pixels of all text but the article's."""
        return self._window_size

    @property
    def scale(self) -> float:
        """Return how many times its usual size that text is."""
        return self._window_size / WINDOW_SIZE.least

    def resize(self, window_size: int) -> None:
        """Set all text but the article's in this size."""
        if window_size != self._window_size:
            self._window_size = window_size
            self.icons.scale = self.scale
            self._dress_anew()
            self.resized.emit(self.scale)

    def theme_of(self, scheme: Scheme) -> Theme:
        """Return the colours of a theme, to show what it looks like."""
        return self._follower.theme(scheme)

    def setting(self, typography: Typography = USUAL) -> Setting:
        """Return what the article's column is set with."""
        return Setting(self.theme, self.fonts, typography, self._hyphens)

    @contextmanager
    def bare(self) -> Iterator[None]:
        """Take the stylesheet off while a window is built, and dress it when it stands.

        Qt measures a widget for the stylesheet again with every parent that it is given: that took 20 of the 60 ms
        in which a window is built.
        """
        self._is_bare = True
        self._application.setStyleSheet("")
        try:
            yield
        finally:
            self._is_bare = False
            self._dress()

    def _change(self, theme: Theme) -> None:
        self._dress_anew()
        self.changed.emit(theme)

    def _dress_anew(self) -> None:
        """Dress what is on screen, and leave it where it was scrolled to: without a stylesheet lists are shorter."""
        bars = [bar for bar in self._application.allWidgets() if isinstance(bar, QScrollBar)]
        places = [(bar, bar.value()) for bar in bars]
        self._dress()
        for bar, value in places:
            bar.setValue(value)

    def _dress(self) -> None:
        if self._is_bare:
            return
        self._application.setPalette(palette(self.theme))
        # Emptied first: Qt goes through every widget that it has measured for the stylesheet before, and may have kept
        # one that is deleted by now, which ended the program. A stylesheet set anew goes through those that are there.
        self._application.setStyleSheet("")
        self._application.setStyleSheet(stylesheet(self.theme, self.fonts, self._style_folder, self.scale))
