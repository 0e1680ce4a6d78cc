"""Journey 20: with a screen reader, through the same bus that Orca listens on."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.benchmarks.screen import screen
from tests.conftest import need_program

HERE = Path(__file__).resolve().parent
CLIENT = HERE / "at_spi_client.py"
SESSION = """
{launcher} --launch-immediately >/dev/null 2>&1 &
launcher=$!
openbox 2>/dev/null & desk=$!
for _ in $(seq 100); do xdotool get_desktop >/dev/null 2>&1 && break; sleep 0.1; done  # else the window gets no focus
{python} -m reader >&2 & window=$!
/usr/bin/python3 {client}
kill $window; wait $window
kill $desk $launcher
"""
CONTROLS = {"push button", "text", "check box", "combo box", "list", "list item", "toggle button"}

Heard = list[dict[str, object]]


@pytest.fixture
def look(xvfb, tmp_path) -> Iterator[Callable[..., Heard]]:
    """Press keys, then return what is to be heard in the window."""
    session = need_program("dbus-run-session", "dbus")
    launcher = need_program("/usr/libexec/at-spi-bus-launcher", "at-spi2-core")
    need_program("openbox", "openbox")
    keys = need_program("xdotool", "xdotool")
    if subprocess.run(["/usr/bin/python3", "-c", "import pyatspi"], capture_output=True, check=False).returncode:
        need_program("pyatspi", "python3-pyatspi")
    script = SESSION.format(launcher=launcher, python=sys.executable, client=CLIENT)
    with screen() as on:
        environment = os.environ | {
            "DISPLAY": on.display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "HOME": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "KILDE_LIBRARY": str(tmp_path / "library.db"),
            "PYTHONPATH": str(HERE.parents[1]),
        }
        command = [session, "bash", "-c", script]  # what the bus starts by itself prints there too
        pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
        with subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, stderr=quiet, text=True) as reader:

            def look(*pressed: str) -> Heard:
                if pressed:
                    # The window is turned to first: a busy window manager, or none, may leave it without the keyboard.
                    there = ("search", "--onlyvisible", "--name", "Kilde$", "windowfocus")
                    subprocess.run([keys, *there, "key", *pressed], env=environment, check=True, timeout=20)
                assert reader.stdin is not None
                assert reader.stdout is not None
                reader.stdin.write("look\n")
                reader.stdin.flush()
                line = next(line for line in reader.stdout if line.startswith("["))
                heard: Heard = json.loads(line)
                return heard

            yield look
            assert reader.stdin is not None
            reader.stdin.close()
            reader.wait(20)


def when(look: Callable[..., Heard], is_so: Callable[[Heard], bool]) -> Heard:
    end = time.monotonic() + 30
    while not is_so(heard := look()):
        assert time.monotonic() < end, heard
        time.sleep(0.1)
    return heard


def press_until(look: Callable[..., Heard], keys: tuple[str, ...], is_so: Callable[[Heard], bool]) -> Heard:
    """Press keys again where they got lost: the window manager may still be handing the window its focus."""
    for _ in range(6):
        look(*keys)
        end = time.monotonic() + 4
        while time.monotonic() < end:
            if is_so(heard := look()):
                return heard
            time.sleep(0.1)
    raise AssertionError(f"{keys} did not lead there: {look()}")


def nameless(heard: Heard) -> Heard:
    return [one for one in heard if not one["name"] and (one["focusable"] or one["role"] in CONTROLS)]


def cards(heard: Heard) -> list[str]:
    return [str(one["name"]) for one in heard if one["role"] == "list item"]


def test_controls_cards_and_the_way_to_the_statements_are_heard(look):
    heard = when(look, lambda heard: any("Neumann" in name for name in cards(heard)))
    assert nameless(heard) == []
    assert any(one["name"] == "Article" and one["focusable"] for one in heard)
    neumann = next(name for name in cards(heard) if name.startswith("Iver B. Neumann"))
    for words in ("Director", "Fridtjof Nansen Institute", "5 statements"):
        assert words in neumann
    press_until(look, ("F6", "Down"), lambda heard: any(o["focused"] and o["role"] == "list item" for o in heard))
    before = cards(look())
    look("Right")
    after = when(look, lambda heard: cards(heard) != before)
    said = [name for name in cards(after) if ", paragraph " in name]
    assert len(said) == 5
    assert any("direct" in name for name in said)


def has_focus(name: str) -> Callable[[Heard], bool]:
    return lambda heard: any(one["name"] == name and one["focused"] for one in heard)


def test_the_find_bar_and_the_way_to_a_statement_are_heard(look):
    when(look, lambda heard: any("Neumann" in name for name in cards(heard)))
    heard = press_until(look, ("ctrl+f",), has_focus("Find in this article"))
    assert nameless(heard) == []
    choices = {"Case: Capitals as they are typed", "Whole words: Not inside longer words", "Next place (F3)"}
    assert choices <= {str(one["name"]) for one in heard}
    heard = press_until(look, ("ctrl+g",), has_focus("Go to a statement"))
    assert nameless(heard) == []
    assert any(one["role"] == "list item" and "Bondarev: nothing in his career" in str(one["name"]) for one in heard)


def test_the_panel_of_text_and_colours_is_heard(look):
    when(look, lambda heard: any("Neumann" in name for name in cards(heard)))
    heard = press_until(look, ("ctrl+shift+a",), has_focus("Colours: Light"))
    assert nameless(heard) == []
    assert {"Text and colours", "Font", "Size"} <= {str(one["name"]) for one in heard}
    heard = press_until(look, ("Escape",), lambda heard: not any(one["name"] == "Colours: Light" for one in heard))
    assert any(str(one["name"]).endswith(" – Kilde") for one in heard)
