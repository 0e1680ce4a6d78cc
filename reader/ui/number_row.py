"""A number that is chosen by sliding: its name, the slider, and what it stands at."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSlider, QWidget

from reader.ui.labels import plain_label
from reader.ui.typography import Reach

NAMES = 130  # px at least, the column of names before the sliders
SAID = 74  # px at least, the column of what they stand at


class NumberRow(QWidget):
    """Announces each step that the reader slides, or goes with the arrow keys."""

    chosen = Signal(int)

    def __init__(self, name: str, reach: Reach, words: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reach = reach
        self._words = words
        self._value = reach.least
        label = plain_label(name, wraps=False)
        label.setMinimumWidth(NAMES)
        self._name = label
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(reach.least, reach.most)
        self.slider.setSingleStep(reach.step)
        self.slider.setPageStep(3 * reach.step)
        self.slider.setAccessibleName(name)
        self.slider.valueChanged.connect(self._take)
        label.setBuddy(self.slider)
        self.said = plain_label("", "soft", wraps=False)
        self.said.setMinimumWidth(SAID)
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for column, part in enumerate((label, self.slider, self.said)):
            row.addWidget(part, 0, column)
        row.setColumnStretch(1, 1)
        self.show_value(reach.least)

    @property
    def needed(self) -> int:
        """Return how wide the name is; its label would say how wide it was last made."""
        return self._name.fontMetrics().horizontalAdvance(self._name.text()) + 2

    def set_columns(self, names: int, said: int) -> None:
        """Let the slider begin and end where those above and below do."""
        self._name.setMinimumWidth(names)
        self.said.setMinimumWidth(said)

    def show_value(self, value: int) -> None:
        """Stand at `value`, and announce nothing."""
        self._value = value
        with QSignalBlocker(self.slider):
            self.slider.setValue(value)
        self.said.setText(self._words(value))
        self.slider.setAccessibleDescription(self.said.text())

    def _take(self, value: int) -> None:
        """Go to the nearest step; a drag passes many values between two."""
        steps = round((value - self._reach.least) / self._reach.step)
        nearest = self._reach.least + steps * self._reach.step
        is_new = nearest != self._value
        self.show_value(nearest)
        if is_new:
            self.chosen.emit(nearest)
