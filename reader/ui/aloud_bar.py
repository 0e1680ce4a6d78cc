"""The small bar beneath the text while it is read aloud."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from reader.model.source import Appearance
from reader.ui.icons import Icons, kind_icon
from reader.ui.manner import SPEEDS, next_speed, speed_words
from reader.ui.menu import Menu
from reader.ui.shown_text import for_menu, for_tooltip, shown
from reader.ui.theme import Theme
from reader.ui.voices import VoiceName, language_words

ICON = 18
NARROW = 600  # px below which the voice is chosen in the menu of the speed
MOST_NAMES = 2

Speaker = tuple[int, Appearance, bool]  # card, who it is, whether the words are surely given to them


class AloudBar(QWidget):
    """Previous, pause, next; speed and voice; whose words are read; the way back to them; stop.

    It takes its room from the foot of the text, so that no line moves when it comes or goes.
    """

    pause_picked = Signal()
    step_picked = Signal(int)
    stop_picked = Signal()
    speed_picked = Signal(float)
    voice_picked = Signal(object)  # VoiceName
    names_wanted = Signal(bool)
    way_back_picked = Signal()
    speaker_picked = Signal(int)  # card
    left = Signal()  # it goes, and the keyboard was in it

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aloudBar")
        self.setAccessibleName(self.tr("Reading aloud"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self._theme = theme
        self._speed = SPEEDS[0]
        self._is_paused = False
        self._speakers: Sequence[Speaker] = ()
        self._drawn: dict[QToolButton, str] = {}
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(3)
        self.previous = self._draw("previous", self.tr("Previous sentence (B)"), lambda: self.step_picked.emit(-1))
        self.pause = self._draw("pause", "", self.pause_picked.emit)
        self.next = self._draw("next", self.tr("Next sentence (F)"), lambda: self.step_picked.emit(1))
        self.speed = self._choice(self.tr("Speed"))
        self.voice = self._choice(self.tr("Voice"))
        self.speaker = self._add(self._pick_speaker)
        self.speaker.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.speaker.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.speaker.setMinimumWidth(1)
        row.addStretch(1)
        self.way_back = self._add(self.way_back_picked.emit)
        self.way_back.setText(self.tr("Back to the voice"))
        self.way_back.setToolTip(self.tr("Show the sentence that is read, and follow it again (Ctrl+F8)"))
        self.way_back.setProperty("primary", True)
        self.stop = self._draw("close", self.tr("Stop reading aloud (Shift+F8)"), self.stop_picked.emit)
        self.show_speakers(())
        self.show_way_back(is_away=False)
        self.show_state(is_paused=False)
        self.hide()

    def come_after(self, part: QWidget) -> None:
        """Be reached by Tab from `part`: made late, the bar would be the last stop of the window."""
        for button in (
            self.previous,
            self.pause,
            self.next,
            self.speed,
            self.voice,
            self.speaker,
            self.way_back,
            self.stop,
        ):
            QWidget.setTabOrder(part, button)
            part = button

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._theme = theme
        for button, drawing in self._drawn.items():
            button.setIcon(self._icons.icon(drawing, theme.ink, ICON))
        self.show_speakers(self._speakers)

    def show_state(self, *, is_paused: bool) -> None:
        """Offer to pause, or to go on."""
        self._drawn[self.pause] = "play" if is_paused else "pause"
        _name(self.pause, self.tr("Go on reading (P)") if is_paused else self.tr("Pause (P)"))
        self.set_theme(self._theme)

    def show_speed(self, speed: float) -> None:
        """Show how quick it is."""
        self._speed = speed
        self.speed.setText(speed_words(speed))
        self.speed.setAccessibleName(self.tr("Speed: {0}").format(speed_words(speed)))
        menu = _menu_in(self.speed)
        menu.clear()
        group = QActionGroup(menu)
        for one in SPEEDS:
            action = _radio(menu, group, speed_words(one), is_checked=one == speed)
            action.triggered.connect(lambda _=False, one=one: self.speed_picked.emit(one))
        menu.addMenu(_menu_in(self.voice))

    def next_speed(self, by: int) -> float:
        """Return the speed so many steps quicker than the one shown, or slower."""
        return next_speed(self._speed, by)

    def show_coming(self) -> None:
        """Show that there is no voice yet: it takes a second or two."""
        self.voice.setText(self.tr("Starting the voice…"))
        self.voice.setAccessibleName(self.voice.text())
        self.voice.setEnabled(False)

    def show_voices(
        self, voices: Sequence[VoiceName], others: Sequence[VoiceName], voice: VoiceName, *, shows_speaker: bool
    ) -> None:
        """Offer the voices that speak the article's language and one of each other, the one that reads marked."""
        self.voice.setEnabled(True)
        self.voice.setText(for_menu(voice.name, 26))
        self.voice.setAccessibleName(self.tr("Voice: {0}").format(shown(voice.name)))
        menu = _menu_in(self.voice)
        menu.clear()
        group = QActionGroup(menu)
        for one in voices:
            action = _radio(menu, group, for_menu(one.name), is_checked=one == voice)
            action.triggered.connect(lambda _=False, one=one: self.voice_picked.emit(one))
        self._offer_others(menu.addMenu(self.tr("Another language")), others, voice)
        menu.addSeparator()
        names = menu.addAction(self.tr("Show whose words they are"))
        names.setCheckable(True)
        names.setChecked(shows_speaker)
        names.toggled.connect(self.names_wanted)

    def _offer_others(self, menu: QMenu, voices: Sequence[VoiceName], voice: VoiceName) -> None:
        menu.setEnabled(bool(voices))
        group = QActionGroup(menu)
        for one in voices:
            action = _radio(menu, group, for_menu(language_words(one.language)), is_checked=one == voice)
            action.triggered.connect(lambda _=False, one=one: self.voice_picked.emit(one))

    def show_speakers(self, speakers: Sequence[Speaker]) -> None:
        """Show to whom words of the sentence are given; a click leads to the first of them."""
        self._speakers = speakers
        self.speaker.setVisible(bool(speakers))
        if speakers:
            words = speaker_words(speakers)
            kind = speakers[0][1].kind
            self.speaker.setIcon(self._icons.icon(kind_icon(kind), self._theme.kind_colour(kind), ICON))
            self.speaker.setText(for_menu(words))
            self.speaker.setAccessibleName(words)
            self.speaker.setToolTip(for_tooltip(words))

    def show_way_back(self, *, is_away: bool) -> None:
        """Offer the way back to the sentence, once the reader has scrolled away from it."""
        self.way_back.setVisible(is_away)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the voice's name go where there is no room for it."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        self.voice.setVisible(not is_narrow)
        _menu_in(self.voice).menuAction().setVisible(is_narrow)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back to the text."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.left.emit()
        super().hideEvent(event)

    def _pick_speaker(self) -> None:
        if self._speakers:
            self.speaker_picked.emit(self._speakers[0][0])

    def _draw(self, drawing: str, tip: str, act: Callable[[], object]) -> QToolButton:
        button = self._add(act)
        _name(button, tip)
        self._drawn[button] = drawing
        return button

    def _choice(self, tip: str) -> QToolButton:
        button = self._add(lambda: None)
        _name(button, tip)
        button.setMenu(Menu(tip, button))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _add(self, act: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        return button


def speaker_words(speakers: Sequence[Speaker]) -> str:
    """Return "Given to Maren Aasheim", as the sources' cards have it and as surely as they do."""
    tr = QCoreApplication.translate
    names = [
        shown(one.name) if is_sure else tr("AloudBar", "{0} (unsure)").format(shown(one.name))
        for _, one, is_sure in speakers
    ]
    if len(names) > MOST_NAMES:
        names[MOST_NAMES:] = [tr("AloudBar", "{0} more").format(len(names) - MOST_NAMES)]
    return tr("AloudBar", "Given to {0}").format(", ".join(names))


def _name(button: QToolButton, words: str) -> None:
    button.setToolTip(words)
    button.setAccessibleName(words)


def _menu_in(button: QToolButton) -> QMenu:
    menu = button.menu()
    if menu is None:
        raise RuntimeError("a choice without a menu")
    return menu


def _radio(menu: QMenu, group: QActionGroup, words: str, *, is_checked: bool) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(is_checked)
    group.addAction(action)
    return action
