"""The panel behind "Aa": colours, font, and how the lines are set."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFont, QFontDatabase, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.fonts import SHIPPED_FAMILIES
from reader.ui.labels import plain_label
from reader.ui.look import Look
from reader.ui.number_row import NAMES, SAID, NumberRow
from reader.ui.theme import Scheme, Theme, ThemeChoice
from reader.ui.typography import REACHES, USUAL, WINDOW_SIZE, Typography

WIDTH = 384  # px
POPUP = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint
WINDOW = Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint
SAMPLE = QSize(62, 34)  # px of the small picture of a theme


class TypePanel(QFrame):
    """Says each choice as it is made, so that the article behind the panel shows it at once."""

    typography_chosen = Signal(object)  # Typography
    theme_chosen = Signal(object)  # ThemeChoice
    window_size_chosen = Signal(int)  # px

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, POPUP)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Text and colours"))
        self.setWindowTitle(self.accessibleName())
        self._look = look
        self._typography = USUAL
        self._choice = ThemeChoice()
        self._scheme_names = {
            Scheme.LIGHT: self.tr("Light"),
            Scheme.SEPIA: self.tr("Sepia"),
            Scheme.DARK: self.tr("Dark"),
            Scheme.BLACK: self.tr("Black"),
        }
        self.samples = {scheme: self._sample(scheme) for scheme in Scheme}
        self.follows = QCheckBox()
        self.follows.toggled.connect(lambda on: self._choose_follows(follows=on))
        self.family = QComboBox()
        self.family.setAccessibleName(self.tr("Font"))
        self.family.activated.connect(lambda _: self._choose(family=self.family.currentData()))
        self.numbers = {name: self._row(name, words, value) for name, (words, value) in self._names().items()}
        self.is_justified = QCheckBox(self.tr("Straight right edge"))
        self.is_justified.toggled.connect(lambda on: self._choose(is_justified=on))
        self.is_hyphenated = QCheckBox(self.tr("Hyphens"))
        self.is_hyphenated.setToolTip(self.tr("In articles in English and Norwegian"))
        self.is_hyphenated.toggled.connect(lambda on: self._choose(is_hyphenated=on))
        self.window_size = NumberRow(self.tr("Bars, cards, notes"), WINDOW_SIZE, self.tr("{0} px").format)
        self.window_size.chosen.connect(self._choose_window_size)
        self.window_size.slider.sliderReleased.connect(self._grow)
        self.usual = QPushButton(self.tr("As it was at first"))
        self.usual.setProperty("primary", True)
        self.usual.clicked.connect(self._go_back)
        self._lay_out()

    def show_choices(self, typography: Typography, choice: ThemeChoice) -> None:
        """Show what is chosen, and announce nothing."""
        self._typography, self._choice = typography, choice
        self._show_theme()
        self._show_family()
        for name, row in self.numbers.items():
            row.show_value(getattr(typography, name))
        self.window_size.show_value(self._look.window_size)
        for box, is_on in (
            (self.is_justified, typography.is_justified),
            (self.is_hyphenated, typography.is_hyphenated),
        ):
            with QSignalBlocker(box):
                box.setChecked(is_on)

    def open_under(self, button: QWidget) -> None:
        """Open below a button, inside the screen, with the keyboard on the theme that is shown.

        As a window of its own where a screen reader listens: Qt tells those of no popup.
        """
        self.setWindowFlags(WINDOW if QAccessible.isActive() else POPUP)
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 6))
        self._fit(corner.x(), corner.y())
        self.show()
        self.samples[self._look.theme.scheme].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Close once the reader goes elsewhere, as a popup does by itself; a list that drops down is not elsewhere."""
        super().changeEvent(event)
        is_left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if is_left and self.windowType() != Qt.WindowType.Popup and QApplication.activePopupWidget() is None:
            self.close()

    # Inside

    def _names(self) -> dict[str, tuple[str, Callable[[int], str]]]:
        return {
            "text_size": (self.tr("Size"), lambda value: self.tr("{0} px").format(value)),
            "line_height": (self.tr("Line height"), lambda value: f"{value / 100:.2f}"),
            "measure": (self.tr("Line length"), lambda value: self.tr("{0} letters").format(value)),
            "letter_spacing": (self.tr("Between letters"), self._more),
            "word_spacing": (self.tr("Between words"), self._more),
            "paragraph_spacing": (self.tr("Between paragraphs"), lambda value: f"{value / 100:.2f}"),
        }

    def _more(self, value: int) -> str:
        return self.tr("+ {0} %").format(value) if value else self.tr("usual")

    def _row(self, name: str, words: str, value: Callable[[int], str]) -> NumberRow:
        row = NumberRow(words, REACHES[name], value)
        row.chosen.connect(lambda number: self._choose(**{name: number}))
        return row

    def _sample(self, scheme: Scheme) -> QToolButton:
        button = QToolButton()
        button.setObjectName("sample")
        button.setText(self._scheme_names[scheme])
        button.setAccessibleName(self.tr("Colours: {0}").format(self._scheme_names[scheme]))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(SAMPLE)
        button.setIcon(_picture(self._look.theme_of(scheme), self._look.fonts.text))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._pick(scheme))
        return button

    def _lay_out(self) -> None:
        samples = QHBoxLayout()
        samples.setSpacing(2)
        for button in self.samples.values():
            samples.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addLayout(samples)
        column.addWidget(self.follows)
        font = QHBoxLayout()
        self._font = plain_label(self.tr("Font"), wraps=False)
        self._font.setBuddy(self.family)
        font.addWidget(self._font)
        font.addWidget(self.family, 1)
        column.addLayout(font)
        for row in self.numbers.values():
            column.addWidget(row)
        edges = QHBoxLayout()
        edges.addWidget(self.is_justified)
        edges.addWidget(self.is_hyphenated)
        column.addLayout(edges)
        column.addSpacing(6)
        column.addWidget(self.window_size)
        column.addWidget(self.usual)

    def _show_theme(self) -> None:
        """Check what is shown, and say what the system would show by day and by night."""
        choice, names = self._choice, self._scheme_names
        shown = choice.scheme(is_night=self._look.theme.is_dark)
        for scheme, button in self.samples.items():
            button.setChecked(scheme is shown)
        words = self.tr("As the system goes: {0} by day, {1} by night")
        self.follows.setText(words.format(names[choice.day], names[choice.night]))
        with QSignalBlocker(self.follows):
            self.follows.setChecked(choice.follows)

    def _show_family(self) -> None:
        if not self.family.count():
            self._fill_families()
        at = self.family.findData(self._typography.family)
        if at < 0:  # not on this machine; kept all the same
            self.family.addItem(self.tr("{0} (not here)").format(self._typography.family), self._typography.family)
            at = self.family.count() - 1
        self.family.setCurrentIndex(at)

    def _fill_families(self) -> None:
        for family in SHIPPED_FAMILIES:
            self.family.addItem(family, "" if family == self._look.fonts.text else family)
            self.family.setItemData(self.family.count() - 1, QFont(family), Qt.ItemDataRole.FontRole)
        self.family.insertSeparator(self.family.count())
        for family in QFontDatabase.families(QFontDatabase.WritingSystem.Latin):
            is_ours = family.startswith(SHIPPED_FAMILIES)
            if not is_ours and QFontDatabase.isSmoothlyScalable(family) and not QFontDatabase.isPrivateFamily(family):
                self.family.addItem(family, family)

    def _choose(self, **choice: object) -> None:
        self._take(replace(self._typography, **choice))  # type: ignore[arg-type]

    def _take(self, typography: Typography) -> None:
        self.show_choices(typography, self._choice)
        self.typography_chosen.emit(typography)

    def _choose_window_size(self, size: int) -> None:
        self.window_size_chosen.emit(size)
        self._grow()

    def _go_back(self) -> None:
        self._take(USUAL)
        self.window_size_chosen.emit(WINDOW_SIZE.least)
        self.window_size.show_value(WINDOW_SIZE.least)
        self._grow()

    def _fit(self, right: int, top: int) -> None:
        """Be as large as the words need, which may have grown, with this corner, inside the screen."""
        rows = (*self.numbers.values(), self.window_size)
        scale = self._look.scale
        names = max(round(NAMES * scale), *(row.needed for row in rows))
        for row in rows:
            row.set_columns(names, round(SAID * scale))
        self._font.setMinimumWidth(names)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # else parts answer with their size before
        self.setFixedWidth(max(WIDTH, self.minimumSizeHint().width()))
        self.adjustSize()
        room = self.screen().availableGeometry()
        left, lowest = min(right, room.right()) - self.width(), room.bottom() - self.height()
        self.move(max(room.left(), left), max(room.top(), min(top, lowest)))

    def _grow(self) -> None:
        """Follow the size of the words, but not under a hand that still slides."""
        if not self.window_size.slider.isSliderDown():
            self._fit(self.x() + self.width(), self.y())

    def _choose_follows(self, *, follows: bool) -> None:
        self._choose_theme(replace(self._choice, held=None if follows else self._look.theme.is_dark))

    def _pick(self, scheme: Scheme) -> None:
        self._choose_theme(self._choice.picked(scheme, is_night=self._look.theme.is_dark))

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self.theme_chosen.emit(choice)  # first: the look knows what that shows
        self.show_choices(self._typography, choice)


def _picture(theme: Theme, family: str) -> QPixmap:
    """Return what a theme looks like: its ink on its paper."""
    ratio = 2
    made = QPixmap(SAMPLE * ratio)
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.soft))
    painter.setBrush(QColor(theme.paper))
    area = QRect(QPoint(0, 0), SAMPLE).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(area, 6, 6)
    font = QFont(family)
    font.setPixelSize(17)
    painter.setFont(font)
    painter.setPen(QColor(theme.ink))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "Aa")
    painter.end()
    return made
