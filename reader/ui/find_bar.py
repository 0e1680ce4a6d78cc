"""Finding words in the article on screen."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.model.span import Span
from reader.ui.article_view import ArticleView
from reader.ui.icons import Icons
from reader.ui.marks import Mark, Rule
from reader.ui.theme import Theme

MOST = 2000  # places shown; a search for "e" in a long article finds more than anybody walks through


class FindBar(QFrame):
    """A field, the count, and the way from place to place."""

    found = Signal(object, int)  # tuple[Span, ...], index of the current one, -1 for none
    closed = Signal()

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._icons = icons
        self._text = ""
        self._places: tuple[Span, ...] = ()
        self._current = -1
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in this article"))
        self.field.setAccessibleName(self.tr("Find in this article"))
        self.field.setMaximumWidth(320)
        self.field.textChanged.connect(self._search)
        self.count = QLabel(self)
        self.count.setProperty("soft", True)
        self._up = self._button(self.tr("Previous place (Shift+F3)"), lambda: self.step(-1))
        self._down = self._button(self.tr("Next place (F3)"), lambda: self.step(1))
        self._close = self._button(self.tr("Close (Esc)"), self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        for widget in (self.field, self._up, self._down, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._close)
        self.set_theme(theme)
        self.hide()

    def place(self, room: QRect) -> None:
        """Stand in the upper right corner, over the article: nothing moves when the bar opens."""
        self.setFixedWidth(min(400, room.width() - 24))
        self.adjustSize()
        self.move(room.right() - self.width() - 16, 10)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        for button, name in ((self._up, "up"), (self._down, "down"), (self._close, "close")):
            button.setIcon(self._icons.icon(name, theme.ink, 16))

    def set_text(self, text: str) -> None:
        """Search in another article's text."""
        self._text = text
        if self.isVisible():
            self._search()
        else:
            self._places, self._current = (), -1
            self.found.emit((), -1)

    def open_bar(self, words: str = "") -> None:
        """Show the bar with the cursor in its field; `words` are what the reader has selected."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Hide the bar and the places."""
        self.hide()
        self.found.emit((), -1)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next or previous place, around the ends."""
        if self._places:
            self._current = (self._current + by) % len(self._places)
            self._announce()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on, Shift+Return back, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._places = find_all(self._text, self.field.text())
        self._current = 0 if self._places else -1
        self._announce()

    def _announce(self) -> None:
        if not self.field.text():
            self.count.setText("")
        elif not self._places:
            self.count.setText(self.tr("not found"))
        else:
            self.count.setText(self.tr("{0} of {1}").format(self._current + 1, len(self._places)))
        self.found.emit(self._places, self._current)

    def _button(self, tip: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: act())
        return button


def find_all(text: str, words: str) -> tuple[Span, ...]:
    """Return where `words` stand, whatever their case; white space matches any white space."""
    parts = words.split()
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts), re.IGNORECASE)
    places = []
    for match in pattern.finditer(text):
        places.append(Span(*match.span()))
        if len(places) == MOST:
            break
    return tuple(places)


class FoundPlaces:
    """What is marked in the article as found, or as what a signal rests on."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._places: Sequence[Span] = ()
        self._current = -1

    def show(self, places: Sequence[Span], current: int) -> None:
        """Mark these places instead, and bring the current one on screen; -1: none."""
        self._places, self._current = places, current
        self.draw()
        if current >= 0:
            self._view.show_span(places[current])

    def forget(self) -> None:
        """Take the marks away."""
        self.show((), -1)

    def draw(self) -> None:
        """Draw the marks in the theme that holds now."""
        self._view.set_marks("found", found_marks(self._places, self._current, self._view.setting.theme))


def found_marks(places: Sequence[Span], current: int, theme: Theme) -> list[Mark]:
    """Return the marks of found places; the current one has a heavier frame."""
    return [
        Mark(place, theme.ink, Rule.HEAVY_FRAME if index == current else Rule.FRAME, theme.found)
        for index, place in enumerate(places)
    ]
