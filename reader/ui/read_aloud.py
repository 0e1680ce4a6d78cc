"""Reading aloud, as the window has it: its actions, and why they are grey where nothing can speak."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut

from reader.model.library import OpenArticle
from reader.ui.icons import Icons
from reader.ui.late import late
from reader.ui.manner import speed_words
from reader.ui.message_bar import Line
from reader.ui.reading_pane import ReadingPane
from reader.ui.session import Session

NAMES = ("aloud", "aloud here", "aloud next", "aloud previous", "quicker", "slower", "aloud place", "aloud stop")
LOOKED_AFTER_MS = 500  # what there is to speak with is looked for once the article stands

_BEGINNING = NAMES[:2]


class ReadAloud(QObject):
    """Makes what reads when it is first wanted, and lets the window's actions follow it."""

    said = Signal(str)  # in passing
    explained = Signal(str)  # why it is silent
    speaker_picked = Signal(int)  # card

    def __init__(self, pane: ReadingPane, session: Session, icons: Icons, lines: Sequence[Line]) -> None:
        super().__init__(pane)
        self._pane = pane
        self._session = session
        self._icons = icons
        self._lines = lines  # that stand over the foot of the text, where the bar comes
        self._aloud: Any = None
        self._actions: Mapping[str, QAction] = {}
        self._tips: dict[str, str] = {}
        self._why = ""  # nothing can be read
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOKED_AFTER_MS)
        self._look.timeout.connect(self._find_reason)
        pane.view.menu_asked.connect(self._point)

    @property
    def is_on(self) -> bool:
        """Tell whether something is being read, also while it rests."""
        return self._aloud is not None and bool(self._aloud.is_on)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let these be grey where they can do nothing; their keys say then why."""
        self._actions = {name: actions[name] for name in NAMES}
        self._tips = {name: action.toolTip() for name, action in self._actions.items()}
        self._actions["aloud"].setCheckable(True)
        self._why_keys = [QShortcut(keys, self._pane.window()) for keys in self._actions["aloud"].shortcuts()]
        letter = QKeySequence("P")
        self._why_keys += [one for one in self._pane.view.findChildren(QShortcut) if one.key() == letter]
        for shortcut in self._why_keys:
            shortcut.activated.connect(self._say_why)
        self._follow()

    def toggle(self) -> None:
        """Read, pause or go on."""
        self._begin("toggle")

    def read_from_here(self) -> None:
        """Read from the words selected or the text cursor, whatever is being read."""
        self._begin("read_from_here")

    def step(self, by: int) -> None:
        """Go to the next or previous sentence."""
        if self.is_on:
            self._aloud.step(by)

    def quicken(self, by: int) -> None:
        """Read quicker, or slower."""
        if self.is_on:
            self.said.emit(self.tr("Speed {0}").format(speed_words(self._aloud.quicken(by))))

    def show_place(self) -> None:
        """Show the sentence that is read, and follow it again."""
        if self.is_on:
            self._aloud.show_place()

    def stop(self) -> bool:
        """Fall silent; tell whether anything was being read."""
        was_on = self.is_on
        if was_on:
            self._aloud.stop()
        return was_on

    def take_article(self, article: OpenArticle) -> None:
        """Fall silent where it is another article; another language may have another voice."""
        if self._aloud is not None:
            self._aloud.follow_article(article)
        self._look.start()
        if not self.is_on:
            self._why = ""
        self._follow()

    def close(self) -> None:
        """Fall silent for good."""
        self._look.stop()
        if self._aloud is not None:
            self._aloud.close()

    # Inside

    def _begin(self, how: str) -> None:
        self._find_reason()
        if self._why or self._pane.article is None:
            self._say_why()
            return
        if self._aloud is None:
            self._make()
        getattr(self._aloud, how)()
        self._follow()

    def _make(self) -> None:
        pane = self._pane
        bar = late("reader.ui.aloud_bar", "AloudBar")(self._icons, pane.view.setting.theme, pane)
        pane.put_beneath(bar)
        bar.come_after(pane.view)
        bar.left.connect(pane.view.setFocus)
        bar.speaker_picked.connect(self.speaker_picked)
        self._aloud = late("reader.ui.aloud", "Aloud")(pane, bar, self._session, self)
        self._aloud.changed.connect(self._follow)
        self._aloud.broke_off.connect(self.explained)
        self._aloud.unable.connect(self._give_up)
        self._bar = bar

    def _point(self, place: QPoint) -> None:
        """Let "from here" in the menu be where the pointer is, unless words are selected."""
        view = self._pane.view
        if not view.textCursor().hasSelection():
            view.setTextCursor(view.cursorForPosition(view.viewport().mapFromGlobal(place)))

    def _find_reason(self) -> None:
        if not self._why and not self.is_on:
            self._why = late("reader.ui.voices", "why_silent")()
            self._follow()

    def _give_up(self, why: str) -> None:
        self._why = why
        self._follow()
        self._say_why()

    def _say_why(self) -> None:
        if self._why:
            self.explained.emit(self._why)

    def _follow(self) -> None:
        """Let the actions be as what reads is."""
        can_begin = self._pane.article is not None and not self._why
        for name, action in self._actions.items():
            action.setEnabled(can_begin if name in _BEGINNING else self.is_on)
            action.setToolTip(self._why or self._tips[name])
        if self._actions:
            self._actions["aloud"].setChecked(self.is_on and not self._aloud.is_paused)
            for shortcut in self._why_keys[:-1]:
                shortcut.setEnabled(bool(self._why))
        for line in self._lines:
            line.keep_clear(self._bar.sizeHint().height() if self.is_on else 0)
