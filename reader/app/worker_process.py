"""A worker: its process, the two pipes to it, and how it came to its end."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import IO, Any

from reader.model.checked import Checked
from reader.model.errors import AnalysisFailedError
from reader.model.frames import decode, read_frame, write_frame
from reader.model.request import OUT_OF_MEMORY

# Where `reader` lies, in a checkout as in site-packages: `-m` looks there, and not in whatever folder
# the reader happens to have been in, which a stranger may have filled.
_HOME = Path(__file__).resolve().parents[2]
LOOKED_S = 0.1  # between two looks at whether the reader has had enough
_LOG_SIZE = 512 << 10  # bytes; half of what the worker may write before the system stops it


class Ending(Enum):
    """Why a process ended."""

    OVERTAKEN = auto()
    TOO_SLOW = auto()
    OUT_OF_MEMORY = auto()
    UNEXPECTED = auto()


class Deadline:
    """When something must be done, in seconds from now; more may be allowed while it is under way."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._begun = time.monotonic()

    def left(self) -> float:
        """Return the seconds until then, 0 when they are over."""
        return max(0.0, self._begun + self.seconds - time.monotonic())


class WorkerProcess:
    """A running worker; `kill` may come from any thread."""

    def __init__(self, command: Sequence[str], log: Path | None) -> None:
        import subprocess  # here: the window makes its first process after its first picture

        errors = _open_log(log)
        try:
            self._popen = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL if errors is None else errors,
                cwd=_HOME,
                start_new_session=True,  # an interrupt typed into the terminal is for the command, not for it
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as cause:
            message = "The analysis could not be started."
            raise AnalysisFailedError(message, hint="Close other programs and try again.") from cause
        finally:
            if errors is not None:
                errors.close()
        self._killed_for: Ending | None = None

    @property
    def was_killed(self) -> bool:
        """Tell whether `kill` was called."""
        return self._killed_for is not None

    def is_alive(self) -> bool:
        """Tell whether the process runs and nobody wants it to end."""
        return self._killed_for is None and self._popen.poll() is None

    def send(self, request: Any) -> None:
        """Hand a request over; raises FrameError where it is too large."""
        with contextlib.suppress(OSError):  # a process that is gone takes nothing
            write_frame(_required(self._popen.stdin), request)

    def takes(self) -> bool:
        """Tell whether the request was taken; raises FrameError."""
        return read_frame(_required(self._popen.stdout)) is not None

    def next(self) -> Checked:
        """Return the next answer; raises EOFError where the process ends instead, and FrameError."""
        body = read_frame(_required(self._popen.stdout))
        if body is None:
            raise EOFError
        return Checked(decode(body))

    @contextlib.contextmanager
    def within(self, deadline: Deadline, is_cancelled: Callable[[], bool] | None = None) -> Iterator[None]:
        """Kill the process where what is done here takes longer, or where nobody wants it any more."""
        done = threading.Event()

        def watch() -> None:
            while not done.wait(deadline.left() if is_cancelled is None else LOOKED_S):
                if is_cancelled is not None and is_cancelled():
                    self.kill(Ending.OVERTAKEN)
                elif not deadline.left():
                    self.kill(Ending.TOO_SLOW)
                else:
                    continue
                return

        watcher = threading.Thread(target=watch, name="deadline", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()

    def kill(self, why: Ending) -> None:
        """End the process at once."""
        if self._killed_for is None:
            self._killed_for = why
        self._popen.kill()

    def ending(self) -> Ending:
        """Wait for the end and return why it came."""
        status = self._popen.wait()
        if self._killed_for is not None:
            return self._killed_for
        if status == -getattr(signal, "SIGXCPU", 0):
            return Ending.TOO_SLOW
        return Ending.OUT_OF_MEMORY if status == OUT_OF_MEMORY else Ending.UNEXPECTED

    def close(self) -> None:
        """End the process and leave nothing of it behind."""
        self._popen.kill()
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            with contextlib.suppress(OSError):  # bytes that nobody will read
                _required(pipe).close()


def _required(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise AssertionError("both pipes are asked for when the process starts")
    return pipe


def _open_log(log: Path | None) -> IO[bytes] | None:
    """Return the log, begun afresh when it has grown; None where none is wanted or the disk refuses."""
    if log is None:
        return None
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        afresh = os.O_TRUNC if log.exists() and log.stat().st_size > _LOG_SIZE else 0
        return os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | afresh, 0o600), "ab")
    except OSError:
        return None
