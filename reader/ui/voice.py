"""The voice: the process that speaks, as the window knows it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from reader.ui.script import Spoken
from reader.ui.voices import VoiceName

PATIENCE_MS = 10_000  # Speech Dispatcher takes one or two seconds to start, more on a busy machine
SLOWEST_MS = 300  # a character; without a sound system Speech Dispatcher begins and never ends
PARTING_MS = 500  # to fall silent in, before it is killed


class Voice(QObject):
    """Gives words to the system's voice and tells how far it has come; starts its process when it is first wanted."""

    listed = Signal(object)  # tuple[VoiceName, ...]
    word_begun = Signal(int, int)  # id, UTF-16 units of the words before it
    ended = Signal(int)  # id of what has been said to its end
    failed = Signal(str)  # in the system's words, "" where it has none

    def __init__(
        self, command: Sequence[str], parent: QObject | None = None, *, patience_ms: int = PATIENCE_MS
    ) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience_ms = patience_ms
        self._longest_ms = 0  # that what is being said may take
        self._patience.timeout.connect(lambda: self._fail(self.tr("It does not answer.")))

    @property
    def is_running(self) -> bool:
        """Tell whether there is a process."""
        return self._process is not None

    def list_voices(self) -> None:
        """Ask which voices there are."""
        self._patience.start(self._patience_ms)
        self._order({"do": "list"})

    def say(self, number: int, spoken: Spoken, voice: VoiceName, rate: float) -> None:
        """Say words, instead of what is being said; `rate` goes from -1 to 1, 0 is the usual one."""
        self._patience.start(self._patience_ms)
        self._longest_ms = self._patience_ms + SLOWEST_MS * len(spoken.words)
        order = {"id": number, "words": spoken.words, "voice": voice.name, "locale": voice.locale, "rate": rate}
        self._order({"do": "say", **order})

    def stop(self) -> None:
        """Fall silent."""
        self._patience.stop()
        if self._process is not None:
            self._order({"do": "stop"})

    def close(self) -> None:
        """Fall silent and end the process; what it says is not heard any more."""
        self._patience.stop()
        process, self._process = self._process, None
        if process is not None:
            process.closeWriteChannel()
            if not process.waitForFinished(PARTING_MS):
                process.kill()
                process.waitForFinished(PARTING_MS)
            process.deleteLater()

    def _order(self, order: Mapping[str, Any]) -> None:
        if self._process is None:
            self._process = self._start()
        self._process.write(json.dumps(order).encode() + b"\n")

    def _start(self) -> QProcess:
        process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())  # Qt's remarks about sound systems that are not there
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._take_end)
        process.errorOccurred.connect(self._take_end)
        process.start(self._command[0], list(self._command[1:]))
        return process

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self._take(json.loads(bytes(self._process.readLine().data())))

    def _take(self, told: Mapping[str, Any]) -> None:
        self._patience.stop()
        if "voices" in told:
            self.listed.emit(tuple(VoiceName(*voice) for voice in told["voices"]))
        elif "began" in told:
            self._patience.start(self._longest_ms)
        elif "word" in told:
            self._patience.start(self._longest_ms)
            self.word_begun.emit(told["word"], told["at"])
        elif "ended" in told:
            self.ended.emit(told["ended"])
        elif "failed" in told:
            self._fail(told["failed"])

    def _take_end(self) -> None:
        self._fail(self.tr("It ended unexpectedly."))

    def _fail(self, words: str) -> None:
        if self._process is not None:
            self._process.kill()
            self.close()
            self.failed.emit(words)
