"""The one place where the window's house is put together."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog

from reader.app import paths
from reader.app.library import Library
from reader.app.workshop import Workshop
from reader.model.errors import LibraryError
from reader.ui.crash import CrashHook
from reader.ui.interrupts import Interrupts
from reader.ui.late import late
from reader.ui.look import Look
from reader.ui.main_window import MainWindow

SETTLED_AFTER_MS = 300  # by then the first picture is complete, which so shares no processor with the worker's start


def run(location: str | None = None, library: str | None = None) -> int:
    """Open the window, at `location` where there is one, over the library in that file or the usual one."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Kilde")
    application.setDesktopFileName("kilde")
    application.setWindowIcon(QIcon(str(paths.resource("icons", "kilde.svg"))))
    look = Look(paths.resource(), application)
    file = paths.library_file(library)
    opened = open_library(file)
    if opened is None:
        return 1
    crash = CrashHook(file.with_name("kilde.log"))
    crash.install()
    workshop = Workshop(paths.worker_command(), log=paths.worker_log())
    window = MainWindow(opened, workshop, look, crash)
    interrupts = Interrupts(window)
    interrupts.came.connect(application.closeAllWindows)  # nothing that was typed is lost
    window.show()
    begin(window, opened, location)
    QTimer.singleShot(SETTLED_AFTER_MS, lambda: settle(workshop))
    status = application.exec()
    workshop.close()
    opened.close()
    return status


def settle(workshop: Workshop) -> None:
    """Do what the first picture did not need: warm the worker, and collect garbage again.

    What was made so far lives as long as the window: frozen, no later collection walks over it.
    """
    workshop.start()
    gc.freeze()
    gc.enable()


def begin(window: MainWindow, library: Library, location: str | None) -> None:
    """Show what was asked for, else the last article, else the sample: the window is never empty.

    The last article comes out of the library at once; no process and no parser is waited for.
    """
    if location is not None:
        window.open_location(location)
        return
    last = library.last_opened()
    if last is not None:
        window.opener.show_stored(last)
    else:
        window.open_location(str(paths.sample_article()))


def open_library(file: Path) -> Library | None:
    """Open the library, or show what is wrong with it until it opens or the reader gives up."""
    while True:
        try:
            return Library(file)
        except LibraryError as error:
            trouble = late("reader.ui.library_trouble", "LibraryTrouble")(file, error)
            if trouble.exec() != QDialog.DialogCode.Accepted.value:
                return None
