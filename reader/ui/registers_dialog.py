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
from reader.model.entry import Edition, RegisterRow, Tally
from reader.model.errors import KildeError
from reader.ui import counts
from reader.ui.icons import Icons
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.labels import plain_label
from reader.ui.list_page import PageList
from reader.ui.on_screen import resize_on_screen
from reader.ui.shown_text import shown
from reader.ui.theme import Theme
from reader.ui.words_area import WordsArea

tr = QCoreApplication.translate

STEPS = 1000  # of the progress bar
BROKEN_TOLD = 3
BAR = 8  # px, as the bar of who gets how many words

Outcome = Imported | KildeError  # what became of a file


class RegistersDialog(QDialog):
    """Shows and announces; what follows from it, its maker decides."""

    files_wanted = Signal()
    update_wanted = Signal(list)  # RegisterRows, each with the file that it came from
    changes_wanted = Signal(RegisterRow)
    removal_wanted = Signal(str)  # the register's name
    cancel_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Registers"))
        self.list = PageList(theme, icons)
        self.list.setAccessibleName(self.tr("Registers"))
        self.list.painter.marks_selected = True  # or one would not see what “Remove” takes out
        self.nothing = plain_label(
            self.tr(
                "No registers yet. Kilde reads ROR, Wikidata, parliaments in Popolo, FollowTheMoney, ratings of "
                "outlets, and any table as CSV or tab-separated text."
            ),
            "soft",
        )
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.news = WordsArea()
        self.progress = plain_label("", "soft")
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(BAR)
        self.bar.setAccessibleName(self.tr("How much of the file is read"))
        self.add = QPushButton(self.tr("Import…"))
        self.update_again = QPushButton()
        self.update_again.setToolTip(self.tr("Read again the file that it came from"))
        self.changes = QPushButton(self.tr("What changed…"))
        self.remove = QPushButton(self.tr("Remove"))
        self.cancel = QPushButton(self.tr("Cancel the import"))
        self._lay_out()
        self._connect()
        self.show_idle()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self.list.set_theme(theme)

    def show_rows(self, rows: Sequence[RegisterRow]) -> None:
        """Show the registers that answer; the chosen one stays so."""
        chosen = self._chosen()
        self.list.content.show_items([register_item(row) for row in rows])
        names = [row.edition.register for row in rows]
        if chosen is not None and chosen.edition.register in names:
            self.list.setCurrentIndex(self.list.content.index(names.index(chosen.edition.register)))
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._show_what_can_be_done()

    def show_progress(self, file: str, progress: ImportProgress) -> None:
        """Show how far the import of a file is."""
        self.progress.setText(f"{shown(file)}: {progress_words(progress)}")
        self.bar.setValue(round(progress.share * STEPS))
        self._set_busy(is_busy=True)

    def show_news(self, outcomes: Sequence[Outcome]) -> None:
        """Say what became of each file, the last one in sight."""
        self.news.show_words("\n".join(line for outcome in outcomes for line in outcome_words(outcome)))

    def show_idle(self) -> None:
        """Let the reader ask for the next thing."""
        self._set_busy(is_busy=False)

    def _set_busy(self, *, is_busy: bool) -> None:
        for widget in (self.progress, self.bar):
            widget.setVisible(is_busy)
        self.cancel.setVisible(is_busy)
        self.add.setEnabled(not is_busy)
        self._is_busy = is_busy
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        chosen = self._chosen()
        self.update_again.setText(self.tr("Update all") if chosen is None else self.tr("Update"))
        self.update_again.setEnabled(bool(self._from_files()) and not self._is_busy)
        has_changes = chosen is not None and chosen.file is not None and bool(change_words(chosen.tally))
        self.changes.setEnabled(has_changes)
        self.remove.setEnabled(chosen is not None and not self._is_busy)

    def _chosen(self) -> RegisterRow | None:
        index = self.list.currentIndex()
        target = self.list.content.items[index.row()].target if index.isValid() else None
        return target if isinstance(target, RegisterRow) else None

    def _from_files(self) -> list[RegisterRow]:
        """Return the chosen register, or all where none is, as far as there are files to read again."""
        chosen = self._chosen()
        rows = [item.target for item in self.list.content.items] if chosen is None else [chosen]
        return [row for row in rows if isinstance(row, RegisterRow) and row.file is not None]

    def _ask_update(self) -> None:
        self.update_wanted.emit(self._from_files())

    def _ask_changes(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.changes_wanted.emit(chosen)

    def _ask_removal(self, target: object) -> None:
        if isinstance(target, RegisterRow) and not self._is_busy:
            self.removal_wanted.emit(target.edition.register)

    def _connect(self) -> None:
        self.list.deleted.connect(self._ask_removal)
        self.add.clicked.connect(self.files_wanted)
        self.update_again.clicked.connect(self._ask_update)
        self.changes.clicked.connect(self._ask_changes)
        self.remove.clicked.connect(self.list.delete_current)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.list.selectionModel().currentChanged.connect(self._show_what_can_be_done)

    def _lay_out(self) -> None:
        intro = plain_label(
            self.tr(
                "Lists of people, bodies and outlets that the cards are looked up in, and what you had looked up on "
                "the web. Everything stays on this machine; nothing is fetched from here."
            ),
            "soft",
        )
        under = QHBoxLayout()
        for button in (self.add, self.update_again, self.changes, self.remove):
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
        column.addWidget(self.progress)
        column.addLayout(running)
        column.addLayout(under)
        resize_on_screen(self, 560, 520)


def register_item(row: RegisterRow) -> Item:
    """Return the words on a register's line."""
    edition, tally = row.edition, row.tally
    licence = shown(edition.licence) or tr("Registers", "licence not stated")
    details = (counts.records(tally.records), licence, *change_words(tally))
    said = " · ".join((date_words(edition), *details))
    return Item("", shown(edition.register), (Detail(said),), style=ItemStyle.RULED, target=row)


def change_words(tally: Tally) -> tuple[str, ...]:
    """Return how many records are new, changed and gone since the edition before; nothing for the first."""
    changes = (
        (tally.added, tr("Registers", "{} new")),
        (tally.changed, tr("Registers", "{} changed")),
        (tally.gone, tr("Registers", "{} gone")),
    )
    return () if tally.is_first else tuple(words.format(f"{count:,}") for count, words in changes if count)


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


def outcome_words(outcome: Outcome) -> tuple[str, ...]:
    """Return what became of a file, or why nothing did, in the error's words."""
    if isinstance(outcome, Imported):
        return imported_words(outcome)
    return (shown(f"{outcome} {outcome.hint}".strip()),)


def imported_words(imported: Imported) -> tuple[str, ...]:
    """Return what became of a file, how many records could not be read, and the first of them."""
    name = f"{shown(imported.edition.register)}, {date_words(imported.edition)}"
    if imported.is_known:
        return (tr("Registers", "{} is in the library already; nothing was added.").format(name),)
    broken = [f"    {shown(one.place)}: {shown(one.reason)}" for one in imported.broken[:BROKEN_TOLD]]
    if imported.broken_count > len(broken):
        more = tr("Registers", "and {} more").format(f"{imported.broken_count - len(broken):,}")
        broken.append(f"    {more}")
    said = ", ".join((counts.records(imported.tally.records), *change_words(imported.tally)))
    head = tr("Registers", "{0}: {1}").format(name, said)
    gone = tr("Registers", "    {}: the record that you chose is not in it any more; choose anew on the profile")
    lost = tuple(gone.format(shown(source)) for source in imported.lost)
    return (head, *lost, _left_out_words(imported.broken_count), *broken) if broken else (head, *lost)


def _left_out_words(count: int) -> str:
    if count == 1:
        return tr("Registers", "1 left out, because it could not be read:")
    return tr("Registers", "{} left out, because they could not be read:").format(f"{count:,}")
