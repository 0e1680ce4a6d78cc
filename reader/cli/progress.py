"""How far a batch is, told on standard error."""

import time
from typing import TextIO

from reader.app.batch import Progress

EVERY_S = 1.0  # into a file or pipe
EVERY_S_ON_TERMINAL = 0.1

_MINUTE, _HOUR = 60, 3600


class ProgressLine:
    """One line that is written over on a terminal, one line a second elsewhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()
        self._next = 0.0
        self._is_shown = False

    def show(self, progress: Progress) -> None:
        """Tell how far it is, unless that was told just now."""
        now = time.monotonic()
        if now < self._next and progress.done < progress.total:
            return
        self._next = now + (EVERY_S_ON_TERMINAL if self._is_terminal else EVERY_S)
        print(sentence(progress), file=self._stream, end="\x1b[K\r" if self._is_terminal else "\n", flush=True)
        self._is_shown = True

    def clear(self) -> None:
        """Take the line off the terminal, so that what follows stands alone."""
        if self._is_terminal and self._is_shown:
            print("\x1b[K", file=self._stream, end="", flush=True)


def sentence(progress: Progress) -> str:
    """Return "12 of 100 articles, 2 could not be read, 3.1 a second, 28 s left"."""
    parts = [f"{progress.done} of {progress.total} articles"]
    if progress.failed:
        parts.append(f"{progress.failed} could not be read")
    if progress.left_s is not None:
        parts += [f"{progress.rate:.1f} a second", f"{duration(progress.left_s)} left"]
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """Return "45 s", "3 min 20 s" or "2 h 5 min"."""
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{whole // _MINUTE} min {whole % _MINUTE} s"
    return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE} min"
