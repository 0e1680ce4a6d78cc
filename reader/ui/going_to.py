"""Going to a statement or a source of the article by typing some of its words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.model.library import OpenArticle
from reader.ui.choices import Choice, StatementPlace, source_choices, statement_choices
from reader.ui.late import late
from reader.ui.look import Look
from reader.ui.turning import Turning
from reader.ui.window_body import WindowBody, focus_side


class GoingTo(QObject):
    """Opens the quick pickers, and goes where the reader wants to."""

    def __init__(self, look: Look, body: WindowBody, turning: Turning) -> None:
        super().__init__(body)
        self._look = look
        self._body = body
        self._turning = turning

    def ask_statement(self) -> None:
        """Ask which statement to go to."""
        self._ask(self.tr("Go to a statement"), statement_choices, self._go_to_statement)

    def ask_source(self) -> None:
        """Ask which source to go to."""
        self._ask(self.tr("Go to a source"), source_choices, self._go_to_source)

    def _ask(
        self,
        title: str,
        choices: Callable[[OpenArticle], Sequence[Choice]],
        go: Callable[[OpenArticle, object], None],
    ) -> None:
        article = self._body.pane.article
        if article is None:
            return
        parent: QWidget = self._body.window()
        picker = late("reader.ui.quick_picker", "QuickPicker")(title, choices(article), self._look, parent)
        picker.picked.connect(lambda target: go(article, target))
        picker.finished.connect(picker.deleteLater)
        picker.open()

    def _go_to_statement(self, article: OpenArticle, place: object) -> None:
        if isinstance(place, StatementPlace) and self._is_still(article):
            self._turning.show_article()
            self._body.pane.select_card(place.card, keep_line=True)
            self._body.sidebar.show_sources()
            self._body.sidebar.select_card(place.card)
            self._body.pane.show_statement(place.span)

    def _go_to_source(self, article: OpenArticle, card: object) -> None:
        if isinstance(card, int) and self._is_still(article):
            self._turning.turn_to_article()
            self._body.sidebar.show_sources()
            self._body.sidebar.select_card(card)
            self._body.beside.open_drawer()
            focus_side(self._body.sidebar)

    def _is_still(self, article: OpenArticle) -> bool:
        """Tell whether the choices still hold: cards may have come, or been corrected, while the reader typed."""
        shown = self._body.pane.article
        return shown is not None and shown.reading is article.reading
