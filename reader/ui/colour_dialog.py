"""What the five colours are to be called."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.app.marks import LONGEST_NAME
from reader.model.annotation import Colour
from reader.ui.colour_names import ColourNames, own_name
from reader.ui.labels import plain_label
from reader.ui.selection_bar import SWATCH, swatch
from reader.ui.theme import Theme


class ColourDialog(QDialog):
    """A field for each colour; an empty one gives the colour back its own name."""

    named = Signal(object)  # dict of Colour to name, those that have changed

    def __init__(self, names: ColourNames, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Names of colours"))
        self._before = dict(names.named)
        self.fields = {colour: QLineEdit(self._before.get(colour, "")) for colour in Colour}
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for row, (colour, field) in enumerate(self.fields.items()):
            icon = swatch(theme.highlights[colour], theme.underlines[colour], self.devicePixelRatioF())
            drawn = QLabel()
            drawn.setPixmap(icon.pixmap(QSize(SWATCH, SWATCH)))
            field.setPlaceholderText(own_name(colour))
            field.setAccessibleName(self.tr("Name of {0}").format(own_name(colour).lower()))
            field.setMaxLength(LONGEST_NAME)
            field.setMinimumWidth(260)
            grid.addWidget(drawn, row, 0)
            grid.addWidget(field, row, 1)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(plain_label(self.tr("What the colours of your marks stand for, in every article."), "soft"))
        column.addLayout(grid)
        column.addWidget(buttons)
        self.accepted.connect(self._announce)

    def _announce(self) -> None:
        names = {colour: field.text().strip() for colour, field in self.fields.items()}
        changed = {colour: name for colour, name in names.items() if name != self._before.get(colour, "")}
        if changed:
            self.named.emit(changed)
