"""One note of the margin: its editor beside the text, and the pin that stands for it where there is no room."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QPushButton, QWidget

from reader.model.annotation import PlacedAnnotation
from reader.ui.annotating import is_unsure
from reader.ui.icons import Icons
from reader.ui.theme import Theme

Editor = Any  # AnnotationEditor, loaded with the first note: 3 ms of a start on an article that has none

PIN, AWAY = 24, 8  # px: a pin's size, and how far an open note keeps from the window's edge


class MarginNote:
    """A note, measured again only where something about it has changed: that takes a millisecond each."""

    def __init__(self, editor: Editor, pin: QPushButton) -> None:
        self.editor = editor
        self.pin = pin
        self._measured_for: int | None = None  # px of width, beside the text
        editor.resized.connect(self.measure_again)

    @property
    def placed(self) -> PlacedAnnotation:
        """Return the annotation as it is shown."""
        shown: PlacedAnnotation = self.editor.placed
        return shown

    def show_annotation(self, placed: PlacedAnnotation) -> None:
        """Show the annotation as it is now, where that is not what it shows."""
        if not self.editor.shows(placed):
            self.editor.show_annotation(placed)
            self.measure_again()

    def measure_again(self) -> None:
        """Measure it the next time it is placed: it has grown, or its letters have."""
        self._measured_for = None

    def is_measured_for(self, width: int) -> bool:
        """Tell whether it stands beside the text in this width, as high as it is."""
        return self._measured_for == width

    def stand_beside(self, sheet: QWidget, width: int) -> None:
        """Stand in the margin, so wide and as high as the words are."""
        self.pin.hide()
        self.editor.stand_in(sheet, is_floating=False)
        self._measured_for = width  # first: what grows while it is measured is measured once more
        self.editor.fit(width)

    def stand_as_pin(self, top: int) -> None:
        """Let the pin stand for it; whether the note itself is open is another matter."""
        self.measure_again()
        self.pin.move(0, top)
        self.pin.show()

    def float_over(self, view: QWidget, width: int) -> None:
        """Open over the text, beside the pin."""
        editor = self.editor
        editor.stand_in(view, is_floating=True)
        editor.fit(min(width, view.width() - 2 * PIN), view.height() - 2 * AWAY)
        corner = self.pin.mapTo(view, QPoint(-editor.width() - 4, 0))
        lowest = view.height() - editor.height() - AWAY
        editor.move(max(AWAY, corner.x()), max(AWAY, min(corner.y(), lowest)))
        editor.raise_()

    def set_theme(self, theme: Theme, icons: Icons) -> None:
        """Draw in the colours of `theme`."""
        self.editor.set_theme(theme)
        self.tint_pin(theme, icons)
        self.measure_again()

    def tint_pin(self, theme: Theme, icons: Icons) -> None:
        """Draw the pin in the mark's colour."""
        self.pin.setIcon(icons.icon("note", theme.underlines[self.placed.annotation.colour], 18))

    def take_away(self) -> None:
        """Be no more."""
        self.editor.deleteLater()
        self.pin.deleteLater()


def make_pin(placed: PlacedAnnotation, sheet: QWidget) -> QPushButton:
    """Return the pin of a note."""
    pin = QPushButton(sheet)
    pin.setObjectName("pin")
    pin.setFlat(True)
    pin.setFixedSize(PIN, PIN)
    quote, note = placed.annotation.anchor.quote[:80], placed.annotation.note[:80]
    unsure = QCoreApplication.translate("Margin", "Place uncertain: “{0}”").format(quote)
    named = QCoreApplication.translate("Margin", "Note: {0}").format(note)
    pin.setAccessibleName(unsure if is_unsure(placed) else named)
    return pin
