import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.app.library import Library
from reader.cli.analyse import analyse
from reader.cli.arguments import parse
from reader.model.wire import reading_from_json

PAGE = """<!doctype html><html lang="en"><head><title>Bridge opens</title></head><body><article>
<h1>Bridge opens</h1>
<p>“The bridge will open in May,” says Ada Lind, chief engineer at the Harbour Authority of Strandvik.</p>
<p>The works have taken three years and cost more than was planned when the council voted for them.</p>
</article></body></html>"""


@pytest.fixture
def kilde(tmp_path, root):
    """Run the command line in a folder of its own, as a terminal would."""

    def run(*words, **options):
        environment = os.environ | {"PYTHONPATH": str(root), "XDG_DATA_HOME": str(tmp_path / "data")} | options
        command = (sys.executable, "-m", "reader", *words)
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
        )

    return run


@pytest.fixture
def page(tmp_path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    return "page.html"


def test_json_is_one_object_a_line_as_documented(kilde, page, tmp_path):
    (tmp_path / "second.txt").write_text(
        "The tunnel opens in June. “It will be late this year,” says Bo Strand, a local fisherman.", encoding="utf-8"
    )
    outcome = kilde("analyse", "--json", page, "second.txt")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    first, second = map(json.loads, outcome.stdout.splitlines())
    assert (first["schema"], first["file"], second["file"]) == (1, "page.html", "second.txt")
    reading = reading_from_json(first)
    ada = next(appearance for appearance in reading.appearances if appearance.name == "Ada Lind")
    assert ada.statements[0].text.startswith("The bridge will open in May")
    assert "Bo Strand" in [source["name"] for source in second["sources"]]


def test_json_has_the_signals_that_rest_on_the_articles_own_words(kilde, page):
    (source,) = (
        one for one in json.loads(kilde("analyse", "--json", page).stdout)["sources"] if one["name"] == "Ada Lind"
    )
    told = {signal["id"]: signal for signal in source["signals"]}
    assert {"named", "share"} <= told.keys()
    assert told["named"]["text"] == "Named with role and affiliation"
    assert not {"register-match", "seen-before", "rated"} & told.keys()  # no library is consulted


def test_without_options_it_prints_a_table(kilde, page):
    outcome = kilde("analyse", page)
    assert outcome.returncode == 0
    assert outcome.stdout.startswith("Bridge opens\n")
    assert "Ada Lind" in outcome.stdout
    assert "chief engineer" in outcome.stdout


def test_a_folder_gets_a_file_for_each_article(kilde, page, tmp_path):
    outcome = kilde("analyse", page, "--out", "results/new")
    assert (outcome.returncode, outcome.stdout) == (0, "")
    assert json.loads((tmp_path / "results" / "new" / "page.json").read_text(encoding="utf-8"))["file"] == page


def test_bad_files_are_named_at_the_end_and_the_others_done(kilde, page, tmp_path):
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    outcome = kilde("analyse", "missing.html", page, "picture.html", "--json")
    assert outcome.returncode == 1
    assert len(outcome.stdout.splitlines()) == 1
    complaints = outcome.stderr.splitlines()
    assert len(complaints) == 2
    assert complaints[0].startswith("kilde: There is no file missing.html.")
    assert "picture.html" in complaints[1]


def test_progress_goes_to_standard_error_when_asked_for(kilde, page):
    outcome = kilde("analyse", page, "--json", "--progress")
    assert "1 of 1 articles" in outcome.stderr
    assert len(outcome.stdout.splitlines()) == 1


def test_a_library_is_consulted_only_when_named(kilde, page, tmp_path):
    kilde("analyse", page, "--json")
    assert not list(tmp_path.rglob("*.db"))
    outcome = kilde("analyse", page, "--json", "--library", "mine.db")
    assert outcome.returncode == 0
    reading = reading_from_json(json.loads(outcome.stdout))
    assert "Ada Lind" in [appearance.name for appearance in reading.appearances]
    assert (tmp_path / "mine.db").exists()


def test_standard_input_is_an_article_too(page, root, tmp_path):
    command = (sys.executable, "-m", "reader", "analyse", "-", "--json")
    outcome = subprocess.run(command, cwd=root, input=PAGE.encode(), capture_output=True, timeout=120, check=True)
    assert json.loads(outcome.stdout)["file"] == "-"


def test_a_folder_that_cannot_be_made_is_said(kilde, page):
    outcome = kilde("analyse", page, "--out", f"{page}/below")
    assert outcome.returncode == 1
    assert outcome.stderr.startswith(f"kilde: The folder {page}/below cannot be made")


def test_nothing_is_read_any_more_when_the_library_closes(page, tmp_path, monkeypatch):
    """An error leaves the loop early: what is under way has to end before the library does."""

    class Watched(Library):
        def close(self):
            working.extend(thread.name for thread in threading.enumerate() if thread.name.startswith("batch"))
            super().close()

    working = []
    monkeypatch.setattr("reader.cli.analyse.Library", Watched)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out" / "page.json").mkdir(parents=True)
    words = ["analyse", page, page, page, "--out", "out", "--library", "mine.db"]
    assert analyse(parse(words)) == 1
    assert working == []


# A shell that runs the tests in the background has interrupts ignored, and children inherit that.
INTERRUPTIBLE = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from reader.__main__ import main; sys.exit(main())"
)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interrupt_ends_it_quietly_even_while_it_waits_for_input(root, page, tmp_path):
    command = (sys.executable, "-c", INTERRUPTIBLE, "analyse", "--progress", "missing.html", "-")
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, cwd=root, **pipes) as running:
        assert b"1 of 2 articles" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        assert running.wait(60) == 130
        assert b"Traceback" not in running.stderr.read()


def test_whoever_reads_the_lines_may_have_enough(root, page, tmp_path):
    command = (sys.executable, "-m", "reader", "analyse", "--json", *[str(tmp_path / page)] * 30)
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout.readline()
        running.stdout.close()
        assert running.wait(60) == 141
        assert running.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("form", ["--json", "--table"])
def test_a_full_disk_under_the_results_is_said(root, page, tmp_path, form):
    command = (sys.executable, "-m", "reader", "analyse", form, str(tmp_path / page))
    with Path("/dev/full").open("wb") as full:
        outcome = subprocess.run(command, cwd=root, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert outcome.returncode == 1
    (complaint,) = outcome.stderr.decode().splitlines()
    assert complaint.startswith("kilde: The results could not be written: No space left on device.")


def test_without_a_screen_the_window_says_so(kilde):
    outcome = kilde(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    if sys.platform == "linux":
        assert outcome.returncode == 1
        assert "There is no screen to open a window on" in outcome.stderr


def test_the_command_line_loads_no_qt_and_the_window_no_parser(root):
    check = "import sys, reader.__main__, reader.cli.main; print(*sorted(sys.modules))"
    outcome = subprocess.run((sys.executable, "-c", check), cwd=root, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in outcome.stdout.split()}
    assert not loaded & {"PySide6", "trafilatura", "lxml", "markdown_it", "httpx", "sqlite_utils"}
