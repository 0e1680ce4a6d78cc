"""Undo, where there is more than one thing on screen that could be meant: the article, a page over it, a profile."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from reader.ui.browse import Browse
from reader.ui.desk import Desk
from reader.ui.remarks import Remarks
from reader.ui.turning import Turning
from reader.ui.window_body import WindowBody


class Undoing(QObject):
    """Takes back, or makes again, the last change of what the reader is at."""

    def __init__(self, body: WindowBody, turning: Turning, browse: Browse, desk: Desk, remarks: Remarks) -> None:
        super().__init__(body)
        self._body = body
        self._turning = turning
        self._browse = browse
        self._desk = desk
        self._remarks = remarks

    def undo(self) -> None:
        """Take back the last change of what is on screen."""
        self._step(self._desk.undo, self._browse.undo, self._desk.undo_on_profile, self.tr("Nothing to undo"))

    def redo(self) -> None:
        """Make the change again that was taken back last of what is on screen."""
        self._step(self._desk.redo, self._browse.redo, self._desk.redo_on_profile, self.tr("Nothing to do again"))

    def _step(
        self, in_article: Callable[[], None], on_page: Callable[[], bool], on_profile: Callable[[], bool], nothing: str
    ) -> None:
        self._body.toast.dismiss()  # what it offers to undo may be what is undone now
        # Beside a page the keyboard tells which of the two is meant.
        is_beside = self._body.sidebar.isAncestorOf(self._body.window().focusWidget() or self._body)
        first, then = (on_profile, on_page) if is_beside else (on_page, on_profile)
        if self._turning.is_at_article:
            in_article()
        elif not first() and not then():
            self._remarks.say(nothing)
