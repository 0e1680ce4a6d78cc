"""Reading aloud: sentence after sentence, each set off in the text while it is heard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from reader.app.abbreviations import abbreviations
from reader.app.paths import voice_command
from reader.model.library import OpenArticle
from reader.model.span import Span
from reader.ui.aloud_bar import AloudBar
from reader.ui.aloud_sight import bring_into_sight, is_in_sight, spoken_marks, stand_at, starting_place
from reader.ui.manner import Manner, rate_of
from reader.ui.reading_pane import ReadingPane
from reader.ui.script import Script, Sentence, given_to
from reader.ui.session import Session
from reader.ui.voice import Voice
from reader.ui.voices import (
    VoiceName,
    chosen,
    of_other_languages,
    system_language,
    voices_for,
    why_none,
    without_timbres,
)

IDLE_MS = 60_000  # after that long a silence the voice's process ends


class Aloud(QObject):
    """Reads the article on screen, and lets the reader pause, skip, and look elsewhere meanwhile.

    Pausing stops the voice and going on says the sentence again, from the word that was reached where the engine
    tells its words: Speech Dispatcher pauses two seconds late, and other engines cannot.
    """

    changed = Signal()  # it reads, rests or has fallen silent
    unable = Signal(str)  # no voice for this article: why
    broke_off = Signal(str)  # a voice that may do better the next time: why

    def __init__(self, pane: ReadingPane, bar: AloudBar, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._view = pane.view
        self._bar = bar
        self._manner = Manner(session)
        self._voice = Voice(voice_command(), self)
        self._listed: tuple[VoiceName, ...] | None = None  # every voice of the system
        self._voices: Sequence[VoiceName] = ()  # those for this article
        self._others: Sequence[VoiceName] = ()  # one of each other language
        self._speaker: VoiceName | None = None
        self._article: OpenArticle | None = None  # while it is read
        self._script: Script | None = None
        self._sentence: Sentence | None = None
        self._from = 0  # where in it the voice is
        self._heard: Sequence[int] = ()  # where in the article the words given to the voice stand
        self._number = 0  # of what it was given last: what it tells of others is past
        self._is_paused = False
        self._follows = True  # until the reader scrolls away
        self._rest = _once(self, 0, self._say)
        self._look = _once(self, 0, self._see_whether_followed)
        self._idle = _once(self, IDLE_MS, self._voice.close)
        self._connect()

    @property
    def is_on(self) -> bool:
        """Tell whether an article is being read, also while it rests."""
        return self._article is not None

    @property
    def is_paused(self) -> bool:
        """Tell whether it rests."""
        return self._is_paused

    @property
    def sentence(self) -> Span | None:
        """Return the words that are read."""
        return self._sentence.span if self._sentence is not None else None

    # What the reader asks for

    def toggle(self) -> None:
        """Begin where the reader is; while it reads, pause or go on."""
        if not self.is_on:
            self._begin(starting_place(self._view))
        elif self._is_paused:
            self._go_on()
        else:
            self._pause()

    def read_from_here(self) -> None:
        """Read from the words selected, or from the text cursor."""
        self._begin((self._view.text_map.offset_of(self._view.textCursor().selectionStart()), False))

    def step(self, by: int) -> None:
        """Go to the next or previous sentence; it is read unless one has paused."""
        if self._script is None or self._sentence is None:
            return
        there = self._script.after(self._sentence) if by > 0 else self._script.before(self._sentence)
        if there is not None:
            self._move_to(there)

    def change_speed(self, speed: float) -> None:
        """Read at another speed, from the word that was reached."""
        self._manner.set_speed(speed)
        self._bar.show_speed(speed)
        self._say_anew()

    def quicken(self, by: int) -> float:
        """Read so many steps quicker, or slower, and return the speed."""
        self.change_speed(self._bar.next_speed(by))
        return self._manner.speed

    def show_place(self) -> None:
        """Bring the sentence on screen, and follow from there."""
        if self._sentence is not None:
            self._follows = True
            bring_into_sight(self._view, self._sentence.span)
            self._bar.show_way_back(is_away=False)

    def stop(self) -> None:
        """Fall silent; the text cursor stays where one has been read to, so that reading can begin there again."""
        if not self.is_on:
            return
        self._voice.stop()
        for timer in (self._rest, self._look):
            timer.stop()
        if self._sentence is not None and self._is_on_screen:
            stand_at(self._view, self._sentence.span)
        self._article = self._script = self._sentence = None
        self._is_paused = False
        self._view.set_marks("spoken", ())
        self._bar.hide()
        self._idle.start()
        self.changed.emit()

    def follow_article(self, article: OpenArticle) -> None:
        """Fall silent where another article or another text is shown; what was found in this one may have changed."""
        if not self._is_on_screen:
            self.stop()
        else:
            self._article = article
            self._show_speaker()

    def close(self) -> None:
        """Fall silent for good."""
        self.stop()
        self._idle.stop()
        self._voice.close()

    @property
    def _is_on_screen(self) -> bool:
        """Tell whether what is read is what is shown: another article may stand before anybody has said so."""
        here, shown = self._article, self._pane.article
        if here is None or shown is None:
            return False
        return here.uid == shown.uid and here.reading.article == shown.reading.article

    # Beginning

    def _begin(self, place: tuple[int, bool]) -> None:
        article = self._pane.article
        if article is None:
            return
        script = Script(article.reading.article, abbreviations(self._language_of(article)))
        offset, is_top = place
        sentence = script.from_top(offset) if is_top else script.at(offset)
        if sentence is None:
            return
        self._idle.stop()
        self._article, self._script, self._speaker = article, script, None
        self._is_paused, self._follows = False, True
        self._bar.set_theme(self._view.setting.theme)
        self._bar.show_speed(self._manner.speed)
        self._bar.show_state(is_paused=False)
        self._bar.show()
        self.changed.emit()
        if self._listed is None or not self._voice.is_running:
            self._bar.show_coming()
            self._stand_at(sentence)
            self._voice.list_voices()
        else:
            self._choose_voice()
            self._move_to(sentence)

    def _take_voices(self, voices: tuple[VoiceName, ...]) -> None:
        self._listed = without_timbres(voices)
        if self.is_on:
            self._choose_voice()
            self._say_anew()

    def _choose_voice(self) -> None:
        if self._article is None or self._listed is None:
            return
        language = self._language_of(self._article)
        self._voices, self._others = voices_for(language, self._listed), of_other_languages(language, self._listed)
        self._speaker = chosen(self._manner.voice(language), self._voices, self._others)
        if self._speaker is None:
            self._give_up(why_none(language, has_any=bool(self._listed)))
        else:
            self._show_voice(self._speaker)

    def _language_of(self, article: OpenArticle) -> str:
        return article.reading.article.language or system_language()

    # From sentence to sentence

    def _move_to(self, sentence: Sentence) -> None:
        self._stand_at(sentence)
        self._say_anew()

    def _stand_at(self, sentence: Sentence) -> None:
        self._sentence, self._from = sentence, sentence.span.start
        self._draw()
        self._show_speaker()
        if self._follows:
            bring_into_sight(self._view, sentence.span)

    def _say_anew(self) -> None:
        self._rest.stop()
        if not self._is_paused:
            self._say()

    def _say(self) -> None:
        if self._script is None or self._sentence is None or self._speaker is None:
            return
        spoken = self._script.spoken(Span(self._from, self._sentence.span.end))
        self._heard = spoken.offsets
        self._number += 1
        self._voice.say(self._number, spoken, self._speaker, rate_of(self._manner.speed))

    def _take_word(self, number: int, units: int) -> None:
        if number == self._number and units < len(self._heard):
            self._from = self._heard[units]

    def _take_end(self, number: int) -> None:
        if number != self._number or self._script is None or self._sentence is None or self._is_paused:
            return
        ended, there = self._sentence, self._script.after(self._sentence)
        if there is None:
            self.stop()
        else:
            self._stand_at(there)
            self._rest.start(round(ended.rest_ms / self._manner.speed))

    def _pause(self) -> None:
        self._is_paused = True
        self._rest.stop()
        self._voice.stop()
        self._show_state()

    def _go_on(self) -> None:
        self._is_paused = False
        self._show_state()
        self.show_place()
        self._say()

    def _show_state(self) -> None:
        self._bar.show_state(is_paused=self._is_paused)
        self.changed.emit()

    def _give_up(self, why: str) -> None:
        self.stop()
        self.unable.emit(why)

    def _take_failure(self, words: str) -> None:
        if not self.is_on:
            return
        self.stop()
        self.broke_off.emit(self.tr("The system's voice failed. {0}").format(words))

    def _take_voice(self, voice: VoiceName) -> None:
        if self._article is not None:
            self._speaker = voice
            self._manner.set_voice(self._language_of(self._article), voice.name)
            self._show_voice(voice)
            self._say_anew()

    def _show_voice(self, voice: VoiceName) -> None:
        self._bar.show_voices(self._voices, self._others, voice, shows_speaker=self._manner.shows_speaker)

    def _show_names(self, shows: bool) -> None:
        self._manner.set_shows_speaker(shows)
        self._show_speaker()

    # What is seen

    def _draw(self) -> None:
        if self._sentence is not None:
            self._view.set_marks("spoken", spoken_marks(self._sentence.span, self._view.setting.theme))

    def _show_speaker(self) -> None:
        """Show whose words the sentence has in it, as its cards say; nothing of that is ever said aloud."""
        if self._article is None or self._sentence is None:
            return
        found = given_to(self._article.reading, self._sentence.span) if self._manner.shows_speaker else []
        appearances = self._article.reading.appearances
        self._bar.show_speakers([(card, appearances[card], is_sure) for card, is_sure in found])

    def _see_whether_followed(self) -> None:
        """Once the text has come to rest: follow while the sentence is in sight, and offer the way back to it."""
        if self._sentence is not None and self._view.is_complete:
            self._follows = is_in_sight(self._view, self._sentence.span)
            self._bar.show_way_back(is_away=not self._follows)

    def _dress_anew(self) -> None:
        """Draw in the theme and at the size that hold now."""
        if self._sentence is not None and self._is_on_screen:
            self._bar.set_theme(self._view.setting.theme)
            self._draw()
            self._stay_in_sight()

    def _stay_in_sight(self) -> None:
        if self._sentence is not None and self._follows and self._is_on_screen:
            bring_into_sight(self._view, self._sentence.span)

    def _connect(self) -> None:
        view, bar, voice = self._view, self._bar, self._voice
        voice.listed.connect(self._take_voices)
        voice.word_begun.connect(self._take_word)
        voice.ended.connect(self._take_end)
        voice.failed.connect(self._take_failure)
        view.scrolled.connect(self._look.start)
        view.written.connect(self._dress_anew)
        view.column_changed.connect(self._stay_in_sight)
        bar.pause_picked.connect(self.toggle)
        bar.step_picked.connect(self.step)
        bar.stop_picked.connect(self.stop)
        bar.speed_picked.connect(self.change_speed)
        bar.voice_picked.connect(self._take_voice)
        bar.names_wanted.connect(self._show_names)
        bar.way_back_picked.connect(self.show_place)


def _once(parent: QObject, after_ms: int, act: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(act)
    return timer
