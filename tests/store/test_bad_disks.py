"""Journey 24: full disk, read-only disk, a stick that is pulled out, two windows on one library."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from reader.app.housekeeping import back_up_now, back_up_to, check, list_backups
from reader.app.library import Library
from reader.app.rescue import restore
from reader.model.errors import LibraryError
from reader.store.beside import backup_folder
from tests.app.story import kept, mark


@pytest.fixture
def opened_on():
    """Open libraries that are closed at the end, whatever has become of their disk."""
    made = []

    def open_library(folder):
        library = Library(folder / "library.db", busy_s=0.2)
        made.append(library)
        return library, kept(library)

    yield open_library
    for library in made:
        library.close()


def uids(library, opened):
    return [placed.annotation.uid for placed in library.open(opened.id).annotations]


def uids_in(file):
    with closing(sqlite3.connect(file)) as connection:
        return [uid for (uid,) in connection.execute("SELECT uid FROM annotation ORDER BY id")]


def mark_until_full(library, opened):
    """Add marks until the disk is full; return those that were acknowledged."""
    acknowledged = []
    with pytest.raises(LibraryError, match="The disk is full"):  # noqa: PT012 - which of them fails, the disk decides
        while True:
            uid = f"mark-{len(acknowledged)}"
            library.add_annotation(opened.id, mark(uid=uid, note="long " * 2000))
            acknowledged.append(uid)
    return acknowledged


def test_a_full_disk_is_a_sentence_and_nothing_is_lost(small_disk, opened_on):
    library, opened = opened_on(small_disk.folder)
    ballast = small_disk.fill(leaving_kb=200)
    acknowledged = mark_until_full(library, opened)
    assert acknowledged
    assert uids(library, opened) == acknowledged
    ballast.unlink()
    library.add_annotation(opened.id, mark(uid="after"))
    library.close()
    assert check(library.file).faults == ()
    assert uids_in(library.file) == [*acknowledged, "after"]


def test_a_backup_that_finds_the_disk_full_leaves_no_half_and_all_earlier_ones(small_disk, opened_on):
    library, opened = opened_on(small_disk.folder)
    library.back_up()
    before = list_backups(library.file)
    library.add_annotation(opened.id, mark())
    ballast = small_disk.fill()
    with pytest.raises(LibraryError, match=r"The disk is full: the copy|No space left"):
        library.back_up()
    assert list_backups(library.file) == before
    assert len(list(backup_folder(library.file).iterdir())) == 1
    ballast.unlink()
    before[0].file.rename(before[0].file.with_name("2026-01-02T030405.db"))
    library.back_up()
    assert [made.counts.marks for made in list_backups(library.file)] == [1, 0]


def test_restoring_onto_a_full_disk_leaves_the_library_as_it_was(small_disk, opened_on):
    library, opened = opened_on(small_disk.folder)
    library.back_up()
    library.add_annotation(opened.id, mark())
    library._is_changed = False
    library.close()
    small_disk.fill()
    with pytest.raises(LibraryError, match=r"The disk is full|No space left"):
        restore(library.file, list_backups(library.file)[0].file)
    (small_disk.folder / "ballast").unlink()
    assert uids_in(library.file) == ["mark-1"]
    assert not list(small_disk.folder.glob("*.restored*"))


def test_a_new_library_on_a_full_disk_is_a_sentence(small_disk):
    small_disk.fill()
    with pytest.raises(LibraryError, match="The disk is full"):
        Library(small_disk.folder / "library.db")


def test_a_read_only_disk_is_a_sentence_and_its_library_is_left_as_it_is(small_disk, opened_on):
    library, opened = opened_on(small_disk.folder)
    library.close()
    before = library.file.read_bytes()
    small_disk.allow_writing(False)
    for attempt in (Library, check):
        with pytest.raises(LibraryError, match=r"cannot be (written to|opened)"):
            attempt(library.file)
    small_disk.allow_writing(True)
    assert library.file.read_bytes() == before
    again, _ = opened_on(small_disk.folder)
    assert again.open(opened.id) == opened


def test_a_backup_to_a_read_only_disk_is_a_sentence(small_disk, opened_on, tmp_path):
    library, _ = opened_on(tmp_path)
    small_disk.allow_writing(False)
    with pytest.raises(LibraryError, match="could not be written: Read-only file system"):
        back_up_to(library.file, small_disk.folder / "copy.db")


def test_a_library_file_that_may_not_be_written_to_is_read_and_each_change_refused_with_a_sentence(
    opened_on, tmp_path, protect
):
    library, opened = opened_on(tmp_path)
    library.close()
    protect(library.file)
    again = Library(library.file)
    assert again.open(opened.id) == opened
    with pytest.raises(LibraryError, match="cannot be written to"):
        again.add_annotation(opened.id, mark())
    again.close()


def test_a_folder_that_may_not_be_written_to_is_a_sentence(opened_on, tmp_path, protect):
    library, opened = opened_on(tmp_path / "data")
    library.add_annotation(opened.id, mark())
    library.close()
    protect(library.file.parent)
    for attempt in (Library, back_up_now, lambda file: restore(file, list_backups(file)[0].file)):
        with pytest.raises(LibraryError, match=r"cannot be (written to|opened)|could not be written"):
            attempt(library.file)


def test_a_stick_that_is_pulled_out_is_a_sentence_and_what_was_acknowledged_lies_on_it(small_disk, opened_on):
    library, opened = opened_on(small_disk.folder)
    library.add_annotation(opened.id, mark())
    small_disk.pull_out()
    with pytest.raises(LibraryError, match="no longer where it was"):
        library.add_annotation(opened.id, mark(uid="mark-2"))
    with pytest.raises(LibraryError):
        library.back_up()
    library.close()
    assert list(small_disk.folder.iterdir()) == []  # nothing is begun anew in its place


def test_a_folder_that_is_deleted_under_a_library_is_a_sentence(opened_on, tmp_path):
    library, opened = opened_on(tmp_path / "data")
    shutil.rmtree(tmp_path / "data")
    with pytest.raises(LibraryError, match="no longer where it was"):
        library.add_annotation(opened.id, mark())
    library.close()
    assert not (tmp_path / "data").exists()


def test_a_folder_that_is_moved_away_and_put_back_loses_nothing(opened_on, tmp_path):
    library, opened = opened_on(tmp_path / "data")
    (tmp_path / "data").rename(tmp_path / "moved")
    with pytest.raises(LibraryError, match="no longer where it was"):
        library.add_annotation(opened.id, mark(uid="lost"))
    (tmp_path / "moved").rename(tmp_path / "data")
    library.add_annotation(opened.id, mark())
    library.close()
    assert uids_in(library.file) == ["mark-1"]


def test_a_library_put_in_the_place_of_an_open_one_gets_none_of_its_changes(opened_on, tmp_path):
    library, opened = opened_on(tmp_path / "data")
    back_up_to(library.file, tmp_path / "other.db")
    (tmp_path / "other.db").replace(library.file)
    with pytest.raises(LibraryError, match="no longer where it was"):
        library.add_annotation(opened.id, mark())
    with closing(sqlite3.connect(library.file)) as connection:
        assert connection.execute("SELECT count(*) FROM annotation").fetchone() == (0,)


def test_two_libraries_on_one_file_lose_nothing_and_back_each_other_up(opened_on, tmp_path):
    first, opened = opened_on(tmp_path)
    second, _ = opened_on(tmp_path)
    for number in range(6):
        (first, second)[number % 2].add_annotation(opened.id, mark(uid=f"mark-{number}"))
    assert uids(first, opened) == uids(second, opened) == [f"mark-{number}" for number in range(6)]
    first.close()
    second.add_annotation(opened.id, mark(uid="last"))
    second.close()
    assert list_backups(first.file)[0].counts.marks == 7
    assert check(first.file).faults == ()
