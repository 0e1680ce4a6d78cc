"""`kilde library`: check the library, back it up, bring a backup back."""

from collections.abc import Iterator
from pathlib import Path

from reader.app import housekeeping, rescue
from reader.app.paths import from_home, library_file
from reader.app.synced import syncing_service
from reader.cli.library_arguments import LibraryArguments, LibraryTask
from reader.cli.output import complain, warn, write_line
from reader.cli.printable import aligned, printable
from reader.model.backup import Backup, Counts
from reader.model.errors import KildeError, LibraryError

_HEADINGS = ("no.", "made", "articles", "sources", "marks", "notes", "corrections", "size", "what")
_WIDEST = (4, 16, 12, 12, 12, 12, 12, 12, 17)


def look_after_library(arguments: LibraryArguments) -> int:
    """Do what is asked for with the library, say how it went, and return the exit status."""
    file = library_file(arguments.library)
    try:
        if arguments.task is LibraryTask.CHECK:
            return _check(file)
        if arguments.task is LibraryTask.BACK_UP:
            _back_up(file, arguments.name)
        elif arguments.name is None:
            _show_backups(file)
        else:
            _restore(file, arguments.name)
    except KildeError as error:
        complain(error)
        return 1
    return 0


def _check(file: Path) -> int:
    health = housekeeping.check(file)
    write_line(printable(f"{file}: {size(health.size)}, schema {health.schema or 'unknown'}"))
    if health.counts is not None:
        write_line(holding(health.counts))
        write_line("The library is sound.")
        return 0
    for fault in health.faults:
        write_line(printable(fault))
    has_backups = bool(housekeeping.list_backups(file))
    hint = "“kilde library restore” shows its backups." if has_backups else "There is no backup of it."
    raise LibraryError(f"The library {file} is not sound; it was left as it is.", hint=hint)


def _back_up(file: Path, name: str | None) -> None:
    made = housekeeping.back_up_now(file) if name is None else housekeeping.back_up_to(file, _named(name))
    write_line(printable(f"Backed up as {made.file}: {holding(made.counts)}, {size(made.size)}"))
    service = syncing_service(made.file)
    if service is not None:
        warn(f"The backup lies in a folder that {service} copies to its own machines: all your notes go along.")


def _show_backups(file: Path) -> None:
    backups = housekeeping.list_backups(file)
    if not backups:
        write_line(printable(f"There are no backups of {file} yet."))
        return
    for line in aligned([_HEADINGS, *_rows(backups)], _WIDEST):
        write_line(line)
    write_line("")
    write_line("To bring one back: kilde library restore NUMBER")


def _restore(file: Path, name: str) -> None:
    chosen = _chosen(file, name)
    aside = rescue.restore(file, chosen)
    write_line(printable(f"{chosen} is the library again."))
    if aside is not None:
        then = "restoring that file takes this back" if rescue.can_come_back(aside) else "it is damaged"
        write_line(printable(f"The library as it was is kept as {aside}; {then}."))


def _chosen(file: Path, name: str) -> Path:
    if not name.isdecimal():
        chosen = _named(name)
        if not chosen.is_file():
            raise LibraryError(f"There is no file {chosen}.")
        return chosen
    backups = housekeeping.list_backups(file)
    number = int(name)
    if not 1 <= number <= len(backups):
        raise LibraryError(f"There is no backup number {number}.", hint="“kilde library restore” shows what there is.")
    return backups[number - 1].file


def _named(name: str) -> Path:
    return from_home(name).absolute()


def _rows(backups: tuple[Backup, ...]) -> Iterator[tuple[str, ...]]:
    for number, backup in enumerate(backups, 1):
        counts = backup.counts
        held = (counts.articles, counts.sources, counts.marks, counts.notes, counts.corrections)
        made = f"{backup.made.astimezone():%Y-%m-%d %H:%M}"
        what = "library as it was" if backup.is_former else "backup"
        yield (str(number), made, *map(str, held), size(backup.size), what)


def holding(counts: Counts) -> str:
    """Return "12 articles, 1 source, no marks, 4 notes, no corrections"."""
    parts = (
        (counts.articles, "article"),
        (counts.sources, "source"),
        (counts.marks, "mark"),
        (counts.notes, "note"),
        (counts.corrections, "correction"),
    )
    return ", ".join(f"{number or 'no'} {word}{'' if number == 1 else 's'}" for number, word in parts)


def size(count: int) -> str:
    """Return "740 kB" or "1.2 GB", in powers of ten as file managers show them."""
    for unit, power in (("GB", 9), ("MB", 6)):
        if count >= 10**power:
            return f"{count / 10**power:.1f} {unit}"
    return f"{max(1, round(count / 1000))} kB"
