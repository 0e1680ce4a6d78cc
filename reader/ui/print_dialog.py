"""The pages as they will be printed, and what goes onto them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrinter,
    QPrintPreviewDialog,
    QPrintPreviewWidget,
)
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QHBoxLayout, QToolBar, QWidget

from reader.model.errors import KildeError
from reader.model.frozen import frozen
from reader.ui.on_screen import resize_on_screen
from reader.ui.print_pages import PrintPages

TOOL = 18  # px, of the drawings in the bar above the pages


@frozen
class PrintChoices:
    """What is printed besides the article."""

    marks: bool = True  # highlights, and notes after the article
    sources: bool = True
    private_notes: bool = False  # paper is handed round, as a copy is


class PrintDialog(QPrintPreviewDialog):
    """Shows the pages; then the system's own dialog asks which printer, how many and which pages."""

    chosen = Signal(object)  # PrintChoices
    failed = Signal(KildeError)

    def __init__(self, printer: QPrinter, title: str, *, has_private: bool, parent: QWidget | None = None) -> None:
        super().__init__(printer, parent)
        self.setWindowTitle(self.tr("Print"))
        resize_on_screen(self, 1080, 820)
        self._printer = printer  # Qt keeps none: without this it would be gone when the pages are drawn
        self._title = title
        self.pages: PrintPages | None = None
        for bar in self.findChildren(QToolBar):
            bar.setIconSize(QSize(TOOL, TOOL))
        usual = PrintChoices()
        self.marks = self._box(self.tr("Marks, with notes at the end"), is_on=usual.marks)
        self.sources = self._box(self.tr("Sources at the end"), is_on=usual.sources)
        self.private_notes = self._box(self.tr("Private notes too"), is_on=usual.private_notes)
        self.private_notes.setVisible(has_private)
        row = QHBoxLayout()
        row.setContentsMargins(14, 2, 14, 10)
        row.setSpacing(20)
        for box in (self.marks, self.sources, self.private_notes):
            row.addWidget(box)
        row.addStretch(1)
        row.addWidget(self._buttons())
        self.layout().addLayout(row)  # type: ignore[union-attr] # Qt lays the preview out in a column
        self.paintRequested.connect(self._paint)

    def choices(self) -> PrintChoices:
        """Return what the reader wants on paper."""
        return PrintChoices(self.marks.isChecked(), self.sources.isChecked(), self.private_notes.isChecked())

    def show_pages(self, pages: PrintPages) -> None:
        """Show these pages, at the same page as before where there is one."""
        self.pages = pages
        preview = self.findChild(QPrintPreviewWidget)
        if isinstance(preview, QPrintPreviewWidget) and self.isVisible():
            preview.updatePreview()

    def ask_printer(self) -> None:
        """Ask which printer, how many and which pages, then print them."""
        ask = QPrintDialog(self._printer, self)
        ask.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        ask.setMinMax(1, max(1, self.pages.pageCount() if self.pages is not None else 1))
        ask.finished.connect(self._answer)
        ask.finished.connect(ask.deleteLater)
        QDialog.open(ask)  # its own wants a slot by name

    def _answer(self, result: int) -> None:
        if result != QDialog.DialogCode.Accepted:
            return
        try:
            self._paint(self._printer)
        except KildeError as error:
            self.failed.emit(error)
        self.accept()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        to_paper = buttons.addButton(self.tr("Print…"), QDialogButtonBox.ButtonRole.ActionRole)
        to_paper.setObjectName("primary")
        to_paper.clicked.connect(self.ask_printer)
        buttons.rejected.connect(self.reject)
        return buttons

    def _box(self, words: str, *, is_on: bool) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(is_on)
        box.toggled.connect(lambda _: self.chosen.emit(self.choices()))
        return box

    def _paint(self, printer: QPrinter) -> None:
        if self.pages is not None:
            self.pages.print_on(printer, self._title)
