"""Two articles side by side: who speaks in which, how much, and what."""

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reader.app.compare import Comparison, Part, Voice
from reader.model.library import OpenArticle
from reader.ui.comparison_lines import (
    HEARD,
    article_words,
    comparison_columns,
    comparison_lines,
    said_items,
)
from reader.ui.icons import Icons
from reader.ui.labels import plain_label
from reader.ui.list_page import PageList
from reader.ui.shown_text import for_tooltip, shown
from reader.ui.table_page import TablePage
from reader.ui.theme import Theme

tr = QCoreApplication.translate


class ComparisonPage(TablePage):
    """A table of those who speak; under it what the selected one says in either article."""

    article_picked = Signal(object, object)  # ArticleId, Span of a statement or None

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(tr("Compare", "Comparison"), comparison_columns(), (tr("Compare", "Speaks in"),), theme, icons)
        self.nothing = tr("Compare", "Nobody is quoted in either of them.")
        self.sides = (Side("A", theme, icons), Side("B", theme, icons))  # held here: no widget owns them
        heads, said = QHBoxLayout(), QHBoxLayout()
        for side in self.sides:
            heads.addWidget(side.head, 1, Qt.AlignmentFlag.AlignTop)
            said.addWidget(side.foot, 1)
            side.picked.connect(self.article_picked)
        for row in (heads, said):
            row.setSpacing(24)
        self._column.insertLayout(1, heads)
        self._column.setStretchFactor(self.table, 3)
        self._column.addSpacing(10)
        self._column.addLayout(said, 2)
        self.table.picked.connect(self._show_said)
        self.narrowed.connect(self._show_said)
        self.followed.connect(lambda _: self._enter_said())
        self.table.sortByColumn(HEARD, Qt.SortOrder.AscendingOrder)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show two articles beside each other."""
        for side, article in zip(self.sides, (comparison.one, comparison.other), strict=True):
            side.show_article(article)
        self.show_lines(comparison_lines(comparison))
        self.table.selectRow(0)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        super().set_theme(theme)
        for side in self.sides:
            side.said.painter.set_theme(theme)
            side.said.viewport().update()

    def _show_said(self) -> None:
        self.table.setMaximumHeight(self.table.height_of_all())  # few lines leave their room to what is said
        voices = [line.target for line in self.table.selected if isinstance(line.target, Voice)]
        for side, is_first in zip(self.sides, (True, False), strict=True):
            if voices:
                side.show_said(voices[0].name, voices[0].one if is_first else voices[0].other)
            else:
                side.show_said("", Part())

    def _enter_said(self) -> None:
        """Go on from a line to what its source says, in the first article where it says anything."""
        for side in self.sides:
            if any(item.target is not None for item in side.said.content.items):
                side.said.setFocus(Qt.FocusReason.OtherFocusReason)
                side.said.setCurrentIndex(side.said.content.index(0))
                return


class Side(QObject):
    """One of the two articles: its title above the table, under it what the selected source says there."""

    picked = Signal(object, object)  # ArticleId, Span or None

    def __init__(self, letter: str, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._letter = letter
        self._article: OpenArticle | None = None
        self.title = TitleButton()
        self.title.clicked.connect(lambda: self._pick(None))
        self.words = plain_label("", "soft")
        self.head = _column(self.title, self.words)
        self.speaker = plain_label("", "strong")
        self.said = PageList(theme, icons)
        self.said.followed.connect(self._follow)
        self.foot = _column(self.speaker, self.said)

    def show_article(self, article: OpenArticle) -> None:
        """Say which article this is."""
        self._article = article
        title = shown(article.reading.article.title or tr("Compare", "Without a title"))
        self.title.show_words(f"{self._letter}   {title}")
        self.words.setText(article_words(article))
        self.said.setAccessibleName(tr("Compare", "Said in {0}: {1}").format(self._letter, title))

    def show_said(self, name: str, part: Part) -> None:
        """Show what a source says in this article; without a name nothing."""
        self.speaker.setText(tr("Compare", "{0}, in {1}").format(shown(name), self._letter) if name else "")
        self.said.content.show_items(said_items(part, self._article) if name and self._article is not None else ())

    def _follow(self, target: object) -> None:
        if isinstance(target, tuple):
            self._pick(target[1])

    def _pick(self, span: object) -> None:
        if self._article is not None and self._article.id is not None:
            self.picked.emit(self._article.id, span)


class TitleButton(QPushButton):
    """An article's title on one line, cut where there is no room, whole in its tip."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setProperty("plain", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show these words."""
        self._words = words
        self.setToolTip(for_tooltip(words))
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 14
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for part in parts:
        column.addWidget(part)
    return holder
