"""Where things lie: what ships with the program, the reader's library, its other processes."""

import hashlib
import os
import stat
import sys
from pathlib import Path

import platformdirs

from reader.model.resources import resource

__all__ = [
    "from_home",
    "library_file",
    "meeting_place",
    "resource",
    "sample_article",
    "voice_command",
    "worker_command",
    "worker_log",
]

LONGEST_SOCKET = 90  # bytes of a socket's path; the systems take 104 to 108, and a lock's ending comes behind it


def library_file(chosen: str | None = None) -> Path:
    """Return the reader's library: the one chosen on the command line, else by KILDE_LIBRARY, else the usual one."""
    named = chosen or os.environ.get("KILDE_LIBRARY")
    return from_home(named).absolute() if named else _data_folder() / "library.db"


def from_home(name: str) -> Path:
    """Return the path with "~" read as a shell reads it: where it names nobody, it is a letter of a file's name."""
    return Path(os.path.expanduser(name))  # noqa: PTH111 - that of Path raises on "~draft.txt"


def sample_article() -> Path:
    """Return the article that a first launch shows."""
    return resource("sample", "article.html")


def worker_command() -> tuple[str, ...]:
    """Return the command that starts the analysis process."""
    if getattr(sys, "frozen", False):  # a bundle has no Python to call by name
        return (sys.executable, "--worker")
    return (sys.executable, "-m", "reader.worker")


def voice_command() -> tuple[str, ...]:
    """Return the command that starts the process that speaks."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--voice")
    return (sys.executable, "-m", "reader.ui.voice_process")


def worker_log() -> Path:
    """Return the file for the worker's complaints; it never holds an article's words."""
    return _data_folder() / "worker.log"


def meeting_place(library: Path) -> Path | None:
    """Return where launches over this library, on this screen, find each other; None where there is no safe place.

    A name in a folder that nobody but the reader may enter: who could, could open a window's articles, or be
    told what is read. On another screen a window would come to the front where nobody sees it.
    """
    screen = (os.environ.get("WAYLAND_DISPLAY", ""), os.environ.get("DISPLAY", ""))
    told_apart_by = "\n".join((str(Path.home()), os.path.realpath(library), *screen))
    name = hashlib.sha256(os.fsencode(told_apart_by)).hexdigest()[:20]
    for folder in _meeting_folders():
        place = folder / name
        if len(os.fsencode(place)) <= LONGEST_SOCKET and _is_private(folder):
            return place
    return None


def _meeting_folders() -> tuple[Path, ...]:
    """Return the folder that the system empties at log-out, where it has one, and one of our own."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return (*((Path(runtime) / "kilde",) if Path(runtime).is_absolute() else ()), _data_folder() / "run")


def _is_private(folder: Path) -> bool:
    """Make the folder where it is missing; tell whether it is the reader's alone."""
    try:
        if folder.parent == _data_folder():
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return False
    if os.name != "posix":  # a folder of the profile, which is the reader's own there
        return True
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _data_folder() -> Path:
    return platformdirs.user_data_path("kilde", appauthor=False)
