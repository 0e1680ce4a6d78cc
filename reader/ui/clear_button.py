"""The button in a field that takes its words away."""

from PySide6.QtCore import QPropertyAnimation
from PySide6.QtWidgets import QLineEdit


def offer_to_clear(field: QLineEdit) -> None:
    """Give the field the button; Qt fades it in whatever the style says, here it is there at once."""
    field.setClearButtonEnabled(True)
    field.textChanged.connect(lambda _: _end_fading(field))


def _end_fading(field: QLineEdit) -> None:
    for fading in field.findChildren(QPropertyAnimation):
        fading.setCurrentTime(fading.duration())
