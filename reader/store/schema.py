"""Which schema a library file has, found without sqlite-utils, and the way to the current one."""

import importlib
import os
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import Connection

from reader.model.errors import LibraryError, LibraryNewerError
from reader.store.connection import connect, open_existing, transaction
from reader.store.snapshot import copy_database, free_name

APPLICATION = 0x4B494C44  # "KILD": tells a library from any other SQLite file
SCHEMA = 19  # the number of migrations; a test holds the two together


def prepare(file: Path) -> None:
    """Make the library file if missing, or bring it to the current schema; an older one is copied first.

    Raises LibraryNewerError for a file of a later Kilde and LibraryError for another program's database;
    both stay untouched.
    """
    if file.is_dir():
        raise LibraryError(f"{file} is a folder, not a library.", hint="Name a file in it.")
    if not file.exists():
        _make_private(file)
    version = _version(file)
    if version == SCHEMA:
        return
    if version > SCHEMA:
        raise LibraryNewerError(
            f"The library {file} was written by a newer Kilde.", hint="Install the newest Kilde to open it."
        )
    if version > 0:
        copy_database(file, free_name(file.with_name(f"{file.name}.before-schema-{SCHEMA}")))
    with closing(connect(file)) as connection, transaction(connection):
        if read_version(connection, file) < SCHEMA:  # another window may have been quicker
            _migrate(connection)


def _version(file: Path) -> int:
    # Read-only, so that a file that is refused stays as it is, byte for byte.
    with closing(open_existing(file, writing=False)) as connection:
        return read_version(connection, file)


def read_version(connection: Connection, file: Path) -> int:
    """Return the schema of the library, 0 for an empty file; LibraryError for another program's database."""
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    if application != APPLICATION and (tables or version):
        raise LibraryError(
            f"{file} is another program's database, not a library of Kilde.", hint="Choose another file."
        )
    return version


def _migrate(connection: Connection) -> None:
    # By name, at this one place: the migrations speak sqlite-utils, which costs 0.33 s to import and is
    # needed once per release, not once per start. An import above would pay it before every first paint.
    importlib.import_module("reader.store.migrations").migrate(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _make_private(file: Path) -> None:
    """Make an empty file that only its owner can read; SQLite gives its side files the same mode.

    Never by opening one that has come there meanwhile: closing that would take off it every lock that this process
    holds (see `reader.app.own_files`).
    """
    real = file.resolve()  # a link may lead to where none is yet
    real.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(real, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
