"""All sources of the library as a table: narrowed as one types, followed to their profiles, saved as a list."""

from PySide6.QtCore import QCoreApplication, Qt, Signal

from reader.model.catalogue import MOST_LISTED, ListForm, SourceRow
from reader.ui.icons import Icons
from reader.ui.menu import Menu
from reader.ui.source_lines import ARTICLES, source_columns, source_facets
from reader.ui.table_page import TablePage
from reader.ui.theme import Theme

tr = QCoreApplication.translate


class SourcesPage(TablePage):
    """The table of sources."""

    registers_asked = Signal()
    saving_asked = Signal(object, object)  # tuple of SourceRow, ListForm

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(tr("Sources", "Sources"), source_columns(), source_facets(), theme, icons)
        self.most, self.most_words = MOST_LISTED, tr("Sources", "the {} cited most")
        self.nothing = tr("Sources", "No sources yet.")
        self.registers = self.add_button(
            tr("Sources", "Registers…"), tr("Sources", "Lists that the sources are looked up in")
        )
        self.registers.clicked.connect(self.registers_asked)
        self.save = self.add_button(tr("Sources", "Save list ▾"), tr("Sources", "Save the sources in the table"))
        menu = Menu(self)
        for form, words in form_words().items():
            menu.addAction(words).setData(form)
        menu.triggered.connect(lambda action: self.saving_asked.emit(self.rows, ListForm(action.data())))
        self.save.setMenu(menu)
        self.table.sortByColumn(ARTICLES, Qt.SortOrder.DescendingOrder)

    @property
    def rows(self) -> tuple[SourceRow, ...]:
        """Return the sources in the table as they stand there: what is saved."""
        return tuple(line.target for line in self.table.content.lines if isinstance(line.target, SourceRow))


def form_words() -> dict[ListForm, str]:
    """Return what the forms of a list are called."""
    return {
        ListForm.CSV: tr("Sources", "Table (CSV)"),
        ListForm.JSON_LINES: tr("Sources", "JSON lines"),
        ListForm.FOLLOW_THE_MONEY: tr("Sources", "FollowTheMoney entities"),
    }
