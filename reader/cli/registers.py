"""`kilde registers`: lists of people, bodies and outlets in and out of the library, without a window."""

import sys
from collections.abc import Iterable, Set
from contextlib import closing
from pathlib import Path
from shlex import quote

from reader.app.housekeeping import require_file
from reader.app.importing import Imported, ignore_progress
from reader.app.library import Library
from reader.app.paths import from_home, library_file, worker_command, worker_log
from reader.app.register_file import RegisterFiles, mapping_of, meaning_word
from reader.app.register_process import RegisterProcess
from reader.app.registers import Registers, file_of
from reader.app.workshop import Workshop
from reader.cli.output import complain, write_line
from reader.cli.printable import printable
from reader.cli.progress import ProgressLine, records, records_read
from reader.cli.register_arguments import RegistersArguments, RegistersTask
from reader.model.entry import RegisterRow
from reader.model.errors import KildeError
from reader.register.mapping import Meaning
from reader.register.question import NeedsMapping

BROKEN_TOLD = 5
ISO_DAY = 10  # characters of a moment
NOT_DATED = "date not stated"


def tend_registers(arguments: RegistersArguments) -> int:
    """Do what was wished for and return the exit status."""
    file = library_file(arguments.library)
    try:
        if arguments.task is not RegistersTask.IMPORT:
            require_file(file)
        with closing(Library(file)) as library:
            return _TASKS[arguments.task](library, arguments)
    except KildeError as error:
        complain(error)
        return 1


def _list(library: Library, _: RegistersArguments) -> int:
    for row in Registers(library).rows():
        write_line(_row_words(row))
    return 0


def _import(library: Library, arguments: RegistersArguments) -> int:
    return max([_take_in(library, name, arguments) for name in arguments.names])


def _update(library: Library, arguments: RegistersArguments) -> int:
    """Read again the files that the registers came from; one that has not changed is left alone."""
    names = arguments.names or [row.edition.register for row in Registers(library).rows() if row.file]
    return max([_update_one(library, name, arguments) for name in names], default=0)


def _update_one(library: Library, name: str, arguments: RegistersArguments) -> int:
    try:
        file = file_of(Registers(library).named(name))
    except KildeError as error:
        complain(error)
        return 1
    return _take_in(library, str(file), arguments)


def _remove(library: Library, arguments: RegistersArguments) -> int:
    for name in arguments.names:
        removed = Registers(library).remove(name)
        write_line(f"{printable(removed)} is no longer in the library.")
    return 0


_TASKS = {
    RegistersTask.LIST: _list,
    RegistersTask.IMPORT: _import,
    RegistersTask.UPDATE: _update,
    RegistersTask.REMOVE: _remove,
}


def _take_in(library: Library, name: str, arguments: RegistersArguments) -> int:
    """Import one file, say what became of it, and return the exit status."""
    line = ProgressLine(sys.stderr) if arguments.progress or sys.stderr.isatty() else None
    file = from_home(name)
    on_progress = (lambda progress: line.show(records_read(progress))) if line else ignore_progress
    try:
        with _open(file, library, arguments) as register:
            imported = Registers(library).take_in(register, file, on_progress)
    except NeedsMapping as question:
        for words in (f"{printable(name)} is a table that Kilde does not know yet.", *_question_words(question)):
            write_line(words)
        return 1
    except KildeError as error:
        complain(error, name)
        return 1
    finally:
        if line is not None:
            line.clear()
    for words in _imported_words(imported):
        write_line(words)
    return 0


def _open(file: Path, library: Library, arguments: RegistersArguments) -> RegisterProcess:
    files = RegisterFiles(library, Workshop(worker_command(), log=worker_log()))
    is_explained = bool(arguments.columns or arguments.title)
    try:
        return files.open(file, asks_anew=is_explained)
    except NeedsMapping as question:
        mapping = mapping_of(question, arguments.columns, arguments.title)
        if not is_explained or not mapping.is_enough:
            raise
        return files.open_table(file, question, mapping)


def _question_words(question: NeedsMapping) -> Iterable[str]:
    """Yield the columns with what stands in them, and a command that imports the table, as far as guessed."""
    yield "Its columns, and what stands in them first:"
    for column in question.columns:
        yield printable(f"  {column.name}: {'; '.join(column.samples)}")
    yield f"Say --column MEANING=COLUMN of each that counts. MEANING is one of {', '.join(map(meaning_word, Meaning))}."
    said = [(meaning_word(use.meaning), use.columns[0]) for use in question.guess.uses if use.columns]
    if question.guess.is_enough:
        yield "Then it is imported, and known from then on; as guessed:"
    else:
        taken = {column for _, column in said}
        said.append((meaning_word(Meaning.NAME), _first_other(question, taken)))
        yield "One of them must be the name. Then it is imported, and known from then on; for example:"
    guessed = " ".join(f"--column {quote(f'{meaning}={column}')}" for meaning, column in said)
    yield printable(f"  kilde registers import FILE --title NAME {guessed}")


def _first_other(question: NeedsMapping, taken: Set[str]) -> str:
    """Return the first column of which nothing is guessed, else the first of all."""
    names = [column.name for column in question.columns]
    return next((name for name in names if name not in taken), names[0])


def _imported_words(imported: Imported) -> Iterable[str]:
    edition = imported.edition
    name = f"{printable(edition.register)}, {edition.date or NOT_DATED}"
    if imported.is_known:
        yield f"{name}: in the library already, nothing was added."
        return
    tally = imported.tally
    counts = [records(tally.records)]
    if not tally.is_first:
        counts += [f"{tally.added:,} new", f"{tally.changed:,} changed", f"{tally.gone:,} gone"]
    yield f"{name}: {', '.join(counts)}"
    for source in imported.lost:
        yield printable(f"  {source}: the record that you chose is not in it any more; choose anew on the profile")
    for broken in imported.broken[:BROKEN_TOLD]:
        yield f"  left out: {printable(broken.place)}: {printable(broken.reason)}"
    if imported.broken_count > BROKEN_TOLD:
        yield f"  and {imported.broken_count - BROKEN_TOLD:,} more"


def _row_words(row: RegisterRow) -> str:
    edition = row.edition
    date = edition.date or f"{NOT_DATED}, imported {row.imported[:ISO_DAY]}"
    origin = f"from {row.file}" if row.file else "looked up on the web"
    licence = edition.licence or "licence not stated"
    return printable(f"{edition.register}, {date}: {records(row.tally.records)}, {licence}, {origin}")
