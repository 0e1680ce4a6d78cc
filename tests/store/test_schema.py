import ast
import gzip
import json
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.app.library import Library
from reader.model.errors import LibraryBusyError, LibraryError, LibraryNewerError
from reader.store import first_schema, migrations
from reader.store.schema import SCHEMA, prepare
from tests.app.story import kept, mark

KEPT = Path(__file__).parents[1] / "schemas"


def rows(file, question):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()


def test_schema_number_counts_the_migrations():
    bodies = [ast.parse(Path(module.__file__).read_text()).body for module in (first_schema, migrations)]
    numbered = [n for body in bodies for n in body if isinstance(n, ast.FunctionDef) and n.name.startswith("m0")]
    assert len(numbered) == SCHEMA
    assert [int(function.name[1:4]) for function in numbered] == list(range(1, SCHEMA + 1))
    assert all(ast.get_docstring(function) for function in numbered)


def test_every_table_is_strict(tmp_path):
    prepare(tmp_path / "library.db")
    tables = rows(tmp_path / "library.db", "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict")
    # What SQLite and sqlite-utils keep for themselves.
    ours = {name for (name,) in tables if not name.startswith(("sqlite_", "_sqlite")) and "_fts" not in name}
    assert ours == set()


def test_library_is_the_readers_alone(tmp_path):
    file = tmp_path / "data" / "library.db"
    library = Library(file)
    kept(library)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(part.stat().st_mode) for part in file.parent.iterdir()} == {0o600}
    library.close()
    backups = file.with_name("library.db.backups")
    assert stat.S_IMODE(backups.stat().st_mode) == 0o700
    assert {stat.S_IMODE(part.stat().st_mode) for part in backups.iterdir()} == {0o600}


def test_current_library_is_opened_without_sqlite_utils(tmp_path):
    Library(tmp_path / "library.db").close()
    code = (
        "import sys; from pathlib import Path; from reader.app.library import Library;"
        "Library(Path(sys.argv[1])).close();"
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, tmp_path / "library.db"], check=False).returncode == 0


def test_newer_library_is_refused_and_left_as_it_is(tmp_path):
    file = tmp_path / "library.db"
    Library(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    before = file.read_bytes()
    with pytest.raises(LibraryNewerError, match="newer Kilde"):
        Library(file)
    assert file.read_bytes() == before


def test_other_programs_database_is_refused_and_left_as_it_is(tmp_path):
    file = tmp_path / "bookmarks.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    before = file.read_bytes()
    with pytest.raises(LibraryError, match="another program's database"):
        Library(file)
    assert file.read_bytes() == before


def test_empty_file_becomes_a_library(tmp_path):
    file = tmp_path / "library.db"
    file.touch()
    Library(file).close()
    assert rows(file, "PRAGMA user_version") == [(SCHEMA,)]


def test_folder_in_the_librarys_place_is_said_in_a_sentence(tmp_path):
    with pytest.raises(LibraryError, match="is a folder"):
        Library(tmp_path)


def test_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path):
    (tmp_path / "note").touch()
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library(tmp_path / "note" / "library.db")


def test_name_that_the_disk_refuses_is_said_in_a_sentence(tmp_path):
    with pytest.raises(LibraryError, match="cannot be opened: File name too long"):
        Library(tmp_path / ("a" * 300))


def test_library_that_somebody_else_holds_is_busy(tmp_path):
    file = tmp_path / "library.db"
    library = Library(file, busy_s=0.05)
    opened = kept(library)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusyError, match="Another program"):
            library.add_annotation(opened.id, mark())
        assert library.open(opened.id) == opened  # reading goes on
    assert len(library.add_annotation(opened.id, mark()).annotations) == 1
    library.close()


def test_change_log_only_grows(tmp_path):
    library = Library(tmp_path / "library.db")
    library.add_annotation(kept(library).id, mark())
    library.close()
    for statement in ("DELETE FROM change", "UPDATE change SET at = ''"):
        with closing(sqlite3.connect(library.file)) as connection, pytest.raises(sqlite3.IntegrityError):
            connection.execute(statement)


@pytest.mark.parametrize("kept_file", sorted(KEPT.glob("*.db.gz")), ids=lambda file: file.stem)
def test_library_of_every_released_schema_opens_with_its_work(tmp_path, kept_file):
    file = tmp_path / "library.db"
    file.write_bytes(gzip.decompress(kept_file.read_bytes()))
    library = Library(file)
    opened = library.last_opened()
    assert opened.reading.article.title == "Bridge to open in May"
    assert [placed.annotation.note for placed in opened.annotations] == ["ask about girders"]
    assert [card.appearance.role for card in opened.cards if card.corrected] == ["steel buyer"]
    assert library.undo(opened.id)[1] == "role corrected"
    library.close()


def test_keys_of_records_outlive_the_way_they_were_kept_before(tmp_path):
    file = tmp_path / "library.db"
    file.write_bytes(gzip.decompress((KEPT / "schema-13.db.gz").read_bytes()))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO register VALUES (70, 'Almen', '', NULL, NULL)")
        connection.execute("INSERT INTO edition(id, register_id, date, hash, imported) VALUES (70, 70, '', '', '')")
        for row, keys in ((70, ("ada lind", "lind")), (71, ("per holm",)), (72, ())):
            connection.execute(
                "INSERT INTO entry(id, edition_id, ident, kind, name) VALUES (?, 70, '', 'person', '')", [row]
            )
            connection.executemany("INSERT INTO entry_alias VALUES (?, ?)", [(key, row) for key in keys])
    Library(file).close()
    assert rows(file, "SELECT * FROM entry_alias") == [("ada lind", 70), ("lind", 70), ("per holm", 71)]
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DELETE FROM entry WHERE id IN (70, 72)")
    assert rows(file, "SELECT * FROM entry_alias") == [("per holm", 71)]


def test_register_of_an_older_library_tells_what_kinds_it_lists(tmp_path):
    file = tmp_path / "library.db"
    file.write_bytes(gzip.decompress((KEPT / "schema-15.db.gz").read_bytes()))
    (listed,) = rows(file, "SELECT count(DISTINCT kind) FROM entry")
    prepare(file)
    ((kinds,),) = rows(file, "SELECT kinds FROM edition JOIN register ON register.edition_id = edition.id")
    assert (len(json.loads(kinds)), "person" in json.loads(kinds)) == (*listed, True)


def test_older_library_is_copied_before_it_is_migrated(tmp_path, monkeypatch):
    file = tmp_path / "library.db"
    Library(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA - 1}")
    Library(file).close()
    copy = tmp_path / f"library.db.before-schema-{SCHEMA}"
    assert rows(copy, "PRAGMA user_version") == [(SCHEMA - 1,)]
    assert rows(file, "PRAGMA user_version") == [(SCHEMA,)]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_second_copy_before_a_migration_leaves_the_first(tmp_path):
    file = tmp_path / "library.db"
    Library(file).close()
    first = file.with_name(f"library.db.before-schema-{SCHEMA}")
    first.write_text("all that was there then")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA - 1}")
    Library(file).close()
    assert first.read_text() == "all that was there then"
    assert rows(file.with_name(f"{first.name}-2"), "PRAGMA user_version") == [(SCHEMA - 1,)]


def test_library_moved_without_its_side_files_is_whole(tmp_path):
    library = Library(tmp_path / "library.db")
    opened = kept(library)
    library.close()
    (tmp_path / "elsewhere").mkdir()
    moved = shutil.copy(tmp_path / "library.db", tmp_path / "elsewhere" / "mine.db")
    again = Library(Path(moved))
    assert again.open(opened.id) == opened
    again.close()
