"""The sidebar's first page: how many sources, who gets how many words, the cards."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from reader.model.library import OpenArticle
from reader.model.source import SourceKind
from reader.ui.article_block import ArticleBlock
from reader.ui.card_groups import CardRow
from reader.ui.icons import Icons
from reader.ui.labels import plain_label
from reader.ui.menu import Menu
from reader.ui.placeholder_cards import PlaceholderCards
from reader.ui.sidebar_state import attributed_words, state_of
from reader.ui.source_list import SourceList
from reader.ui.theme import Theme
from reader.ui.words_bar import WordsBar

tr = QCoreApplication.translate


class CardPage(QWidget):
    """Header with filter, bar of words, what all show together, the cards, and what is said where there are none."""

    card_selected = Signal(object)  # Card, or None
    card_hovered = Signal(object)  # Card, or None
    marks_wanted = Signal()  # the list of all marks
    evidence_picked = Signal(object)  # Span of the article that a line about all sources rests on

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article: OpenArticle | None = None
        self._count = plain_label("", "soft")
        self.filter = QToolButton()
        self.filter.setObjectName("filter")
        self.marks = QToolButton()
        self.marks.setObjectName("filter")
        self._subtitle = plain_label("", "soft")
        self.remarks = plain_label("", "soft")
        self.bar = WordsBar(theme)
        self.together = ArticleBlock(theme, icons)
        self.list = SourceList(theme, icons)
        self.notice = plain_label("", "soft")
        self._arriving = PlaceholderCards(theme)
        self._lay_out()
        self.list.row_selected.connect(self._announce_selected)
        self.list.row_hovered.connect(lambda row: self.card_hovered.emit(row.card if row else None))
        self.bar.segment_picked.connect(self.select_card)
        self.together.evidence_picked.connect(self.evidence_picked)
        self.show_article(None)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        for part in (self.bar, self.together, self.list, self._arriving):
            part.set_theme(theme)

    def show_article(self, article: OpenArticle | None) -> None:
        """Show the cards of `article`; selection and place stay where its sources are the same."""
        same = article is not None and self._article is not None and article.uid == self._article.uid
        before = self.list.selected()
        place = self.list.verticalScrollBar().value() if same else 0
        self._article = article
        self.list.sources.show_article(article)
        self._show_rows()
        if before and self.list.selected() is None:
            self._open_again(self.list.sources.row_like(before.card) if same else -1)
        self.list.verticalScrollBar().setValue(place)
        self._show_state(article)
        count = len(article.annotations) if article is not None else 0
        self.marks.setText(self.tr("Marks {0}").format(count))
        self.marks.setVisible(count > 0)

    def select_card(self, card: int | None) -> None:
        """Open the article's card number `card`, lifting a filter that hides it; None closes the open one."""
        if card is not None and self.list.sources.row_of(card) < 0:
            self._show_only(None)
        self.list.select(-1 if card is None else self.list.sources.row_of(card))

    def selected(self) -> CardRow | None:
        """Return the open card."""
        return self.list.selected()

    def _show_rows(self) -> None:
        rows = [row for row in self.list.sources.rows if isinstance(row, CardRow)]
        self.bar.show_rows(rows)
        self._count.setText(f"{len(rows)}" if self._article and self._article.cards else "")
        self._offer_kinds()

    def _show_state(self, article: OpenArticle | None) -> None:
        state = state_of(article)
        words = attributed_words(article) if article else 0
        self._subtitle.setText(self.tr("Who gets how many of the {} attributed words").format(words))
        self._subtitle.setVisible(words > 0)
        self.remarks.setText("\n\n".join(state.remarks))
        self.remarks.setVisible(bool(state.remarks))
        self.notice.setText(state.notice)
        self.notice.setVisible(bool(state.notice))
        self._arriving.setVisible(bool(state.notice) and state.is_arriving)
        self.list.setVisible(not state.notice)
        self.together.show_signals(article.signals if article else ())

    def _offer_kinds(self) -> None:
        kinds, chosen = self.list.sources.kinds(), self.list.sources.kind
        menu = Menu(self.filter)
        choices = QActionGroup(menu)
        for kind, number in ((None, sum(kinds.values())), *kinds.items()):
            choice = QAction(f"{_kind_plural(kind)}  {number}", menu, checkable=True)
            choice.setChecked(kind is chosen)
            choice.triggered.connect(lambda _=False, kind=kind: self._show_only(kind))
            choices.addAction(choice)
            menu.addAction(choice)
        old = self.filter.menu()
        self.filter.setMenu(menu)
        if old is not None:
            old.deleteLater()
        self.filter.setText(f"{_kind_plural(chosen)} ▾")
        self.filter.setVisible(len(kinds) > 1)

    def _show_only(self, kind: SourceKind | None) -> None:
        before = self.list.selected()
        self.list.sources.show_only(kind)
        self._show_rows()
        if before and self.list.selected() is None:
            self._open_again(self.list.sources.row_like(before.card))

    def _open_again(self, row: int) -> None:
        """Open the card that was open before the rows were made anew; Qt does not say that it is closed."""
        if row >= 0:
            self.list.select(row)
        else:
            self._announce_selected(None)

    def _announce_selected(self, row: CardRow | None) -> None:
        self.bar.choose(row.index if row else None)
        self.card_selected.emit(row.card if row else None)

    def _lay_out(self) -> None:
        title = plain_label("", "strong", wraps=False)
        title.setText(self.tr("Sources"))
        title.setObjectName("sidebarTitle")
        self.filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filter.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.marks.setToolTip(self.tr("All marks of this article (Ctrl+Shift+M)"))
        self.marks.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.marks.clicked.connect(self.marks_wanted)
        self.filter.setAccessibleName(self.tr("Show only one kind of source"))
        header = QHBoxLayout()
        header.setSpacing(7)
        header.addStrut(28)  # as high without the filter, so that nothing moves when the cards arrive
        header.addWidget(title)
        header.addWidget(self._count)
        header.addStretch(1)
        header.addWidget(self.marks)
        header.addWidget(self.filter)
        above = QVBoxLayout()
        above.setContentsMargins(0, 0, 14, 0)
        above.setSpacing(3)
        above.addLayout(header)
        for part in (self.remarks, self._subtitle, self.bar, self.together, self.notice, self._arriving):
            above.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 1, 0)  # the list's own scroll bar stands in the right margin
        layout.setSpacing(3)
        layout.addLayout(above)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)


def _kind_plural(kind: SourceKind | None) -> str:
    return {
        None: tr("CardPage", "All"),
        SourceKind.PERSON: tr("CardPage", "People"),
        SourceKind.ORGANISATION: tr("CardPage", "Organisations"),
        SourceKind.PUBLISHER: tr("CardPage", "Outlets"),
        SourceKind.PLATFORM: tr("CardPage", "Platforms"),
        SourceKind.DOCUMENT: tr("CardPage", "Documents"),
        SourceKind.UNNAMED: tr("CardPage", "Unnamed sources"),
    }[kind]
