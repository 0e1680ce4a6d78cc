"""A later launch tells the first window what is wanted; nobody else is listened to."""

import os
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from reader.app import paths
from reader.model.checked import WireError
from reader.model.errors import ArticleUnreadableError
from reader.model.frames import FrameError
from reader.model.original import Original
from reader.ui.launch_client import hand_over
from reader.ui.launch_server import MOST_CALLERS
from reader.ui.launches import GREETING, Launch, launch_from, launch_to_bytes
from reader.ui.one_window import OneWindow, bring_to_front, told

STORY = Launch("/tmp/story.html")
HOSTILE = (
    b"",
    b"\x00" * 9,
    b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"\xff\xff\xff\xff",
    (3).to_bytes(4, "big") + b"{]}",
    (4).to_bytes(4, "big") + b"null",
    (2).to_bytes(4, "big") + b"{}and more",
    launch_to_bytes(STORY) + b"x",
    launch_to_bytes(STORY).replace(b'"location":"', b'"location":"!'),
    launch_to_bytes(Launch("/tmp/a\0b")),
    launch_to_bytes(Launch("")),
    launch_to_bytes(Launch("/" + "a" * 20_000)),
)


ELSEWHERE = """
import sys
from reader.ui.launch_client import hand_over
from reader.ui.launches import launch_from
sys.exit(not hand_over(launch_from(sys.stdin.buffer.read()), sys.argv[1], float(sys.argv[2])))
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    with tempfile.TemporaryDirectory() as folder:  # of a short name, which a socket needs
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.setenv("XDG_DATA_HOME", folder)
        found = paths.meeting_place(tmp_path / "library.db")
        assert found.parent.parent == Path(folder)
        yield found


@pytest.fixture
def heard(qapp, place):
    """Return the launches that a first window hears of, and that window's end."""
    taken, one = [], OneWindow(place)
    assert one.is_first()
    one.listen(taken.append)
    yield taken
    one.leave()


def tell(qtbot, place, launch, patience_s=5.0) -> bool:
    """Tell of the launch as another process does."""
    command = [sys.executable, "-c", ELSEWHERE, str(place), str(patience_s)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, cwd=Path(__file__).parents[3])
    other.stdin.write(launch_to_bytes(launch))
    other.stdin.close()
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=10_000)
    return other.returncode == 0


@pytest.mark.parametrize(
    "launch",
    [
        Launch(),
        STORY,
        Launch(os.fsdecode(b"/tmp/\xf8l.html"), token="a-token"),
        Launch("https://example.org/story"),
        Launch(original=Original(b"<p>\x00\xff" * 900_000, "standard input", fetched="2026-11-28T10:00:00+00:00")),
    ],
)
def test_the_first_window_hears_what_a_later_launch_is_for(qtbot, place, heard, launch):
    assert not OneWindow(place).is_first()
    assert tell(qtbot, place, launch)
    assert heard == [launch]


def test_bytes_that_tell_of_no_launch_open_nothing(qtbot, place, heard):
    for content in HOSTILE:
        socket = QLocalSocket()
        socket.connectToServer(str(place))
        assert socket.waitForConnected(2000)
        socket.write(content)
        socket.flush()
        if launch_is_still_to_come(content):
            socket.disconnectFromServer()
        qtbot.waitUntil(lambda s=socket: s.state() is QLocalSocket.LocalSocketState.UnconnectedState, timeout=3000)
    assert tell(qtbot, place, STORY)
    assert heard == [STORY]


def launch_is_still_to_come(content: bytes) -> bool:
    try:
        return launch_from(content) is None
    except (FrameError, WireError):
        return False


def test_a_frame_is_a_launch_or_nothing_yet_or_refused():
    whole = launch_to_bytes(STORY)
    for end in range(len(whole)):
        assert launch_from(whole[:end]) is None
    assert launch_from(whole) == STORY
    assert [content for content in HOSTILE if launch_is_still_to_come(content)] == [b""]


def test_callers_who_say_nothing_do_not_keep_others_out_for_long(qtbot, place, heard, monkeypatch):
    monkeypatch.setattr("reader.ui.launch_server.PATIENCE_MS", 50)
    silent = [QLocalSocket() for _ in range(MOST_CALLERS + 4)]
    for socket in silent:
        socket.connectToServer(str(place))
    qtbot.waitUntil(
        lambda: all(socket.state() is QLocalSocket.LocalSocketState.UnconnectedState for socket in silent), timeout=5000
    )
    assert tell(qtbot, place, STORY)


