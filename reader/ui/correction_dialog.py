"""Sets a card right: name, kind, role, affiliation, and what it speaks as and is tied to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from reader.model.capacity import CAPACITY_WORDS
from reader.model.correction import CorrectionField
from reader.model.library import Card, OpenArticle
from reader.model.own_word import CAPACITY, INTEREST
from reader.model.source import SourceKind
from reader.ui.card_text import capitalised, kind_name
from reader.ui.correcting import card_corrections, signal_value
from reader.ui.labels import plain_label


class CorrectionDialog(QDialog):
    """Shows what stands on the card and lets the reader write over it; an empty field is "not stated"."""

    card_corrected = Signal(object)  # Corrections, one for each field that was changed

    def __init__(self, card: Card, article: OpenArticle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._article = article
        appearance = card.appearance
        self.setWindowTitle(self.tr("Correct this source"))
        self.name = self._field(appearance.name, self.tr("Name"))
        self.kind = self._kinds(appearance.kind)
        self.role = self._field(appearance.role or "", self.tr("Role"))
        self.affiliation = self._field(appearance.affiliation or "", self.tr("Affiliation"))
        self.capacity = self._capacities(signal_value(card, CAPACITY))
        self.interest = self._field(signal_value(card, INTEREST), self.tr("Tie to the matter"))
        self._lay_out()

    def accept(self) -> None:
        """Announce what was changed; a source without a name cannot be kept."""
        wanted = {
            CorrectionField.NAME: _words(self.name) or self._card.appearance.name,
            CorrectionField.KIND: str(self.kind.currentData()),
            CorrectionField.ROLE: _words(self.role),
            CorrectionField.AFFILIATION: _words(self.affiliation),
            CorrectionField.CAPACITY: str(self.capacity.currentData()),
            CorrectionField.INTEREST: _words(self.interest),
        }
        super().accept()
        corrections = card_corrections(self._card, self._article, wanted)
        if corrections:
            self.card_corrected.emit(corrections)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(9)
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&Kind"), self.kind)
        form.addRow(self.tr("&Role"), self.role)
        form.addRow(self.tr("&Affiliation"), self.affiliation)
        form.addRow(self.tr("&Speaks as"), self.capacity)
        form.addRow(self.tr("&Tie to the matter"), self.interest)
        remark = plain_label(
            self.tr("Your word stands above the program’s, also when the article is analysed again."), "soft"
        )
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(remark)
        layout.addWidget(buttons)
        self.setMinimumWidth(440)

    def _field(self, words: str, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaxLength(300)  # first: it shows the end of words that stand already
        field.setText(words)
        field.setCursorPosition(0)
        field.setPlaceholderText(self.tr("not stated"))
        return field

    def _kinds(self, chosen: SourceKind) -> QComboBox:
        kinds = kind_box(self.tr("Kind"))
        kinds.setCurrentIndex(kinds.findData(chosen))
        return kinds

    def _capacities(self, chosen: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Speaks as"))
        box.addItem(self.tr("not stated"), "")
        for capacity, words in CAPACITY_WORDS.items():
            box.addItem(capitalised(words), str(capacity))
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box


def kind_box(name: str) -> QComboBox:
    """Return a box to choose a kind of source from."""
    box = QComboBox()
    box.setAccessibleName(name)
    for kind in SourceKind:
        box.addItem(kind_name(kind), kind)
    return box


def _words(field: QLineEdit) -> str:
    return " ".join(field.text().split())
