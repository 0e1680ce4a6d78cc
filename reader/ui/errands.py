"""What the window sets going now and then, each made when it is first wanted: no start waits for any of it."""

from functools import cached_property
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.app.workshop import Workshop
from reader.model.errors import KildeError
from reader.ui.access import Access
from reader.ui.late import late
from reader.ui.look import Look
from reader.ui.tasks import Lane


class Errands(QObject):
    """Copies, lists, print, marks from elsewhere, registers, questions to the web."""

    saved = Signal(object)  # Path of a copy, a list or a dossier
    answered = Signal()  # registers or the web say otherwise now who is who
    asked = Signal(str)  # the host that something was sent to
    article_wanted = Signal(object)  # ArticleId
    failed = Signal(KildeError)

    def __init__(self, access: Access, workshop: Workshop, importers: Lane, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._access = access
        self._workshop = workshop
        self._importers = importers
        self._look = look
        self._window = window

    @cached_property
    def copying(self) -> Any:
        """Return what saves copies."""
        make = late("reader.ui.copying", "Copying")
        made = make(self._access.library, self._workshop, self._access.lane, self._window)
        made.saved.connect(self.saved)
        made.failed.connect(self.failed)
        return made

    @cached_property
    def list_saving(self) -> Any:
        """Return what saves lists and dossiers."""
        made = late("reader.ui.list_saving", "ListSaving")(self._access.library, self._access.lane, self._window)
        made.saved.connect(self.saved)
        made.failed.connect(self.failed)
        return made

    @cached_property
    def printing(self) -> Any:
        """Return what prints."""
        made = late("reader.ui.printing", "Printing")(self._access.lane, self._look.fonts, self._window)
        made.failed.connect(self.failed)
        return made

    @cached_property
    def mark_importing(self) -> Any:
        """Return what takes marks in."""
        make, access = late("reader.ui.mark_importing", "MarkImporting"), self._access
        made = make(access.library, self._workshop, access.changes, access.lane, self._window)
        made.article_wanted.connect(self.article_wanted)
        made.failed.connect(self.failed)
        return made

    @cached_property
    def registering(self) -> Any:
        """Return what takes registers in."""
        files = late("reader.app.register_file", "RegisterFiles")(self._access.library, self._workshop)
        make = late("reader.ui.registering", "Registering")
        made = make(files, self._importers, self._access.lane, self._look, self._window)
        made.changed.connect(self.answered)
        made.failed.connect(self.failed)
        return made

    @cached_property
    def looking_up(self) -> Any:
        """Return what asks the web about a source, once the reader says so."""
        made = late("reader.ui.looking_up", "LookingUp")(self._access.library, self._access.lane, self._window)
        made.asked.connect(self.asked)
        made.changed.connect(self.answered)
        return made

    def stop(self) -> None:
        """Give up what is on its way."""
        begun = vars(self)  # a property that was never asked for is not in it
        if "registering" in begun:
            self.registering.cancel()
        if "looking_up" in begun:
            self.looking_up.stop()
