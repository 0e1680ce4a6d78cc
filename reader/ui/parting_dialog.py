"""The question which articles are about somebody else of the same name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.model.library import ArticleId, ArticleRow, Profile
from reader.model.signal import Origin
from reader.ui import counts
from reader.ui.card_text import capitalised
from reader.ui.labels import plain_label
from reader.ui.on_screen import resize_on_screen
from reader.ui.shown_text import shown

_ARTICLE = Qt.ItemDataRole.UserRole


class PartingDialog(QDialog):
    """A list of the articles that cite the source, to be ticked, each with the capacity it speaks in there."""

    parted = Signal(object)  # tuple[ArticleId, ...]

    def __init__(self, profile: Profile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Some of this is somebody else"))
        self._profile = profile
        question = self.tr("In which articles is {} somebody else? They go to a second source of this name.")
        self._question = plain_label(question.format(shown(profile.name)), "soft")
        self.list = QListWidget()
        self.remark = plain_label("", "soft")
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.part = self.buttons.button(kinds.Ok)
        for row in profile.articles:
            self._add(row)
        self._lay_out()
        self._explain()

    def accept(self) -> None:
        """Announce the ticked articles."""
        ticked = self.ticked()
        if self.part.isEnabled():
            super().accept()
            self.parted.emit(ticked)

    def ticked(self) -> tuple[ArticleId, ...]:
        """Return the articles that are about somebody else."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(item.data(_ARTICLE) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _add(self, row: ArticleRow) -> None:
        title = shown(row.title) or self.tr("Without a title")
        about = (shown(row.publisher or ""), counts.day(row.published), _capacity(self._profile, row))
        item = QListWidgetItem("\n".join(line for line in (title, " · ".join(filter(None, about))) if line))
        item.setData(_ARTICLE, row.id)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _explain(self) -> None:
        """Say what will follow; something must be left for the source itself, unless a register speaks of it."""
        number, of = len(self.ticked()), self.list.count()
        is_known = any(c.origin is Origin.REGISTER for c in (*self._profile.posts, *self._profile.facts))
        leaves_nothing = number == of and not is_known
        self.part.setEnabled(number > 0 and not leaves_nothing)
        if leaves_nothing:
            self.remark.setText(self.tr("Leave at least one article to this source."))
        else:
            self.remark.setText(self.tr("What they say stays as it is, and stays parted when they are analysed again."))

    def _lay_out(self) -> None:
        self.list.setAccessibleName(self.tr("Articles that cite this source"))
        self.list.setSpacing(3)
        self.list.setWordWrap(True)
        self.list.itemChanged.connect(self._explain)
        self.remark.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 4)  # the buttons must not move
        self.part.setText(self.tr("Somebody else"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (self._question, self.list, self.remark, self.buttons):
            layout.addWidget(widget)
        resize_on_screen(self, 460, 420)


def _capacity(profile: Profile, row: ArticleRow) -> str:
    """Return as what the source speaks in the article; "" where no statement of it says."""
    said = (quoted for quoted in profile.statements if quoted.article_id == row.id)
    first = next((quoted for quoted in said if quoted.role or quoted.affiliation), None)
    if first is None:
        return ""
    return ", ".join(shown(part) for part in (capitalised(first.role or ""), first.affiliation) if part)
