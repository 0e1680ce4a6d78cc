"""Backups of the library in a folder of their own beside it: dated, checked, rotated."""

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.model.backup import Backup
from reader.model.errors import LibraryError
from reader.store.beside import backup_files, backup_folder, former_files
from reader.store.check import count, is_untouched
from reader.store.connection import open_existing
from reader.store.rotation import spare
from reader.store.schema import SCHEMA, read_version
from reader.store.settings import library_uid
from reader.store.snapshot import UNFINISHED, copy_database

SMALL = 64 << 20  # bytes; a larger library is copied once a day, not at every close
_A_DAY = timedelta(days=1)
_FORSAKEN_AFTER = timedelta(hours=1)  # a copy that nobody has written to for so long is a dead program's


def back_up(file: Path, *, asked: bool = False) -> Backup | None:
    """Add a backup and let the oldest go; None where there is nothing to keep.

    None, too, where a large library has one of the last day, unless the reader `asked`: one that a clock running
    ahead has dated later than now does not count. An older backup goes only once the new one has been opened and
    found whole.
    """
    moment = datetime.now(UTC)
    known = backups(file)
    is_recent = any(timedelta() <= moment - backup.made < _A_DAY for backup in known)
    can_wait = is_recent and file.stat().st_size > SMALL
    if (can_wait and not asked) or not _is_worth_keeping(file):
        return None
    made = copy_library(file, _made_folder(file) / f"{moment:%Y-%m-%dT%H%M%S}.db")
    for old in spare((*known, made)):
        old.file.unlink(missing_ok=True)  # another window may have been quicker
    _sweep(file, moment)
    return made


def copy_library(file: Path, to: Path) -> Backup:
    """Copy the library to `to` and return what the copy holds, read from it anew."""
    copy_database(file, to)
    made = describe(to)
    if made is None:
        to.unlink()
        raise LibraryError(f"{file} is not a library that this Kilde can open.", hint="Choose another file.")
    return made


def backups(file: Path) -> tuple[Backup, ...]:
    """Return the backups of the library, newest first, without those that cannot be read."""
    found = filter(None, map(describe, backup_files(file)))
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def kept_aside(file: Path) -> tuple[Backup, ...]:
    """Return what the library was before a backup was restored, or before an update, newest first."""
    found = filter(None, map(describe, former_files(file)))
    return tuple(sorted(found, key=lambda kept: kept.made, reverse=True))


def describe(file: Path) -> Backup | None:
    """Return what the copy of a library holds; None where it is none that this program can open.

    Changes nothing, unless a program was killed while it erased in the copy: its journal has to be rolled back.
    """
    is_half_changed = file.with_name(f"{file.name}-journal").exists()
    try:
        with closing(open_existing(file, writing=is_half_changed)) as connection:
            if not 0 < read_version(connection, file) <= SCHEMA:
                return None
            return Backup(file, _made(file), file.stat().st_size, count(connection), library_uid(connection) or "")
    except (sqlite3.Error, OSError, LibraryError):
        return None


def _made_folder(file: Path) -> Path:
    folder = backup_folder(file)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as cause:
        raise LibraryError(
            f"The folder for backups, {folder}, cannot be made: {cause.strerror}.",
            hint="Check what stands there, and the permissions of the folder it is in.",
        ) from cause
    return folder


def _made(file: Path) -> datetime:
    """Return the moment that the name tells, else when the file was last written."""
    with suppress(ValueError):
        return datetime.fromisoformat(file.stem).replace(tzinfo=UTC)
    return _written_last(file)


def _is_worth_keeping(file: Path) -> bool:
    with closing(open_existing(file)) as connection:
        return not is_untouched(connection)


def _sweep(file: Path, moment: datetime) -> None:
    """Remove what programs that died left half written, of backups and beside the library."""
    beside = (path for path in file.parent.iterdir() if path.name.startswith(f"{file.name}."))
    for half in (*beside, *backup_folder(file).iterdir()):
        with suppress(OSError):
            if UNFINISHED in half.name and moment - _written_last(half) > _FORSAKEN_AFTER:
                half.unlink()


def _written_last(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)
