"""The bar for finding words: what to look for and how, and the way from place to place."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.app.find import MOST, Findings, Place, Query, Where
from reader.model.errors import KildeError
from reader.ui.icons import Icons
from reader.ui.labels import plain_label
from reader.ui.theme import Theme

WIDTH = 470  # px
MARGINS = 24  # px, left and right together
LONG_MS = 250  # a search that takes longer says that it is under way


class FindBar(QFrame):
    """Says what is looked for; shows what was found, and steps through it around the ends."""

    asked = Signal(object)  # Query; with no words where nothing is looked for any more
    reached = Signal(int)  # index of the place that the reader has come to, -1 for none
    closed = Signal()

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._icons = icons
        self._places: tuple[Place, ...] = ()
        self._has_more = False
        self._current = -1
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in this article"))
        self.field.setAccessibleName(self.tr("Find in this article"))
        self.field.setMaxLength(1000)
        self.field.textChanged.connect(lambda _: self.search())
        self.count = plain_label(style="soft", wraps=False)
        self.count.setMinimumWidth(76)  # so that the field does not move while one types
        self.said = plain_label(style="soft", wraps=False)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.matches_case = self._choice(self.tr("Case"), self.tr("Capitals as they are typed"))
        self.whole_words = self._choice(self.tr("Whole words"), self.tr("Not inside longer words"))
        self.is_pattern = self._choice(self.tr("Pattern"), self.tr("A regular expression, accents as they are typed"))
        self.everywhere = self._choice(self.tr("Notes, sources"), self.tr("Also in your notes and the sources’ names"))
        self.everywhere.setChecked(True)
        self._choices = (self.matches_case, self.whole_words, self.is_pattern, self.everywhere)
        self._up = self._button(self.tr("Previous place (Shift+F3)"), lambda: self.step(-1))
        self._down = self._button(self.tr("Next place (F3)"), lambda: self.step(1))
        self._close = self._button(self.tr("Close (Esc)"), self.close_bar)
        self._under_way = QTimer(self, singleShot=True, interval=LONG_MS)
        self._under_way.timeout.connect(lambda: self._say(self.tr("Searching…")))
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    @property
    def query(self) -> Query:
        """Return what is looked for."""
        return Query(
            self.field.text() if self.isVisible() else "",
            matches_case=self.matches_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
            is_pattern=self.is_pattern.isChecked(),
            everywhere=self.everywhere.isChecked(),
        )

    def place(self, room: QRect, *, away_from: QRect | None = None) -> None:
        """Stand in the upper right corner, over the article, where nothing moves when the bar opens.

        In the lower one where it would hide what it has found.
        """
        most = room.width() - 24
        self._arrange(most)
        self.setFixedWidth(min(max(WIDTH, self.sizeHint().width()), most))
        self.adjustSize()
        self.move(room.right() - self.width() - 16, 10)
        if away_from is not None and self.geometry().intersects(away_from):
            self.move(self.x(), room.bottom() - self.height() - 10)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        for button, name in ((self._up, "up"), (self._down, "down"), (self._close, "close")):
            button.setIcon(self._icons.icon(name, theme.ink, 16))

    def open_bar(self, words: str = "") -> None:
        """Show the bar with the cursor in its field; `words` are what the reader has selected."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Hide the bar and the places."""
        self.hide()
        self.search()
        self.closed.emit()

    def search(self) -> None:
        """Ask for the places of what is looked for now, as in another article."""
        query = self.query
        if query.words:
            self._under_way.start()
        else:
            self.show_findings(Findings(query), 0)
        self.asked.emit(query)

    def show_findings(self, findings: Findings, first: int) -> None:
        """Show what was found, and go to the place number `first`."""
        self._under_way.stop()
        self._places, self._has_more = findings.places, findings.has_more
        self._current = first if findings.places else -1
        self._say(self._sum_up(findings))
        self._arrive()

    def show_error(self, error: KildeError) -> None:
        """Say why nothing can be found."""
        self.show_findings(Findings(self.query), 0)
        self.count.setText("")
        self._say(" ".join(part for part in (str(error), error.hint) if part))

    def step(self, by: int) -> None:
        """Go to the next or previous place, around the ends, and say so there."""
        if not self.isVisible():
            self.open_bar()
        elif self._places:
            before, number = self._current, len(self._places)
            self._current = (before + by) % number
            is_around = (self._current <= before) if by > 0 else (self._current >= before)
            around = self.tr("from the top again") if by > 0 else self.tr("from the end again")
            self._say(" · ".join(part for part in (self._where(), around if is_around else "") if part))
            self._arrive()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on, Shift+Return back, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _arrive(self) -> None:
        if not self.query.words:
            self.count.setText("")
        elif not self._places:
            self.count.setText(self.tr("not found"))
        else:
            number = self.tr("more than {0}").format(MOST) if self._has_more else len(self._places)
            self.count.setText(self.tr("{0} of {1}").format(self._current + 1, number))
        self.reached.emit(self._current)

    def _where(self) -> str:
        """Return in what the current place is, where it is not the text."""
        match self._places[self._current].where:
            case Where.NOTE:
                return self.tr("in a note")
            case Where.SOURCE:
                return self.tr("a source’s name")
            case _:
                return ""

    def _sum_up(self, findings: Findings) -> str:
        notes, sources = findings.count(Where.NOTE), findings.count(Where.SOURCE)
        parts = (
            self.tr("{0} in the text").format(findings.count(Where.TEXT)),
            self.tr("{0} in notes").format(notes) if notes else "",
            self.tr("{0} in the sources’ names").format(sources) if sources else "",
        )
        return ", ".join(part for part in parts if part) if notes or sources else ""

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setToolTip(words)
        self.said.setAccessibleName(words)

    def _lay_out(self) -> None:
        first, self._second = QHBoxLayout(), QGridLayout()
        first.addWidget(self.field, 1)
        for part in (self.count, self._up, self._down, self._close):
            first.addWidget(part)
        self._second.setColumnStretch(len(self._choices), 1)
        self._arrange(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, MARGINS - 14, 8)
        column.setSpacing(5)
        column.addLayout(first)
        column.addLayout(self._second)
        column.addWidget(self.said)

    def _arrange(self, most: int) -> None:
        """Put the choices side by side, or two by two where that is wider than the bar may be."""
        beside = sum(choice.sizeHint().width() + self._second.horizontalSpacing() for choice in self._choices)
        columns = len(self._choices) if beside + MARGINS <= most else len(self._choices) // 2
        for number, choice in enumerate(self._choices):
            self._second.removeWidget(choice)
            self._second.addWidget(choice, number // columns, number % columns, Qt.AlignmentFlag.AlignLeft)

    def _choice(self, words: str, tip: str) -> QToolButton:
        button = self._button(tip, self.search)
        button.setText(words)
        button.setAccessibleName(f"{words}: {tip}")
        button.setObjectName("filter")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _button(self, tip: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: act())
        return button
