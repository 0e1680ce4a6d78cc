import json
from contextlib import closing
from pathlib import Path

import pytest

from reader.app.library import Library
from reader.cli.arguments import parse
from reader.cli.sources import list_sources
from tests.app.story import kept


@pytest.fixture
def file(tmp_path):
    library = Library(tmp_path / "library.db")
    kept(library)
    library.close()
    return library.file


def run(capsys, file: Path, *words: str) -> tuple[int, str, str]:
    status = list_sources(parse(["sources", "--library", str(file), *words]))
    told = capsys.readouterr()
    return status, told.out, told.err


def test_sources_are_printed_as_a_table(capsys, file):
    status, out, err = run(capsys, file, "--kind", "person")
    assert (status, err) == (0, "")
    heading, *lines = out.splitlines()
    assert heading.split() == ["source", "kind", "role", "affiliation", "articles", "statements", "last", "cited"]
    assert any(line.startswith("Ada Lind") and "Westbridge Road Office" in line for line in lines)
    assert not any("Courier" in line for line in lines)


def test_words_and_kinds_narrow_the_list(capsys, file):
    _, out, _ = run(capsys, file, "--jsonl", "westbridge", "engin")
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["Ada Lind"]
    _, out, _ = run(capsys, file, "--jsonl", "--kind", "publisher", "courier")
    assert [json.loads(line)["kind"] for line in out.splitlines()] == ["publisher"]


def test_a_file_that_exists_is_spared_unless_one_says_so(capsys, file, tmp_path):
    written = tmp_path / "sources.csv"
    assert run(capsys, file, "-o", str(written))[0] == 0
    before = written.read_bytes()
    assert b"Ada Lind" in before
    status, _, err = run(capsys, file, "--ftm", "-o", str(written))
    assert status == 1
    assert "already a file" in err
    assert written.read_bytes() == before
    assert run(capsys, file, "--ftm", "-o", str(written), "--overwrite")[0] == 0
    assert b'"schema": "Person"' in written.read_bytes()


def test_a_list_that_cannot_be_written_is_one_line_of_complaint(capsys, file, tmp_path):
    status, _, err = run(capsys, file, "-o", str(tmp_path / "nowhere" / "sources.csv"))
    assert status == 1
    assert "The list was not saved" in err


def test_more_sources_are_listed_than_a_table_in_the_window_holds(capsys, file, monkeypatch):
    every = run(capsys, file, "--jsonl")[1].splitlines()
    monkeypatch.setattr("reader.app.listed.all_sources.__defaults__", (1,))
    with closing(Library(file)) as library:
        assert len(library.catalogue.sources()) == 1
    assert run(capsys, file, "--jsonl")[1].splitlines() == every


@pytest.mark.parametrize("folder", [".", "", "/"])
def test_a_folder_is_no_file_to_write_into(capsys, file, tmp_path, monkeypatch, folder):
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    for more in ((), ("--overwrite",)):
        status, _, err = run(capsys, file, "-o", folder, *more)
        assert status == 1
        assert err.startswith("kilde: ")
    assert set(tmp_path.iterdir()) == before


def test_a_library_that_is_not_there_is_not_made(capsys, tmp_path):
    status, out, err = run(capsys, tmp_path / "libary.db")
    assert (status, out) == (1, "")
    assert "There is no library" in err
    assert list(tmp_path.iterdir()) == []
