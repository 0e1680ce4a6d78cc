"""What would be asked about a name, of whom, before it is asked; then what they answered."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from reader.app.lookup import LookedUp
from reader.app.questions import Question
from reader.model.errors import KildeError
from reader.model.match import Certainty
from reader.ui.labels import plain_label
from reader.ui.on_screen import resize_on_screen
from reader.ui.question_row import QuestionRow
from reader.ui.shown_text import shown

tr = QCoreApplication.translate


class LookUpDialog(QDialog):
    """One row a question; nothing is asked but what is ticked, when the reader presses "Ask now"."""

    asked = Signal(object)  # Question, one for each that is ticked

    def __init__(self, name: str, questions: Sequence[Question], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Look this name up"))
        self.rows: list[QuestionRow] = []
        self._open = 0  # questions that are asked and not yet answered
        self._name = name
        self.waiting = plain_label(self.tr("Waiting for an answer…"), "soft")  # words: a busy bar would move
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        self.ask = self.buttons.addButton(self.tr("Ask now"), QDialogButtonBox.ButtonRole.ActionRole)
        self._area = QScrollArea()
        self._questions = QVBoxLayout()
        self._lay_out(has_questions=bool(questions))
        for question in questions:
            self._add(question)
        self._show_what_can_be_done()
        self.ask.setFocus()

    def show_answer(self, question: Question, answer: LookedUp) -> None:
        """Say what a question brought, and offer the one that follows from it."""
        for row in self.rows:  # what the same register said before is overtaken
            row.setHidden(row.is_answered and row.question.endpoint is question.endpoint)
        self._row(question).show_answer(answer_words(answer))
        self._open -= 1
        if answer.next is not None:
            self._add(answer.next)
        self._show_what_can_be_done()

    def show_error(self, question: Question, error: KildeError) -> None:
        """Say why a question was not answered; it can be asked again."""
        self._row(question).show_error(f"{error} {error.hint}".strip())
        self._open -= 1
        self._show_what_can_be_done()

    def _ask(self) -> None:
        wanted = [row.question for row in self.rows if row.is_wanted]
        self._open = len(wanted)
        self._show_what_can_be_done()
        for question in wanted:
            self.asked.emit(question)

    def _add(self, question: Question) -> None:
        row = QuestionRow(question)
        row.tick.toggled.connect(self._show_what_can_be_done)
        self.rows.append(row)
        self._questions.insertWidget(self._questions.count() - 1, row)  # above the stretch

    def _row(self, question: Question) -> QuestionRow:
        return next(row for row in self.rows if row.question == question)

    def _show_what_can_be_done(self) -> None:
        is_waiting = self._open > 0
        self.waiting.setVisible(is_waiting)
        can_ask = not is_waiting and any(row.is_wanted for row in self.rows)
        was_at_buttons = self.ask.hasFocus() or self._close.hasFocus()
        self.ask.setEnabled(can_ask)
        self.ask.setDefault(can_ask)
        if was_at_buttons:  # the keyboard stays with them, at the one that leads on
            (self.ask if can_ask else self._close).setFocus()
        for row in self.rows:
            row.tick.setEnabled(not is_waiting)

    def _lay_out(self, *, has_questions: bool) -> None:
        title = plain_label(shown(self._name), "strong")
        if has_questions:
            words = self.tr(
                "Kilde sends what is ticked once you press “Ask now”: each address once, and nothing else. Whoever "
                "is asked learns the name, and from which network you ask. The answer stays in your library."
            )
        else:
            words = self.tr("There are no letters in this name to ask for.")
        intro = plain_label(words, "soft")
        self._lay_out_questions()
        keep = self.waiting.sizePolicy()
        keep.setRetainSizeWhenHidden(True)  # the buttons must not move
        self.waiting.setSizePolicy(keep)
        self.buttons.rejected.connect(self.reject)
        self.ask.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        for label in (title, intro):
            column.addWidget(label)
        column.addWidget(self._area, 1)
        column.addWidget(self.waiting)
        column.addWidget(self.buttons)
        resize_on_screen(self, 560, 440)

    def _lay_out_questions(self) -> None:
        body = QWidget()
        body.setLayout(self._questions)
        self._questions.setContentsMargins(0, 0, 0, 0)
        self._questions.setSpacing(10)
        self._questions.addStretch(1)
        self._area.setWidget(body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for ground in (body, self._area.viewport()):
            ground.setAutoFillBackground(False)  # last: `setWidget` turns it on


def answer_words(answer: LookedUp) -> str:
    """Return how surely the register knows the source, and why."""
    if answer.match is None:
        return tr("LookUp", "No record of this name.")
    reason = shown(answer.match.reason)
    return {
        Certainty.EXACT: tr("LookUp", "Found: {}."),
        Certainty.LIKELY: tr("LookUp", "Likely found: {}. Nothing is attached to the source."),
        Certainty.SEVERAL: tr("LookUp", "Not clear which: {}. Nothing is attached to the source."),
        Certainty.NONE: tr("LookUp", "Somebody else of this name: {}."),
    }[answer.match.certainty].format(reason)