def test_a_window_that_hangs_is_not_waited_for(qapp, place):
    first = OneWindow(place)
    assert first.is_first()
    server = QLocalServer()
    assert server.listen(str(place))  # nobody greets: the system takes the connection, the window does not
    begun = time.monotonic()
    assert not hand_over(STORY, str(place), 0.4)
    assert time.monotonic() - begun < 1
    server.close()
    first.leave()


def test_who_wakes_again_opens_nothing_that_was_opened_elsewhere(qtbot, place, heard):
    assert not hand_over(STORY, str(place), 0.2)  # in this very thread, which therefore greets nobody meanwhile
    assert tell(qtbot, place, Launch())
    assert heard == [Launch()]


def test_a_window_that_is_closed_leaves_its_place_to_the_next(place):
    first, next_one = OneWindow(place), OneWindow(place)
    assert first.is_first()
    assert not next_one.is_first()
    first.leave()
    assert next_one.is_first()
    next_one.leave()


def test_what_a_killed_window_left_is_taken_over(qtbot, place):
    place.write_bytes(b"")  # where its socket was
    place.with_name(f"{place.name}.lock").write_text("999999999\npython\nhere\n\n\n")
    one, heard = OneWindow(place), []
    assert one.is_first()
    one.listen(heard.append)
    assert tell(qtbot, place, STORY)
    one.leave()


def test_without_a_safe_place_every_launch_has_a_window_of_its_own(qapp):
    one, other = OneWindow(None), OneWindow(None)
    assert one.is_first()
    assert other.is_first()
    one.listen(print)
    one.leave()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the profile's folder is the reader's own")
def test_a_folder_that_others_may_enter_is_no_place_to_meet(place, tmp_path, monkeypatch):
    library, data = tmp_path / "library.db", place.parents[1] / "data" / "kilde"
    monkeypatch.setenv("XDG_DATA_HOME", str(data.parent))
    assert paths.meeting_place(library) == place
    place.parent.chmod(0o755)
    assert paths.meeting_place(library).parent == data / "run"
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    (data / "run").rmdir()
    (data / "run").symlink_to(tmp_path)
    assert paths.meeting_place(library) is None


@pytest.mark.skipif(os.name != "posix", reason="pipes have no file")
def test_only_the_reader_may_enter_the_socket(place, heard):
    assert stat.S_IMODE(place.lstat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_each_library_and_each_screen_has_a_window(place, tmp_path, monkeypatch):
    here = paths.meeting_place(tmp_path / "library.db")
    assert here == place
    assert paths.meeting_place(tmp_path / "other.db") != here
    (tmp_path / "library.db").touch()
    (tmp_path / "link.db").symlink_to(tmp_path / "library.db")
    assert paths.meeting_place(tmp_path / "link.db") == here
    monkeypatch.setenv("DISPLAY", ":77")
    assert paths.meeting_place(tmp_path / "library.db") != here


def test_a_file_is_told_as_it_is_found_from_elsewhere(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    assert told("story.html") == Launch(str(tmp_path / "story.html"))
    assert told("https://example.org/a") == Launch("https://example.org/a")
    assert told(None) == Launch()


def test_standard_input_is_told_as_what_came_in(monkeypatch):
    class Stream:
        buffer = open(os.devnull, "rb")  # noqa: PTH123, SIM115

    monkeypatch.setattr(sys, "stdin", Stream)
    with pytest.raises(ArticleUnreadableError):
        told("-")
    Stream.buffer.close()


def test_the_window_comes_back_as_large_as_it_was(qtbot, window):
    window.showMaximized()
    window.showMinimized()
    bring_to_front(window, None)
    assert window.isMaximized()
    assert not window.windowState() & Qt.WindowState.WindowMinimized


def test_the_greeting_tells_one_kilde_from_another_program(qtbot, place):
    server = QLocalServer()
    assert server.listen(str(place))
    server.newConnection.connect(lambda: server.nextPendingConnection().write(b"x" * len(GREETING)))
    assert not tell(qtbot, place, STORY, 2.0)
    server.close()
