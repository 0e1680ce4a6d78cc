"""What an article's sources show together: a quiet block at the sidebar's head that folds."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from reader.model import signal
from reader.ui.card_text import origin_words
from reader.ui.icons import Icons, origin_icon
from reader.ui.item_list import ItemList
from reader.ui.items import Item
from reader.ui.shown_text import shown
from reader.ui.theme import Theme

tr = QCoreApplication.translate

_ARROW = 12
_COUNT = re.compile(r"(\d) (?=\w)")  # a line that ends in "1" would leave its "outlet" alone on the next


def block_items(signals: Sequence[signal.Signal]) -> tuple[Item, ...]:
    """Return a line for each signal; one that rests on words leads to the first of them."""
    return tuple(
        Item(
            _COUNT.sub("\\1\N{NO-BREAK SPACE}", shown(one.text)),
            icon=origin_icon(one.origin),
            target=one.evidence[0] if one.evidence else None,
            spoken=tr("ArticleBlock", "shows the place") if one.evidence else origin_words(one.origin),
        )
        for one in signals
    )


class ArticleBlock(QWidget):
    """Folded until the reader opens it, and then open for the articles that follow."""

    evidence_picked = Signal(object)  # Span of the article on screen

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._signals: Sequence[signal.Signal] = ()
        self.fold = QToolButton()
        self.fold.setObjectName("fold")
        self.fold.setText(self.tr("All sources together"))
        self.fold.setToolTip(self.tr("How many of what kind, how much is theirs, and by what ways it came"))
        self.fold.setCheckable(True)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.lines = ItemList(self.tr("All sources together"), theme, icons)
        self.lines.item_picked.connect(self.evidence_picked)
        self.fold.toggled.connect(self._unfold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2)
        layout.setSpacing(1)
        layout.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.lines)
        self.show_signals(())

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of `theme` from now on."""
        self._theme = theme
        self.lines.set_theme(theme)
        self._tint()

    def show_signals(self, signals: Sequence[signal.Signal]) -> None:
        """Show these, or take no room where there are none."""
        self._signals = signals
        self.setVisible(bool(signals))
        self._unfold(self.fold.isChecked())

    def _unfold(self, is_open: bool) -> None:
        """Show the lines, or none: hidden ones would be laid out too, and move the cards twice as an article comes."""
        self.lines.show_items(block_items(self._signals) if is_open else ())
        self._tint()

    def _tint(self) -> None:
        name = "down" if self.fold.isChecked() else "forward"
        self.fold.setIcon(self._icons.icon(name, self._theme.soft, _ARROW))
