import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from reader.app.library import Library
from reader.model.backup import Counts
from reader.model.errors import LibraryDamagedError
from reader.store import backup
from reader.store.backup import back_up, backups, describe
from reader.store.beside import backup_folder
from reader.store.connection import transaction
from reader.store.snapshot import UNFINISHED
from tests.app.story import correction, kept, mark


@pytest.fixture
def library(tmp_path):
    opened = Library(tmp_path / "library.db", busy_s=0.2)
    yield opened
    opened.close()


@pytest.fixture
def library_file(tmp_path) -> Path:
    """A closed library with an article in it, and its first backup."""
    library = Library(tmp_path / "library.db")
    kept(library)
    library.close()
    return library.file


def parts(folder):
    return sorted(part.name for part in folder.iterdir())


def damage_rows(file):
    """Spoil a page of rows; the header and the schema stay readable."""
    size = file.stat().st_size
    with file.open("r+b") as content:
        content.seek(size // 4096 * 2048)
        content.write(b"\xff" * 4096)


def test_a_backup_tells_its_date_and_what_is_in_it(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark())
    library.add_annotation(opened.id, mark(uid="mark-2", note="ask about girders"))
    library.correct(opened.id, correction("role", "Per Holm", "steel buyer"))
    library.back_up()
    (made,) = backups(library.file)
    assert made.counts == Counts(articles=1, sources=made.counts.sources, marks=2, notes=1, corrections=1)
    assert made.counts.sources >= 4
    assert made.library_uid == library.uid
    assert made.file.name == f"{made.made:%Y-%m-%dT%H%M%S}.db"
    assert stat.S_IMODE(made.file.stat().st_mode) == 0o600


def test_what_lies_in_deleted_articles_is_not_counted(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark(note="ask about girders"))
    library.correct(opened.id, correction("role", "Per Holm", "steel buyer"))
    library.delete_article(opened.id)
    library.back_up()
    (made,) = backups(library.file)
    held = made.counts
    assert (held.articles, held.marks, held.notes, held.corrections) == (0, 0, 0, 0)


def test_a_backup_of_a_library_in_use_has_all_that_was_acknowledged_and_nothing_half_written(library):
    opened = kept(library)
    library.add_annotation(opened.id, mark())
    with closing(sqlite3.connect(library.file, isolation_level=None)) as other, transaction(other):
        other.execute("UPDATE annotation SET note = 'half written'")
        made = back_up(library.file)
    assert (made.counts.articles, made.counts.marks, made.counts.notes) == (1, 1, 0)
    assert parts(backup_folder(library.file)) == [made.file.name]  # one file, without side files


def test_a_backup_is_made_only_of_what_has_changed(library):
    kept(library)
    library.back_up()
    (made,) = backups(library.file)
    made.file.unlink()
    library.back_up()
    assert backups(library.file) == ()
    library.set_setting("a", "b")
    library.back_up()
    assert len(backups(library.file)) == 1


def test_a_library_that_holds_nothing_yet_is_not_backed_up(library):
    library.set_setting("window/text_size", "19")
    library.back_up()
    assert not backup_folder(library.file).exists()


def test_library_that_was_only_read_makes_no_backup(library):
    library.articles()
    library.close()
    assert not backup_folder(library.file).exists()


def test_a_damaged_library_makes_no_backup_and_pushes_none_out(library_file):
    before = parts(backup_folder(library_file))
    damage_rows(library_file)
    for _ in range(5):
        with pytest.raises(LibraryDamagedError, match="a copy of it is not sound"):
            back_up(library_file)
    assert parts(backup_folder(library_file)) == before


def test_a_large_library_is_copied_once_a_day_unless_the_reader_asks(library_file, monkeypatch):
    monkeypatch.setattr(backup, "SMALL", 0)
    assert back_up(library_file) is None
    (made,) = backups(library_file)
    made.file.rename(made.file.with_name("2026-01-02T030405.db"))
    assert back_up(library_file) is not None
    assert back_up(library_file) is None
    assert back_up(library_file, asked=True) is not None


def test_a_backup_dated_by_a_clock_that_ran_ahead_is_none_of_today(library_file, monkeypatch):
    monkeypatch.setattr(backup, "SMALL", 0)
    (made,) = backups(library_file)
    made.file.rename(made.file.with_name("2999-01-02T030405.db"))
    assert back_up(library_file) is not None
    assert back_up(library_file) is None


def test_what_cannot_be_read_is_no_backup(library_file):
    folder = backup_folder(library_file)
    (folder / "2999-01-01.db").write_bytes(b"half")
    (folder / "2999-01-02.db").touch()
    with closing(sqlite3.connect(folder / "2999-01-03.db")) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")
    assert len(backups(library_file)) == 1
    assert describe(folder / "2999-01-03.db") is None


def test_what_a_killed_program_left_half_written_is_swept_away_but_not_what_another_writes_now(library_file):
    fresh = backup_folder(library_file) / f"2026-01-01.db.a{UNFINISHED}"
    forsaken = (
        backup_folder(library_file) / f"2026-01-01.db.b{UNFINISHED}-journal",
        library_file.with_name(f"library.db.restored.c{UNFINISHED}"),
    )
    for half in (fresh, *forsaken):
        half.write_bytes(b"half")
        os.utime(half, None if half == fresh else (0, 0))
    back_up(library_file, asked=True)
    assert fresh.exists()
    assert not any(half.exists() for half in forsaken)


def test_backup_in_which_something_was_erased_when_the_program_died_is_as_it_was_before(library_file):
    (made,) = backups(library_file)
    half = made.file.with_name("2026-01-02T030405.db")
    with closing(sqlite3.connect(made.file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")  # pages go to the disk before the end
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE version SET text = text || hex(randomblob(50000))")
        for ending in ("", "-journal"):
            shutil.copyfile(f"{made.file}{ending}", f"{half}{ending}")
        connection.execute("ROLLBACK")
    assert [found.file for found in backups(library_file)] == [made.file, half]
    assert describe(half).counts == made.counts
    assert half.read_bytes() == made.file.read_bytes()
