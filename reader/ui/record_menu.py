"""What can be said of a register's record on a profile."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.model.match import Candidate, Certainty, Lookup, OwnRecord
from reader.ui.menu import Menu
from reader.ui.shown_text import shown


class RecordMenu(Menu):
    """A record that a register has under the source's name: this one, not this one, or open it."""

    said = Signal(object)  # OwnRecord
    link_asked = Signal(str)

    def __init__(self, candidate: Candidate, lookup: Lookup, parent: QWidget) -> None:
        super().__init__(parent)
        register, entry = candidate.edition.register, candidate.entry
        sure = (match.candidates for match in lookup.matches if match.certainty is Certainty.EXACT)
        if not any(candidate in candidates for candidates in sure):
            self.addAction(self.tr("This one"), lambda: self.said.emit(OwnRecord(register, entry.ident, is_it=True)))
        self.addAction(self.tr("Not this one"), lambda: self.said.emit(OwnRecord(register, entry.ident, is_it=False)))
        link = entry.link
        if link is not None:
            self.addSeparator()
            shown_link = self.tr("Open {}").format(shown(link))
            self.addAction(shown_link, lambda: self.link_asked.emit(link))
