"""Printing: the article with its marks, notes and sources after it, shown before it goes to paper.

Qt's own text is printed, not the PDF that copies are saved as: it needs no further package, a printer takes it on every
system, and Qt's preview knows paper sizes and pages. To print a PDF one would need a program that shows it.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from reader.app.copies import CopyChoices, annotated_copy
from reader.exchange.rich_text import RichText, rich_text
from reader.model.copy import AnnotatedCopy
from reader.model.errors import KildeError
from reader.model.library import OpenArticle
from reader.ui.fonts import Fonts
from reader.ui.print_dialog import PrintChoices, PrintDialog
from reader.ui.print_pages import PrintPages, decoded, paper
from reader.ui.shown_text import shown
from reader.ui.tasks import Lane


class Printing(QObject):
    """Walks from the wish for paper to the printer."""

    failed = Signal(KildeError)
    shown = Signal(object)  # PrintDialog, with its pages

    def __init__(self, lane: Lane, fonts: Fonts, window: QWidget) -> None:
        super().__init__(window)
        self._lane = lane
        self._fonts = fonts
        self._window = window
        self._dialog: PrintDialog | None = None

    def begin(self, article: OpenArticle) -> None:
        """Show the pages as they would be printed."""
        if self._dialog is None:
            self._prepare(article, PrintChoices())

    def _prepare(self, article: OpenArticle, choices: PrintChoices) -> None:
        """Make text and pictures ready, off the window's thread; the pages themselves are Qt's, and laid out in it."""

        def work(_: object) -> tuple[RichText, dict[str, QImage]]:
            text = rich_text(printed_copy(article, choices), has_sources=choices.sources)
            return text, decoded(text)

        def show(made: tuple[RichText, dict[str, QImage]]) -> None:
            self._show(article, choices, PrintPages(*made, self._fonts))

        self._lane.start(work, succeeded=show, failed=self.failed.emit)

    def _show(self, article: OpenArticle, choices: PrintChoices, pages: PrintPages) -> None:
        if self._dialog is None:
            self._dialog = self._make(article)
            self._dialog.show_pages(pages)
            self._dialog.open()
        elif self._dialog.choices() == choices:  # else the reader has chosen otherwise meanwhile
            self._dialog.show_pages(pages)
        self.shown.emit(self._dialog)

    def _make(self, article: OpenArticle) -> PrintDialog:
        title = shown(article.reading.article.title or "")
        printer = paper(QPrinter(QPrinter.PrinterMode.HighResolution))
        printer.setDocName(title or "Kilde")
        has_private = any(placed.annotation.private for placed in article.annotations)
        dialog = PrintDialog(printer, title, has_private=has_private, parent=self._window)
        dialog.chosen.connect(lambda choices: self._prepare(article, choices))
        dialog.failed.connect(self.failed)
        dialog.finished.connect(self._forget)
        return dialog

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def printed_copy(article: OpenArticle, choices: PrintChoices) -> AnnotatedCopy:
    """Return what goes onto paper, as data: the cards as they are on screen, corrections and all."""
    wanted = CopyChoices(private_notes=choices.private_notes, corrections=True)
    copy = annotated_copy(article, "", (), wanted)
    return copy if choices.marks else replace(copy, annotations=())
