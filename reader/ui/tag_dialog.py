"""Which tags articles have, written on one line."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.app.catalogue import tag_name
from reader.model.library import ArticleRow


class TagDialog(QDialog):
    """Shows the tags that all the articles have; what one adds or takes away is for all of them."""

    def __init__(self, rows: Sequence[ArticleRow], known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = frozenset.intersection(*(frozenset(row.tags) for row in rows))
        self.setWindowTitle(self.tr("Tags"))
        self.setMinimumWidth(420)
        count = len(rows)
        words = self.tr("Tags of this article") if count == 1 else self.tr("Tags of all {0} articles").format(count)
        label = QLabel(f"{words}, {self.tr('parted by commas')}")
        self.field = TagField(known)
        self.field.setText(", ".join(sorted(self._before)))
        label.setBuddy(self.field)
        self.field.setAccessibleName(label.text())
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for widget in (label, self.field, buttons):
            column.addWidget(widget)

    def changes(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the tags to add and those to take off."""
        wanted = {tag_name(words) for words in self.field.text().split(",")} - {""}
        return tuple(sorted(wanted - self._before)), tuple(sorted(self._before - wanted))


class TagField(QLineEdit):
    """Completes the tag that is being typed, the last on the line."""

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._completer = QCompleter(list(known), self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._offer)

    def know(self, known: Sequence[str]) -> None:
        """Complete from these tags from now on."""
        self._completer.setModel(QStringListModel(list(known), self))

    def tags(self) -> tuple[str, ...]:
        """Return the tags on the line, each once, in the order in which they were written."""
        return tuple(dict.fromkeys(name for name in map(tag_name, self.text().split(",")) if name))

    def _offer(self, text: str) -> None:
        begun = text.rsplit(",", 1)[-1].strip()
        self._completer.setCompletionPrefix(begun)
        if begun and self._completer.completionCount():
            self._completer.complete()
        elif (popup := self._completer.popup()) is not None:
            popup.hide()

    def _complete(self, tag: str) -> None:
        before, comma, _ = self.text().rpartition(",")
        self.setText(f"{before}{comma}{' ' if comma else ''}{tag}")
