"""A name looked up at the reader's wish: what would be asked is shown first, and asked when the reader says so."""

from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.app.library import Library
from reader.app.lookup import LookedUp, look_up, wanted_of
from reader.app.questions import Question, questions
from reader.model.errors import KildeError
from reader.model.library import Profile
from reader.model.match import Wanted
from reader.model.source import SourceId
from reader.ui.look_up_dialog import LookUpDialog
from reader.ui.shown_text import host_of
from reader.ui.tasks import Lane


class LookingUp(QObject):
    """Walks from the wish on a profile to the answers; one that comes after the dialog is closed is kept too."""

    asked = Signal(str)  # the host that something was sent to
    changed = Signal()  # the registers answer otherwise than before

    def __init__(self, library: Library, lane: Lane, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._lane = lane
        self._window = window
        self._dialog: LookUpDialog | None = None
        self._is_stopped = Event()

    def stop(self) -> None:
        """Give up the questions that are under way: the window closes."""
        self._is_stopped.set()

    def look_up(self, profile: Profile) -> None:
        """Show what would be asked about the source."""
        wanted = wanted_of(profile)
        self._dialog = dialog = LookUpDialog(profile.name, questions(wanted), self._window)
        dialog.asked.connect(lambda question: self._ask(dialog, (profile.id, wanted), question))
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _ask(self, dialog: LookUpDialog, about: tuple[SourceId, Wanted], question: Question) -> None:
        source, wanted = about

        def answer(answered: LookedUp) -> None:
            if self._dialog is dialog:
                dialog.show_answer(question, answered)
            self.changed.emit()

        def fail(error: KildeError) -> None:
            if self._dialog is dialog:
                dialog.show_error(question, error)

        self.asked.emit(host_of(question.address))

        def work(_: object) -> LookedUp:
            return look_up(self._library, wanted, question, source, lambda: not self._is_stopped.is_set())

        self._lane.start(work, succeeded=answer, failed=fail)

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
