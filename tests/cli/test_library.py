import re
import shutil
import sqlite3
from contextlib import closing

import pytest

from reader.app.library import Library
from reader.cli.arguments import parse
from reader.cli.library import holding, size
from reader.cli.library_arguments import LibraryArguments, LibraryTask
from reader.cli.main import run
from reader.model.backup import Counts
from tests.app.story import kept, mark
from tests.store.test_backup import damage_rows


@pytest.fixture
def file(tmp_path):
    """A library with one article, a backup of it, and a mark since."""
    library = Library(tmp_path / "library.db")
    opened = kept(library)
    library.back_up()
    library.add_annotation(opened.id, mark())
    library._is_changed = False
    library.close()
    return library.file


@pytest.fixture
def kilde(file, capsys):
    def call(*words):
        status = run(parse(["library", *words, "--library", str(file)]))
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


def marks(file):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT count(*) FROM annotation").fetchone()[0]


def test_the_words_are_taken_apart():
    assert parse(["library", "check"]) == LibraryArguments(LibraryTask.CHECK, None, None)
    assert parse(["library", "backup", "to.db"]) == LibraryArguments(LibraryTask.BACK_UP, "to.db", None)
    asked = parse(["library", "restore", "2", "--library", "mine.db"])
    assert asked == LibraryArguments(LibraryTask.RESTORE, "2", "mine.db")


@pytest.mark.parametrize("words", [["library"], ["library", "mend"], ["library", "check", "a"]])
def test_senseless_words_end_with_status_2(words, capsys):
    with pytest.raises(SystemExit) as caught:
        parse(words)
    assert caught.value.code == 2
    assert "usage: kilde library" in capsys.readouterr().err


def test_help_tells_each_task(capsys):
    with pytest.raises(SystemExit) as caught:
        parse(["library", "--help"])
    assert caught.value.code == 0
    told = capsys.readouterr().out
    assert all(word in told for word in ("check", "backup", "restore", "read_me"))


def test_a_sound_library_is_said_to_be(kilde, file):
    status, told, complaint = kilde("check")
    assert (status, complaint) == (0, "")
    assert str(file) in told
    assert re.search(r"^1 article, \d+ sources, 1 mark, no notes, no corrections$", told, re.MULTILINE)
    assert told.endswith("The library is sound.\n")


def test_what_is_wrong_with_a_library_is_said_and_the_status_is_1(kilde, file):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO version_fts(version_fts) VALUES ('delete-all')")
        connection.commit()
    status, told, complaint = kilde("check")
    assert status == 1
    assert "The search index of “version” does not match its words." in told
    assert complaint.startswith(f"kilde: The library {file} is not sound")


def test_a_library_that_is_not_there_is_said_and_not_made(kilde, file):
    file.unlink()
    for words in (["check"], ["backup"]):
        status, told, complaint = kilde(*words)
        assert (status, told) == (1, "")
        assert complaint.startswith(f"kilde: There is no library {file}.")
    assert not file.exists()


def test_backups_are_shown_with_date_counts_and_size(kilde):
    status, told, _ = kilde("restore")
    heading, line = told.splitlines()[:2]
    assert status == 0
    assert heading.split() == ["no.", "made", "articles", "sources", "marks", "notes", "corrections", "size", "what"]
    assert re.fullmatch(r" +1 +\d{4}-\d\d-\d\d \d\d:\d\d +1 +\d+ +0 +0 +0 +\d+ kB +backup", line)


def test_without_backups_that_is_said(kilde, file):
    shutil.rmtree(file.with_name("library.db.backups"))
    assert kilde("restore")[:2] == (0, f"There are no backups of {file} yet.\n")


def test_a_backup_is_brought_back_by_number_and_that_taken_back_by_file(kilde, file):
    status, told, _ = kilde("restore", "1")
    assert (status, marks(file)) == (0, 0)
    aside = re.search(r"is kept as (\S+);", told)[1]
    status, _, _ = kilde("restore", aside)
    assert (status, marks(file)) == (0, 1)


def test_what_a_restore_set_aside_is_listed_and_brought_back_by_number(kilde, file):
    kilde("restore", "1")
    _, told, _ = kilde("restore")
    assert [line.rsplit("  ", 1)[1].strip() for line in told.splitlines()[1:3]] == ["library as it was", "backup"]
    assert kilde("restore", "1")[0] == 0
    assert marks(file) == 1


def test_of_a_damaged_library_that_was_set_aside_nothing_is_promised(kilde, file):
    damage_rows(file)
    status, told, _ = kilde("restore", "1")
    assert status == 0
    assert re.search(r"is kept as \S+\.damaged-\S+; it is damaged\.", told)
    _, told, _ = kilde("restore")
    assert "library as it was" not in told


@pytest.mark.parametrize(
    ("name", "words"), [("0", "no backup number 0"), ("9", "no backup number 9"), ("gone.db", "There is no file")]
)
def test_a_backup_that_is_not_there_is_said(kilde, file, name, words):
    status, told, complaint = kilde("restore", name)
    assert (status, told) == (1, "")
    assert words in complaint
    assert marks(file) == 1


def test_an_open_library_is_not_replaced(kilde, file):
    library = Library(file)
    status, _, complaint = kilde("restore", "1")
    library.close()
    assert status == 1
    assert "Close it there, then try again." in complaint
    assert marks(file) == 1


def test_a_backup_is_made_among_the_others_or_where_it_is_wanted(kilde, file, tmp_path):
    status, told, complaint = kilde("backup")
    assert (status, complaint) == (0, "")
    assert re.match(r"Backed up as \S+\.backups/\S+\.db: 1 article, ", told)
    assert kilde("backup", str(tmp_path / "mine.db"))[0] == 0
    assert marks(tmp_path / "mine.db") == 1
    status, _, complaint = kilde("backup", str(tmp_path / "mine.db"))
    assert (status, complaint) == (1, f"kilde: {tmp_path / 'mine.db'} is there already. Choose another name.\n")


def test_a_backup_into_a_folder_that_leaves_the_machine_is_warned_of(kilde, tmp_path):
    (tmp_path / "Dropbox").mkdir()
    status, _, complaint = kilde("backup", str(tmp_path / "Dropbox" / "mine.db"))
    assert status == 0
    assert "a folder that Dropbox copies to its own machines" in complaint


def test_counts_and_sizes_are_told_in_words():
    assert holding(Counts(12, 1, 0, 4, 0)) == "12 articles, 1 source, no marks, 4 notes, no corrections"
    assert [size(count) for count in (9, 740_000, 1_250_000, 3_100_000_000)] == ["1 kB", "740 kB", "1.2 MB", "3.1 GB"]
