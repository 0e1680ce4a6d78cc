"""What to do with a damaged library: it is kept aside, and the last good backup or a new one takes its place."""

from pathlib import Path

from reader.model.errors import LibraryError
from reader.store.backup import copy_database, newest_backup, set_aside
from reader.store.connection import in_words


def start_anew(file: Path) -> Path:
    """Keep the damaged library aside, so that a new one is made when it is opened; return where it lies now."""
    try:
        return set_aside(file)
    except OSError as cause:
        raise LibraryError(
            f"The library {file} could not be renamed: {cause.strerror}.", hint="Check the folder and its permissions."
        ) from cause


def restore_last_backup(file: Path) -> Path:
    """Keep the damaged library aside, its newest sound backup in its place; return where the damaged one lies."""
    backup = newest_backup(file)
    if backup is None:
        raise LibraryError(f"There is no sound backup of the library {file}.", hint="Start with a new library.")
    # The damaged one leaves its place last: were it gone and the copy failed, the next start would make an empty one.
    ready = file.with_name(f"{file.name}.restored")
    with in_words(file):
        copy_database(backup, ready)
        aside = start_anew(file)
        ready.replace(file)
    return aside
