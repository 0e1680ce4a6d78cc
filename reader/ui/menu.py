"""A menu that has the keyboard to itself while it is open."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMenu


class Menu(QMenu):
    """Takes every key: else letters would act in the text, which keeps the keyboard's focus behind a menu."""

    def event(self, event: QEvent) -> bool:
        """Claim a key before any shortcut does; the menu then looks for an entry that begins with it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)
