"""Everything the window can do, with its words and keys, in one table."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the reader can do."""

    name: str  # how the window finds it
    words: str
    keys: tuple[str, ...]
    act: Callable[[], object]
    label: str = ""  # on its button, where that is shorter than the words


def make_actions(commands: tuple[Command, ...], window: QWidget) -> dict[str, QAction]:
    """Return the window's actions by name; each is reachable by its keys wherever the focus is."""
    actions = {}
    for command in commands:
        action = QAction(command.words, window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        keys = ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
        plain = command.words.replace("&", "")
        action.setToolTip(f"{plain} ({keys})" if keys else plain)
        action.setIconText(command.label or plain)  # else Qt would drop the dots of "Open…"
        action.triggered.connect(lambda _=False, act=command.act: act())
        window.addAction(action)
        actions[command.name] = action
    return actions
