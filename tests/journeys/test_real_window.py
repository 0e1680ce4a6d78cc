"""The program as it is started, on a screen with a window manager, driven by mouse and keys."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.benchmarks.screen import SIZE, Screen, screen
from tests.conftest import need_program

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def on(xvfb, tmp_path) -> Iterator[Screen]:
    openbox = need_program("openbox", "openbox")
    need_program("xdotool", "xdotool")
    with screen() as here:
        display = os.environ | {"DISPLAY": here.display, "HOME": str(tmp_path)}
        desk = subprocess.Popen([openbox], env=display, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):  # before it is there, keys that are the window manager's go nowhere
            if do(here, "get_desktop"):
                break
            time.sleep(0.1)
        yield here
        desk.terminate()
        desk.wait()


def surroundings(on: Screen, home: Path) -> dict[str, str]:
    return os.environ | {
        "DISPLAY": on.display,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "KILDE_LIBRARY": str(home / "library.db"),
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def kilde(on, tmp_path) -> Iterator[subprocess.Popen[str]]:
    command, here = [sys.executable, "-m", "reader"], surroundings(on, tmp_path)
    program = subprocess.Popen(command, env=here, stderr=subprocess.PIPE, text=True)
    yield program
    if program.poll() is None:
        program.kill()
    program.communicate()


def do(on: Screen, *arguments: str) -> str:
    command = ["xdotool", *arguments]
    environment = os.environ | {"DISPLAY": on.display}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=30).stdout


def until(is_so: Callable[[], bool], limit_s: float = 30, said: Callable[[], str] = lambda: "nothing") -> None:
    end = time.monotonic() + limit_s
    while not is_so():
        assert time.monotonic() < end, f"what came of it: {said()}"
        time.sleep(0.02)


def do_seen(on: Screen, *arguments: str) -> None:
    """Do what changes the picture, and wait until it has."""
    before = picture(on)
    do(on, *arguments)
    until(lambda: picture(on) != before, said=lambda: f"the picture is the same after {arguments}")


def picture(on: Screen) -> bytes:
    return on.picture.read_bytes()[-SIZE[0] * SIZE[1] * 4 :]


def shades(pixels: bytes) -> int:
    return len({pixels[i : i + 3] for i in range(0, len(pixels), 4)})


def wait_for_article(on: Screen) -> str:
    """Wait until the title bar names the article, and what is under it has many shades: letters, not a grey field."""
    until(lambda: bool(do(on, "search", "--name", ". – Kilde$").strip()))
    until(lambda: shades(picture(on)) > 60)
    return do(on, "search", "--name", ". – Kilde$").split()[0]


def close(on: Screen, program: subprocess.Popen[str]) -> None:
    """Press the window manager's keys, again where it was busy, until the program has ended."""
    for _ in range(4):
        do(on, "key", "alt+F4")
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(6)
            return


def assert_clean_end(program: subprocess.Popen[str]) -> None:
    _, errors = program.communicate(timeout=20)
    assert "Traceback" not in errors
    assert "Error" not in errors
    assert program.returncode == 0


def test_the_sample_is_painted_and_answers_mouse_and_keys(on, kilde):
    window = wait_for_article(on)
    do(on, "windowactivate", "--sync", window)
    for action in (("mousemove", "1200", "300", "click", "1"), ("key", "ctrl+f"), ("type", "the")):
        do_seen(on, *action)
    do(on, "key", "Escape")
    close(on, kilde)
    assert_clean_end(kilde)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_terminal_ends_it_as_the_close_button_does(on, kilde, number):
    wait_for_article(on)
    kilde.send_signal(number)
    assert_clean_end(kilde)


BUTTONS = """
from reader.app import paths
from reader.ui.look import Look
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox
application = QApplication([])
kinds = QDialogButtonBox.StandardButton
bare = QDialogButtonBox(kinds.Save)
look = Look(paths.resource(), application)
dressed, asked = QDialogButtonBox(kinds.Save), QMessageBox()
asked.addButton(QMessageBox.StandardButton.Cancel)
print([button.icon().isNull() for box in (bare, dressed, asked) for button in box.buttons()])
"""


def test_buttons_of_dialogs_have_none_of_the_desktops_pictures(on):
    display = os.environ | {"DISPLAY": on.display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, "-c", BUTTONS], env=display, capture_output=True, text=True, check=False)
    assert told.stdout == "[False, True, True]\n", told.stderr


def note_in(library: Path) -> str:
    with contextlib.closing(sqlite3.connect(library)) as kept:
        (note,) = kept.execute("SELECT coalesce(group_concat(note), '') FROM marks").fetchone()
        return str(note)


def test_after_a_kill_the_window_stands_as_before_and_the_note_is_there(on, kilde, tmp_path):
    library = tmp_path / "library.db"
    window = wait_for_article(on)
    do(on, "windowactivate", "--sync", window)
    do(on, "windowsize", "--sync", window, "1180", "760")
    for key in ("Page_Down", "Page_Down", "Down", "n"):
        do_seen(on, "key", key)
    do(on, "type", "--delay", "12", "Ask her who paid for the")
    until(lambda: note_in(library).startswith("Ask her who paid"), said=lambda: note_in(library))
    time.sleep(1.5)  # what is kept within a second is kept
    assert note_in(library) == "Ask her who paid for the"
    before = picture(on)
    kilde.kill()
    kilde.wait()
    again = subprocess.Popen(kilde.args, env=surroundings(on, tmp_path), stderr=subprocess.PIPE, text=True)
    try:
        wait_for_article(on)
        until(lambda: likeness(picture(on), before) > 0.9, 10)
        assert "1180x760" in do(on, "getwindowgeometry", do(on, "search", "--name", ". – Kilde$").split()[0])
    finally:
        again.kill()
        again.communicate()


def likeness(one: bytes, other: bytes) -> float:
    """Return the share of rows below the note that are the same, where the window manager has put the window lower."""
    rows = range(320, 700)
    return max(sum(row(one, at + lower) == row(other, at) for at in rows) / len(rows) for lower in range(-30, 31))


def row(pixels: bytes, at: int) -> bytes:
    """Return a row of the text: elsewhere is the pointer."""
    return pixels[(at * SIZE[0] + 20) * 4 : (at * SIZE[0] + 560) * 4]
