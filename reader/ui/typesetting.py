"""How the article is set and in which colours: what the reader chooses is shown at once and kept."""

from typing import Any

from PySide6.QtCore import QObject

from reader.ui.browse import Browse
from reader.ui.late import late
from reader.ui.look import Look
from reader.ui.session import Session
from reader.ui.theme import Theme, ThemeChoice
from reader.ui.typography import WINDOW_SIZE, Typography
from reader.ui.window_body import WindowBody


class Typesetting(QObject):
    """Dresses the window's parts anew, and keeps the choice for the next time."""

    def __init__(self, look: Look, session: Session, body: WindowBody, browse: Browse) -> None:
        super().__init__(body)
        self._look = look
        self._session = session
        self._body = body
        self._browse = browse
        self._panel: Any = None  # made when it is first wanted
        look.changed.connect(self._change_theme)
        look.resized.connect(self._change_scale)
        body.set_scale(look.scale)

    @property
    def typography(self) -> Typography:
        """Return how the article is set."""
        return self._body.pane.view.setting.typography

    @property
    def panel(self) -> Any:
        """Return the panel of choices, made when it is first needed."""
        if self._panel is None:
            self._panel = late("reader.ui.type_panel", "TypePanel")(self._look, self._body)
            self._panel.typography_chosen.connect(self.choose)
            self._panel.theme_chosen.connect(self.choose_theme)
            self._panel.window_size_chosen.connect(self.choose_window_size)
        return self._panel

    def show_panel(self) -> None:
        """Open the panel under its button."""
        self.panel.show_choices(self.typography, self._look.choice)
        self.panel.open_under(self._body.type_button)

    def resize(self, step: int) -> None:
        """Set the article larger or smaller; 0 sets it as it was at first."""
        self.choose(self.typography.resized(step))

    def resize_window(self, step: int) -> None:
        """Set everything but the article larger or smaller; 0 sets it as it was at first."""
        size = self._look.window_size + step if step else WINDOW_SIZE.least
        self.choose_window_size(max(WINDOW_SIZE.least, min(WINDOW_SIZE.most, size)))

    def choose(self, typography: Typography) -> None:
        """Set the article so from now on."""
        if typography != self.typography:
            self._body.pane.set_setting(self._look.setting(typography))
            self._session.keep_typography(typography)

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Show the window in these colours from now on."""
        self._look.choose(choice)
        self._session.keep_theme(choice)

    def choose_window_size(self, size: int) -> None:
        """Set all text but the article's in this size from now on."""
        self._look.resize(size)
        self._session.keep_window_size(size)

    def _change_scale(self, scale: float) -> None:
        self._draw(self._look.theme)  # the drawings grow with the words beside them
        self._body.set_scale(scale)

    def _draw(self, theme: Theme) -> None:
        for part in (self._body.top_bar, self._body.sidebar, self._browse, self._body.message_bar):
            part.set_theme(theme)

    def _change_theme(self, theme: Theme) -> None:
        self._draw(theme)
        self._body.pane.set_setting(self._look.setting(self.typography))
