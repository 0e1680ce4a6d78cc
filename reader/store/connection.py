"""The only opener of the library file, and its errors in the reader's words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

from reader.model.errors import LibraryBusyError, LibraryDamagedError, LibraryError
from reader.store.beside import has_backups

BUSY_S = 5.0  # how long a second window or another program may hold the lock

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_REFUSED = {
    sqlite3.SQLITE_READONLY: "cannot be written to",
    sqlite3.SQLITE_PERM: "cannot be written to",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
    sqlite3.SQLITE_IOERR: "could not be read or written by the disk",
}


def open_existing(file: Path, *, writing: bool = True, busy_s: float = BUSY_S) -> Connection:
    """Open a database that is there, and change nothing about it; a missing one is an error, never an empty file."""
    address = f"{file.absolute().as_uri()}?mode={'rw' if writing else 'ro'}"
    return sqlite3.connect(address, uri=True, timeout=busy_s, isolation_level=None, check_same_thread=False)


def connect(file: Path, *, busy_s: float = BUSY_S) -> Connection:
    """Open the library file, which is there, for any one thread at a time.

    Autocommit: what belongs together is wrapped in `transaction`. A plain sqlite3 connection, because
    this is on the way to the first paint and sqlite-utils costs 0.33 s to import. WAL lets windows read
    while one writes; a commit waits for the disk (synchronous=FULL), because it is the reader's work.
    """
    connection = open_existing(file, busy_s=busy_s)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: Connection) -> Iterator[Connection]:
    """Make what happens inside one change: all of it, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def in_words(file: Path) -> Iterator[None]:
    """Turn what the disk or another program did into a LibraryError; our own mistakes fly on."""
    try:
        yield
    except sqlite3.Error as cause:
        error = _told(cause, file)
        if error is None:
            raise
        raise error from cause
    except OSError as cause:
        raise LibraryError(
            f"The library {file} cannot be opened: {cause.strerror}.",
            hint="Check the folder and its permissions, or name another file with --library.",
        ) from cause


def code_of(cause: sqlite3.Error) -> int:
    """Return SQLite's primary code of the error, 0 for Python's own."""
    return int(getattr(cause, "sqlite_errorcode", 0)) & 0xFF


def _told(cause: sqlite3.Error, file: Path) -> LibraryError | None:
    code = code_of(cause)
    if code in _BUSY:
        return LibraryBusyError(
            f"Another program is using the library {file}.", hint="Close the other program, then try again."
        )
    if code in DAMAGED:
        return _damaged(file, code)
    if code == sqlite3.SQLITE_FULL:
        return LibraryError(
            f"The disk is full: the library {file} could not be written.", hint="Make room, then try again."
        )
    if code in _REFUSED:
        return LibraryError(
            f"The library {file} {_REFUSED[code]}.", hint="Check the folder and its permissions, then try again."
        )
    return None


def _damaged(file: Path, code: int) -> LibraryDamagedError:
    """Return the error for a file that SQLite cannot read; one that was never backed up may be no library at all."""
    if has_backups(file):
        message = f"The library {file} is damaged."
        hint = "It is kept as it is. “kilde library restore” lists its backups."
    elif code == sqlite3.SQLITE_NOTADB:
        message = f"{file} is not a library of Kilde: it is no database, or one whose beginning is destroyed."
        hint = "It is kept as it is, and there is no backup of it. Name another file with --library."
    else:
        message = f"The library {file} is damaged."
        hint = "It is kept as it is, and there is no backup of it. Name another file with --library to begin a new one."
    return LibraryDamagedError(message, hint=hint, file=file)
