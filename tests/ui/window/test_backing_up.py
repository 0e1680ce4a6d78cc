"""Backups: made while the window stays open, and shown to choose from."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.app.housekeeping import list_backups
from reader.app.library import Library
from reader.model.backup import Backup, Counts
from reader.model.errors import LibraryError
from reader.store.beside import backup_folder
from reader.ui.backing_up import EVERY_MS, BackingUp
from reader.ui.backup_list import BackupList, backup_line
from reader.ui.tasks import Lane
from tests.app.story import kept


@pytest.fixture
def lane(qapp):
    made = Lane(1, print)
    yield made
    made.close()


class FullDisk:
    """A library whose backups find no room."""

    def back_up(self):
        raise LibraryError("The disk is full.")


def backup(counts, hour=9):
    return Backup(Path(f"{hour}.db"), datetime(2026, 5, 2, hour, tzinfo=UTC), 4096, counts, "ours")


def test_what_was_changed_is_backed_up_while_the_window_is_open(qtbot, library, lane):
    kept(library)
    backing_up = BackingUp(library, lane)
    assert (backing_up.timer.isActive(), backing_up.timer.interval()) == (True, EVERY_MS)
    backing_up.timer.timeout.emit()
    qtbot.waitUntil(lambda: lane.is_idle)
    assert [made.counts.articles for made in list_backups(library.file)] == [1]


def test_a_backup_that_fails_is_said_once(qtbot, lane):
    backing_up, said = BackingUp(FullDisk(), lane), []
    backing_up.failed.connect(said.append)
    for _ in range(3):
        backing_up.begin()
        qtbot.waitUntil(lambda: lane.is_idle)
    qtbot.waitUntil(lambda: bool(said))
    assert list(map(str, said)) == ["The disk is full."]


def test_a_backup_that_failed_at_the_last_close_is_said_at_the_next_start_and_no_more(qtbot, tmp_path, lane):
    library = Library(tmp_path / "library.db")
    kept(library)
    folder = backup_folder(library.file)
    folder.write_text("a file in the folder's place")
    library.close()
    folder.unlink()
    again, said = Library(library.file), []
    for _ in range(2):
        backing_up = BackingUp(again, lane)
        backing_up.failed.connect(lambda error: said.append(str(error)))
        backing_up.first_look.timeout.emit()
        qtbot.waitUntil(lambda: lane.is_idle)
    again.close()
    (sentence,) = said
    assert sentence.startswith(f"When Kilde was last closed, no backup was made. The folder for backups, {folder}, ")


def test_a_backup_is_told_by_its_date_and_what_is_in_it(qapp):
    date, held = backup_line(backup(Counts(12, 1, 0, 4, 0))).split(" · ")
    assert date.startswith("2 ")
    assert "2026" in date
    assert held == "12 articles, 1 source, 4 notes"
    assert backup_line(backup(Counts(0, 0, 0, 0, 0))).endswith(" · nothing in it")


def test_the_newest_backup_is_chosen_until_the_reader_chooses_another(qtbot):
    backups = (backup(Counts(2, 2, 0, 0, 0), 11), backup(Counts(1, 1, 0, 0, 0), 9))
    shown = BackupList(backups)
    qtbot.addWidget(shown)
    assert shown.chosen == backups[0]
    shown.setCurrentRow(1)
    assert shown.chosen == backups[1]
    none = BackupList(())
    qtbot.addWidget(none)
    assert none.chosen is None


def test_the_window_says_that_a_backup_failed(window):
    window.backing_up.failed.emit(LibraryError("The disk is full.", hint="Make room."))
    assert window.message_bar.words == "The disk is full. Make room."
