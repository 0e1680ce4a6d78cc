"""The one place where the window's house is put together."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog

from reader.app import paths
from reader.app.library import Library
from reader.app.workshop import Workshop
from reader.model.backup import Backup
from reader.model.errors import KildeError, LibraryError
from reader.ui.crash import CrashHook
from reader.ui.garbage import Collector
from reader.ui.interrupts import Interrupts
from reader.ui.late import late
from reader.ui.launches import Launch
from reader.ui.look import Look
from reader.ui.main_window import MainWindow
from reader.ui.one_window import OneWindow, bring_to_front, told
from reader.ui.tasks import take_short_turns

SETTLED_AFTER_MS = 300  # by then the first picture is complete, which so shares no processor with the worker's start


def run(location: str | None = None, library: str | None = None) -> int:
    """Open the window, at `location` where there is one, over the library in that file or the usual one.

    Where it has a window already, that one opens the article.
    """
    file = paths.library_file(library)
    one, launch = OneWindow(paths.meeting_place(file)), Launch(location)
    if not one.is_first():
        try:
            launch = told(location)
        except KildeError as error:
            print(f"kilde: {error} {error.hint}", file=sys.stderr)  # noqa: T201 - no window is there to say it
            return 1
        if one.hand_over(launch):
            return 0
    try:
        return _open_window(file, launch, one)
    finally:
        one.leave()


def _open_window(file: Path, launch: Launch, one: OneWindow) -> int:
    take_short_turns()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Kilde")
    application.setDesktopFileName("kilde")
    application.setWindowIcon(QIcon(str(paths.resource("icons", "kilde.svg"))))
    look = Look(paths.resource(), application)
    crash = CrashHook(file.with_name("kilde.log"))
    crash.install()
    sitting = Sitting(file, look, crash, one)
    while sitting.begin(launch):
        status = application.exec()
        sitting.end()
        if not sitting.goes_on:
            return status
        launch = Launch()
    return 1


class Sitting:
    """A window over the library from its beginning to its end; where a backup is brought back, one follows another."""

    def __init__(self, file: Path, look: Look, crash: CrashHook, one: OneWindow) -> None:
        self._file = file
        self._look = look
        self._crash = crash
        self._one = one
        self._wanted: Backup | None = None  # to be brought back, once nobody has the library open
        self._news = ""  # for the next window to say
        self.goes_on = False

    def begin(self, launch: Launch) -> bool:
        """Open the window; False where the library does not open and the reader gives up."""
        opened = open_library(self._file)
        if opened is None:
            return False
        self._library = opened
        self._workshop = Workshop(paths.worker_command(), log=paths.worker_log())
        with self._look.bare():
            self._window = window = MainWindow(opened, self._workshop, self._look, self._crash)
        self._collector = Collector(window)
        self._interrupts = Interrupts(window)
        self._interrupts.came.connect(QApplication.closeAllWindows)  # nothing that was typed is lost
        window.backing_up.restore_wanted.connect(self._want)
        window.show()
        if launch.original is not None:  # the window before this one hangs, and has not taken it
            window.opener.open_original(launch.original)
        else:
            begin(window, opened, launch.location)
        if self._news:
            window.message_bar.say(self._news)
        QTimer.singleShot(SETTLED_AFTER_MS, window, self._settle)
        return True

    def end(self) -> None:
        """Let go of the library, and bring back the backup that the reader wants; say what became of that."""
        if self._wanted is None:
            self._one.leave()  # first: closing backs up, and who comes meanwhile gets a window, not silence
        self._workshop.close()
        self._library.close(backs_up=self._wanted is None)
        self._window.deleteLater()
        self.goes_on, wanted, self._wanted = self._wanted is not None, self._wanted, None
        if wanted is not None:
            self._news = late("reader.ui.bringing_back", "bring_back")(self._file, wanted)

    def _settle(self) -> None:
        settle(self._workshop, self._collector)
        self._one.listen(self._take)

    def _take(self, launch: Launch) -> None:
        """Open here what a later launch is for, in front of the reader; without an article, the window is enough."""
        bring_to_front(self._window, launch.token)
        if launch.original is not None:
            self._window.opener.open_original(launch.original)
        elif launch.location is not None:
            self._window.open_location(launch.location)

    def _want(self, backup: Backup) -> None:
        self._wanted = backup
        QApplication.closeAllWindows()


def settle(workshop: Workshop, collector: Collector) -> None:
    """Do what the first picture did not need: warm the worker, and collect garbage again."""
    workshop.start()
    collector.begin()


def begin(window: MainWindow, library: Library, location: str | None) -> None:
    """Show what was asked for, else the last article, else the sample: the window is never empty.

    The last article comes out of the library at once; no process and no parser is waited for.
    """
    if location is not None:
        window.open_location(location)
        return
    last = library.last_opened()
    if last is not None:
        window.show_article_at_once(last)
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
