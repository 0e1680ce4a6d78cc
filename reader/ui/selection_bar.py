"""The small bar at words just selected, or at a mark: it never takes the selection away."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QIcon, QKeyEvent, QKeySequence, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.model.annotation import Colour
from reader.ui.colour_names import ColourNames
from reader.ui.settle_row import ANSWERS, Settle, settle_tip, settle_words
from reader.ui.shown_text import for_tooltip
from reader.ui.theme import Theme

SWATCH = 18
ABOVE = 10  # px between bar and words
AWAY = 6  # px from the edges of the text's room
MOST_ROWS = 3


class SelectionBar(QFrame):
    """Five colours, Underline, Note, Says this, Fit, Copy; at a mark also Merge and Delete.

    At a mark whose place is uncertain: is this it? At words, while a mark waits for some: Place here.

    Its buttons take the keyboard by Tab alone: a click leaves it, and with it the selection, in the text.
    """

    colour_picked = Signal(object)  # Colour
    line_picked = Signal()
    note_picked = Signal()
    merge_picked = Signal()
    says_picked = Signal()
    fit_picked = Signal()
    copy_picked = Signal()
    delete_picked = Signal()
    answered = Signal(object)  # Settle: of a mark whose place is uncertain, or that waits for words
    left = Signal()  # by key: the keyboard is to go on in the text

    def __init__(self, theme: Theme, names: ColourNames, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._names = names
        self.buttons: list[QToolButton] = []
        self.setObjectName("selectionBar")
        self.setAccessibleName(self.tr("Mark the selected words"))
        self._rows = tuple(QHBoxLayout() for _ in range(MOST_ROWS))
        self._lay_out()
        self._is_waited_for = False  # a mark waits for words, …
        self._is_placing = False  # … and these may be the ones
        self._asked = QLabel(self.tr("Moved here?"), self)
        self._asked.setContentsMargins(6, 0, 4, 0)
        self._rows[0].addWidget(self._asked)
        self._answers = [self._add_answer(settle) for settle in ANSWERS]
        self._place = self._add_answer(Settle.PLACE)
        self._swatches = {colour: self._add_swatch(colour, number) for number, colour in enumerate(Colour, 1)}
        self._line = self._add(self.tr("Underline"), self.tr("Underline instead of highlighting, or back (U)"))
        self._note = self._add(self.tr("Note"), self.tr("Write a note (N)"))
        self._merge = self._add(self.tr("Merge"), self.tr("Make one mark of this and those that share words with it"))
        self._says = self._add(self.tr("Says this…"), self.tr("Give these words to a source (Ctrl+Shift+S)"))
        self._fit = self._add(
            self.tr("Only this"), self.tr("Let the statement here be just these words (Ctrl+Shift+E)")
        )
        self._copy = self._add(self.tr("Copy"), self.tr("Copy the words (Ctrl+C)"))
        self._delete = self._add(self.tr("Delete"), self.tr("Delete this mark (Del)"))
        self._connect()
        self.set_theme(theme)
        self._name_swatches()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw the colours of `theme`."""
        for colour, button in self._swatches.items():
            button.setIcon(swatch(theme.highlights[colour], theme.underlines[colour], self.devicePixelRatioF()))

    def show_at_selection(self, words: QRectF, *, has_statement: bool) -> None:
        """Stand above the selected words, given in the parent's coordinates; they may belong to a statement."""
        self._fit.setVisible(has_statement)
        self._is_placing = self._is_waited_for
        self._place.setVisible(self._is_placing)
        self._merge.hide()
        self._ask(is_unsure=False)
        self._show_at(words, is_mark=False)

    def wait_for(self, quote: str) -> None:
        """Offer to put a mark that quotes this on words that are selected; "" offers it no longer."""
        self._is_waited_for = bool(quote)
        tip = self.tr("Put the mark “{0}” on these words (P)").format(" ".join(quote.split())[:60])
        self._place.setToolTip(for_tooltip(tip))
        self._place.setAccessibleName(tip)
        self._place.setVisible(self._is_waited_for and self._copy.isVisibleTo(self))

    def show_at_mark(self, words: QRectF, *, can_merge: bool, is_unsure: bool = False) -> None:
        """Stand above a mark, offering another colour or style, its note, to merge it with others, or to delete it.

        Where its place is uncertain, ask for that alone: how it looks is a question for later.
        """
        self._fit.hide()
        self._is_placing = False
        self._place.hide()
        self._ask(is_unsure=is_unsure)
        self._merge.setVisible(can_merge)
        self._show_at(words, is_mark=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from button to button, Return presses one, Escape goes back to the text."""
        focus = self.focusWidget()
        here = [button for button in self.buttons if button.isVisible()]
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif isinstance(focus, QToolButton) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus.click()
        elif isinstance(focus, QToolButton) and step:
            here[(here.index(focus) + step) % len(here)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # the text copies; all other keys would move in it and lose the selection

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back before it goes to whatever comes next."""
        if self.isAncestorOf(QApplication.focusWidget() or self._room):
            self.left.emit()
        super().hideEvent(event)

    def _ask(self, *, is_unsure: bool) -> None:
        for part in (self._asked, *self._answers):
            part.setVisible(is_unsure)
        for part in self._swatches.values():
            part.setVisible(not is_unsure)
        for part in (self._line, self._note):  # there is no room for all of them in a narrow window
            part.setVisible(not is_unsure and not self._is_placing)

    def _show_at(self, words: QRectF, *, is_mark: bool) -> None:
        self._says.setVisible(not is_mark and not self._is_placing)
        self._copy.setVisible(not is_mark)
        self._delete.setVisible(is_mark)
        room = self._room.rect()
        self._arrange(room.width() - 2 * AWAY)
        self.adjustSize()
        left = min(max(AWAY, round(words.center().x() - self.width() / 2)), room.width() - self.width() - AWAY)
        top = round(words.top()) - self.height() - ABOVE
        if top < 4:
            top = round(words.bottom()) + ABOVE
        self.move(max(0, left), top)
        self.show()
        self.raise_()

    def _arrange(self, most: int) -> None:
        """Put side by side what is shown, below one another where that is wider than `most`: all of it is in sight."""
        margins, row, used = self.contentsMargins(), 0, 0
        room = most - margins.left() - margins.right() - 10
        for part in (self._asked, *self.buttons):
            for one in self._rows:
                one.removeWidget(part)
            needed = part.sizeHint().width() + self._rows[0].spacing() if not part.isHidden() else 0
            if used and used + needed > room and row + 1 < MOST_ROWS:
                row, used = row + 1, 0
            self._rows[row].insertWidget(self._rows[row].count() - 1, part)
            used += needed

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 4, 5, 4)
        column.setSpacing(1)
        for row in self._rows:
            row.setSpacing(1)
            row.addStretch()  # what is in it stands at its left
            column.addLayout(row)

    def _connect(self) -> None:
        self._line.clicked.connect(self.line_picked)
        self._note.clicked.connect(self.note_picked)
        self._merge.clicked.connect(self.merge_picked)
        self._says.clicked.connect(self.says_picked)
        self._fit.clicked.connect(self.fit_picked)
        self._copy.clicked.connect(self.copy_picked)
        self._delete.clicked.connect(self.delete_picked)
        self._names.changed.connect(self._name_swatches)

    def _add_swatch(self, colour: Colour, number: int) -> QToolButton:
        button = self._add("", str(number))
        button.setIconSize(QSize(SWATCH, SWATCH))
        button.clicked.connect(lambda: self.colour_picked.emit(colour))
        return button

    def _add_answer(self, settle: Settle) -> QToolButton:
        button = self._add(settle_words(settle), settle_tip(settle))
        button.clicked.connect(lambda: self.answered.emit(settle))
        return button

    def _name_swatches(self) -> None:
        for number, (colour, button) in enumerate(self._swatches.items(), 1):
            name = self._names.spoken(colour)
            button.setToolTip(for_tooltip(self.tr("{0} highlight ({1})").format(name, number)))
            button.setAccessibleName(self.tr("{0} highlight").format(name))

    def _add(self, words: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(words or tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.buttons.append(button)
        self._rows[0].addWidget(button)
        return button


def swatch(fill: str, rule: str, ratio: float) -> QIcon:
    """Return a round patch of a colour of marks."""
    pixmap = QPixmap(round(SWATCH * ratio), round(SWATCH * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(rule), 1.5))
    painter.setBrush(QColor(fill))
    painter.drawEllipse(QRectF(1.5, 1.5, SWATCH - 3, SWATCH - 3))
    painter.end()
    return QIcon(pixmap)
