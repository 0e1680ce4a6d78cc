"""The library's own files are not read as articles: reading them would take SQLite's locks off them."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.app.batch import read_each
from reader.app.library import Library
from reader.app.open import fetch_original
from reader.app.wanted import kept_article, wanted_article
from reader.app.workshop import Workshop
from reader.model.errors import ArticleUnreadableError
from reader.store import schema
from tests.app.story import article, original

# What another program does that looks into the library: the last one to close it removes the write-ahead log.
LOOK = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT count(*) FROM article'); c.close()"

STUB = (sys.executable, "-m", "tests.app.stub_worker")


@pytest.fixture
def library(tmp_path):
    made = Library(tmp_path / "library.db")
    made.keep_article(article("The bridge will open in May."), original())
    yield made
    made.close(backs_up=False)


def named(library: Path, folder: Path) -> dict[str, Path]:
    """Return ways to say the library and what belongs to it."""
    link, second = folder / "link.html", folder / "second.html"
    link.symlink_to(library)
    second.hardlink_to(library)
    ways = {"itself": library, "link": link, "second name": second}
    return ways | {end: library.with_name(library.name + end) for end in ("-wal", "-shm")}


@pytest.mark.parametrize("way", ["itself", "link", "second name", "-wal", "-shm"])
def test_the_open_library_is_refused_and_stays_locked(library, tmp_path, way):
    file = named(library.file, tmp_path)[way]
    with pytest.raises(ArticleUnreadableError, match="is your library itself, not an article") as said:
        fetch_original(str(file), library.file)
    assert "Library" in said.value.hint
    subprocess.run((sys.executable, "-c", LOOK, library.file), check=True)
    assert library.file.with_name("library.db-wal").exists()


def test_a_library_that_is_named_by_a_link_has_its_files_beside_the_real_one(tmp_path):
    (tmp_path / "disk").mkdir()
    named = tmp_path / "link.db"
    named.symlink_to(tmp_path / "disk" / "library.db")
    with closing(Library(named)) as library:
        library.keep_article(article("The bridge will open in May."), original())
        for name in ("library.db", "library.db-wal", "library.db-shm"):
            with pytest.raises(ArticleUnreadableError, match="is your library itself"):
                fetch_original(str(tmp_path / "disk" / name), library.file)


def test_a_file_address_of_the_library_is_refused(library):
    with pytest.raises(ArticleUnreadableError, match="is your library itself"):
        fetch_original(library.file.as_uri(), library.file)


def test_commands_that_have_the_library_open_refuse_it(library):
    name = str(library.file)
    with closing(Workshop(STUB)) as workshop:
        with pytest.raises(ArticleUnreadableError, match="is your library itself"):
            wanted_article(name, library, workshop)
        (outcome,) = read_each((name,), (workshop,), library=library.file)
    with pytest.raises(ArticleUnreadableError, match="is your library itself"):
        kept_article(name, library)
    assert "is your library itself" in str(outcome.error)


def test_a_backup_says_how_it_is_brought_back(library):
    library.back_up()
    (backup,) = library.file.with_name("library.db.backups").iterdir()
    with pytest.raises(ArticleUnreadableError, match="is a backup of your library") as said:
        fetch_original(str(backup), library.file)
    assert "kilde library restore" in said.value.hint


def test_another_file_beside_the_library_is_read(library, tmp_path):
    (tmp_path / "page.txt").write_text("words")
    assert fetch_original(str(tmp_path / "page.txt"), library.file).content == b"words"


def test_a_library_that_came_meanwhile_is_not_opened_to_make_it(library, monkeypatch):
    monkeypatch.setattr(Path, "exists", lambda _: False)  # as it was a moment ago
    schema.prepare(library.file)
    monkeypatch.undo()
    subprocess.run((sys.executable, "-c", LOOK, library.file), check=True)
    assert library.file.with_name("library.db-wal").exists()
