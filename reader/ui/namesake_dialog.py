"""Whom is this source the same as? One picks from the library, or says that two are not the same."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.model.library import Profile, SourceChoice
from reader.model.source import SourceKind
from reader.ui import counts
from reader.ui.card_text import capitalised, kind_name
from reader.ui.icons import Icons, kind_icon
from reader.ui.labels import plain_label
from reader.ui.on_screen import resize_on_screen
from reader.ui.shown_text import shown
from reader.ui.theme import Theme

tr = QCoreApplication.translate

_CHOICE = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NamesakeDialog(QDialog):
    """A field over the sources that it finds; at first, those of the same name."""

    typed = Signal(str)  # what to look for; who asks answers with `show_choices`
    same_picked = Signal(object)  # SourceChoice
    told_apart = Signal(object)  # SourceChoice

    def __init__(self, profile: Profile, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Is the same as…"))
        self._theme = theme
        self._icons = icons
        self._question = plain_label(self.tr("{} is the same source as").format(shown(profile.name)), "soft")
        self.field = QLineEdit()
        self.list = QListWidget()
        self.remark = plain_label("", "soft")
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.same = self.buttons.button(buttons.Ok)
        self.apart = self.buttons.addButton(_not_the_same(profile.kind), QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self.show_choices(profile.namesakes)

    def show_choices(self, choices: Sequence[SourceChoice]) -> None:
        """Show whom one can pick; the first is picked already once something is typed."""
        self.list.clear()
        for choice in choices:
            item = QListWidgetItem(f"{shown(choice.name)}\n{choice_words(choice)}")
            item.setIcon(self._icons.icon(kind_icon(choice.kind), self._theme.kind_colour(choice.kind)))
            item.setData(_CHOICE, choice)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{shown(choice.name)}, {choice_words(choice)}")
            self.list.addItem(item)
        if choices and self.field.text().strip():
            self.list.setCurrentRow(0)
        self._explain()

    def accept(self) -> None:
        """Announce who it is."""
        choice = self.chosen()
        if choice is not None:
            super().accept()
            self.same_picked.emit(choice)

    def chosen(self) -> SourceChoice | None:
        """Return who is picked."""
        item = self.list.currentItem()
        choice = item.data(_CHOICE) if item is not None else None
        return choice if isinstance(choice, SourceChoice) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up and Down walk the list while the field keeps the keyboard."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)

    def _look_for(self, words: str) -> None:
        """Pick nobody while the words are looked up: Enter must not take one who was found for others."""
        self.list.setCurrentRow(-1)
        self.typed.emit(words)

    def _tell_apart(self) -> None:
        choice = self.chosen()
        if choice is not None:
            super().accept()
            self.told_apart.emit(choice)

    def _explain(self) -> None:
        """Say what will follow, or how to find somebody."""
        choice = self.chosen()
        self.same.setEnabled(choice is not None)
        self.apart.setEnabled(choice is not None and choice.is_proposed)
        if choice is not None:
            words = self.tr("Both go on as one, {}: all names, posts, statements and notes stand together.")
            self.remark.setText(words.format(shown(choice.name)))
        elif self.list.count():
            self.remark.setText(self.tr("Pick one, or type another name."))
        elif self.field.text().strip():
            self.remark.setText(self.tr("No source of your library has this name."))
        else:
            self.remark.setText(self.tr("No other source has this name. Type to search your library."))

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(self.tr("Name of the other source"))
        self.field.setAccessibleName(self.tr("Name of the other source"))
        self.field.setMaxLength(300)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._look_for)
        self.list.setAccessibleName(self.tr("Sources of your library"))
        self.list.setIconSize(QSize(20, 20))
        self.list.setSpacing(2)
        self.list.setWordWrap(True)
        self.list.currentItemChanged.connect(self._explain)
        self.list.itemDoubleClicked.connect(self.accept)
        self.remark.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 4)  # the buttons must not move
        self.same.setText(self.tr("The same"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.apart.clicked.connect(self._tell_apart)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (self._question, self.field, self.list, self.remark, self.buttons):
            layout.addWidget(widget)
        resize_on_screen(self, 440, 440)


def choice_words(choice: SourceChoice) -> str:
    """Return what tells a source from its namesakes: kind, newest post, how often it is cited."""
    cited = counts.articles(choice.articles)
    return " · ".join(word for word in (kind_name(choice.kind), shown(capitalised(choice.post)), cited) if word)


def _not_the_same(kind: SourceKind) -> str:
    if kind is SourceKind.PERSON:
        return tr("NamesakeDialog", "Not the same person")
    return tr("NamesakeDialog", "Not the same")
