"""The dialog that asks for files, which opens none of those that it lists."""

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QHeaderView, QTreeView, QWidget


class NamedIcons(QFileIconProvider):
    """Tells folders from files, and kinds of files by the ends of their names.

    Qt's own reads the beginning of each file in the folder. Where one of them is the library, closing it again takes
    every lock off it that this process holds: fcntl's locks go with any descriptor of the file. The next process to
    close the library then takes itself for the last and removes the write-ahead log from under the window; what is
    written from there on is lost, or ruins the file (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """

    def icon(self, what: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        """Return the picture of a folder or of a file."""
        if not isinstance(what, QFileInfo):
            return super().icon(what)
        kinds = QFileIconProvider.IconType
        return super().icon(kinds.Folder if what.isDir() else kinds.File)

    def type(self, info: QFileInfo) -> str:
        """Return the end of the name."""
        return info.suffix()


class FileDialog(QFileDialog):
    """Lets itself go once it is answered."""

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window, title)
        self._icons = NamedIcons()  # Qt does not keep it
        self.setIconProvider(self._icons)
        for tree in self.findChildren(QTreeView):  # none where the desktop has a dialog of its own
            _widen(tree.header())
        self.finished.connect(self.deleteLater)


def _widen(header: QHeaderView) -> None:
    """Give size, kind and date of a file the room that they need, and its name the rest."""
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
