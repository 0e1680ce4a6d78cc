"""What the newest edition of a register changed: shown on its own, as long as one likes to look at it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from reader.model.entry import RecordChange, RegisterRow
from reader.ui.labels import plain_label
from reader.ui.list_page import PageList
from reader.ui.look import Look
from reader.ui.on_screen import resize_on_screen
from reader.ui.register_changes import change_items
from reader.ui.shown_text import shown


class ChangesDialog(QDialog):
    """Lists the records that are changed, gone and new."""

    def __init__(self, row: RegisterRow, changes: Sequence[RecordChange], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        name = shown(row.edition.register)
        self.setWindowTitle(self.tr("What changed in {}").format(name))
        self.list = PageList(look.theme, look.icons)
        self.list.setAccessibleName(self.windowTitle())
        self.list.content.show_items(change_items(changes, row.tally))
        look.changed.connect(self.list.set_theme)
        intro = self.tr("What the edition that answers now says otherwise than the one before it.")
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        for label in (plain_label(name, "strong"), plain_label(intro, "soft")):
            column.addWidget(label)
        column.addWidget(self.list, 1)
        column.addWidget(closing)
        resize_on_screen(self, 560, 520)
