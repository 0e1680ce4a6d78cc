"""What can be done with a statement: copy it, give it to somebody else, take it away."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from reader.app.statements import CitedStatement, statement_as_markdown, statement_as_text
from reader.model.library import Card, OpenArticle
from reader.model.source import Statement
from reader.model.span import Span
from reader.ui.correcting import not_a_statement, said_by, statement_check, statement_checked
from reader.ui.icons import Icons
from reader.ui.late import late
from reader.ui.menu import Menu
from reader.ui.shown_text import for_menu
from reader.ui.theme import Theme

tr = QCoreApplication.translate

MOST = 20  # statements in one menu


class StatementMenu(Menu):
    """Copying is always offered; correcting only for statements of the article on screen."""

    copied = Signal(str)  # the words that are now on the clipboard
    correction_made = Signal(object)  # Correction
    correction_withdrawn = Signal(str)  # uid

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

    def offer_check(self, card: Card, statement: Statement, article: OpenArticle) -> None:
        """Offer to mark a statement of the article on screen as checked, or to take the mark off."""
        check = statement_check(card, statement.span)
        if check is not None and check.holds:
            self.addAction(self.tr("Not checked by me"), lambda: self.correction_withdrawn.emit(check.uid))
        else:
            made = statement_checked(card, statement, article)
            self.addAction(self.tr("Checked by me"), lambda: self.correction_made.emit(made))

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
        make = late("reader.ui.source_picker", "SourcePicker")
        picker = make(self._cited.words, article.cards, self._theme, self._icons, self.parentWidget())
        picker.picked.connect(lambda name, kind: self.correction_made.emit(said_by(span, article, name, kind)))
        picker.finished.connect(picker.deleteLater)
        picker.open()


def offer_why(menu: QMenu, card: Card, ask: Callable[[Statement], None], show_all: Callable[[], None]) -> None:
    """Offer to tell why a card has its statement, or which of several; of a great many, the first are in the menu."""
    words, said = tr("StatementMenu", "Why this source?"), card.appearance.statements
    if len(said) == 1:
        menu.addAction(words, lambda: ask(said[0]))
        return
    which = Menu(menu)
    which.setTitle(words)
    for statement in said[:MOST]:
        action = which.addAction(for_menu(statement.text))
        action.triggered.connect(lambda _=False, one=statement: ask(one))
    if len(said) > MOST:
        which.addAction(tr("StatementMenu", "All {0} statements").format(len(said)), show_all)
    menu.addMenu(which).setEnabled(bool(said))


def copy_words(words: str) -> None:
    """Put words on the clipboard."""
    QGuiApplication.clipboard().setText(words)
