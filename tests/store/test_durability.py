import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from reader.app.library import Library
from reader.model.errors import LibraryError
from reader.store.lane import Writer
from tests.app.story import kept, mark

ROOT = Path(__file__).parents[2]

WRITE_AND_WAIT = """
import sys
from pathlib import Path
from reader.app.library import Library
from tests.app.story import correction, kept, mark
library = Library(Path(sys.argv[1]))
opened = kept(library)
for number in range(int(sys.argv[2])):
    library.add_annotation(opened.id, mark(uid=f"mark-{number}", note="n"))
    print(number, flush=True)
library.correct(opened.id, correction("role", "Per Holm", "steel buyer"))
print("done", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("acknowledged", [1, 7])
def test_what_was_acknowledged_is_there_after_kill_9(tmp_path, acknowledged):
    file = tmp_path / "library.db"
    command = [sys.executable, "-c", WRITE_AND_WAIT, file, str(acknowledged)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert [process.stdout.readline().strip() for _ in range(acknowledged)] == list(map(str, range(acknowledged)))
        assert process.stdout.readline() == "done\n"
        os.kill(process.pid, signal.SIGKILL)
    library = Library(file)
    opened = library.last_opened() or library.open(library.articles()[0].id)
    assert [placed.annotation.uid for placed in opened.annotations] == [f"mark-{n}" for n in range(acknowledged)]
    assert [card.appearance.role for card in opened.cards if card.corrected] == ["steel buyer"]
    assert library.undo(opened.id)[1] == "role corrected"
    library.close()


def test_killed_in_the_middle_of_its_work_the_library_is_whole(tmp_path):
    file = tmp_path / "library.db"
    command = [sys.executable, "-c", WRITE_AND_WAIT, file, "100000"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        seen = int([process.stdout.readline() for _ in range(20)][-1])
        os.kill(process.pid, signal.SIGKILL)
        seen = max([seen, *(int(line) for line in process.stdout if line.strip().isdigit())])
    library = Library(file)
    marks = library.open(library.articles()[0].id).annotations
    assert {f"mark-{number}" for number in range(seen)} <= {placed.annotation.uid for placed in marks}
    library.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_full_disk_is_a_sentence_and_loses_nothing(library_with_article):
    library, opened = library_with_article
    pages = library._writer.write(lambda c: c.execute("PRAGMA page_count").fetchone()[0])
    library._writer._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="disk is full"):
        library.add_annotation(opened.id, mark(note="long " * 50_000))
    assert library.open(opened.id) == opened
    library._writer._connection.execute("PRAGMA max_page_count = 1000000")
    assert len(library.add_annotation(opened.id, mark()).annotations) == 1


def test_disk_that_cannot_be_written_is_a_sentence_and_reading_goes_on(library_with_article):
    library, opened = library_with_article
    library._writer._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(LibraryError, match="cannot be written to"):
        library.add_annotation(opened.id, mark())
    assert library.open(opened.id) == opened


@pytest.fixture
def library_with_article(tmp_path):
    library = Library(tmp_path / "library.db")
    yield library, kept(library)
    library.close()


def test_closed_library_says_so(tmp_path):
    library = Library(tmp_path / "library.db")
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.set_setting("a", "b")


def test_change_that_comes_while_the_library_closes_is_refused(tmp_path):
    (tmp_path / "any.db").touch()
    writer = Writer(tmp_path / "any.db", busy_s=0.2)
    begun, go_on = Event(), Event()
    with ThreadPoolExecutor() as pool:
        pool.submit(writer.write, lambda _: (begun.set(), go_on.wait(20)))
        assert begun.wait(20)
        pool.submit(writer.close)
        while writer._changes.empty():  # until the end stands in the queue
            pass
        late = pool.submit(writer.write, lambda _: None)
        go_on.set()
        assert isinstance(late.exception(20), LibraryError)
