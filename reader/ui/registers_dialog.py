"""The registers of the library: what is there, what comes in and how far it is, what goes."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.app.importing import Imported, ImportProgress
from reader.model.dates import duration
from reader.model.entry import Edition, RegisterRow
from reader.model.errors import KildeError
from reader.ui import counts
from reader.ui.icons import Icons
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.labels import plain_label
from reader.ui.list_page import PageList
from reader.ui.shown_text import shown
from reader.ui.theme import Theme

tr = QCoreApplication.translate

STEPS = 1000  # of the progress bar
BROKEN_TOLD = 3
BAR = 8  # px, as the bar of who gets how many words


class RegistersDialog(QDialog):
    """Shows and announces; what follows from it, its maker decides."""

    files_wanted = Signal()
    removal_wanted = Signal(str)  # the register's name
    cancel_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Registers"))
        self.list = PageList(theme, icons)
        self.list.setAccessibleName(self.tr("Registers"))
        self.list.painter.marks_selected = True  # or one would not see what “Remove” takes out
        self.list.deleted.connect(self._ask_removal)
        self.nothing = plain_label(
            self.tr(
                "No registers yet. Kilde reads ROR, Wikidata, parliaments in Popolo, FollowTheMoney, ratings of "
                "outlets, and any table as CSV or tab-separated text."
            ),
            "soft",
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.news = plain_label("", "soft")
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(BAR)
        self.bar.setAccessibleName(self.tr("How much of the file is read"))
        self.add = QPushButton(self.tr("Import…"))
        self.remove = QPushButton(self.tr("Remove"))
        self.cancel = QPushButton(self.tr("Cancel the import"))
        self._lay_out()
        self.add.clicked.connect(self.files_wanted)
        self.remove.clicked.connect(self.list.delete_current)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.list.selectionModel().currentChanged.connect(self._show_what_can_be_done)
        self.show_idle()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self.list.painter.set_theme(theme)
        self.list.viewport().update()

    def show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show the registers that answer."""
        self.list.content.show_items([register_item(row) for row in rows])
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._show_what_can_be_done()

    def show_progress(self, file: str, progress: ImportProgress) -> None:
        """Show how far the import of a file is."""
        self.news.setText(f"{shown(file)}: {progress_words(progress)}")
        self.bar.setValue(round(progress.share * STEPS))
        self._set_busy(is_busy=True)

    def show_imported(self, imported: Imported) -> None:
        """Say what became of a file."""
        self.news.setText("\n".join(imported_words(imported)))

    def show_error(self, error: KildeError) -> None:
        """Say what went wrong, in the error's words."""
        self.news.setText(shown(f"{error} {error.hint}".strip()))

    def show_idle(self) -> None:
        """Let the reader ask for the next thing."""
        self._set_busy(is_busy=False)

    def _set_busy(self, *, is_busy: bool) -> None:
        self.bar.setVisible(is_busy)
        self.cancel.setVisible(is_busy)
        self.add.setEnabled(not is_busy)
        self._is_busy = is_busy
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        self.remove.setEnabled(self.list.currentIndex().isValid() and not self._is_busy)

    def _ask_removal(self, target: object) -> None:
        if isinstance(target, str) and not self._is_busy:
            self.removal_wanted.emit(target)

    def _lay_out(self) -> None:
        intro = plain_label(
            self.tr(
                "Lists of people, bodies and outlets that the cards are looked up in, and what you had looked up on "
                "the web. Everything stays on this machine; nothing is fetched from here."
            ),
            "soft",
        )
        under = QHBoxLayout()
        for button in (self.add, self.remove):
            under.addWidget(button)
        under.addStretch(1)
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.rejected.connect(self.reject)
        under.addWidget(closing)
        running = QHBoxLayout()
        running.addWidget(self.bar, 1)
        running.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self.news)
        column.addLayout(running)
        column.addLayout(under)
        self.resize(560, 520)


def register_item(row: RegisterRow) -> Item:
    """Return the words on a register's line."""
    edition, tally = row.edition, row.tally
    changes = (
        (tally.added, tr("Registers", "{} new")),
        (tally.changed, tr("Registers", "{} changed")),
        (tally.gone, tr("Registers", "{} gone")),
    )
    details = (
        counts.records(tally.records),
        shown(edition.licence) or tr("Registers", "licence not stated"),
        *(() if tally.is_first else (words.format(f"{count:,}") for count, words in changes if count)),
    )
    said = " · ".join((date_words(edition), *details))
    return Item("", shown(edition.register), (Detail(said),), style=ItemStyle.RULED, target=edition.register)


def date_words(edition: Edition) -> str:
    """Return the date of an edition; where it states none, that it does not, and when it came in."""
    words = counts.day(edition.date) or tr("Registers", "date not stated")
    if edition.date or not edition.imported:
        return words
    return tr("Registers", "{0}, imported {1}").format(words, counts.day(edition.imported))


def progress_words(progress: ImportProgress) -> str:
    """Return "12,000 records, 25,100 a second, 28 s left"."""
    words = [counts.records(progress.records)]
    if progress.left_s is not None and progress.records:
        words.append(tr("Registers", "{} a second").format(f"{progress.rate:,.0f}"))
        if progress.left_s >= 1:
            words.append(tr("Registers", "{} left").format(duration(progress.left_s)))
    return ", ".join(words)


def imported_words(imported: Imported) -> tuple[str, ...]:
    """Return what became of a file, and the first records that could not be read."""
    name = f"{shown(imported.edition.register)}, {date_words(imported.edition)}"
    if imported.is_known:
        return (tr("Registers", "{} is in the library already; nothing was added.").format(name),)
    broken = [f"{shown(one.place)}: {shown(one.reason)}" for one in imported.broken[:BROKEN_TOLD]]
    if imported.broken_count > len(broken):
        broken.append(tr("Registers", "and {} more").format(f"{imported.broken_count - len(broken):,}"))
    head = tr("Registers", "{0}: {1}").format(name, counts.records(imported.tally.records))
    left_out = tr("Registers", "Left out, because they could not be read:")
    return (head, left_out, *broken) if broken else (head,)
