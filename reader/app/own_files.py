"""The library's own files, which nothing but SQLite may open in a process that has the library open."""

from collections.abc import Iterable
from pathlib import Path

from reader.model.errors import ArticleUnreadableError
from reader.store.beside import SIDE_FILES, backup_folder


def refuse_own_file(path: Path, name: str, library: Path) -> None:
    """Raise ArticleUnreadableError where `path` is a file of the library, which then is not opened.

    The system's locks on a file are those of a process: closing the file, however it was opened, takes all of them
    off that SQLite holds for this process. The next one to close the library then takes itself for the last and
    removes the write-ahead log from under this one (https://www.sqlite.org/howtocorrupt.html, 2.2). So a file is known
    by its number on the disk, whatever name or link leads to it.
    """
    real = library.resolve()  # beside which SQLite keeps its own, where the library is named by a link
    side_files = (real.with_name(real.name + ending) for ending in SIDE_FILES)
    if _is_one_of(path, (library, *side_files)):
        hint = "“Library” lists the articles in it, in a terminal “kilde articles”."
        raise ArticleUnreadableError(f"{name} is your library itself, not an article.", hint=hint)
    if _is_one_of(path, backup_folder(library).glob("*")):
        hint = "“Library”, then “Backups…” brings it back, in a terminal “kilde library restore”."
        raise ArticleUnreadableError(f"{name} is a backup of your library, not an article.", hint=hint)


def _is_one_of(path: Path, files: Iterable[Path]) -> bool:
    return any(_is_same(path, file) for file in files)


def _is_same(path: Path, file: Path) -> bool:
    try:
        return path.samefile(file)
    except (OSError, ValueError):  # one of them is not there; a zero byte is in no name
        return False
