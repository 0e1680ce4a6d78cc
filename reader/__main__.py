"""The front door: a window, the command line or the analysis process, each imported only when wanted."""

import builtins
import gc
import importlib
import os
import sys
from collections.abc import Mapping, Sequence

NO_SCREEN = """kilde: There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.
Log in to a desktop, or use the command line: kilde analyse FILE"""


def main() -> int:
    """Do what the command line asks for, and return the exit status."""
    if sys.argv[1:2] == ["--worker"]:  # how a bundle starts its workers
        return _enter("reader.worker.__main__", "main", *sys.argv[2:3])
    if sys.argv[1:2] == ["--voice"]:
        return _enter("reader.ui.voice_process", "main", *sys.argv[2:3])
    if len(sys.argv) == 1:  # nothing is to be parsed: a plain start spares the parsers, 10 ms
        return _open_window()
    return _obey(sys.argv[1:])


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Tell whether a window can be expected to open."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform != "linux" or any(environment.get(name) for name in names)


def _obey(words: Sequence[str]) -> int:
    """Do what the words ask for."""
    typed = importlib.import_module("reader.cli.arguments")
    arguments = typed.parse(words)
    if isinstance(arguments, typed.WindowArguments):
        return _open_window(arguments.location, arguments.library)
    return _enter("reader.cli.main", "run", arguments)


def _open_window(location: str | None = None, library: str | None = None) -> int:
    """Enter the window's door by the shortest way, where there is a screen.

    The garbage collector rests until the window stands, which switches it on again: what imports and
    constructors make is no garbage. Importing PySide6 puts a hook into `import` that reads the source text of
    every module that follows, for a feature that nobody here uses (`__feature__`): it is taken out again.
    Each spares 20 to 30 of 400 ms, interleaved medians.
    """
    if not has_screen(os.environ, sys.platform):
        print(NO_SCREEN, file=sys.stderr)  # noqa: T201  # nothing else is there to say it
        return 1
    gc.disable()
    plain_import = builtins.__import__
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = plain_import
    return _enter("reader.ui.application", "run", location, library)


def _enter(module: str, function: str, *arguments: object) -> int:
    """Call one of the three doors by name.

    By name, because an import above would load Qt for the command line, and the parsers for the window.
    """
    return int(getattr(importlib.import_module(module), function)(*arguments))


if __name__ == "__main__":
    sys.exit(main())
