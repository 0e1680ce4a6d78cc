"""One analysis process and the conversation with it."""

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import IO

from reader.model.article import Article
from reader.model.checked import ITEMS, Checked, WireError
from reader.model.copy import AnnotatedCopy
from reader.model.errors import AnalysisCancelledError, AnalysisFailedError, ArticleUnreadableError, KildeError
from reader.model.frames import FrameError, decode, read_frame, write_frame
from reader.model.reading import Reading
from reader.model.request import OUT_OF_MEMORY, Request, read_error, request_to_json
from reader.model.wire import PART, read_article, read_reading
from reader.model.wire_copy import read_copy

OnArticle = Callable[[Article], None]
Findings = Reading | AnnotatedCopy

MOST_PARTS = 2 * ITEMS // PART  # of one reading

TEXT_HINT = "Its text can still be read and annotated."

# Where `reader` lies, in a checkout as in site-packages: `-m` looks there, and not in whatever folder
# the reader happens to have been in, which a stranger may have filled.
_HOME = Path(__file__).resolve().parents[2]
_LOG_SIZE = 512 << 10  # bytes; half of what the worker may write before the system stops it


class NeverTakenError(Exception):
    """The process was gone before it took the request: another may be asked."""


class Ending(Enum):
    """Why a process was killed."""

    OVERTAKEN = auto()
    TOO_SLOW = auto()


class AnalysisProcess:
    """A running worker. One request at a time; `kill` may come from any thread."""

    def __init__(self, command: Sequence[str], log: Path | None) -> None:
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
        self._ending: Ending | None = None
        self._is_idle = True

    def is_sound(self) -> bool:
        """Tell whether the next request may go to this process."""
        return self._is_idle and self._ending is None and self._popen.poll() is None

    def kill(self, why: Ending) -> None:
        """End the process at once; whoever waits for its answer gets the matching error."""
        if self._ending is None:
            self._ending = why
        self._popen.kill()

    def close(self) -> None:
        """End the process and leave nothing of it behind."""
        self._popen.kill()
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            with contextlib.suppress(OSError):  # bytes that nobody will read
                _required(pipe).close()

    def answer(self, request: Request, on_article: OnArticle, timeout_s: float) -> Findings:
        """Return what the process finds; raises KildeError, or NeverTakenError."""
        deadline = threading.Timer(timeout_s, self.kill, (Ending.TOO_SLOW,))
        deadline.start()
        try:
            self._hand_over(request)
            return self._listen(on_article)
        except EOFError as cause:
            raise self._obituary(timeout_s) from cause
        except (FrameError, WireError) as cause:
            if self._ending is not None:  # killed in the middle of an answer, which is half a frame then
                raise self._obituary(timeout_s) from cause
            message = "The analysis gave an answer that cannot be used."
            raise AnalysisFailedError(message, hint=TEXT_HINT) from cause
        finally:
            deadline.cancel()
            deadline.join()

    def _hand_over(self, request: Request) -> None:
        data = request_to_json(request)
        self._is_idle = False
        try:
            write_frame(_required(self._popen.stdin), data)
        except FrameError as cause:
            raise too_large("The article") from cause
        except OSError:
            is_taken = False
        else:
            is_taken = read_frame(_required(self._popen.stdout)) is not None
        if not is_taken:
            raise EOFError if self._ending else NeverTakenError

    def _listen(self, on_article: OnArticle) -> Findings:
        parts: list[Checked] = []
        while (body := read_frame(_required(self._popen.stdout))) is not None:
            answer = Checked(decode(body))
            if article := answer.get("article"):
                on_article(read_article(article))
            elif (part := answer.get("part")) and len(parts) < MOST_PARTS:
                parts.append(part)
            else:
                return self._last(answer, parts)
        raise EOFError

    def _last(self, answer: Checked, parts: Sequence[Checked]) -> Findings:
        error, copy = answer.get("error"), answer.get("copy")
        found = read_error(error) if error else read_copy(copy) if copy else read_reading(answer["reading"], parts)
        self._is_idle = True
        if isinstance(found, KildeError):
            raise found
        return found

    def _obituary(self, timeout_s: float) -> KildeError:
        """Return the error that says why the process ended."""
        status = self._popen.wait()
        if self._ending is Ending.OVERTAKEN:
            return AnalysisCancelledError("The analysis was stopped.")
        if self._ending is Ending.TOO_SLOW or status == -getattr(signal, "SIGXCPU", 0):
            return AnalysisFailedError(
                f"The analysis took longer than {timeout_s:g} seconds and was stopped.", hint=TEXT_HINT
            )
        if status == OUT_OF_MEMORY:
            return AnalysisFailedError("The analysis needed more memory than it may take.", hint=TEXT_HINT)
        return AnalysisFailedError("The analysis ended unexpectedly.", hint=TEXT_HINT)


def too_large(name: str) -> ArticleUnreadableError:
    """Return the error for an original that no frame can hold."""
    return ArticleUnreadableError(f"{name} is too large to be read.", hint="Save a part of it and open that.")


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
