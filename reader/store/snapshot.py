"""One whole, checked copy of a database at one moment, also while a window writes to it."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection

from reader.model.errors import LibraryDamagedError, LibraryError
from reader.store.connection import code_of, open_existing

UNFINISHED = ".half"  # how the name of a copy ends that is being written, or was when the program died


def copy_database(file: Path, to: Path) -> None:
    """Copy a database, also one that is open, to `to`; the copy is checked and whole, or not there.

    SQLite's online backup, because it sees one moment and hinders no writer. The copy is one file without
    side files, for its owner alone. Raises LibraryDamagedError where what was copied is not sound, and
    LibraryError where the copy cannot be written.
    """
    with _written(to) as half:
        with closing(open_existing(file)) as source, closing(open_existing(half)) as copy:
            source.execute("BEGIN")  # what is compared is of the moment that is copied
            expected = _outline(source)
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        with closing(open_existing(half, writing=False)) as copy:  # anew: what counts is what the disk has
            if _outline(copy) != expected or not is_whole(copy):
                raise LibraryDamagedError(
                    f"The library {file} is damaged: a copy of it is not sound, and was not kept.",
                    hint="“kilde library check” says what is wrong; “kilde library restore” shows the backups.",
                    file=file,
                )


def is_whole(connection: Connection) -> bool:
    """Tell whether SQLite finds nothing wrong with the file."""
    return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")


def free_name(wanted: Path) -> Path:
    """Return the path, numbered where something stands there already."""
    candidate, number = wanted, 1
    while candidate.exists():
        number += 1
        candidate = wanted.with_name(f"{wanted.name}-{number}")
    return candidate


def _outline(connection: Connection) -> tuple[int, ...]:
    """Return what a copy must have in common with what it was made from, at no cost."""
    facts = ("application_id", "user_version", "page_count")
    return tuple(int(connection.execute(f"PRAGMA {fact}").fetchone()[0]) for fact in facts)


@contextmanager
def _written(to: Path) -> Iterator[Path]:
    """Yield an empty file that takes the place of `to` at the end; its name is one no other program writes to."""
    half: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=to.parent, prefix=f"{to.name}.", suffix=UNFINISHED)  # 0600
        os.close(handle)
        half = Path(name)
        yield half
        half.replace(to)
    except OSError as cause:
        message = f"The copy {to} could not be written: {cause.strerror}."
        raise LibraryError(message, hint="Check the folder and its permissions, or choose another.") from cause
    except sqlite3.Error as cause:
        if code_of(cause) != sqlite3.SQLITE_FULL:
            raise
        message = f"The disk is full: the copy {to} could not be written."
        raise LibraryError(message, hint="Make room, then try again.") from cause
    finally:
        if half is not None:
            for part in (half, half.with_name(f"{half.name}-journal")):
                with suppress(OSError):  # it is in its place; or the disk takes nothing, and that has been said
                    part.unlink()
