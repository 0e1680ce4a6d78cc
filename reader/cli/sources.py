"""`kilde sources`: the sources of the library as a table, or as a list for other programs."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from io import TextIOWrapper

from reader.app.housekeeping import require_file
from reader.app.library import Library
from reader.app.paths import library_file
from reader.app.source_lists import list_of, save_list
from reader.cli.output import complain, write_line
from reader.cli.printable import aligned, printable
from reader.cli.source_arguments import SourcesArguments
from reader.cli.table import KIND_WORDS
from reader.model.catalogue import SourceRow
from reader.model.errors import KildeError
from reader.model.name_key import name_key

HEADINGS = ("source", "kind", "role", "affiliation", "articles", "statements", "last cited")
WIDEST = (36, 12, 28, 34, 8, 10, 10)


def list_sources(arguments: SourcesArguments) -> int:
    """Print or write the sources that were asked for, and return the exit status."""
    if isinstance(
        sys.stdout, TextIOWrapper
    ):  # Windows would choose a code page without most letters, and end lines twice
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
    file = library_file(arguments.library)
    try:
        require_file(file)
        with closing(Library(file)) as library:
            while library.catalogue.complete_sources():
                pass
            rows = wanted(library.catalogue.every_source(), arguments)
            records = library.catalogue.source_records(rows) if arguments.form else ()
        if arguments.form is None:
            for line in lines(rows):
                write_line(line)
        elif arguments.file is None:
            _print(list_of(records, arguments.form))
        else:
            save_list(records, arguments.form, arguments.file, overwrite=arguments.overwrite)
    except KildeError as error:
        complain(error)
        return 1
    return 0


def wanted(rows: Sequence[SourceRow], arguments: SourcesArguments) -> tuple[SourceRow, ...]:
    """Return the sources of the kinds and with the words that were asked for."""
    words = [f" {word}" for typed in arguments.words for word in name_key(typed).split()]
    return tuple(
        row
        for row in rows
        if (not arguments.kinds or row.kind in arguments.kinds) and all(word in _found_by(row) for word in words)
    )


def lines(rows: Sequence[SourceRow]) -> Iterator[str]:
    """Return a table for a terminal, top to bottom, without line ends."""
    return aligned([HEADINGS, *map(_cells, rows)], WIDEST, indent="")


def _print(text: str) -> None:
    """Print a list as it is into a file or pipe, and harmless on a terminal."""
    if sys.stdout.isatty():
        text = "\n".join(map(printable, text.splitlines()))
    if text:
        write_line(text.removesuffix("\n"))


def _cells(row: SourceRow) -> tuple[str, ...]:
    return (
        printable(row.name),
        KIND_WORDS.get(row.kind, row.kind.value),
        printable(row.role or ""),
        printable(row.affiliation or ""),
        str(row.articles or ""),
        str(row.statements or ""),
        printable(row.last_cited or ""),
    )


def _found_by(row: SourceRow) -> str:
    return f" {name_key(' '.join((row.name, row.role or '', row.affiliation or '', row.country or '')))} {row.keys}"
