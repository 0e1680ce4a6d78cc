"""The bar at the window's top: ways through the library, the address field, what can be done."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from reader.ui.icons import Icons
from reader.ui.menu import Menu
from reader.ui.pasted import is_location, location_of
from reader.ui.theme import Theme

HEIGHT = 48  # px
NARROWEST = 110  # px of the field, where no button can make room any more
EDGE = 15  # px from the field's edge to its words
TYPED_MS = 120  # a pause in typing after which the library is searched


class AddressField(QLineEdit):
    """Paste a link or a path and press Enter; anything else searches the library as one types."""

    opened = Signal(str)  # a location, after Enter
    searched = Signal(str)  # words, "" when they are taken away
    chosen = Signal()  # Enter on words: the first that was found
    walked = Signal(int)  # Down or Up among what was found
    left = Signal()  # Escape

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = self.tr("Search the library, or paste a link")
        self._short_hint = self.tr("Search, or paste a link")
        self.setPlaceholderText(self._hint)
        self.setAccessibleName(self.tr("Search the library, or a link or file to open"))
        self.setMaximumWidth(520)
        self.setMinimumWidth(NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPED_MS)
        self._timer.timeout.connect(self._search)
        self.textEdited.connect(lambda _: self._timer.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Escape leaves, the arrows walk among what was found."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter()
            case Qt.Key.Key_Escape:
                self.clear()
                self.left.emit()
            case Qt.Key.Key_Down:
                self.walked.emit(1)
            case Qt.Key.Key_Up:
                self.walked.emit(-1)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in fewer words what can be typed, where the field is narrow."""
        super().resizeEvent(event)
        self.setPlaceholderText(self._hint if self._width_for(self._hint) <= self.width() else self._short_hint)

    @property
    def comfortable_width(self) -> int:
        """Return the width in which one can read what the field is for."""
        return self._width_for(self._short_hint)

    def _width_for(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words) + 2 * EDGE

    def _enter(self) -> None:
        words = self.text().strip()
        is_new = self._timer.isActive()
        self._timer.stop()
        if is_location(words):
            self.clear()
            self.opened.emit(location_of(words))
        elif words:
            if is_new:
                self.searched.emit(words)
            self.chosen.emit()

    def _search(self) -> None:
        words = self.text().strip()
        if not is_location(words):
            self.searched.emit(words)


class TopBar(QWidget):
    """Shows the window's actions as buttons around the address field."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._icons = icons
        self._drawn: dict[QToolButton, str] = {}
        self._theme = theme
        self.address = AddressField(self)
        self._spare: list[QAction] = []
        self._buttons: dict[QAction, QToolButton] = {}
        self._more = QToolButton(self)
        self._more.setText("⋯")
        self._more.setAccessibleName(self.tr("More"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 16, 0)
        self._row.setSpacing(4)

    def fill(
        self,
        before: list[tuple[QAction, str]],
        after: list[tuple[QAction, str]],
        spare: list[QAction],
        primary: QAction,
    ) -> None:
        """Lay out the actions before and after the field; each with the name of its drawing, or "" for words.

        Where they have no room the `spare` ones go into a menu, the first of them first.
        """
        self._spare = spare
        for action, drawing in before:
            self._add(action, drawing)
        self._row.addStretch()
        self._row.addWidget(self.address, 1)  # as wide as it may be, before there are gaps beside it
        self._row.addStretch()
        for action, drawing in after:
            button = self._add(action, drawing)
            button.setProperty("primary", action is primary)
        self._more.setMenu(Menu(self))
        self._row.insertWidget(self._row.count() - 2, self._more)
        self.set_theme(self._theme)

    def button(self, action: QAction) -> QToolButton:
        """Return the button that stands for `action`, or the one of the menu that it has gone into."""
        return self._buttons[action] if self._buttons[action].isVisible() else self._more

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._theme = theme
        for button, drawing in self._drawn.items():
            icon = self._icons.icon(drawing, theme.ink, 18)
            faint = self._icons.pixmap(drawing, theme.segment, round(18 * self._icons.scale))
            icon.addPixmap(faint, icon.Mode.Disabled)
            button.defaultAction().setIcon(icon)  # the button takes it from there, at every change of the action

    def set_scale(self, scale: float) -> None:
        """Make room for words `scale` times their usual size."""
        self.setFixedHeight(round(HEIGHT * (1 + (scale - 1) / 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gather buttons in the menu, or lay them out again."""
        super().resizeEvent(event)
        self._gather()
        self._row.activate()  # at once: Qt has laid out the buttons that were there

    def event(self, event: QEvent) -> bool:
        """Gather them also when their words have grown or shrunk."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._gather()
        return super().event(event)

    def _gather(self) -> None:
        """Put the buttons into the menu that have no room, one by one: what stays in the bar is whole."""
        gone: list[QAction] = []
        while len(gone) < len(self._spare) and self._needed(gone) > self.width():
            gone.append(self._spare[len(gone)])
        self._more.setVisible(bool(gone))
        for action, button in self._buttons.items():
            button.setVisible(action not in gone)
        listed, menu = [action for action in self._buttons if action in gone], self._more.menu()
        if menu is not None and menu.actions() != listed:
            menu.clear()
            menu.addActions(listed)

    def _needed(self, gone: Collection[QAction]) -> int:
        """Return the width of all that stays in the bar."""
        parts: list[QWidget] = [button for action, button in self._buttons.items() if action not in gone]
        parts += [self._more] if gone else []
        for part in (*parts, self.address):
            part.ensurePolished()
        margins = self._row.contentsMargins()
        gaps = (len(parts) + 2) * self._row.spacing()  # two of them at the stretches beside the field
        buttons = sum(part.sizeHint().width() for part in parts)
        return buttons + self.address.comfortable_width + gaps + margins.left() + margins.right()

    def _add(self, action: QAction, drawing: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAccessibleName(action.text().replace("&", ""))
        if drawing:
            self._drawn[button] = drawing
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        else:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        if action.menu() is not None:
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons[action] = button
        self._row.addWidget(button)
        return button
