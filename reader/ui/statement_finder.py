"""Above a profile's statements: words that narrow them, and what is taken along of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from reader.model.library import QuotedStatement
from reader.model.name_key import name_key
from reader.ui.clear_button import offer_to_clear
from reader.ui.lines import found_by
from reader.ui.menu import Menu

FEW = 5  # statements up to which no words are needed to find one


class StatementFinder(QWidget):
    """Narrows statements as one types, and offers to copy those selected, or all that are shown."""

    narrowed = Signal()
    text_wanted = Signal()
    markdown_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[QuotedStatement, ...] = ()
        self._texts: tuple[str, ...] = ()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Filter"))
        self.field.setAccessibleName(self.tr("Narrow the statements"))
        offer_to_clear(self.field)
        self.count = QLabel()
        self.count.setProperty("soft", True)
        self.copy = QPushButton()
        menu = Menu(self)
        menu.addAction(self.tr("As text"), self.text_wanted.emit)
        menu.addAction(self.tr("As Markdown"), self.markdown_wanted.emit)
        self.copy.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 4)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignRight)
        self.field.textChanged.connect(lambda _: self.narrowed.emit())

    @property
    def found(self) -> tuple[QuotedStatement, ...]:
        """Return the statements with all the words, each perhaps only begun."""
        wanted = [f" {word}" for word in name_key(self.field.text()).split()]
        pairs = zip(self._all, self._texts, strict=True)
        return tuple(quoted for quoted, text in pairs if all(word in text for word in wanted))

    def show_statements(self, statements: Sequence[QuotedStatement], *, is_other: bool) -> None:
        """Narrow these from now on; another source's begin without words."""
        if statements != self._all:
            self._all = tuple(statements)
            self._texts = tuple(map(_found_by, self._all))
        if is_other:
            self.field.blockSignals(True)
            self.field.clear()
            self.field.blockSignals(False)
        self.setVisible(bool(self._all))
        self.field.setVisible(len(self._all) > FEW or bool(self.field.text()))

    def say_counts(self, shown: int, selected: int) -> None:
        """Say how many are shown, and how many the button takes along."""
        there = len(self._all)
        self.count.setText(self.tr("{0} of {1}").format(shown, there) if shown < there else "")
        self.copy.setText(self.tr("Copy {0} ▾").format(selected if selected > 1 else shown))
        self.copy.setEnabled(shown > 0)


def _found_by(quoted: QuotedStatement) -> str:
    parts = (quoted.statement.text, quoted.article_title, quoted.publisher, quoted.published, quoted.role)
    return found_by(part for part in (*parts, quoted.affiliation) if part)
