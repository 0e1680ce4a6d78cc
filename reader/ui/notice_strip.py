"""A quiet line above the article that says what is special about it, and what can be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from reader.ui.shown_text import shown


class NoticeStrip(QWidget):
    """Stands as long as the article it is about; takes no room where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = QPushButton(self)
        self.action.clicked.connect(self._act)
        self._on_action: Callable[[], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.addWidget(self.words, 1)
        row.addWidget(self.action)
        self.hide()

    def say(self, words: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Show `words` with what can be done about it; "" takes the line away."""
        self.words.setText(shown(words))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._on_action = on_action
        self.setVisible(bool(words))

    def _act(self) -> None:
        if self._on_action is not None:
            self._on_action()
