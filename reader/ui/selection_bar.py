"""The small bar at words just selected, or at a mark: it never takes the selection away."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from reader.model.annotation import Colour
from reader.ui.theme import Theme

SWATCH = 18
ABOVE = 10  # px between bar and words


class SelectionBar(QFrame):
    """Five colours, Note, Says this, Fit, Copy; at a mark also Delete. Its buttons take no focus."""

    colour_picked = Signal(object)  # Colour
    note_picked = Signal()
    says_picked = Signal()
    fit_picked = Signal()
    copy_picked = Signal()
    delete_picked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("selectionBar")
        self.setAccessibleName(self.tr("Mark the selected words"))
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(5, 4, 5, 4)
        row.setSpacing(1)
        self._swatches = {colour: self._add_swatch(colour, number) for number, colour in enumerate(Colour, 1)}
        self._note = self._add(self.tr("Note"), self.tr("Write a note (Ctrl+M)"))
        self._says = self._add(self.tr("Says this…"), self.tr("Give these words to a source (Ctrl+Shift+S)"))
        self._fit = self._add(
            self.tr("Only this"), self.tr("Let the statement here be just these words (Ctrl+Shift+E)")
        )
        self._copy = self._add(self.tr("Copy"), self.tr("Copy the words (Ctrl+C)"))
        self._delete = self._add(self.tr("Delete"), self.tr("Delete this mark (Del)"))
        self._note.clicked.connect(self.note_picked)
        self._says.clicked.connect(self.says_picked)
        self._fit.clicked.connect(self.fit_picked)
        self._copy.clicked.connect(self.copy_picked)
        self._delete.clicked.connect(self.delete_picked)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw the colours of `theme`."""
        for colour, button in self._swatches.items():
            button.setIcon(_swatch(theme.highlights[colour], theme.underlines[colour], self.devicePixelRatioF()))

    def show_at_selection(self, words: QRectF, *, has_statement: bool) -> None:
        """Stand above the selected words, given in the parent's coordinates; they may belong to a statement."""
        self._fit.setVisible(has_statement)
        self._show_at(words, is_mark=False)

    def show_at_mark(self, words: QRectF) -> None:
        """Stand above a mark, offering another colour, its note, or to delete it."""
        self._fit.hide()
        self._show_at(words, is_mark=True)

    def _show_at(self, words: QRectF, *, is_mark: bool) -> None:
        self._says.setVisible(not is_mark)
        self._copy.setVisible(not is_mark)
        self._delete.setVisible(is_mark)
        self.adjustSize()
        room = self._room.rect()
        left = min(max(6, round(words.center().x() - self.width() / 2)), room.width() - self.width() - 6)
        top = round(words.top()) - self.height() - ABOVE
        if top < 4:
            top = round(words.bottom()) + ABOVE
        self.move(max(0, left), top)
        self.show()
        self.raise_()

    def _add_swatch(self, colour: Colour, number: int) -> QToolButton:
        names = {
            Colour.YELLOW: self.tr("Yellow"),
            Colour.GREEN: self.tr("Green"),
            Colour.BLUE: self.tr("Blue"),
            Colour.PINK: self.tr("Pink"),
            Colour.PURPLE: self.tr("Purple"),
        }
        button = self._add("", self.tr("{0} highlight (Ctrl+{1})").format(names[colour], number))
        button.setIconSize(QSize(SWATCH, SWATCH))
        button.clicked.connect(lambda: self.colour_picked.emit(colour))
        return button

    def _add(self, words: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(words or tip)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row.addWidget(button)
        return button


def _swatch(fill: str, rule: str, ratio: float) -> QIcon:
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
