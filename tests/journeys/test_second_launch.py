"""The program launched while it runs already, as processes of their own."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = """<html lang="en"><head><title>{0}</title></head><body><article><h1>{0}</h1>
<p>The wheel of the old mill at Sund turned on Sunday for the first time in forty years, and then it stood again.</p>
<p>“It was never broken, only forgotten,” said Liv Sand, chair of the Sund Mill Society.</p></article></body></html>"""


class Home:
    """A reader's folders, and the programs launched in them."""

    def __init__(self, folder: Path, runtime: str) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[bytes]] = []
        self.library = folder / "library.db"
        self.environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_RUNTIME_DIR": runtime,
            "KILDE_LIBRARY": str(self.library),
            "PYTHONPATH": str(ROOT),
        }

    def page(self, title: str) -> str:
        """Write a page; return its name, as it is called in the folder."""
        (self.folder / f"{title}.html").write_text(PAGE.format(title), encoding="utf-8")
        return f"{title}.html"

    def launch(self, *arguments: str, typed: bytes = b"") -> "subprocess.Popen[bytes]":
        program = subprocess.Popen(
            [sys.executable, "-m", "reader", *arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.started.append(program)
        program.stdin.write(typed)
        program.stdin.close()
        return program

    def opened(self) -> set[str]:
        """Return the titles of the articles that have been opened and analysed in the library."""
        titles = "SELECT title FROM articles WHERE statements > 0"
        with contextlib.suppress(sqlite3.OperationalError), contextlib.closing(sqlite3.connect(self.library)) as made:
            return {str(title) for (title,) in made.execute(titles)}
        return set()  # it is still being made

    def stands(self, *arguments: str, title: str) -> "subprocess.Popen[bytes]":
        """Launch, and wait until the window listens to later launches."""
        program = self.launch(*arguments)
        until(lambda: title in self.opened())
        runtime = Path(self.environment["XDG_RUNTIME_DIR"]) / "kilde"
        until(lambda: any(file.is_socket() for file in runtime.iterdir()))
        return program


def until(is_so: Callable[[], bool], limit_s: float = 30) -> None:
    end = time.monotonic() + limit_s
    while not is_so():
        assert time.monotonic() < end, "nothing came of it"
        time.sleep(0.02)


@pytest.fixture
def home(tmp_path) -> Iterator[Home]:
    with tempfile.TemporaryDirectory() as runtime:  # of a short name, which a socket needs
        made = Home(tmp_path, runtime)
        yield made
        for program in made.started:
            if program.poll() is None:
                program.kill()
            program.wait()
            program.stderr.close()


def test_a_second_launch_opens_its_article_in_the_first_window(home):
    first = home.stands(home.page("One"), title="One")
    second = home.launch(home.page("Two"))
    assert second.wait(10) == 0
    until(lambda: "Two" in home.opened())
    assert home.launch().wait(10) == 0  # to see the window
    assert first.poll() is None
    assert second.stderr.read() == b""


def test_what_comes_in_on_standard_input_is_opened_in_the_first_window(home):
    home.stands(home.page("One"), title="One")
    assert home.launch("-", typed=PAGE.format("Piped").encode()).wait(10) == 0
    until(lambda: "Piped" in home.opened())
    empty = home.launch("-")
    assert empty.wait(10) == 1
    assert b"standard input is empty" in empty.stderr.read()


def test_another_library_has_a_window_of_its_own(home):
    home.stands(home.page("One"), title="One")
    other = home.launch("--library", "other.db", home.page("Two"))
    until(lambda: (home.folder / "other.db").exists())
    time_of_a_second_launch = 3
    with pytest.raises(subprocess.TimeoutExpired):
        other.wait(time_of_a_second_launch)
    assert home.opened() == {"One"}


def test_a_window_that_was_killed_is_followed_by_the_next(home):
    first = home.stands(home.page("One"), title="One")
    first.kill()
    first.wait()
    second = home.launch(home.page("Two"))
    until(lambda: "Two" in home.opened())
    assert second.poll() is None
    until(lambda: home.launch(home.page("Three")).wait(10) == 0)
    until(lambda: "Three" in home.opened())


@pytest.mark.skipif(os.name != "posix", reason="no process is stopped so elsewhere")
def test_a_window_that_hangs_keeps_nobody_from_reading(home):
    first = home.stands(home.page("One"), title="One")
    first.send_signal(signal.SIGSTOP)
    begun = time.monotonic()
    second = home.launch(home.page("Two"))
    until(lambda: "Two" in home.opened())
    assert second.poll() is None
    assert time.monotonic() - begun < 10  # 1.5 s of it waiting, the rest is the start of a window on a busy machine
    first.send_signal(signal.SIGCONT)


def test_a_window_that_is_closed_makes_room(home):
    first = home.stands(home.page("One"), title="One")
    first.terminate()
    assert first.wait(20) == 0
    assert list((Path(home.environment["XDG_RUNTIME_DIR"]) / "kilde").iterdir()) == []


def test_commands_without_a_window_do_not_ask_for_one(home):
    first = home.stands(home.page("One"), title="One")
    first.send_signal(signal.SIGSTOP)
    assert home.launch("sources").wait(20) == 0
    first.send_signal(signal.SIGCONT)
