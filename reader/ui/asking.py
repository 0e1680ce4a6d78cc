"""A question with a consequence: asked once, plainly, with a way out."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget


def ask(parent: QWidget, words: tuple[str, str, str], on_yes: Callable[[], None]) -> None:
    """Ask with `words`: what is asked, what follows, and the word on the button; Escape and Enter change nothing."""
    question, consequence, yes = words
    box = QMessageBox(QMessageBox.Icon.NoIcon, question, question, parent=parent)
    box.setInformativeText(consequence)
    do_it = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)

    def answer() -> None:
        if box.clickedButton() is do_it:
            on_yes()
        box.deleteLater()

    box.finished.connect(answer)
    box.open()
