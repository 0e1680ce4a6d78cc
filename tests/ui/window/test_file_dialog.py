"""The dialog that asks for files."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QPoint
from PySide6.QtWidgets import QHeaderView, QLineEdit, QListView, QTreeView

from reader.ui.file_dialog import FileDialog, NamedIcons
from reader.ui.theme import ThemeChoice


def locks_on(file):
    """The locks on a file, as the system lists them; not their numbers, which change with anybody else's."""
    number = f":{file.stat().st_ino}"
    lines = Path("/proc/locks").read_text().splitlines()
    return [line.split(": ", 1)[1] for line in lines if number in line]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux lists all locks")
def test_a_library_in_the_folder_that_is_shown_keeps_its_locks(qtbot, sample, tmp_path):
    library = tmp_path / "library.db"
    before = locks_on(library)
    assert before
    dialog = FileDialog(sample, "Open an article")
    dialog.setDirectory(str(tmp_path))
    dialog.open()
    listed = dialog.findChild(QListView, "listView")
    qtbot.waitUntil(lambda: listed.model().rowCount(listed.rootIndex()) > 0)
    qtbot.wait(300)  # kinds and pictures of files are looked up as they are painted
    assert locks_on(library) == before
    dialog.reject()


@pytest.fixture
def dark(look, window):  # the window first: it comes in the theme that the library has
    look.choose(ThemeChoice(held=True))
    yield look.theme
    look.choose(ThemeChoice())


def test_what_is_completed_stands_on_a_ground_of_its_own(qtbot, dark, tmp_path, window):
    (tmp_path / "mill.html").touch()
    dialog = FileDialog(window, "Open an article")
    dialog.setDirectory(str(tmp_path))
    dialog.open()
    tree, field = dialog.findChild(QTreeView), dialog.findChild(QLineEdit)
    qtbot.waitUntil(lambda: tree.model().rowCount(tree.rootIndex()) > 0)
    field.setFocus()
    qtbot.keyClicks(field, "mi")
    shown = field.completer().popup()
    qtbot.waitUntil(shown.isVisible)
    picture = shown.grab().toImage()
    assert picture.pixelColor(QPoint(picture.width() - 3, picture.height() - 3)).name().upper() == dark.card
    shown.hide()
    dialog.reject()


def test_size_kind_and_date_of_a_file_are_whole(qtbot, window, tmp_path):
    (tmp_path / "mill.html").write_bytes(b"x" * 123_456)
    dialog = FileDialog(window, "Open an article")
    dialog.setDirectory(str(tmp_path))
    dialog.open()
    tree = dialog.findChild(QTreeView)
    qtbot.waitUntil(lambda: tree.model().rowCount(tree.rootIndex()) > 0)
    columns = range(1, tree.model().columnCount())
    qtbot.waitUntil(lambda: all(tree.columnWidth(one) >= tree.sizeHintForColumn(one) for one in columns))
    assert tree.header().sectionResizeMode(0) is QHeaderView.ResizeMode.Stretch
    dialog.reject()


def test_folders_and_files_are_told_apart_by_picture_and_files_by_their_ends(qapp, tmp_path):
    file = tmp_path / "page.html"
    file.touch()
    icons = NamedIcons()
    folder, page = (icons.icon(QFileInfo(str(path))).cacheKey() for path in (tmp_path, file))
    assert folder != page
    assert icons.type(QFileInfo(str(file))) == "html"
