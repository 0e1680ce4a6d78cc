"""Copies of the whole library: before a migration, and one a day, checked before it counts."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

KEPT = 5  # daily backups
SMALL = 64 << 20  # bytes; a larger library is copied once a day, not at every close

_SIDE_FILES = ("", "-wal", "-shm")


def copy_database(file: Path, to: Path) -> None:
    """Copy a library, also one that is open, to `to`; the copy is checked and whole, or not there."""
    half = to.with_name(f"{to.name}.half")
    half.unlink(missing_ok=True)
    os.close(os.open(half, os.O_CREAT | os.O_RDWR, 0o600))
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(half)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without side files
            if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("the copy is not sound")
        half.replace(to)
    finally:
        half.unlink(missing_ok=True)


def backup_folder(file: Path) -> Path:
    """Return where the backups of the library `file` are kept."""
    return file.with_name(f"{file.name}.backups")


def back_up(file: Path) -> Path | None:
    """Make today's backup anew; None where a large library already has one of today."""
    folder = backup_folder(file)
    to = folder / f"{datetime.now(UTC):%Y-%m-%d}.db"
    if to.exists() and file.stat().st_size > SMALL:
        return None
    folder.mkdir(mode=0o700, exist_ok=True)
    copy_database(file, to)
    for old in sorted(folder.glob("*.db"))[:-KEPT]:
        old.unlink()
    return to


def newest_backup(file: Path) -> Path | None:
    """Return the newest backup of the library that is still sound."""
    for backup in sorted(backup_folder(file).glob("*.db"), reverse=True):
        if _is_sound(backup):
            return backup
    return None


def set_aside(file: Path) -> Path:
    """Rename a damaged library, its side files with it, to NAME.damaged-DATE; return the new path."""
    stamp = f"{file.name}.damaged-{datetime.now(UTC):%Y-%m-%dT%H%M%S}"
    for side in _SIDE_FILES:
        part = file.with_name(file.name + side)
        if part.exists():
            part.rename(file.with_name(stamp + side))
    return file.with_name(stamp)


def _is_sound(file: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False
