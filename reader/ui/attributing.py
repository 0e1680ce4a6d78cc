"""Who says the words of the article: the reader says so, or asks why the program thinks so."""

from PySide6.QtCore import QObject

from reader.model.source import SourceKind
from reader.model.span import Span
from reader.ui.correcting import statement_of
from reader.ui.desk import Desk
from reader.ui.late import late
from reader.ui.look import Look
from reader.ui.statement_ends import Said
from reader.ui.window_body import WindowBody


class Attributing(QObject):
    """Asks for the speaker of selected words, and shows what ties a statement to its source."""

    def __init__(self, look: Look, body: WindowBody, desk: Desk) -> None:
        super().__init__(body)
        self._look = look
        self._body = body
        self._desk = desk
        body.pane.speaker_asked.connect(self._ask_speaker)

    def show_why(self, said: Said) -> None:
        """Tell beside the text why a statement of it is somebody's."""
        article, (card, statement) = self._desk.article, said
        if article is not None and card < len(article.cards):
            self._body.sidebar.show_why(statement, article.cards[card])
            self._body.beside.open_drawer()

    def _ask_speaker(self, span: Span) -> None:
        article = self._desk.article
        if article is None:
            return
        words = span.of(article.reading.article.text)
        make = late("reader.ui.source_picker", "SourcePicker")
        picker = make(words, article.cards, self._look.theme, self._look.icons, self._body.window())

        def keep(name: str, kind: SourceKind) -> None:
            self._desk.correct(statement_of(span, article, name, kind))
            self._body.pane.marking.let_go()

        picker.picked.connect(keep)
        picker.finished.connect(picker.deleteLater)
        picker.open()
