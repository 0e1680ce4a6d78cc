"""Backups in the window: listed, added, and brought back in a window that opens anew."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from reader.app.housekeeping import back_up_now, list_backups
from reader.app.library import Library
from reader.ui.backups_dialog import BackupsDialog
from tests.app.story import kept, mark


@pytest.fixture
def dialog(qtbot, window):
    window.browse.articles.backups.click()
    shown = window.findChild(BackupsDialog)
    qtbot.waitUntil(lambda: window._lookers.is_idle)
    yield shown
    qtbot.waitUntil(lambda: window._lookers.is_idle)


def test_without_a_backup_there_is_no_way_back(dialog):
    assert dialog.nothing.text() == "There is no backup yet. “Back up now” makes one at once."
    assert dialog.nothing.isVisible()
    assert not dialog.back.isEnabled()


def test_backup_is_added_at_the_readers_wish(qtbot, window, dialog, library):
    kept(library)
    dialog.again.click()
    qtbot.waitUntil(lambda: dialog.backups.count() == 1)
    assert "1 article" in dialog.backups.item(0).text()
    assert dialog.news.text() == "Backed up, opened and checked."
    assert len(list_backups(library.file)) == 1


def test_what_stands_in_the_way_of_a_backup_is_said(qtbot, dialog, library):
    kept(library)
    folder = library.file.with_name(f"{library.file.name}.backups")
    folder.write_text("in the way")
    dialog.again.click()
    qtbot.waitUntil(dialog.news.isVisible)
    assert dialog.backups.count() == 0
    assert dialog.news.text()
    folder.unlink()


def test_backup_that_fails_after_the_dialog_is_closed_is_said_in_the_window(qtbot, window, dialog, library):
    kept(library)
    folder = library.file.with_name(f"{library.file.name}.backups")
    folder.write_text("in the way")
    dialog.again.click()
    dialog.close()
    qtbot.waitUntil(lambda: bool(window.message_bar.words))
    folder.unlink()


def test_bringing_back_is_asked_first_and_announced(qtbot, window, dialog, library):
    kept(library)
    dialog.again.click()
    qtbot.waitUntil(lambda: dialog.backups.count() == 1)
    dialog.back.click()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "1 article" in box.informativeText()
    with qtbot.waitSignal(window.backing_up.restore_wanted) as wanted:
        next(button for button in box.buttons() if button.text() == "Bring back").click()
    assert wanted.args[0] == dialog.backups.chosen


TWICE = """
import sys
from PySide6.QtWidgets import QApplication
from reader.app.housekeeping import list_backups
from reader.ui import application
from reader.ui.main_window import MainWindow

def settle(workshop, collector):
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
    marks = [len(window.opener._library.open(article.id).annotations) for article in window.opener._library.articles()]
    print(marks, window.message_bar.words, flush=True)
    if len(seen) == 0:
        seen.append(window)
        window.backing_up.restore_wanted.emit(list_backups(window.opener._library.file)[-1])
    else:
        QApplication.closeAllWindows()

seen = []
application.settle = settle
sys.exit(application.run(None, sys.argv[1]))
"""


def test_window_opens_anew_over_the_backup_and_says_so(tmp_path, root):
    library = Library(tmp_path / "library.db")
    opened = kept(library)
    back_up_now(library.file)
    library.add_annotation(opened.id, mark(note="since then"))
    library._is_changed = False  # else this close's backup would take the place of the one a moment ago
    library.close()
    run = subprocess.run(
        (sys.executable, "-c", TWICE, library.file), cwd=root, capture_output=True, text=True, check=False, timeout=60
    )
    first, second = run.stdout.splitlines()
    assert run.returncode == 0, run.stderr
    assert first.startswith("[1]")
    assert second.startswith("[0] Your library is that of the backup again:")
    # None was made of the library as it was, which could have pushed the wanted one out.
    listed = list_backups(library.file)
    assert {(backup.is_former, backup.counts.marks) for backup in listed} == {(True, 1), (False, 0)}
    (aside,) = tmp_path.glob("library.db.before-restore-*")
    assert aside.name in second
    before = Library(aside)
    assert before.open(opened.id).annotations[0].annotation.note == "since then"
    before.close()
