import shutil
import sqlite3
import stat
from contextlib import closing

import pytest

from reader.app.housekeeping import list_backups
from reader.app.library import Library
from reader.app.rescue import restore, start_anew
from reader.model.errors import LibraryBusyError, LibraryDamagedError, LibraryError
from reader.store.schema import SCHEMA
from tests.app.story import kept, mark


@pytest.fixture
def file(tmp_path):
    """A library with an article, and a backup of it; then a mark that the backup lacks."""
    file = tmp_path / "library.db"
    library = Library(file)
    opened = kept(library)
    library.back_up()
    library.add_annotation(opened.id, mark())
    library._is_changed = False  # no second backup
    library.close()
    return file


def damage(file):
    with file.open("r+b") as content:
        content.write(b"no database at all " * 300)


def marks(file):
    library = Library(file)
    found = library.open(library.articles()[0].id).annotations
    library._is_changed = False
    library.close()
    return [placed.annotation.uid for placed in found]


def test_a_damaged_library_is_told_and_its_backup_brought_back(file):
    damage(file)
    with pytest.raises(LibraryDamagedError, match="damaged") as told:
        Library(file)
    assert told.value.file == file
    aside = restore(file, list_backups(file)[0].file)
    assert aside.name.startswith("library.db.damaged-")
    assert aside.read_bytes().startswith(b"no database")
    assert marks(file) == []
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_restoring_can_be_taken_back(file):
    aside = restore(file, list_backups(file)[0].file)
    assert aside.name.startswith("library.db.before-restore-")
    assert marks(file) == []
    restore(file, aside)
    assert marks(file) == ["mark-1"]


def test_two_restorings_in_one_second_keep_both_libraries(file):
    backup = list_backups(file)[0].file
    kept_aside = {restore(file, backup) for _ in range(3)}
    assert len(kept_aside) == 3
    assert all(aside.exists() for aside in kept_aside)


def test_a_library_that_a_window_has_open_is_not_replaced(file):
    backup = list_backups(file)[0].file
    library = Library(file)
    opened = library.articles()[0].id
    with pytest.raises(LibraryBusyError, match="open in a window"):
        restore(file, backup)
    assert len(library.add_annotation(opened, mark(uid="mark-2")).annotations) == 2
    library.close()
    assert marks(file) == ["mark-1", "mark-2"]
    assert sorted(part.suffix for part in file.parent.iterdir()) == [".backups", ".db"]


def test_a_damaged_backup_is_refused_and_the_library_stays(file):
    backup = list_backups(file)[0].file
    damage(backup)
    with pytest.raises(LibraryDamagedError, match=str(backup)):
        restore(file, backup)
    assert marks(file) == ["mark-1"]


def test_what_is_no_library_is_not_put_in_its_place(file, tmp_path):
    newer, other = tmp_path / "newer.db", tmp_path / "other.db"
    shutil.copy(list_backups(file)[0].file, newer)
    for database, change in ((newer, f"PRAGMA user_version = {SCHEMA + 1}"), (other, "CREATE TABLE bookmark (url)")):
        with closing(sqlite3.connect(database)) as connection:
            connection.execute(change)
        with pytest.raises(LibraryError, match="not a library that this Kilde can open"):
            restore(file, database)
    assert marks(file) == ["mark-1"]


def test_a_library_that_is_gone_is_brought_back(file):
    backup = list_backups(file)[0].file
    file.unlink()
    assert restore(file, backup) is None
    assert marks(file) == []


def test_what_a_damaged_library_had_not_yet_taken_in_does_not_reach_the_restored_one(file, tmp_path):
    backup = list_backups(file)[0].file
    library = Library(file)
    library.add_annotation(library.articles()[0].id, mark(uid="mark-2"))
    killed = tmp_path / "killed"
    killed.mkdir()
    for part in file.parent.glob("library.db*"):
        if part.is_file():
            shutil.copy(part, killed)
    library._is_changed = False
    library.close()
    assert (killed / "library.db-wal").stat().st_size > 0
    damage(killed / "library.db")
    restore(killed / "library.db", backup)
    assert marks(killed / "library.db") == []


def test_a_disk_without_second_names_gets_a_copy(file, monkeypatch):
    def refuse(_to, _file):
        raise OSError("no links here")

    monkeypatch.setattr("pathlib.Path.hardlink_to", refuse)
    aside = restore(file, list_backups(file)[0].file)
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    restore(file, aside)
    assert marks(file) == ["mark-1"]


def test_a_damaged_library_without_a_backup_can_be_left_aside(tmp_path):
    file = tmp_path / "library.db"
    file.write_bytes(b"no database at all " * 300)
    with pytest.raises(LibraryDamagedError):
        Library(file)
    assert list_backups(file) == ()
    aside = start_anew(file)
    Library(file).close()
    assert aside.stat().st_size == 19 * 300


def test_what_never_was_a_library_is_not_said_to_have_backups(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("no database at all " * 300)
    with pytest.raises(LibraryDamagedError, match="is not a library of Kilde") as told:
        Library(file)
    assert "no backup of it" in told.value.hint
    assert "--library" in told.value.hint


def test_a_library_with_backups_says_how_they_are_listed(file):
    damage(file)
    with pytest.raises(LibraryDamagedError, match=r"The library .* is damaged") as told:
        Library(file)
    assert "“kilde library restore” lists its backups" in told.value.hint


def test_a_file_that_is_no_backup_is_told_by_its_own_name(file, tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text("no database at all " * 300)
    with pytest.raises(LibraryError, match=r"notes\.txt cannot be brought back") as told:
        restore(file, notes)
    assert told.value.hint == "Choose another backup."
    assert marks(file) == ["mark-1"]


def test_damage_found_while_reading_is_told_too(file):
    size = file.stat().st_size
    with file.open("r+b") as content:  # everything after the first page, which holds version and schema
        content.seek(4096)
        content.write(b"\xff" * (size - 4096))
    with pytest.raises(LibraryDamagedError):
        Library(file).articles()
