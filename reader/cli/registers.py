"""`kilde registers`: lists of people, bodies and outlets in and out of the library, without a window."""

import sys
from collections.abc import Iterable
from contextlib import closing

from reader.app.library import Library
from reader.app.paths import from_home, library_file
from reader.app.register_file import open_register
from reader.app.registers import Imported, ImportProgress, Registers
from reader.cli.analyse import complain
from reader.cli.arguments import RegistersArguments, RegistersWish
from reader.cli.output import write_line
from reader.cli.printable import printable
from reader.cli.progress import ProgressLine, records_read
from reader.model.entry import RegisterRow
from reader.model.errors import KildeError

BROKEN_TOLD = 5


def tend_registers(arguments: RegistersArguments) -> int:
    """Do what was wished for and return the exit status."""
    try:
        with closing(Library(library_file(arguments.library))) as library:
            return _WISHES[arguments.wish](library.registers, arguments)
    except KildeError as error:
        complain(error)
        return 1


def _list(registers: Registers, _: RegistersArguments) -> int:
    for row in registers.rows():
        write_line(_row_words(row))
    return 0


def _import(registers: Registers, arguments: RegistersArguments) -> int:
    return max([_take_in(registers, name, arguments) for name in arguments.names])


def _update(registers: Registers, arguments: RegistersArguments) -> int:
    """Read again the files that the registers came from; one that has not changed is left alone."""
    rows = {row.edition.register: row for row in registers.rows()}
    wanted = arguments.names or tuple(rows)
    status = 0
    for name in wanted:
        row = rows.get(name)
        if row is None or row.file is None:
            complain(
                KildeError(f"There is no register “{name}” in the library.", hint="“kilde registers list” names them.")
            )
            status = 1
        else:
            status = max(status, _take_in(registers, row.file, arguments))
    return status


def _remove(registers: Registers, arguments: RegistersArguments) -> int:
    for name in arguments.names:
        registers.remove(name)
        write_line(f"{printable(name)} is no longer in the library.")
    return 0


_WISHES = {
    RegistersWish.LIST: _list,
    RegistersWish.IMPORT: _import,
    RegistersWish.UPDATE: _update,
    RegistersWish.REMOVE: _remove,
}


def _take_in(registers: Registers, name: str, arguments: RegistersArguments) -> int:
    """Import one file, say what became of it, and return the exit status."""
    line = ProgressLine(sys.stderr) if arguments.progress or sys.stderr.isatty() else None
    file = from_home(name)

    def show(progress: ImportProgress) -> None:
        if line is not None:
            line.show(records_read(progress))

    try:
        imported = registers.take_in(open_register(file), file, show)
    except KildeError as error:
        complain(error, name)
        return 1
    finally:
        if line is not None:
            line.clear()
    for words in _imported_words(imported):
        write_line(words)
    return 0


def _imported_words(imported: Imported) -> Iterable[str]:
    edition = imported.edition
    name = f"{printable(edition.register)}, {edition.date}"
    if imported.is_known:
        yield f"{name}: in the library already, nothing was added."
        return
    tally = imported.tally
    counts = [f"{tally.records:,} records"]
    if tally.records > tally.added or tally.gone:
        counts += [f"{tally.added:,} new", f"{tally.changed:,} changed", f"{tally.gone:,} gone"]
    yield f"{name}: {', '.join(counts)}"
    for broken in imported.broken[:BROKEN_TOLD]:
        yield f"  left out: {printable(broken.place)}: {printable(broken.reason)}"
    if imported.broken_count > BROKEN_TOLD:
        yield f"  and {imported.broken_count - BROKEN_TOLD:,} more"


def _row_words(row: RegisterRow) -> str:
    edition = row.edition
    licence = edition.licence or "licence not stated"
    return printable(f"{edition.register}, {edition.date}: {row.tally.records:,} records, {licence}, from {row.file}")
