"""The process that speaks: orders come in a line of JSON each, and what became of them goes out the same way.

In the window's own process Qt's engines were rejected: making the one of Speech Dispatcher takes 1.6 s, in which
nothing else moves, and it never returned where the daemon hung on a sound system that was gone. A process can be
waited for and killed.
"""

import json
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer, Signal
from PySide6.QtTextToSpeech import QTextToSpeech

State = QTextToSpeech.State
Tell = Callable[[Mapping[str, Any]], None]


class Mouth(QObject):
    """Says one thing at a time; what is wanted next waits until the engine is silent.

    Qt tells that an engine has fallen silent, but not after which words: two things said in haste could not be told
    apart. And a stop before the first sound is forgotten by the engine of Speech Dispatcher, so it waits for that.
    """

    def __init__(self, speech: QTextToSpeech, tell: Tell) -> None:
        super().__init__()
        self._tell = tell
        self._speech = speech
        self._wanted: Mapping[str, Any] | None = None
        self._current: int | None = None  # what the engine has been given and has not ended
        self._has_begun = False
        self._is_cut = False
        self._speech.stateChanged.connect(self._follow)
        self._speech.sayingWord.connect(self._tell_word)
        self._speech.errorOccurred.connect(lambda _, words: self._tell({"failed": words}))

    def obey(self, order: Mapping[str, Any]) -> None:
        """Do what an order says."""
        match order["do"]:
            case "list":
                self._tell({"voices": self._voices(), "failed": self._speech.errorString()})
            case "say":
                self._wanted = order
                self._cut()
                self._begin()
            case "stop":
                self._wanted = None
                self._cut()

    def close(self) -> None:
        """Fall silent at once."""
        self._wanted = None
        self._speech.stop()

    def _voices(self) -> list[tuple[str, str]]:
        """Return name and locale of every voice; Qt lists them a locale at a time."""
        found = []
        for locale in self._speech.availableLocales():
            self._speech.setLocale(locale)
            found += [(voice.name(), locale.name()) for voice in self._speech.availableVoices()]
        return found

    def _begin(self) -> None:
        if self._current is None and self._wanted is not None:
            order, self._wanted = self._wanted, None
            self._current, self._has_begun, self._is_cut = order["id"], False, False
            self._take_voice(order["voice"], order["locale"])
            self._speech.setRate(order["rate"])
            self._speech.say(order["words"])

    def _cut(self) -> None:
        if self._current is not None and not self._is_cut:
            self._is_cut = True
            if self._has_begun:
                self._speech.stop()

    def _take_voice(self, name: str, locale: str) -> None:
        if (self._speech.voice().name(), self._speech.locale().name()) != (name, locale):
            self._speech.setLocale(QLocale(locale))
            for voice in self._speech.availableVoices():
                if voice.name() == name:
                    self._speech.setVoice(voice)
                    return

    def _follow(self, state: QTextToSpeech.State) -> None:
        if self._current is None:
            return
        if state is State.Speaking and not self._has_begun:
            self._has_begun = True
            if self._is_cut:
                self._speech.stop()
            else:
                self._tell({"began": self._current})
        elif state is State.Ready and self._has_begun:
            ended, self._current = self._current, None
            if not self._is_cut:
                self._tell({"ended": ended})
            QTimer.singleShot(0, self, self._begin)  # once the engine is through with telling of its silence

    def _tell_word(self, word: str, utterance: int, start: int, length: int) -> None:
        del word, utterance, length
        if self._current is not None and not self._is_cut:
            self._tell({"word": self._current, "at": start})


class Orders(QObject):
    """Reads orders on a thread of its own, because a pipe cannot be watched on every system."""

    came = Signal(object)
    ended = Signal()

    def listen(self, lines: Iterable[str]) -> None:
        """Announce what comes in, until nothing more can."""
        threading.Thread(target=self._read, args=(lines,), daemon=True).start()

    def _read(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.came.emit(json.loads(line))
        self.ended.emit()


def main(engine: str = "") -> int:
    """Speak until no more orders can come, with the engine named or the system's own."""
    application = QCoreApplication(["kilde"])
    mouth = Mouth(QTextToSpeech(engine) if engine else QTextToSpeech(), _tell)
    orders = Orders()
    orders.came.connect(mouth.obey)
    orders.ended.connect(mouth.close)
    orders.ended.connect(application.quit)
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # Windows would read its own code page
    orders.listen(sys.stdin)
    return application.exec()


def _tell(what: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
