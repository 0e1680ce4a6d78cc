"""Everything the window can do, with its words and keys, in one table."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from reader.model.frozen import frozen


@frozen
class Command:
    """One thing the reader can do."""

    name: str  # how the window finds it
    words: str
    keys: tuple[str, ...]
    act: Callable[[], object]
    label: str = ""  # on its button, where that is shorter than the words
    letters: tuple[str, ...] = ()  # keys that act in the text alone: elsewhere they are typed

    @property
    def written_keys(self) -> str:
        """Return all keys as they are written on this system."""
        written = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in self._all_keys)
        return ", ".join(written)

    @property
    def _all_keys(self) -> tuple[str, ...]:
        return (*self.letters, *self.keys)


def make_actions(commands: tuple[Command, ...], window: QWidget, text: QWidget) -> dict[str, QAction]:
    """Return the window's actions by name; their keys act wherever the focus is, their letters in `text` alone."""
    actions = {}
    for command in commands:
        action = QAction(command.words, window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        keys, plain = command.written_keys, command.words.replace("&", "")
        action.setToolTip(f"{plain} ({keys})" if keys else plain)
        action.setIconText(command.label or plain)  # else Qt would drop the dots of "Open…"
        action.triggered.connect(lambda _=False, act=command.act: act())
        window.addAction(action)
        for letter in command.letters:
            shortcut = QShortcut(QKeySequence(letter), text)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(action.trigger)
        actions[command.name] = action
    return actions
