"""What was typed after `kilde library`, as data."""

import argparse
from collections.abc import Sequence
from enum import StrEnum

from reader.cli.command_parser import command_parser
from reader.model.frozen import frozen

LIBRARY = "library"

_NOTES = """The library is one SQLite file; its table “read_me” says what each of its tables holds. Backups are
made by themselves, at each close and once an hour while a window is open; of old ones, fewer and fewer
are kept. A library is never deleted. The exit status is 1 where something is wrong.
"""


class LibraryTask(StrEnum):
    """What is to be done with the library."""

    CHECK = "check"
    BACK_UP = "backup"
    RESTORE = "restore"


@frozen
class LibraryArguments:
    """The library is to be looked after, without a window."""

    task: LibraryTask
    name: str | None  # the file to back up to; the file or number to restore
    library: str | None  # None: the usual one


def parse_library(words: Sequence[str]) -> LibraryArguments:
    """Return what the words after `kilde library` ask for; says what is wrong with them by SystemExit."""
    parser = command_parser(LIBRARY, "Check the library, back it up, or bring a backup back.", _NOTES)
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK", parser_class=argparse.ArgumentParser)
    _add_task(tasks, LibraryTask.CHECK, "look at every page, reference and index, and say what is wrong")
    backing_up = _add_task(tasks, LibraryTask.BACK_UP, "copy the library, also while a window has it open")
    backing_up.add_argument(
        "name", nargs="?", metavar="FILE", help="where to; without it, among the backups that lie beside the library"
    )
    restoring = _add_task(tasks, LibraryTask.RESTORE, "show the backups, or bring one back")
    restoring.add_argument(
        "name",
        nargs="?",
        metavar="FILE_OR_NUMBER",
        help="the backup to bring back, its number counted from the newest; the library as it is now is kept beside "
        "it, and can be brought back in the same way; without it, the backups are shown",
    )
    found = parser.parse_args(words)
    return LibraryArguments(LibraryTask(found.task), getattr(found, "name", None), found.library)


def _add_task(
    tasks: "argparse._SubParsersAction[argparse.ArgumentParser]", task: LibraryTask, meaning: str
) -> argparse.ArgumentParser:
    parser = tasks.add_parser(task, help=meaning, description=f"{meaning[0].upper()}{meaning[1:]}.")
    parser.add_argument("--library", metavar="FILE", help="this library instead of the usual one")
    return parser
