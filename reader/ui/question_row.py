"""One question that the reader may ask: of whom, at which address, and what came of it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from reader.app.questions import Question
from reader.ui.labels import plain_label
from reader.ui.shown_text import shown

tr = QCoreApplication.translate


class QuestionRow(QWidget):
    """Whom to ask, the whole of what is sent, and later the answer."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.is_answered = False
        self.tick = QCheckBox(question_words(question))
        self.tick.setChecked(True)
        self.address = AddressView(question.address)
        self.answer = plain_label()
        self.answer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.tick, self.address, self.answer):
            column.addWidget(widget)

    @property
    def is_wanted(self) -> bool:
        """Tell whether this is to be asked."""
        return self.tick.isChecked() and not self.is_answered

    def show_answer(self, words: str) -> None:
        """Say what came of it; what was asked is behind the reader."""
        self.is_answered = True
        self.tick.hide()
        self.address.hide()
        self._say(f"{self.question.endpoint.name}: {words}")

    def show_error(self, words: str) -> None:
        """Say why nothing came of it."""
        self._say(words)

    def _say(self, words: str) -> None:
        self.answer.setText(shown(words))
        self.answer.show()


class AddressView(QPlainTextEdit):
    """An address in full, broken wherever the line ends; can be read by keyboard and copied, not changed."""

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(address, parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("LookUp", "The address that is asked"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as tall as the lines of the address."""
        super().resizeEvent(event)
        lines = round(self.document().size().height())  # a plain text document counts its height in lines
        frame = self.height() - self.viewport().height() + 2 * round(self.document().documentMargin())
        self.setFixedHeight(lines * (self.fontMetrics().lineSpacing() + 1) + frame)


def question_words(question: Question) -> str:
    """Return whom a question goes to, and what it is about; the address has the same in a machine's letters."""
    if question.name:
        return tr("LookUp", "{0}, about “{1}”").format(question.endpoint.name, shown(question.name))
    return tr("LookUp", "{}, once more: what posts, bodies and countries are called").format(question.endpoint.name)
