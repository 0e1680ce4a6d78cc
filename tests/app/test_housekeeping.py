import sqlite3
import stat
from contextlib import closing

import pytest

from reader.app.housekeeping import back_up_now, back_up_to, check
from reader.app.library import Library
from reader.app.synced import syncing_service
from reader.model.errors import LibraryError, LibraryNewerError
from reader.store.backup import describe
from reader.store.schema import SCHEMA
from tests.app.story import kept, mark


@pytest.fixture
def file(tmp_path):
    library = Library(tmp_path / "library.db")
    library.add_annotation(kept(library).id, mark(note="ask about girders"))
    library.close()
    return library.file


def change(file, *statements):
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_sound_library_has_no_faults_and_tells_what_it_holds(file):
    health = check(file)
    assert health.faults == ()
    assert (health.counts.articles, health.counts.marks, health.counts.notes, health.schema) == (1, 1, 1, SCHEMA)
    assert health.size == file.stat().st_size


def test_checking_changes_nothing_and_hinders_nobody(file):
    before = file.read_bytes()
    check(file)
    assert file.read_bytes() == before
    library = Library(file)
    opened = library.articles()[0].id
    assert check(file).faults == ()
    assert len(library.add_annotation(opened, mark(uid="mark-2")).annotations) == 2
    assert check(file).counts.marks == 2
    library.close()


def test_rows_that_point_nowhere_are_counted(file):
    change(file, "PRAGMA foreign_keys = OFF", "DELETE FROM version")
    assert any("“analysis” point at rows of “version” that are not there" in fault for fault in check(file).faults)


def test_a_search_index_that_has_lost_words_is_named(file):
    change(file, "INSERT INTO annotation_fts(annotation_fts) VALUES ('delete-all')")
    assert check(file).faults == ("The search index of “annotation” does not match its words.",)


def test_a_missing_index_line_is_told_in_sqlites_own_words(file):
    change(
        file,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX article_added ON article(uid)' WHERE name = 'article_added'",
    )
    faults = check(file).faults
    assert faults
    assert all(fault.startswith(("SQLite found: ", "It found ")) and fault.endswith(".") for fault in faults)


@pytest.mark.parametrize("begin", [0, 4096])
def test_a_damaged_file_is_a_fault_and_no_error(file, begin):
    with file.open("r+b") as content:
        content.seek(begin)
        content.write(b"\xa5" * (file.stat().st_size - begin))
    health = check(file)
    assert health.faults
    assert health.counts is None


def test_what_cannot_be_checked_is_said(file, tmp_path):
    (tmp_path / "empty.db").touch()
    change(tmp_path / "other.db", "CREATE TABLE bookmark (url TEXT)")
    for name, words in (
        ("gone.db", "There is no library"),
        ("empty.db", "is empty"),
        ("other.db", "another program's database"),
    ):
        with pytest.raises(LibraryError, match=words):
            check(tmp_path / name)
    assert not (tmp_path / "gone.db").exists()
    change(file, f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(LibraryNewerError):
        check(file)


def test_a_backup_to_a_file_of_ones_own_choice_is_whole_and_private(file, tmp_path):
    made = back_up_to(file, tmp_path / "mine.db")
    assert made == describe(tmp_path / "mine.db")
    assert made.counts == check(file).counts
    assert stat.S_IMODE(made.file.stat().st_mode) == 0o600


def test_a_backup_writes_over_nothing(file, tmp_path):
    (tmp_path / "mine.db").write_text("mine")
    with pytest.raises(LibraryError, match="is there already"):
        back_up_to(file, tmp_path / "mine.db")
    with pytest.raises(LibraryError, match="could not be written: No such file or directory"):
        back_up_to(file, tmp_path / "gone" / "mine.db")
    assert (tmp_path / "mine.db").read_text() == "mine"


def test_another_programs_database_is_not_backed_up(tmp_path):
    change(tmp_path / "other.db", "CREATE TABLE bookmark (url TEXT)")
    with pytest.raises(LibraryError, match="not a library that this Kilde can open"):
        back_up_to(tmp_path / "other.db", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_new_library_has_nothing_to_back_up(tmp_path):
    Library(tmp_path / "library.db").close()
    with pytest.raises(LibraryError, match="nothing in the library"):
        back_up_now(tmp_path / "library.db")


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/notes", "Dropbox"),
        ("OneDrive - Harbour Board", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-ada", "Google Drive"),
        ("Dropboxes", None),
        ("Documents", None),
    ],
)
def test_a_folder_that_leaves_the_machine_is_known_by_its_name(tmp_path, folder, service):
    assert syncing_service(tmp_path / folder / "copy.db") == service
