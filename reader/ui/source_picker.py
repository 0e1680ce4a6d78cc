"""Who says this? One of the article's sources, or a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.model.library import Card
from reader.ui.card_text import kind_name
from reader.ui.correction_dialog import kind_box
from reader.ui.icons import Icons, kind_icon
from reader.ui.labels import plain_label
from reader.ui.on_screen import resize_on_screen
from reader.ui.shown_text import shown
from reader.ui.theme import Theme

_CARD = Qt.ItemDataRole.UserRole


class SourcePicker(QDialog):
    """A field that narrows the list as one types, and makes a new source of what the list lacks."""

    picked = Signal(str, object)  # name as on the card or as typed, SourceKind

    def __init__(
        self, words: str, cards: Sequence[Card], theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Who says this?"))
        self._statement = plain_label(shown(words), "soft")
        self.field = QLineEdit()
        self.list = QListWidget()
        self.kind = kind_box(self.tr("Kind of the new source"))
        self._new = QLabel(self.tr("New source. Kind:"))
        self._fill(cards, theme, icons)
        self._lay_out()
        self._narrow("")

    def accept(self) -> None:
        """Announce the chosen source; without a name there is nothing to announce."""
        card = self._chosen()
        name = card.appearance.name if card else " ".join(self.field.text().split())
        if name:
            super().accept()
            self.picked.emit(name, card.appearance.kind if card else self.kind.currentData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up and Down walk the list while the field keeps the keyboard."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self._walk(step)
                return True
        return super().eventFilter(watched, event)

    def _fill(self, cards: Sequence[Card], theme: Theme, icons: Icons) -> None:
        for card in cards:
            appearance = card.appearance
            item = QListWidgetItem(shown(appearance.name))
            item.setIcon(icons.icon(kind_icon(appearance.kind), theme.kind_colour(appearance.kind)))
            item.setData(_CARD, card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{shown(appearance.name)}, {kind_name(appearance.kind)}")
            self.list.addItem(item)

    def _lay_out(self) -> None:
        self.field.setPlaceholderText(self.tr("Name of the source"))
        self.field.setAccessibleName(self.tr("Name of the source"))
        self.field.setMaxLength(300)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._narrow)
        self.list.setAccessibleName(self.tr("Sources of this article"))
        self.list.currentItemChanged.connect(self._show_kind)
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.setSpacing(1)
        for part in (self._new, self.kind):  # the list must not jump while one types
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        new = QHBoxLayout()
        new.addWidget(self._new)
        new.addWidget(self.kind, 1)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.button(kinds.Ok).setText(self.tr("Says this"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (self._statement, self.field, self.list):
            layout.addWidget(widget)
        layout.addLayout(new)
        layout.addWidget(buttons)
        resize_on_screen(self, 420, 420)

    def _narrow(self, typed: str) -> None:
        """Show what fits the typed words; an exact name is chosen, anything else is new until one walks down."""
        words = " ".join(typed.split()).casefold()
        exact = None
        for item in self._items():
            name = item.data(_CARD).appearance.name.casefold()
            item.setHidden(words not in name)
            exact = item if words and words == name else exact
        self.list.setCurrentRow(-1 if exact is None else self.list.row(exact))
        self._show_kind()

    def _walk(self, step: int) -> None:
        shown_items = [item for item in self._items() if not item.isHidden()]
        if not shown_items:
            return
        at = shown_items.index(self.list.currentItem()) if self._chosen() else -1 if step > 0 else len(shown_items)
        self.list.setCurrentItem(shown_items[max(0, min(len(shown_items) - 1, at + step))])

    def _show_kind(self) -> None:
        is_new = self._chosen() is None and bool(self.field.text().strip())
        self._new.setVisible(is_new)
        self.kind.setVisible(is_new)

    def _chosen(self) -> Card | None:
        item = self.list.currentItem()
        card = item.data(_CARD) if item is not None and not item.isHidden() else None
        return card if isinstance(card, Card) else None

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]
