"""The ways on from a library that is damaged, or not wanted as it is: it is kept aside, never deleted."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from reader.model.errors import LibraryBusyError, LibraryDamagedError, LibraryError
from reader.store.backup import copy_library
from reader.store.beside import SIDE_FILES
from reader.store.connection import DAMAGED, code_of, in_words, open_existing
from reader.store.snapshot import free_name, is_whole

DAMAGED_NAME = "damaged"
REPLACED_NAME = "before-restore"


def start_anew(file: Path) -> Path:
    """Keep the damaged library aside, so that a new one is made when it is opened; return where it lies now."""
    try:
        aside = _aside(file, DAMAGED_NAME)
        _move_side_files(file, aside)
        return file.rename(aside)
    except OSError as cause:
        raise _not_kept(file, cause) from cause


def restore(file: Path, backup: Path) -> Path | None:
    """Put a copy of `backup` in the library's place; return where the library as it was is kept, if there was one.

    The copy is made and checked first and takes the place in one step: at no moment is there no library, which
    the next start would make anew, empty. Restoring what is kept undoes it, unless that is damaged. Raises
    LibraryBusyError where another program has the library open, and leaves everything as it is on any error.
    """
    ready = file.with_name(f"{file.name}.restored")
    try:
        _copy(backup, ready)
        with in_words(file):
            aside = _keep_aside(file) if file.exists() else None
            ready.replace(file)
    finally:
        with suppress(OSError):  # it is in its place; or the disk takes nothing, and that has been said
            ready.unlink()
    return aside


def _copy(backup: Path, to: Path) -> None:
    """Copy the backup; whoever chose it is told of it, and not of the library that it is to replace."""
    try:
        with in_words(backup):
            copy_library(backup, to)
    except LibraryDamagedError as cause:
        message = f"{backup} cannot be brought back: it is damaged, or no library at all."
        raise LibraryDamagedError(message, hint="Choose another backup.", file=backup) from cause


def can_come_back(aside: Path) -> bool:
    """Tell of a library that was kept aside whether restoring it can undo that: a damaged one is only kept."""
    return f".{DAMAGED_NAME}-" not in aside.name


def _keep_aside(file: Path) -> Path:
    aside = _aside(file, REPLACED_NAME if _settle(file) else DAMAGED_NAME)
    try:
        _duplicate(file, aside)
        _move_side_files(file, aside)
    except OSError as cause:
        raise _not_kept(file, cause) from cause
    return aside


def _settle(file: Path) -> bool:
    """Bring the library into one file, and tell whether it is sound; LibraryBusyError while it is open.

    SQLite leaves write-ahead logging only for a program that is alone with the file: the one sure way to
    learn that no window has it open.
    """
    try:
        with closing(open_existing(file, busy_s=0)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            return is_whole(connection)  # by what a copy of it is judged: else it could not be brought back
    except sqlite3.Error as cause:
        if code_of(cause) in DAMAGED:
            return False
        if code_of(cause) != sqlite3.SQLITE_BUSY:
            raise
        raise LibraryBusyError(
            f"The library {file} is open in a window or another program.", hint="Close it there, then try again."
        ) from cause


def _aside(file: Path, word: str) -> Path:
    return free_name(file.with_name(f"{file.name}.{word}-{datetime.now(UTC):%Y-%m-%dT%H%M%S}"))


def _duplicate(file: Path, to: Path) -> None:
    """Give the file a second name; where the disk knows no such thing, copy it."""
    try:
        to.hardlink_to(file)
    except OSError:
        try:
            os.close(os.open(to, os.O_CREAT | os.O_EXCL, 0o600))
            shutil.copyfile(file, to)
        except OSError:
            with suppress(OSError):
                to.unlink()
            raise


def _move_side_files(file: Path, aside: Path) -> None:
    """Move what belongs to the library along, first of all: beside another file it would be taken for that one's."""
    for ending in SIDE_FILES:
        with suppress(FileNotFoundError):
            file.with_name(file.name + ending).rename(aside.with_name(aside.name + ending))


def _not_kept(file: Path, cause: OSError) -> LibraryError:
    return LibraryError(
        f"The library {file} could not be kept aside: {cause.strerror}.", hint="Check the folder and its permissions."
    )
