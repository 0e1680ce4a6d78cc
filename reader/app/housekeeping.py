"""What keeps a library safe: its backups, and a look at whether it is sound."""

from contextlib import closing
from pathlib import Path

from reader.model.backup import Backup, Counts
from reader.model.errors import LibraryDamagedError, LibraryError, LibraryNewerError
from reader.model.frozen import frozen
from reader.store import backup
from reader.store.check import count, faults
from reader.store.connection import in_words, open_existing
from reader.store.schema import SCHEMA, read_version


@frozen
class Health:
    """What a look at a library found; it is sound where there are no faults."""

    faults: tuple[str, ...]  # a sentence each
    counts: Counts | None  # None where the file is too damaged to count
    schema: int
    size: int  # bytes


def check(file: Path) -> Health:
    """Look at every page, reference and index of the library, and change nothing.

    Raises LibraryError where there is nothing to look at: no file, another program's, a newer Kilde's.
    """
    require_file(file)
    try:
        with in_words(file), closing(open_existing(file)) as connection:
            schema = read_version(connection, file)
            _require_known(schema, file)
            found = faults(connection)
            counts = None if found else count(connection)
    except LibraryDamagedError as error:
        return Health((str(error),), None, 0, file.stat().st_size)
    return Health(found, counts, schema, file.stat().st_size)


def list_backups(file: Path) -> tuple[Backup, ...]:
    """Return what can be restored, newest first: the backups, and the library as it was before a restore or update."""
    found = (*backup.backups(file), *backup.kept_aside(file))
    return tuple(sorted(found, key=lambda one: one.made, reverse=True))


def back_up(file: Path) -> Backup | None:
    """Add a backup to the library's own; None where there is nothing to keep yet, or today's is enough."""
    with in_words(file):
        return backup.back_up(file)


def back_up_now(file: Path) -> Backup:
    """Add a backup to the library's own, because the reader asks for it."""
    require_file(file)
    with in_words(file):
        made = backup.back_up(file, asked=True)
    if made is None:
        raise LibraryError(f"There is nothing in the library {file} to back up yet.")
    return made


def back_up_to(file: Path, to: Path) -> Backup:
    """Copy the library to a file of the reader's choice, which must not be there yet."""
    require_file(file)
    if to.exists():
        raise LibraryError(f"{to} is there already.", hint="Choose another name.")
    with in_words(file):
        return backup.copy_library(file, to)


def require_file(file: Path) -> None:
    """Raise LibraryError where there is no library yet: what only looks at one makes none."""
    if not file.is_file():
        raise LibraryError(f"There is no library {file}.", hint="Name one with --library.")


def _require_known(schema: int, file: Path) -> None:
    if schema > SCHEMA:
        raise LibraryNewerError(
            f"The library {file} was written by a newer Kilde.", hint="Install the newest Kilde to check it."
        )
    if schema == 0:
        raise LibraryError(f"{file} is empty: no library has been begun in it.")
