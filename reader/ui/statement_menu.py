"""What can be done with a statement: copy it, give it to somebody else, take it away."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from reader.app.statements import CitedStatement, statement_as_markdown, statement_as_text
from reader.model.library import OpenArticle
from reader.model.span import Span
from reader.ui.correcting import not_a_statement, said_by
from reader.ui.icons import Icons
from reader.ui.source_picker import SourcePicker
from reader.ui.theme import Theme


class StatementMenu(QMenu):
    """Copying is always offered; correcting only for statements of the article on screen."""

    copied = Signal(str)  # the words that are now on the clipboard
    correction_made = Signal(object)  # Correction

    def __init__(self, cited: CitedStatement, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._cited = cited
        self._theme = theme
        self._icons = icons
        copy = self.addAction(icons.icon("copy", theme.soft), self.tr("Copy as text"))
        copy.triggered.connect(lambda: self._copy(statement_as_text(cited)))
        markdown = self.addAction(self.tr("Copy as Markdown"))
        markdown.triggered.connect(lambda: self._copy(statement_as_markdown(cited)))

    def offer_why(self, ask: Callable[[], None]) -> None:
        """Offer to tell why the statement was given to its source."""
        self.addSeparator()
        self.addAction(self.tr("Why this source?"), ask)

    def allow_correcting(self, span: Span, article: OpenArticle) -> None:
        """Offer to correct the statement at `span` of the article on screen."""
        self.addSeparator()
        wrong = self.addAction(self.tr("Wrong speaker…"))
        wrong.triggered.connect(lambda: self._ask_who(span, article))
        none = self.addAction(self.tr("Not a statement"))
        none.triggered.connect(lambda: self.correction_made.emit(not_a_statement(span, article)))

    def _copy(self, words: str) -> None:
        copy_words(words)
        self.copied.emit(words)

    def _ask_who(self, span: Span, article: OpenArticle) -> None:
        picker = SourcePicker(self._cited.words, article.cards, self._theme, self._icons, self.parentWidget())
        picker.picked.connect(lambda name, kind: self.correction_made.emit(said_by(span, article, name, kind)))
        picker.finished.connect(picker.deleteLater)
        picker.open()


def copy_words(words: str) -> None:
    """Put words on the clipboard."""
    QGuiApplication.clipboard().setText(words)
