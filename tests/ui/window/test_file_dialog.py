"""The dialog that asks for files."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QListView

from reader.ui.file_dialog import FileDialog, NamedIcons


def locks_on(file):
    """The locks on a file, as the system lists them."""
    number = f":{file.stat().st_ino}"
    return [line for line in Path("/proc/locks").read_text().splitlines() if number in line]


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


def test_folders_and_files_are_told_apart_by_picture_and_files_by_their_ends(qapp, tmp_path):
    file = tmp_path / "page.html"
    file.touch()
    icons = NamedIcons()
    folder, page = (icons.icon(QFileInfo(str(path))).cacheKey() for path in (tmp_path, file))
    assert folder != page
    assert icons.type(QFileInfo(str(file))) == "html"
