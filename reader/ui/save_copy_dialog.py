"""Before a copy is written: what goes in, in plain words, and what may go in besides."""

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.app.copies import CopyChoices, contents
from reader.model.library import OpenArticle
from reader.ui.colour_names import Named
from reader.ui.labels import plain_label


class SaveCopyDialog(QDialog):
    """Lists the contents anew with each choice; everything that is more than marks and cards is off at first."""

    def __init__(self, article: OpenArticle, names: Named = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save a copy"))
        self._article = article
        self._names = tuple(names)  # of colours
        title = plain_label(self.tr("What goes into the copy"), "strong")
        self.contents = plain_label()
        self.contents.setAccessibleName(self.tr("Contents of the copy"))
        self.private_notes = QCheckBox(self.tr("Private notes too"))
        self.assessments = QCheckBox(self.tr("My own assessments of the sources"))
        self.corrections = QCheckBox(self.tr("A list of what I corrected"))
        self.earlier_articles = QCheckBox(self.tr("What other articles in my library say of these sources"))
        self.original_page = QCheckBox(self.tr("The page as it was fetched, as data that nothing shows"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("A word to whoever opens it (optional)"))
        self.note.setAccessibleName(self.tr("A word to whoever opens the copy"))
        promise = plain_label(
            self.tr(
                "One HTML file that any browser opens. It holds no script and loads nothing; your name and the "
                "file’s place on your disk stay out."
            )
        )
        promise.setProperty("soft", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        for widget in (title, self.contents, *self._boxes(), self.note, promise):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self._buttons())
        self.setMinimumWidth(460)
        for box in self._boxes():
            box.toggled.connect(self._list)
        self.note.textChanged.connect(self._list)
        self._list()

    def choices(self) -> CopyChoices:
        """Return what the reader wants in the copy."""
        return CopyChoices(
            private_notes=self.private_notes.isChecked(),
            assessments=self.assessments.isChecked(),
            corrections=self.corrections.isChecked(),
            earlier_articles=self.earlier_articles.isChecked(),
            original_page=self.original_page.isChecked(),
            note=self.note.text().strip(),
            colour_names=self._names,
        )

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("Choose a place…"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _boxes(self) -> tuple[QCheckBox, ...]:
        return self.private_notes, self.assessments, self.corrections, self.earlier_articles, self.original_page

    def _list(self) -> None:
        self.contents.setText("\n".join(f"·  {line}" for line in contents(self._article, self.choices())))
