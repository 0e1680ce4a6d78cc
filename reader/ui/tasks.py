"""Work that a slot must not wait for: files, network, SQLite, the analysis."""

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, Signal

from reader.model.errors import AnalysisCancelledError, KildeError

TURN_S = 0.001


def take_short_turns() -> None:
    """Let threads that work beside the window hand over to it sooner.

    Python lets a thread go on for 5 ms while others wait, and a screenful is painted in a dozen steps that each wait
    for their turn: scrolling stood still for 125 ms at a time while the cards of a million words were put together,
    with turns of 1 ms for 20 ms, and the cards came as soon.
    """
    sys.setswitchinterval(TURN_S)


class Task(QObject):
    """One piece of work on a pool's thread; its signals arrive in the thread that made it.

    `work` is given a function that emits `reported`, for what is known before the end. A newer wish
    that overtook this one ends it silently: only `finished` is emitted. Anything but a `KildeError`
    is a fault of ours and goes to the crash hook by way of `broke`.
    """

    reported = Signal(object)
    succeeded = Signal(object)
    failed = Signal(KildeError)
    broke = Signal(object)  # BaseException
    finished = Signal(object)  # the task itself

    def __init__(self, work: Callable[[Callable[[Any], None]], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        """Do the work; called on the pool's thread, touches no widget."""
        try:
            self.succeeded.emit(self._work(self.reported.emit))
        except AnalysisCancelledError:
            pass
        except KildeError as error:
            self.failed.emit(error)
        except BaseException as error:  # noqa: BLE001 - handed to the crash hook, not swallowed
            self.broke.emit(error)
        finally:
            self.finished.emit(self)


class _Inbox(QObject):
    """Calls a plain function in the thread that made the task, whichever thread emits."""

    def __init__(self, slot: Callable[[Any], None], parent: QObject) -> None:
        super().__init__(parent)
        self._slot = slot

    def take(self, value: object) -> None:
        self._slot(value)


def _after(
    broke: Callable[[], None] | None, on_crash: Callable[[BaseException], None]
) -> Callable[[BaseException], None]:
    """Return what tells both of a fault; it holds no lane, which would then outlive its owner in a cycle."""

    def tell(error: BaseException) -> None:
        if broke is not None:
            broke()
        on_crash(error)

    return tell


class Lane(QObject):
    """Runs tasks on threads of its own; with one thread, strictly in the order they came.

    The reader's changes go through a lane of one thread: a note's older wording must never be
    written after its newer one.
    """

    def __init__(self, threads: int, on_crash: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._on_crash = on_crash
        self._is_closed = False
        self._running: set[Task] = set()

    def start(
        self,
        work: Callable[[Callable[[Any], None]], object],
        *,
        succeeded: Callable[[Any], None] | None = None,
        failed: Callable[[KildeError], None] | None = None,
        reported: Callable[[Any], None] | None = None,
        broke: Callable[[], None] | None = None,
    ) -> None:
        """Queue `work` and return at once; the callbacks are called in the window's thread.

        `broke` is for whoever waits: it is called where a fault of ours ended the work, which goes to the crash hook.

        Once the lane is closed nothing is begun: an answer that comes in after that may still ask for more,
        of a library that is closed too.
        """
        if self._is_closed:
            return
        task = Task(work, self)
        for signal, slot in ((task.succeeded, succeeded), (task.failed, failed), (task.reported, reported)):
            if slot is not None:
                signal.connect(_Inbox(slot, task).take)
        task.broke.connect(_Inbox(_after(broke, self._on_crash), task).take)
        task.finished.connect(self._forget)
        self._running.add(task)
        self._pool.start(task.run)

    def close(self) -> None:
        """Wait for everything that has been started: a signal whose owner is gone raises in its thread."""
        self._is_closed = True
        self._pool.waitForDone()

    def settle(self, most_ms: int = -1) -> None:
        """Wait for everything that has been started, and for its answers; no longer than `most_ms`, -1 for ever."""
        self._pool.waitForDone(most_ms)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is under way."""
        return not self._running

    def _forget(self, task: Task) -> None:
        self._running.discard(task)
        task.deleteLater()
