"""A register read by another process: what is hostile or broken ends that one alone."""

import bz2
import gzip
import json
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from reader.app import register_process
from reader.app.importing import never
from reader.app.library import Library
from reader.app.paths import worker_command
from reader.app.register_file import RegisterFiles
from reader.app.register_process import RegisterProcess
from reader.app.worker_process import WorkerProcess
from reader.app.workshop import Workshop
from reader.model.entry import BrokenRecord, Column
from reader.model.errors import ImportCancelledError, KildeError, RegisterUnreadableError
from reader.model.request import RegisterRequest
from reader.register.mapping import Mapping, Meaning, Use
from reader.register.question import NeedsMapping
from tests.app.registers import person, popolo

STUB = (sys.executable, "-m", "tests.app.stub_register_worker")


def opened(name, is_cancelled=never):
    return RegisterProcess(WorkerProcess(STUB, None), RegisterRequest(Path(name)), is_cancelled)


@pytest.fixture
def files(tmp_path):
    library = Library(tmp_path / "library.db")
    yield RegisterFiles(library, Workshop(worker_command()))
    library.close()


def read(files, file):
    """Return the records of a file, as the worker that ships reads them."""
    with files.open(file) as register:
        return [record for batch in register.batches() for record in batch]


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("silent", "gave nothing to read for a minute"),
        ("overworked", "gave nothing to read for a minute"),
        ("faulty", "Reading faulty failed"),
        ("deadly", "ended unexpectedly"),
        ("greedy", "needed more memory than it may take"),
        ("nameless", "Reading nameless failed"),
        ("babbling", "Reading babbling failed"),
    ],
)
def test_worker_that_fails_is_an_error_in_words(how, words, monkeypatch):
    monkeypatch.setattr(register_process, "SILENT_S", 1)
    with pytest.raises(RegisterUnreadableError, match=words) as error:
        opened(how)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(("how", "words"), [("lying", "Reading lying failed"), ("halting", "gave nothing")])
def test_worker_that_fails_half_way_is_an_error_in_words(how, words, monkeypatch):
    monkeypatch.setattr(register_process, "SILENT_S", 1)
    with opened(how) as register, pytest.raises(RegisterUnreadableError, match=words):
        list(register.batches())


def test_file_that_takes_long_to_open_can_be_cancelled():
    asked = []

    def has_enough():
        asked.append(True)
        return len(asked) > 3

    with pytest.raises(ImportCancelledError):
        opened("alive", has_enough)


def test_bundle_reads_registers_too(tmp_path):
    worker = WorkerProcess((sys.executable, "-m", "reader", "--worker", "registers"), None)
    file = popolo(tmp_path, person("p1", "Ada Lind"))
    with RegisterProcess(worker, RegisterRequest(file), never) as register:
        assert [len(batch) for batch in register.batches() if batch] == [2]


def test_file_that_says_nothing_can_be_cancelled():
    begun = time.monotonic()
    with pytest.raises(ImportCancelledError):
        opened("silent", lambda: time.monotonic() > begun + 0.3)
    assert time.monotonic() < begun + 10


def test_how_far_a_first_pass_is_is_told_before_there_is_a_record(files, tmp_path):
    bodies = ({"id": f"o{n}", "schema": "Organization", "properties": {"name": [f"Body {n}"]}} for n in range(60_000))
    file = tmp_path / "money.ftm.json"
    file.write_text("\n".join(map(json.dumps, bodies)), encoding="utf-8")
    with files.open(file) as register:
        told = [(register.read, len(batch)) for batch in register.batches()]
    assert [read for read, _ in told] == sorted(read for read, _ in told)
    before = [read for read, count in told if not count]
    assert any(0 < read < 0.6 for read in before)


def test_table_with_too_many_columns_is_refused_in_words(files, tmp_path):
    file = tmp_path / "wide.csv"
    file.write_text(",".join(f"c{n}" for n in range(10_001)) + "\n" + ",".join("x" * 10_001) + "\n", encoding="utf-8")
    with pytest.raises(RegisterUnreadableError, match="more columns than a register has"):
        files.open(file)


def test_half_read_register_leaves_no_process_behind(files, tmp_path):
    file = popolo(tmp_path, *(person(f"p{number}", f"Ada Lind{number}") for number in range(20_000)))
    with files.open(file) as register:
        assert next(filter(None, register.batches()))
        process = register._worker._popen
    assert process.returncode is not None


HOSTILE = {
    "deep": b'{"a":' * 100_000,
    "one line": b'[{"name": "' + b"a" * (30 << 20) + b'"}]',
    "bomb.gz": gzip.compress(b'{"name": "Ada Lind", "country": "no"}\n' * 3_000_000),
    "bomb.bz2": bz2.compress(bytes(200 << 20)),
    "aliases.yaml": b"a: &a [1]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n- name: x\n",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(5000),
    "page": b"<html><script>alert(1)</script></html>",
    "nothing": b"",
    "half characters": b'[{"id": "p1", "name": "Ada \\ud800 Lind"}, {"id": "p2", "name": "Per Holm"}]',
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_file_is_read_or_refused(files, tmp_path, kind):
    file = tmp_path / kind
    file.write_bytes(HOSTILE[kind])
    with suppress(KildeError):  # a sentence, or a question, is as good an answer as records
        assert all(isinstance(record, BrokenRecord) or record.names for record in read(files, file))
    assert read(files, popolo(tmp_path, person("p1", "Ada Lind")))  # and the next one is read


def test_archive_that_is_locked_is_refused_in_words(files, tmp_path):
    with zipfile.ZipFile(tmp_path / "register.zip", "w") as archive:
        archive.writestr("register.json", "[]")
    content = bytearray((tmp_path / "register.zip").read_bytes())
    content[6] |= 1  # says that it is encrypted
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "register.zip").write_bytes(content)
    with pytest.raises(RegisterUnreadableError, match="locked by a password"):
        read(files, tmp_path / "register.zip")


@pytest.mark.skipif(sys.platform != "linux", reason="a name of any bytes is Linux's")
def test_file_whose_name_is_no_text_is_read(files, tmp_path):
    file = popolo(tmp_path, person("p1", "Ada Lind"))
    (tmp_path / "f\udce5lder").mkdir()
    odd = file.rename(tmp_path / "f\udce5lder" / "r\udce5d.json")
    assert [record.names for record in read(files, odd)] == [("Ada Lind",), ("Sund Council",)]
    with files.open(odd) as register:
        assert files.registers.take_in(register, odd).tally.added == 2
    table = tmp_path / "f\udce5lder" / "r\udce5d.csv"
    table.write_text("id,name,party\n1,Ada Lind,x\n", encoding="utf-8")
    with files.open_table(
        table, NeedsMapping("", (Column("name", ()),)), Mapping((Use(Meaning.NAME, ("name",)),))
    ) as register:
        assert register.edition.register == "r?d"
