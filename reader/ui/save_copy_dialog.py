"""Before a file is written: in which form, what goes in, in plain words, and what may go in besides."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.app.copies import CopyChoices
from reader.app.exporting import contents
from reader.model.export import ExportForm, Sieve
from reader.model.library import OpenArticle
from reader.ui.colour_names import Named
from reader.ui.export_words import form_name, form_promise
from reader.ui.labels import plain_label
from reader.ui.on_screen import ScrolledPage, resize_on_screen
from reader.ui.sieve_row import SieveRow


class SaveCopyDialog(QDialog):
    """Lists the contents anew with each choice; everything that is more than marks and cards is off at first."""

    def __init__(
        self,
        article: OpenArticle,
        form: ExportForm = ExportForm.HTML,
        names: Named = (),
        parent: QWidget | None = None,
    ) -> None:
        """Take the article, the form that is offered first and what the reader calls colours."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save a copy"))
        self._article = article
        self._names = tuple(names)
        self.forms = QComboBox()
        self.forms.setAccessibleName(self.tr("Form of the file"))
        for each in ExportForm:
            self.forms.addItem(form_name(each), each.value)
        self.forms.setCurrentIndex(self.forms.findData(form.value))
        title = plain_label(self.tr("What goes into it"), "strong")
        self.contents = plain_label()
        self.contents.setAccessibleName(self.tr("Contents of the copy"))
        self.sifting = SieveRow(article, self._names)
        self.private_notes = QCheckBox(self.tr("Private notes too"))
        self.assessments = QCheckBox(self.tr("My own assessments of the sources"))
        self.corrections = QCheckBox(self.tr("A list of what I corrected"))
        self.earlier_articles = QCheckBox(self.tr("What other articles in my library say of these sources"))
        self.original_page = QCheckBox(self.tr("The page as it was fetched, as data that nothing shows"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("A word to whoever opens it (optional)"))
        self.note.setAccessibleName(self.tr("A word to whoever opens the copy"))
        self.promise = plain_label()
        self.promise.setProperty("soft", True)
        self._lay_out(title)
        self.setMinimumWidth(460)
        self._connect()
        self._list()

    def form(self) -> ExportForm:
        """Return the form that is chosen."""
        return ExportForm(self.forms.currentData())

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

    def sieve(self) -> Sieve:
        """Return which marks and sources the reader wants in it."""
        return self.sifting.sieve()

    def _connect(self) -> None:
        for box in self._boxes():
            box.toggled.connect(self._list)
        self.note.textChanged.connect(self._list)
        self.forms.currentIndexChanged.connect(self._list)
        self.sifting.changed.connect(self._list)

    def _lay_out(self, title: QWidget) -> None:
        page = QWidget()
        parts = QVBoxLayout(page)
        parts.setContentsMargins(24, 20, 24, 6)
        parts.setSpacing(10)
        for widget in (self.forms, title, self.contents, self.sifting, *self._boxes(), self.note, self.promise):
            parts.addWidget(widget)
        self._page = ScrolledPage(page)
        buttons = self._buttons()
        buttons.setContentsMargins(24, 6, 24, 18)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addWidget(buttons)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("Choose a place…"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _boxes(self) -> tuple[QCheckBox, ...]:
        return self.private_notes, self.assessments, self.corrections, self.earlier_articles, self.original_page

    def _list(self) -> None:
        form = self.form()
        self.private_notes.setEnabled(form.has_marks)
        self.corrections.setEnabled(form.has_sources)
        self.earlier_articles.setEnabled(form.has_cards)
        self.original_page.setEnabled(form is ExportForm.HTML)
        for widget in (self.assessments, self.note):
            widget.setEnabled(form.has_article)
        self.sifting.allow(marks=form.has_marks, sources=form.has_sources)
        lines = contents(self._article, form, self.choices(), self.sieve())
        self.contents.setText("\n".join(f"·  {line}" for line in lines))
        self.promise.setText(form_promise(form))
        self._fit()

    def _fit(self) -> None:
        """Grow with the list of contents, as far as the screen goes."""
        self._page.updateGeometry()
        wanted = self.sizeHint().expandedTo(self.size() if self.isVisible() else self.minimumSize())
        resize_on_screen(self, wanted.width(), wanted.height())
