"""What do the columns of a table mean? Guessed, shown with what stands in them, and asked."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.model.entry import Column
from reader.model.source import SourceKind
from reader.register.mapping import Mapping, Meaning, RatingColumn, Use
from reader.register.question import NeedsMapping
from reader.ui.correction_dialog import kind_box
from reader.ui.labels import plain_label
from reader.ui.on_screen import resize_on_screen
from reader.ui.shown_text import shown

tr = QCoreApplication.translate

RATING = "rating"  # a meaning of its own in the list: whose judgement stands in the column


class MappingDialog(QDialog):
    """One line a column; the names of the columns have been guessed at, and the reader's word wins."""

    explained = Signal(object)  # Mapping

    def __init__(self, file: str, question: NeedsMapping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the columns mean"))
        self._guess = question.guess
        self.title = QLineEdit(question.guess.register or file.partition(".")[0])
        self.title.setAccessibleName(self.tr("What the register is called"))
        self.licence = QLineEdit(question.guess.licence)
        self.licence.setAccessibleName(self.tr("Its licence"))
        self.licence.setPlaceholderText(self.tr("not stated"))
        self.kind = kind_box(self.tr("What its records are"))
        self.kind.setCurrentIndex(max(0, self.kind.findData(question.guess.kind)))
        self.boxes = {column.name: self._box(column, question.guess) for column in question.columns}
        self.missing = QLabel(self.tr("One column has to be the name."))
        self.missing.setProperty("soft", "true")
        self._lay_out(file, question.columns)
        for box in self.boxes.values():
            box.currentIndexChanged.connect(self._show_what_is_missing)
        self._show_what_is_missing()

    def mapping(self) -> Mapping:
        """Return what the reader says the columns mean."""
        chosen = {column: box.currentData() for column, box in self.boxes.items()}  # Qt hands an enum back as a str
        guessed = {use.columns[0]: use for use in self._guess.uses if use.columns}
        uses = tuple(
            replace(guessed.get(column, Use(Meaning.NAME, (column,))), meaning=Meaning(meaning))
            for column, meaning in chosen.items()
            if meaning and meaning != RATING
        )
        rated = {rating.column: rating for rating in self._guess.ratings}
        ratings = tuple(
            replace(rated.get(column, RatingColumn(column, "")), rater=self.title.text().strip())
            for column, meaning in chosen.items()
            if meaning == RATING
        )
        return replace(
            self._guess,
            uses=uses,
            ratings=ratings,
            kind=SourceKind(self.kind.currentData()),
            register=" ".join(self.title.text().split()),
            licence=" ".join(self.licence.text().split()),
        )

    def accept(self) -> None:
        """Announce what the columns mean, where records can be named by it."""
        if self.mapping().is_enough:
            super().accept()
            self.explained.emit(self.mapping())

    def _box(self, column: Column, guess: Mapping) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("What “{}” means").format(shown(column.name)))
        box.addItem(self.tr("(left out)"), None)
        for meaning, words in meaning_words().items():
            box.addItem(words, str(meaning))
        box.addItem(self.tr("a rating"), RATING)
        meanings = [use.meaning for use in guess.uses if column.name in use.columns]
        if any(rating.column == column.name for rating in guess.ratings):
            box.setCurrentIndex(box.count() - 1)
        elif meanings:
            box.setCurrentIndex(max(0, box.findData(str(meanings[0]))))
        return box

    def _show_what_is_missing(self) -> None:
        is_enough = self.mapping().is_enough
        self.missing.setVisible(not is_enough)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_enough)

    def _lay_out(self, file: str, columns: Sequence[Column]) -> None:
        words = self.tr(
            "Kilde does not know this table yet: {}. Say what its columns mean, once; the next one with the same "
            "columns is then read in the same way."
        )
        intro = plain_label(words.format(shown(file)), "soft")
        about = QFormLayout()
        about.addRow(self.tr("Called"), self.title)
        about.addRow(self.tr("Licence"), self.licence)
        about.addRow(self.tr("Its records are"), self.kind)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Import"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(intro)
        layout.addLayout(about)
        layout.addWidget(self._table(columns), 1)
        layout.addWidget(self.missing)
        layout.addWidget(self._buttons)
        resize_on_screen(self, 680, 560)

    def _table(self, columns: Sequence[Column]) -> QScrollArea:
        """Return a line for each column: its name, what stands in it, and what it means."""
        table = QWidget()
        table.setObjectName("page")  # has the dialog's own ground
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(columns), 1)
        for row, column in enumerate(columns):
            samples = shown("; ".join(column.samples)) or self.tr("nothing in the first rows")
            grid.addWidget(plain_label(shown(column.name), wraps=False), row, 0)
            grid.addWidget(plain_label(samples, "soft"), row, 1)
            grid.addWidget(self.boxes[column.name], row, 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(table)
        return area


def meaning_words() -> dict[Meaning, str]:
    """Return what a column may mean, in words."""
    return {
        Meaning.IDENT: tr("Mapping", "identifier of the record"),
        Meaning.NAME: tr("Mapping", "name"),
        Meaning.GIVEN: tr("Mapping", "given name"),
        Meaning.FAMILY: tr("Mapping", "family name"),
        Meaning.OTHER_NAME: tr("Mapping", "another name"),
        Meaning.KIND: tr("Mapping", "kind of source"),
        Meaning.DESCRIPTION: tr("Mapping", "what kind of body"),
        Meaning.COUNTRY: tr("Mapping", "country"),
        Meaning.HOME: tr("Mapping", "home page"),
        Meaning.DOMAIN: tr("Mapping", "domain"),
        Meaning.ROLE: tr("Mapping", "role"),
        Meaning.ORGANISATION: tr("Mapping", "affiliation"),
        Meaning.FROM: tr("Mapping", "held from"),
        Meaning.TO: tr("Mapping", "held until"),
        Meaning.PARTY: tr("Mapping", "party"),
        Meaning.PARENT: tr("Mapping", "owner or parent body"),
        Meaning.STATUS: tr("Mapping", "status"),
        Meaning.BORN: tr("Mapping", "born"),
        Meaning.DIED: tr("Mapping", "died"),
        Meaning.FOUNDED: tr("Mapping", "founded"),
        Meaning.IDENTIFIER: tr("Mapping", "identifier elsewhere"),
        Meaning.LINK: tr("Mapping", "address of the record"),
    }
