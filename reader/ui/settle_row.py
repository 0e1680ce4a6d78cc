"""What is asked about a mark whose place is a guess, and what can be answered."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget


class Settle(StrEnum):
    """What the reader answers; the window's commands are called so."""

    ACCEPT = "accept"  # these are its words now
    PUT_BACK = "put back"  # show where it stood
    KEEP_ASIDE = "keep aside"  # without words, with its quote
    PLACE = "place"  # on the words selected


def settle_words(settle: Settle) -> str:
    """Return what an answer is called on a button or in a menu."""
    return {
        Settle.ACCEPT: _tr("Accept"),
        Settle.PUT_BACK: _tr("Put back"),
        Settle.KEEP_ASIDE: _tr("Keep aside"),
        Settle.PLACE: _tr("Place here"),
    }[settle]


def settle_tip(settle: Settle) -> str:
    """Return what follows from an answer, with its key."""
    return {
        Settle.ACCEPT: _tr("The mark belongs on these words now (A)"),
        Settle.PUT_BACK: _tr("Show what stands where the mark stood, to place it there or elsewhere (R)"),
        Settle.KEEP_ASIDE: _tr("These are not its words: keep it with its quote in the list of marks (X)"),
        Settle.PLACE: _tr("Put the mark on the selected words (I)"),
    }[settle]


ANSWERS = (Settle.ACCEPT, Settle.PUT_BACK, Settle.KEEP_ASIDE)


class SettleRow(QWidget):
    """“Moved here?” and its three answers beside the line, on three lines: the margin is narrow."""

    answered = Signal(object)  # Settle

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked = QLabel(self.tr("Moved here?"), self)
        self.buttons = tuple(self._button(settle) for settle in ANSWERS)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(1)
        grid.addWidget(self.asked, 0, 0, 1, 3)
        for number, button in enumerate(self.buttons):
            grid.addWidget(button, 1 + number // 2, number % 2, 1, 2 if number == 2 else 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(2, 1)

    def name_parts(self, quote: str) -> None:
        """Say to a screen reader which mark is asked about."""
        for settle, button in zip(ANSWERS, self.buttons, strict=True):
            button.setAccessibleName(self.tr("{0}: “{1}”").format(settle_words(settle), quote))

    def _button(self, settle: Settle) -> QToolButton:
        button = QToolButton(self)
        button.setText(settle_words(settle))
        button.setToolTip(settle_tip(settle))
        button.clicked.connect(lambda: self.answered.emit(settle))
        return button


def _tr(words: str) -> str:
    return QCoreApplication.translate("Settle", words)
