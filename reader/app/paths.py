"""Where things lie: what ships with the program, the reader's library, its other processes."""

import os
import sys
from pathlib import Path

import platformdirs

from reader.model.resources import resource

__all__ = ["from_home", "library_file", "resource", "sample_article", "voice_command", "worker_command", "worker_log"]


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


def _data_folder() -> Path:
    return platformdirs.user_data_path("kilde", appauthor=False)
