"""A page of the reading area that shows a table: heading, what it is narrowed by, what can be done, the table."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from reader.ui.clear_button import offer_to_clear
from reader.ui.column import EDGE
from reader.ui.icons import Icons
from reader.ui.labels import plain_label
from reader.ui.lines import Column, Line, choices
from reader.ui.table_view import TableView
from reader.ui.theme import Theme

tr = QCoreApplication.translate

WIDEST = 1180  # px of the table
SHORTEST = 66  # px of a list to choose from: what the window has no room for, it must not take from the sidebar
NARROW = 640  # px of page below which the margins are small
BESIDE_FIELD = 2  # lists to choose from, at most, that stand beside the field in a narrow page


class TablePage(QWidget):
    """Shows lines; narrows them as one types and by what is chosen from the lists."""

    followed = Signal(object)  # a line's target
    narrowed = Signal()

    def __init__(
        self, title: str, columns: Sequence[Column], facets: Sequence[str], theme: Theme, icons: Icons
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = title
        self.most = 0  # lines that the library hands out at most; 0 where it hands out all
        self.most_words = "{}"  # said of so many
        self.nothing = ""  # said where the library has no lines at all
        self.title = plain_label(title, "title", wraps=False)
        self.count = plain_label("", "soft", wraps=False)
        self.remark = plain_label("", "soft", wraps=False)
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(self.title)
        self.head.addWidget(self.count, 1)
        self.field = FilterField(tr("Tables", "Narrow the list: {0}").format(title))
        self.facets = tuple(_facet(name) for name in facets)
        self.table = TableView(columns, theme, icons, self)
        self.table.setAccessibleName(title)
        self._lay_out()
        self.field.textEdited.connect(lambda _: self._narrow())
        self.field.entered.connect(self._enter_table)
        for facet in self.facets:
            facet.activated.connect(lambda _: self._narrow())
        self.table.followed.connect(self.followed)
        self.table.typed.connect(self._type)
        self.setFocusProxy(self.table)

    def add_button(self, words: str, meaning: str = "") -> QPushButton:
        """Add a button at the end of the head."""
        button = QPushButton(words, self)
        button.setToolTip(meaning)
        self.head.addWidget(button)
        return button

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, narrowed and sorted as before."""
        self.table.show_lines(lines)
        for number, facet in enumerate(self.facets):
            _fill(facet, choices(lines, number, _chosen(facet) or ""))
        self._narrow()

    def choose(self, facet: int, value: str) -> None:
        """Show only the lines with this value, whatever was typed before."""
        self.field.clear()
        for number, box in enumerate(self.facets):
            if number == facet and box.findText(value) < 0:
                box.addItem(value)  # rarer than those offered, or of lines beyond those handed out
            box.setCurrentIndex(box.findText(value) if number == facet else 0)
        self._narrow()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self.table.painter.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes what was typed away first."""
        if event.key() == Qt.Key.Key_Escape and self.is_narrowed:
            self.choose(-1, "")
            self._enter_table()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the table centred."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        side = max(EDGE if is_narrow else 2 * EDGE, (self.width() - WIDEST) // 2)
        self._column.setContentsMargins(side, 14 if is_narrow else 26, side, 0)
        below = (is_narrow and len(self.facets) > BESIDE_FIELD) or not self._fits_one_row(self.width() - 2 * side)
        directions = QBoxLayout.Direction
        self._narrowing.setDirection(directions.TopToBottom if below else directions.LeftToRight)
        self._arrange_lists(self.width() - 2 * side if below else 0)

    def _fits_one_row(self, width: int) -> bool:
        """Tell whether field and lists have room beside one another for the words in them."""
        lists = [box.sizeHint().width() for box in self.facets if not box.isHidden()]
        return self.field.minimumWidth() + sum(lists) + 6 * len(lists) <= width

    def _arrange_lists(self, width: int) -> None:
        """Put the lists beside one another, on several lines where a `width` has no room for their words; 0: on one."""
        shown = [box for box in self.facets if not box.isHidden()]
        widest = max((box.sizeHint().width() + self._lists.horizontalSpacing() for box in shown), default=1)
        on_line = max(1, width // widest) if width else len(self.facets)
        lines = -(-len(shown) // on_line)
        columns = -(-len(shown) // max(1, lines))
        for number, box in enumerate(shown):
            self._lists.removeWidget(box)
            self._lists.addWidget(box, number // columns, number % columns)
        for column in range(self._lists.columnCount()):
            self._lists.setColumnStretch(column, int(column < columns))

    @property
    def is_narrowed(self) -> bool:
        """Tell whether words or values keep lines away."""
        return bool(self.field.text().strip()) or any(box.currentIndex() > 0 for box in self.facets)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addLayout(self.head)
        self._narrowing = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._narrowing.setSpacing(6)
        self._narrowing.addWidget(self.field, 2)
        self._lists = QGridLayout()
        self._lists.setSpacing(6)
        for number, facet in enumerate(self.facets):
            self._lists.addWidget(facet, 0, number)
        self._narrowing.addLayout(self._lists, len(self.facets))
        self._column.addLayout(self._narrowing)
        self._column.addWidget(self.remark)
        self._column.addWidget(self.table, 1)

    def _narrow(self) -> None:
        kept = self.table.selected
        chosen = [_chosen(box) for box in self.facets]
        content = self.table.content
        content.narrow(self.field.text(), chosen)
        self.table.select_lines(kept)
        shown, there = len(content.lines), len(content.all)
        every = self.most_words.format(there) if there == self.most else str(there)
        self.count.setText(every if shown == there else tr("Tables", "{0} of {1}").format(shown, every))
        nothing = tr("Tables", "Nothing in the list has this. Escape shows all again.") if there else self.nothing
        self.remark.setText("" if shown else nothing)
        self.remark.setVisible(not shown)
        self.narrowed.emit()

    def _type(self, words: str) -> None:
        """Go on in the field with what was typed over the table."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.insert(words)
        self._narrow()

    def _enter_table(self) -> None:
        if self.table.content.rowCount() and not self.table.selected:
            self.table.selectRow(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


class FilterField(QLineEdit):
    """Narrows a table as one types; Enter or Down goes on into it."""

    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Tables", "Filter"))
        self.setAccessibleName(name)
        offer_to_clear(self)
        self.setMinimumWidth(110)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave for the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class FacetBox(QComboBox):
    """A list to choose from whose words end in dots where they are cut; Qt cuts letters."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and its words."""
        del event
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = words
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def _facet(name: str) -> QComboBox:
    box = FacetBox()
    box.addItem(name)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(7)
    box.setMinimumWidth(SHORTEST)
    box.view().setTextElideMode(Qt.TextElideMode.ElideRight)
    return box


def _chosen(box: QComboBox) -> str | None:
    return box.currentText() if box.currentIndex() > 0 else None


def _fill(box: QComboBox, values: Sequence[str]) -> None:
    """Offer the values after the first entry; what was chosen stays so where it is still there."""
    chosen = _chosen(box)
    while box.count() > 1:
        box.removeItem(1)
    box.addItems(list(values))
    box.setCurrentIndex(max(0, box.findText(chosen)) if chosen else 0)
    box.setVisible(bool(values))
