"""Windows beside the main one, kept as small as the screen: what hangs over its edge cannot be reached."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

FRAME = QSize(8, 40)  # px of a window's own frame and title


def resize_on_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or as much of it as the screen has room for."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - FRAME))


class ScrolledPage(QScrollArea):
    """Shows all of a page where there is room for it, and scrolls it where there is not."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what has the keyboard in it comes into sight by itself
        self.setWidgetResizable(True)
        self.setWidget(page)
        for ground in (page, self.viewport()):
            ground.setAutoFillBackground(False)  # last: `setWidget` turns it on

    def sizeHint(self) -> QSize:
        """Return what the whole page needs, also where its lines wrap."""
        page = self._page
        wanted = page.sizeHint().expandedTo(page.minimumSizeHint())
        width = max(wanted.width(), self.viewport().width())
        return QSize(wanted.width(), page.heightForWidth(width) if page.hasHeightForWidth() else wanted.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least: all of its width, and lines enough to see what it is."""
        return QSize(self._page.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), 120)
