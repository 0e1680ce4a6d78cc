"""All articles of the library as a table: narrowed as one types, tagged, compared, deleted."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal

from reader.model.catalogue import MOST_LISTED
from reader.model.library import ArticleId, ArticleRow
from reader.ui.article_lines import ADDED, article_columns, article_facets
from reader.ui.icons import Icons
from reader.ui.labels import plain_label
from reader.ui.menu import Menu
from reader.ui.shown_text import shown
from reader.ui.table_page import TablePage
from reader.ui.tag_dialog import TagDialog
from reader.ui.theme import Theme

tr = QCoreApplication.translate


class LibraryPage(TablePage):
    """The table of articles, and what can be done with those that are selected."""

    deleted = Signal(object)  # tuple of ArticleRow
    tags_changed = Signal(object, object, object)  # tuple of ArticleRow, tags to add, tags to take off
    article_followed = Signal(object)  # ArticleRow
    comparison_asked = Signal(object, object)  # ArticleId, ArticleId
    backups_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(tr("Library", "Library"), article_columns(), article_facets(), theme, icons)
        self.most, self.most_words = MOST_LISTED, tr("Library", "the {} added last")
        self.nothing = tr("Library", "No articles yet. Open a file, drop a page here, or paste a link above.")
        self.compare = self.add_button(tr("Library", "Compare"), tr("Library", "Two articles side by side"))
        self.tag = self.add_button(tr("Library", "Tags…"), tr("Library", "Tag the selected articles"))
        self.delete = self.add_button(tr("Library", "Delete"), tr("Library", "Delete the selected articles (Del)"))
        self.backups = self.add_button(tr("Library", "Backups…"), tr("Library", "Copies of your library, and back"))
        self.backups.clicked.connect(self.backups_asked)
        self.compare.clicked.connect(self._compare)
        self.followed.connect(self._follow)
        self.tag.clicked.connect(self.ask_tags)
        self.delete.clicked.connect(self.delete_selected)
        self.table.picked.connect(self._enable)
        self.narrowed.connect(self._enable)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer)
        self.table.sortByColumn(ADDED, Qt.SortOrder.DescendingOrder)
        self.known_tags: Sequence[str] = ()
        self._beside: ArticleId | None = None  # the article that another one is sought for
        self.asked = plain_label()
        self.asked.hide()
        self._column.insertWidget(1, self.asked)
        self._enable()

    @property
    def selected(self) -> tuple[ArticleRow, ...]:
        """Return the selected articles."""
        return tuple(line.target for line in self.table.selected if isinstance(line.target, ArticleRow))

    def delete_selected(self) -> None:
        """Announce that the selected articles are to go."""
        if self.selected:
            self.deleted.emit(self.selected)

    def seek_beside(self, article: ArticleId | None, title: str = "") -> None:
        """Let the next article that is followed be compared with this one; None: let it be opened, as ever."""
        self._beside = article
        self.title.setText(self.name if article is None else tr("Library", "Compare with…"))
        self.asked.setVisible(article is not None)
        self.asked.setText(tr("Library", "Choose what to lay beside “{0}”, and press Enter.").format(shown(title)))

    def ask_tags(self) -> None:
        """Ask which tags the selected articles are to have."""
        rows = self.selected
        if not rows:
            return
        dialog = TagDialog(rows, self.known_tags, self)
        dialog.accepted.connect(lambda: self.tags_changed.emit(rows, *dialog.changes()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _follow(self, target: object) -> None:
        if not isinstance(target, ArticleRow):
            return
        if self._beside is None or self._beside == target.id:
            self.article_followed.emit(target)
        else:
            self.comparison_asked.emit(self._beside, target.id)

    def _compare(self) -> None:
        one, other = self.selected
        self.comparison_asked.emit(one.id, other.id)

    def _enable(self) -> None:
        count = len(self.table.selected)
        self.compare.setEnabled(count == 2)
        self.tag.setEnabled(count > 0)
        self.delete.setEnabled(count > 0)

    def _offer(self, place: QPoint) -> None:
        rows = self.selected
        if not rows:
            return
        menu = Menu(self)
        opened = menu.addAction(tr("Library", "Open"), lambda: self.followed.emit(rows[0]))
        opened.setEnabled(len(rows) == 1)
        compared = menu.addAction(tr("Library", "Compare"), self._compare)
        compared.setEnabled(len(rows) == 2)
        menu.addAction(tr("Library", "Tags…"), self.ask_tags)
        menu.addSeparator()
        menu.addAction(tr("Library", "Delete"), self.delete_selected)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(place))
