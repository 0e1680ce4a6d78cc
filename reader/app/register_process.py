"""The worker that reads a register, and the conversation with it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reader.app.importing import cancelled
from reader.app.worker_process import Deadline, Ending, WorkerProcess
from reader.model.checked import Checked, WireError
from reader.model.entry import Edition
from reader.model.errors import KildeError, RegisterUnreadableError
from reader.model.frames import FrameError
from reader.model.request import RegisterRequest, read_error, register_request_to_json
from reader.model.wire_register import Batch, read_batch, read_columns, read_edition
from reader.register.question import NeedsMapping

SILENT_S = 60  # of which the worker may say nothing; it gives a sign of life ten times a second

SMALLER = "Try it with a part of the file."


class RegisterProcess:
    """A register's file while a process of its own reads it, once; closed at the end, or in the midst of it.

    A thread other than the one that reads may cancel by letting `is_cancelled` say so. Raises NeedsMapping where
    the file is a table whose columns must be explained, RegisterUnreadableError and ImportCancelledError.
    """

    def __init__(self, worker: WorkerProcess, request: RegisterRequest, is_cancelled: Callable[[], bool]) -> None:
        self.read = 0.0
        self._worker = worker
        self._name = request.file.name
        self._is_cancelled = is_cancelled
        try:
            self.edition = self._open(request)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "RegisterProcess":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._worker.close()

    def batches(self) -> Iterator[Batch]:
        """Yield the records in the file's order, as they come; an empty batch where none come for a while."""
        while not (answer := self._next()).get("end"):
            with self._in_words():
                batch = read_batch(answer) if answer.get("records") else ()
                self.read = share.share() if (share := answer.get("read")) else self.read
            yield batch

    def _open(self, request: RegisterRequest) -> Edition:
        with self._in_words(), self._worker.within(Deadline(SILENT_S), self._is_cancelled):
            self._worker.send(register_request_to_json(request))
            if not self._worker.takes():
                raise EOFError
        while (answer := self._next()).get("alive"):
            continue
        with self._in_words():
            if columns := answer.get("columns"):
                raise NeedsMapping(self._name, read_columns(columns))
            return read_edition(answer["edition"])

    def _next(self) -> Checked:
        if self._is_cancelled():
            raise cancelled(self._name)
        with self._in_words(), self._worker.within(Deadline(SILENT_S), self._is_cancelled):
            answer = self._worker.next()
            error = read_error(said) if (said := answer.get("error")) else None
        if isinstance(error, RegisterUnreadableError):
            raise error
        if error is not None:  # the loop of all workers speaks of articles
            raise RegisterUnreadableError(f"Reading {self._name} failed.", hint="This is a fault of the program.")
        return answer

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Turn the end of the process, or an answer that is none, into an error for the reader."""
        try:
            yield
        except EOFError as cause:
            raise self._obituary() from cause
        except (FrameError, WireError) as cause:
            if self._worker.was_killed:  # in the middle of an answer, which is half a frame then
                raise self._obituary() from cause
            raise RegisterUnreadableError(f"Reading {self._name} failed.", hint=SMALLER) from cause

    def _obituary(self) -> KildeError:
        """Return the error that says why the process ended."""
        match self._worker.ending():
            case Ending.OVERTAKEN:
                return cancelled(self._name)
            case Ending.TOO_SLOW:
                words = f"{self._name} gave nothing to read for a minute."
            case Ending.OUT_OF_MEMORY:
                words = f"Reading {self._name} needed more memory than it may take."
            case _:
                words = f"Reading {self._name} ended unexpectedly."
        return RegisterUnreadableError(words, hint=SMALLER)
