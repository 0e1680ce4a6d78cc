"""In which form a dossier of a source is to be saved."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from reader.model.library import DossierForm
from reader.ui.menu import Menu


class DossierButton(QPushButton):
    """Offers the forms of a dossier."""

    picked = Signal(object)  # DossierForm

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Dossier ▾"))
        self.setObjectName("filter")  # looks as the button beside it
        self.setToolTip(self.tr("Save all that the library has about this source"))
        menu = Menu(self)
        for form, words in (
            (DossierForm.PAGE, self.tr("As a page…")),
            (DossierForm.PAGE_WITH_OWN_WORDS, self.tr("As a page with my own notes…")),
            (DossierForm.TABLE, self.tr("Statements as a table (CSV)…")),
        ):
            menu.addAction(words).setData(form)
        menu.triggered.connect(self._announce)
        self.setMenu(menu)

    def _announce(self, action: QAction) -> None:
        self.picked.emit(DossierForm(action.data()))
