"""Journeys 16, 17 and 23: a researcher's folder of pages, the library as data, and pages that mean harm."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Quay {n} stays shut</title>
<meta property="og:site_name" content="Harbour Post"></head><body><article><h1>Quay {n} stays shut</h1>
<p>Quay {n} will stay shut until May, the pilot Ada Fjell told reporters on Monday, after a winter of repairs.</p>
<p>“Nobody has walked on it since the storm,” said Jonas Dahl, director of the Sandvik Harbour Board. “We will open it
when it is safe.”</p><p>According to Dahl, the repairs cost four times what was planned.</p></article></body></html>"""
BAD = {
    "empty.html": b"",
    "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "bomb.html.gz": gzip.compress(b"<p>" + b"a" * 30_000_000),
    "noise.txt": bytes(range(256)) * 40,
    "paper.html": b"%PDF-1.7\n" + b"0 0 obj\n" * 40,
}


def kilde(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reader", *map(str, arguments)]
    surroundings = os.environ | {"HOME": str(cwd), "PYTHONPATH": str(Path(__file__).parents[2])} | environment
    return subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, text=True, timeout=120)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(40):
        (folder / f"quay-{n}.html").write_text(PAGE.format(n=n), encoding="utf-8")
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    return folder


def test_a_folder_of_pages_is_done_and_the_bad_ones_are_named(pages, tmp_path):
    files = sorted(pages.iterdir())
    run = kilde("analyse", *files, pages / "gone.html", "--json", "--progress", "--out", tmp_path / "out", cwd=tmp_path)
    assert run.returncode == 1
    done = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert done == sorted(f"quay-{n}.json" for n in range(40))
    for name in [*BAD, "gone.html"]:
        assert name in run.stderr
    assert "left" in run.stderr  # time left
    reading = json.loads((tmp_path / "out" / "quay-7.json").read_text(encoding="utf-8"))
    cards = {source["name"]: source for source in reading["sources"]}
    assert cards["Jonas Dahl"]["role"] == "director"
    assert cards["Jonas Dahl"]["affiliation"] == "Sandvik Harbour Board"
    assert len(cards["Jonas Dahl"]["statements"]) == 3
    assert cards["Harbour Post"]["kind"] == "publisher"


def test_one_object_a_line_with_offsets_that_fit(pages, tmp_path):
    run = kilde("analyse", "--json", pages / "quay-1.html", pages / "quay-2.html", cwd=tmp_path)
    readings = [json.loads(line) for line in run.stdout.splitlines()]
    assert [Path(reading["file"]).name for reading in readings] == ["quay-1.html", "quay-2.html"]
    for reading in readings:
        text = reading["article"]["text"]
        for source in reading["sources"]:
            for statement in source["statements"]:
                assert text[statement["start"] : statement["end"]] == statement["text"]


def sqlite_utils(*arguments: str | Path) -> list[dict[str, object]]:
    """Ask as somebody does who has the library, that tool, and no Kilde at hand."""
    command = [sys.executable, "-m", "sqlite_utils", *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture
def library(pages, tmp_path) -> Path:
    file = tmp_path / "library.sqlite"
    three = [pages / f"quay-{n}.html" for n in range(3)]
    assert kilde("analyse", *three, "--library", file, cwd=tmp_path).returncode == 0
    return file


def test_the_library_says_itself_what_is_where(library):
    views = {row["view"] for row in sqlite_utils("views", library)}
    assert views >= {"articles", "sources", "statements", "marks"}
    explained = {row["name"] for row in sqlite_utils("rows", library, "read_me")}
    tables = {row["table"] for row in sqlite_utils("tables", library)}
    of_sqlite = {name for name in tables if "_fts" in name or name.startswith(("sqlite_", "_sqlite"))}
    assert (tables | views) - of_sqlite <= explained


def test_who_said_what_where_is_one_question(library):
    said = sqlite_utils(
        "query",
        library,
        """SELECT speaker, role, affiliation, words, article, outlet FROM statements
        WHERE is_certain AND kind = 'direct' ORDER BY article""",
    )
    assert len(said) == 6
    assert {(row["speaker"], row["role"], row["affiliation"], row["outlet"]) for row in said} == {
        ("Jonas Dahl", "director", "Sandvik Harbour Board", "Harbour Post")
    }
    assert {row["article"] for row in said} == {f"Quay {n} stays shut" for n in range(3)}
    assert "Nobody has walked on it since the storm" in said[0]["words"]
    cited = sqlite_utils("query", library, "SELECT name, articles, statements FROM sources WHERE kind = 'person'")
    assert {"name": "Jonas Dahl", "articles": 3, "statements": 9} in cited


def test_a_hostile_page_is_read_or_refused_and_reaches_nothing(tmp_path):
    page = tmp_path / "hostile.html"
    page.write_text(
        PAGE.format(n=1).replace(
            "<article>",
            "<script src='http://127.0.0.1:9/t.js'></script><img src='http://127.0.0.1:9/pixel.gif'>"
            "<iframe src='file:///etc/passwd'></iframe><article>" + "<div>" * 3000,
        )
        + "<!-- "
        + "x" * 5_000_000,
        encoding="utf-8",
    )
    unshare = shutil.which("unshare")
    if not unshare or os.geteuid() != 0:
        pytest.skip("needs root and unshare for a network namespace without any way out")
    command = [unshare, "--net", sys.executable, "-m", "reader", "analyse", "--json", str(page)]
    surroundings = os.environ | {"HOME": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    assert "root:" not in run.stdout
    assert "Jonas Dahl" in run.stdout
