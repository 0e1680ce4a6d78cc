"""What was typed after `kilde registers`, as data."""

import argparse
from collections.abc import Sequence
from enum import StrEnum

from reader.cli.command_parser import command_parser
from reader.model.frozen import frozen

REGISTERS = "registers"

_NOTES = """Known by their content: ROR, Popolo (EveryPolitician), US Congress, Open States, Wikidata,
FollowTheMoney, several tables of ratings by domain. Any other table or JSON lines can be read once
--column says what its columns mean. The exit status is 1 where a file could not be read.
"""


class RegistersTask(StrEnum):
    """What is to be done with the registers of a library."""

    IMPORT = "import"
    LIST = "list"
    UPDATE = "update"
    REMOVE = "remove"


@frozen
class RegistersArguments:
    """Something is to be done with the registers."""

    task: RegistersTask
    names: tuple[str, ...]  # files to import; registers to update, all where none is named, or to remove
    library: str | None  # None: the usual one
    progress: bool  # also where standard error is no terminal
    columns: tuple[str, ...] = ()  # "name=Full name": what the columns of an unknown table mean
    title: str | None = None  # what an unknown table is to be called


def parse_registers(words: Sequence[str]) -> RegistersArguments:
    """Return what the words ask for; says what is wrong with them, or gives help, by SystemExit."""
    parser = command_parser(
        REGISTERS, "Take registers into the library, so that the cards know what they say. Nothing is fetched.", _NOTES
    )
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    _add_import(tasks.add_parser(RegistersTask.IMPORT, help="read files into the library"))
    tasks.add_parser(RegistersTask.LIST, help="print the registers with date, licence and size")
    updated = tasks.add_parser(RegistersTask.UPDATE, help="read the files again that have changed since")
    updated.add_argument("names", nargs="*", metavar="REGISTER", help="all of them where none is named")
    removed = tasks.add_parser(RegistersTask.REMOVE, help="take registers out of the library")
    removed.add_argument("names", nargs="+", metavar="REGISTER")
    for each in tasks.choices.values():
        each.add_argument("--library", metavar="FILE", help="use this library instead of the usual one")
        each.add_argument("--progress", action="store_true", help="tell how far it is, even into a file or pipe")
    found = parser.parse_args(words)
    return RegistersArguments(
        task=RegistersTask(found.task),
        names=tuple(getattr(found, "names", ())),
        library=found.library,
        progress=found.progress,
        columns=tuple(getattr(found, "column", ())),
        title=getattr(found, "title", None),
    )


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="+", metavar="FILE", help="a register's dump, also gz, bz2 or zip")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="MEANING=COLUMN",
        help="what a column of an unknown table means, as name=Navn; a file like it is known afterwards",
    )
    parser.add_argument("--title", metavar="NAME", help="what an unknown table is to be called")
