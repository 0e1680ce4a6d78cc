"""What the window has to say: one line one can dismiss, and a passing one after a change."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from reader.model.errors import KildeError
from reader.ui.icons import Icons
from reader.ui.shown_text import shown
from reader.ui.theme import Theme

TOAST_MS = 5000
GAP = 14  # px beneath a line
MOVES = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.Move)  # after which a line stands elsewhere


class Line(QFrame):
    """A line of words over the foot of `parent`, with at most one thing to do. Nothing beneath it moves."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName(name)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QToolButton(self)
        self._action.setProperty("primary", True)
        self._action.clicked.connect(self._act)
        self._close = QToolButton(self)
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.setToolTip(self.tr("Dismiss (Esc)"))
        self._close.clicked.connect(self.dismiss)
        self._on_action: Callable[[], None] | None = None
        self._clear = 0
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """Return what the line says, "" while it is hidden."""
        return self._words.text() if self.isVisibleTo(self._room) else ""

    def say(self, words: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Show `words` instead of what stood here, with a button for `action` where there is one."""
        self._words.setText(shown(words))
        self.setAccessibleName(words)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._on_action = on_action
        self.show()
        self.raise_()
        self._settle()

    def dismiss(self) -> None:
        """Take the line away."""
        self.hide()

    def keep_clear(self, height: int) -> None:
        """Leave so many pixels of the parent's foot to something else."""
        if self._clear != height:
            self._clear = height
            self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the parent's foot."""
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        room = self._room.rect()
        self.setFixedWidth(max(160, min(room.width() - 32, self._widest())))
        self.setFixedHeight(self.heightForWidth(self.width()) if self.hasHeightForWidth() else self.sizeHint().height())
        self.move((room.width() - self.width()) // 2, self._foot() - self.height() - GAP)

    def _foot(self) -> int:
        return self._room.height() - self._clear

    def _widest(self) -> int:
        return 760

    def _act(self) -> None:
        act = self._on_action
        self.dismiss()
        if act is not None:
            act()


class MessageBar(Line):
    """Errors and offers; stays until it is dismissed or something newer is said."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget) -> None:
        super().__init__("messageBar", parent)
        self._icons = icons
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._close.setIcon(self._icons.icon("close", theme.soft, 16))

    def say_error(self, error: KildeError) -> None:
        """Say what happened and what to try."""
        self.say(" ".join(part for part in (str(error), error.hint) if part))


class Toast(Line):
    """What has just been done, with the way to take it back; goes by itself, and stands clear of the line `beneath`."""

    def __init__(self, beneath: Line, parent: QWidget) -> None:
        super().__init__("toast", parent)
        self._beneath = beneath
        beneath.installEventFilter(self)
        self._close.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self.dismiss)

    def say(self, words: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Show `words` for a few seconds."""
        super().say(words, action, on_action)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the line beneath as it comes, moves and goes."""
        if watched is self._beneath and event.type() in MOVES:
            self._settle()
        return super().eventFilter(watched, event)

    def _foot(self) -> int:
        return self._beneath.y() if self._beneath.isVisibleTo(self._room) else super()._foot()

    def _widest(self) -> int:
        return self._words.fontMetrics().horizontalAdvance(self._words.text()) + self._action.sizeHint().width() + 60
