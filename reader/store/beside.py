"""What lies beside a library: the files that SQLite keeps for it while it is open, its backups, what it was before."""

from collections.abc import Iterator
from glob import escape
from itertools import chain
from pathlib import Path

SIDE_FILES = ("-wal", "-shm", "-journal")  # how their names end


def backup_folder(file: Path) -> Path:
    """Return where the backups of the library `file` are kept."""
    return file.with_name(f"{file.name}.backups")


def backup_files(file: Path) -> Iterator[Path]:
    """Yield the backups; whether each can be read is another question."""
    return backup_folder(file).glob("*.db")


def former_files(file: Path) -> Iterator[Path]:
    """Yield the library as it was before a backup was restored, or before an update."""
    return file.parent.glob(f"{escape(file.name)}.before-*[0-9]")


def is_library(file: Path) -> bool:
    """Tell by what lies beside a file, which is not opened for it, that it is a library."""
    if not file.is_file():
        return False
    return any(file.with_name(file.name + ending).exists() for ending in SIDE_FILES) or has_backups(file)


def has_backups(file: Path) -> bool:
    """Tell whether there is anything that could be brought back."""
    return any(chain(backup_files(file), former_files(file)))
