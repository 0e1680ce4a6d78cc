"""Article and sidebar: beside each other, or the sidebar as a drawer where the window is narrow."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

NARROW = 900  # px of window below which the sidebar is a drawer
ARTICLE = 976  # px at first, of both together
SIDEBAR = 384
NARROWEST = 300  # px it can be drawn to
LEAST = 200  # px that it leaves to what stands beside it
SHARE = 0.45  # of the window, at most, that it takes by itself as its text grows


class SideBySide(QWidget):
    """Holds both; the drawer lies over the article and moves nothing."""

    def __init__(self, main: QWidget, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        side.setMinimumWidth(NARROWEST)
        main.setMinimumWidth(LEAST)  # else a page of lists would push the sidebar together, for good
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(main)
        self._splitter.addWidget(side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([ARTICLE, SIDEBAR])
        self._scale = 1.0
        self._usual = float(SIDEBAR)  # px it would have with text of the usual size
        self._given = SIDEBAR  # px it was given last; has it others, the reader wants those
        self._is_narrow = False
        self.is_put_away = False  # the reader wants no sidebar beside the article
        self._wide_state = self._splitter.saveState()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)

    @property
    def is_narrow(self) -> bool:
        """Tell whether the sidebar is a drawer now."""
        return self._is_narrow

    def state(self) -> QByteArray:
        """Return how wide the sidebar is where it stands beside the article, as Qt packs it."""
        return self._wide_state if self._is_narrow else self._splitter.saveState()

    def restore(self, state: QByteArray) -> None:
        """Make the sidebar as wide as it was."""
        self._splitter.restoreState(state)
        self._splitter.setHandleWidth(1)

    def set_scale(self, scale: float) -> None:
        """Make the sidebar as much wider as its text becomes larger, while the article keeps the better half."""
        sizes = self._splitter.sizes() if self.isVisible() else [ARTICLE, self._given]  # before, Qt does not know them
        if not self._is_narrow and sizes[1] not in (0, self._given):
            self._usual = sizes[1] / self._scale
        self._scale = scale
        if self._is_narrow:
            self._place_drawer()
        else:
            self._given = max(NARROWEST, min(round(self._usual * scale), round(sum(sizes) * SHARE)))
            self._splitter.setSizes([sum(sizes) - self._given, self._given])

    def put_away(self) -> None:
        """Show the article alone, until something in the sidebar is to be seen."""
        self.is_put_away = True
        self._side.hide()

    def open_drawer(self) -> None:
        """Bring the sidebar into sight."""
        self.is_put_away = self.is_put_away and self._is_narrow
        self._side.show()
        if self._is_narrow:
            self._place_drawer()
            self._side.raise_()

    def close_drawer(self) -> None:
        """Take the drawer away; beside the article, the sidebar stays."""
        if self._is_narrow:
            self._side.hide()

    def toggle(self) -> None:
        """Show the sidebar or hide it."""
        if self._side.isVisible():
            self.close_drawer() if self._is_narrow else self.put_away()
        else:
            self.open_drawer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become narrow or wide."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        if is_narrow != self._is_narrow:
            if is_narrow:
                self._wide_state = self._splitter.saveState()
            self._is_narrow = is_narrow
            self._side.setProperty("drawer", is_narrow)
            self._side.style().unpolish(self._side)
            self._side.style().polish(self._side)
            if is_narrow:
                self._side.setParent(self)
                self._side.hide()
            else:
                self._splitter.addWidget(self._side)
                self._side.setVisible(not self.is_put_away)
                self.restore(self._wide_state)
        if is_narrow:
            self._place_drawer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the drawer."""
        if event.key() == Qt.Key.Key_Escape and self._is_narrow and self._side.isVisible():
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    def _place_drawer(self) -> None:
        width = min(round(SIDEBAR * self._scale), self.width() - 40)
        self._side.setGeometry(self.width() - width, 0, width, self.height())
