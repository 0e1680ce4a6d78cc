"""The one lane to the library file: a thread that owns the writing connection and takes changes in order."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from queue import Empty, SimpleQueue
from sqlite3 import Connection
from threading import Event, Lock, Thread
from typing import Any, TypeVar

from reader.model.errors import LibraryError
from reader.store.connection import connect, in_words, transaction
from reader.store.place import Place

Result = TypeVar("Result")

LOG_PAGES = 4_000  # 16 MB: a large import writes the pages of an index into the file a quarter as often


class _Change:
    """Work on its way through the lane."""

    def __init__(self, work: Callable[[Connection], Any], *, is_transaction: bool = True) -> None:
        self._work = work
        self._is_transaction = is_transaction
        self._done = Event()
        self._result: Any = None
        self._error: BaseException | None = None

    def happen(self, connection: Connection, place: Place) -> None:
        try:
            with transaction(connection) if self._is_transaction else nullcontext():
                self._result = self._work(connection)
                place.require()
        except BaseException as error:  # noqa: BLE001 - not swallowed but carried to whoever waits for it
            self._error = error
        finally:
            self._done.set()

    def wait(self) -> Any:
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._result


class Writer:
    """Takes changes from any thread, each one transaction, durable when `write` returns.

    A thread and a queue of our own: `concurrent.futures` would do the same for 6 ms of imports before
    the first paint.
    """

    def __init__(self, file: Path, busy_s: float) -> None:
        self._file = file
        self._connection = connect(file, busy_s=busy_s)
        self._connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        self._place = Place(file)
        self._changes: SimpleQueue[_Change | None] = SimpleQueue()
        self._closed = False
        self._entrance = Lock()  # guards `_closed`: whoever came in after the end would wait for ever
        self._thread = Thread(target=self._run, name="library-writer", daemon=True)  # nobody waits for an idle lane
        self._thread.start()

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Do `work` in a transaction, after all that was asked for before; raise what it raises."""
        return self._do(work, is_transaction=True)

    def maintain(self, work: Callable[[Connection], Result]) -> Result:
        """Do `work` in its turn, outside a transaction: what SQLite does not do inside one."""
        return self._do(work, is_transaction=False)

    def write_later(self, work: Callable[[Connection], object]) -> None:
        """Do `work` in its turn without being waited for: for what may be lost without harm."""
        self._let_in(_Change(work))

    def close(self) -> None:
        """Finish what was asked for, then close the connection."""
        self._let_in(None)
        self._thread.join()

    def _do(self, work: Callable[[Connection], Result], *, is_transaction: bool) -> Result:
        change = _Change(work, is_transaction=is_transaction)
        if not self._let_in(change):
            raise LibraryError("The library has been closed.")
        with in_words(self._file):
            result: Result = change.wait()
        return result

    def _let_in(self, change: _Change | None) -> bool:
        """Put the change, or with None the end, into the queue; nothing comes in after the end."""
        with self._entrance:
            if self._closed:
                return False
            self._closed = change is None
            self._changes.put(change)
            return True

    def _run(self) -> None:
        while (change := self._changes.get()) is not None:
            change.happen(self._connection, self._place)
        self._connection.close()


class Readers:
    """Reading connections, one for each thread that reads at the moment, kept for the next.

    Lent rather than bound to threads: the window's pool ends its threads when idle, and a connection
    that died with its thread would be opened anew for each click.
    """

    def __init__(self, file: Path, busy_s: float) -> None:
        self._file = file
        self._busy_s = busy_s
        self._idle: SimpleQueue[Connection] = SimpleQueue()

    @contextmanager
    def lend(self) -> Iterator[Connection]:
        """Lend a connection that sees one unchanging state of the library until it is given back."""
        with in_words(self._file):
            connection = self._take()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                self._idle.put(connection)

    def close(self) -> None:
        """Close the connections that nobody reads with."""
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    def _take(self) -> Connection:
        try:
            return self._idle.get_nowait()
        except Empty:
            connection = connect(self._file, busy_s=self._busy_s)
            connection.execute("PRAGMA query_only = ON")
            return connection
