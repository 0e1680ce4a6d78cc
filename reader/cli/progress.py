"""How far a batch or an import is, told on standard error."""

import time
from typing import TextIO

from reader.app.batch import Progress
from reader.app.importing import ImportProgress
from reader.model.dates import duration

EVERY_S = 1.0  # into a file or pipe
EVERY_S_ON_TERMINAL = 0.1


class ProgressLine:
    """One line that is written over on a terminal, one line a second elsewhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()
        self._next = 0.0
        self._is_shown = False

    def show(self, words: str, *, is_last: bool = False) -> None:
        """Tell how far it is, unless that was told just now; the last is always told."""
        now = time.monotonic()
        if now < self._next and not is_last:
            return
        self._next = now + (EVERY_S_ON_TERMINAL if self._is_terminal else EVERY_S)
        print(words, file=self._stream, end="\x1b[K\r" if self._is_terminal else "\n", flush=True)
        self._is_shown = True

    def clear(self) -> None:
        """Take the line off the terminal, so that what follows stands alone."""
        if self._is_terminal and self._is_shown:
            print("\x1b[K", file=self._stream, end="", flush=True)


def articles_read(progress: Progress) -> str:
    """Return "12 of 100 articles, 2 could not be read, 3.1 a second, 28 s left"."""
    parts = [f"{progress.done} of {progress.total} articles"]
    if progress.failed:
        parts.append(f"{progress.failed} could not be read")
    if progress.left_s is not None:
        parts += [f"{progress.rate:.1f} a second", f"{duration(progress.left_s)} left"]
    return ", ".join(parts)


def records_read(progress: ImportProgress) -> str:
    """Return "12,000 records, 34 %, 25,100 a second, 28 s left"."""
    parts = [records(progress.records), f"{progress.share:.0%}".replace("%", " %")]
    if progress.left_s is not None and progress.records:
        parts += [f"{progress.rate:,.0f} a second", f"{duration(progress.left_s)} left"]
    return ", ".join(parts)


def records(count: int) -> str:
    """Return "1 record" or "12,000 records"."""
    return "1 record" if count == 1 else f"{count:,} records"
