"""The versions of an article: pick two, and see what became of words, sources, statements and marks."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.app.version_changes import VersionChanges
from reader.model.annotation import PlacedAnnotation
from reader.model.library import ArticleId, OpenArticle
from reader.model.version import VersionRow
from reader.ui.column import EDGE
from reader.ui.difference_view import DifferenceView
from reader.ui.icons import Icons
from reader.ui.labels import plain_label
from reader.ui.list_page import PageList
from reader.ui.shown_text import shown
from reader.ui.theme import Theme
from reader.ui.version_items import Side, change_items
from reader.ui.version_words import difference_words, remark_words, version_words

WIDEST = 1180  # px of the page's column
BESIDE = 760  # px of page from which the list stands beside the text

tr = QCoreApplication.translate


class VersionsPage(QWidget):
    """Shows and announces; what is looked up and opened, the window decides."""

    pair_picked = Signal(object, object)  # VersionId of the older and of the newer
    version_asked = Signal(object, object)  # VersionRow, Span or None: to be read
    mark_picked = Signal(object, object)  # ArticleId, PlacedAnnotation
    look_asked = Signal()  # for changes, where the article is from

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.article: ArticleId | None = None
        self._rows: tuple[VersionRow, ...] = ()
        self._changes: VersionChanges | None = None
        self.title = plain_label("", "title")
        self.look = QPushButton(tr("Versions", "Look for changes"))
        self.look.clicked.connect(self.look_asked)
        self.old, self.new = _box(tr("Versions", "Older version")), _box(tr("Versions", "Newer version"))
        self.read_old, self.read_new = (
            self._reader(tr("Versions", "Read"), box, name)
            for box, name in (
                (self.old, tr("Versions", "Read the older version")),
                (self.new, tr("Versions", "Read the newer version")),
            )
        )
        self.summary = plain_label("", "strong")
        self.remark = plain_label("", "soft")
        self.folds = QCheckBox(tr("Versions", "Only what changed"))
        self.folds.setChecked(True)
        self.text = DifferenceView(theme)
        self.list = PageList(theme, icons)
        self.list.setAccessibleName(tr("Versions", "Changes"))
        self.both = QSplitter()
        self.setFocusProxy(self.list)
        self._between: list[QWidget] = []  # what is said of two versions: "from" and "to"
        self._lay_out()
        self._connect()

    def show_versions(self, article: ArticleId, rows: Sequence[VersionRow], newest: OpenArticle) -> None:
        """Offer the versions of an article, the newest first."""
        self.article, self._rows = article, tuple(rows)
        title = newest.reading.article.title or tr("Versions", "Without a title")
        self.title.setText(tr("Versions", "Versions: {0}").format(shown(title)))
        self.look.setVisible(newest.address is not None)
        for box in (self.old, self.new):
            box.blockSignals(True)
            box.clear()
            for row in rows:
                box.addItem(version_words(row), row.id)
            box.blockSignals(False)
        for part in (self.old, self.read_old, self.folds, self.both, *self._between):
            part.setVisible(len(rows) > 1)
        if len(rows) < 2:
            self.show_changes(None)

    def show_changes(self, changes: VersionChanges | None) -> None:
        """Show what became of the article between the two that are picked; None: there is only one."""
        self._changes = changes
        self.setFocusProxy(self.list if changes is not None else self.read_new)
        if changes is None:
            self.summary.setText(tr("Versions", "Only this version of the article is in your library."))
            self.remark.hide()
            return
        for box, row in ((self.old, changes.old), (self.new, changes.new)):
            box.setCurrentIndex(box.findData(row.id))
        self.summary.setText(difference_words(changes.difference))
        self.remark.setText(remark_words(changes))
        self.remark.setVisible(bool(self.remark.text()))
        self.text.show_changes(changes)
        self.list.content.show_items(change_items(changes))
        self.list.scrollToTop()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self.text.set_theme(theme)
        self.list.painter.set_theme(theme)
        self.list.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column centred; in a narrow page the list stands under the text."""
        super().resizeEvent(event)
        side = max(EDGE, (self.width() - WIDEST) // 2)
        self._column.setContentsMargins(side, 24, side, 12)
        is_beside = self.width() >= BESIDE
        self.both.setOrientation(Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Escape to the window."""
        event.ignore()

    def _lay_out(self) -> None:
        self._lay_list_beside_text()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.look)
        picks = QGridLayout()
        picks.setHorizontalSpacing(8)
        for line, (words, box, button) in enumerate(
            (
                (tr("Versions", "From"), self.old, self.read_old),
                (tr("Versions", "to"), self.new, self.read_new),
            )
        ):
            label = plain_label(words, "soft", wraps=False)
            label.setBuddy(box)
            self._between.append(label)
            for column, part in enumerate((label, box, button)):
                picks.addWidget(part, line, column)
        picks.setColumnStretch(1, 1)
        told = QHBoxLayout()
        told.addWidget(self.summary, 1)
        told.addWidget(self.folds)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addLayout(picks)
        self._column.addLayout(told)
        self._column.addWidget(self.remark)
        self._column.addWidget(self.both, 1)
        self._column.addStretch()  # where there is nothing to compare

    def _lay_list_beside_text(self) -> None:
        self.both.setChildrenCollapsible(False)
        self.both.addWidget(self.text)
        beside = QWidget()
        held = QVBoxLayout(beside)
        held.setContentsMargins(10, 0, 0, 0)
        held.addWidget(self.list)
        self.both.addWidget(beside)
        self.both.setStretchFactor(0, 3)
        self.both.setStretchFactor(1, 2)

    def _connect(self) -> None:
        self.old.activated.connect(lambda _: self._pick())
        self.new.activated.connect(lambda _: self._pick())
        self.folds.toggled.connect(lambda is_on: self.text.fold(is_folded=is_on))
        self.list.followed.connect(self._follow)
        self.text.place_followed.connect(self._read_place)

    def _pick(self) -> None:
        """Announce the two that are picked, in the order of time, whichever was picked as which."""
        picked = [row for row in reversed(self._rows) if row.id in (self.old.currentData(), self.new.currentData())]
        if picked:
            self.pair_picked.emit(picked[0].id, picked[-1].id)

    def _follow(self, target: object) -> None:
        if isinstance(target, PlacedAnnotation):
            self.mark_picked.emit(self.article, target)
        elif isinstance(target, Side) and not self.text.show_place(target):
            self.folds.setChecked(False)  # it stands in a paragraph that was left out
            self.text.show_place(target)

    def _read_place(self, side: Side) -> None:
        if self._changes is not None:
            row = self._changes.new if side.is_new else self._changes.old
            self.version_asked.emit(row, side.span)

    def _read(self, version: object) -> None:
        for row in self._rows:
            if row.id == version:
                self.version_asked.emit(row, None)

    def _reader(self, words: str, box: QComboBox, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self._read(box.currentData()))
        return button


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    return box
