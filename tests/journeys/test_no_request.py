"""Journeys 4 and 23: whatever a page holds, opening it sends nothing: its network's packets are counted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import need_program

ROOT = Path(__file__).resolve().parents[2]
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Quay stays shut</title>
<base href="http://127.0.0.1:9/"><link rel="stylesheet" href="style.css"><link rel="preload" as="image" href="a.png">
<link rel="icon" href="http://127.0.0.1:9/icon.png"><meta property="og:image" content="http://127.0.0.1:9/og.png">
<meta http-equiv="refresh" content="1;url=http://127.0.0.1:9/next"><script src="http://127.0.0.1:9/track.js"></script>
<style>@import url(http://127.0.0.1:9/import.css); body { background: url(http://127.0.0.1:9/ground.png) }</style>
</head>
<body><article><h1>Quay stays shut</h1><figure>
<img src="http://127.0.0.1:9/quay.jpg" srcset="http://127.0.0.1:9/2x.jpg 2x"
alt="The quay"><figcaption>The quay in March.</figcaption></figure>
<p>The quay will stay shut until May, the pilot Ada Fjell told reporters on Monday, after a winter of repairs.</p>
<p>“Nobody has walked on it since the storm,” said Jonas Dahl, director of the Sandvik Harbour Board.
<img src="http://127.0.0.1:9/pixel.gif" width="1" height="1"> “We will open it when it is safe.”</p>
<iframe src="http://127.0.0.1:9/frame"></iframe><video src="http://127.0.0.1:9/film.mp4" autoplay></video>
<object data="http://127.0.0.1:9/thing"></object><p>According to Dahl, the repairs cost four times what was planned.</p>
</article></body></html>"""

WALK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from reader.app.copies import CopyChoices
from reader.ui import application
from reader.ui.main_window import MainWindow

page, copy = sys.argv[1:3]
step = 0

def walk():
    global step
    window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)), None)
    article = window.desk.article if window else None
    if article is None or not article.analysed:
        return
    if step == 0:
        window.open_location(page)
        step = 1
    elif step == 1 and article.reading.article.title == "Quay stays shut":
        window.desk.open_profile(article.cards[0].source_id)
        step = 2
    elif step == 2 and window.desk.profile is not None:
        window.errands.copying.write(article, CopyChoices(), Path(copy), overwrite=False)
        step = 3
    elif step == 3 and Path(copy).exists():
        window.open_location(copy)
        step = 4
    elif step > 3:
        step += 1
        if step > 30:
            window.close()

begin = application.begin
def begin_and_walk(*arguments):
    begin(*arguments)
    timer = QTimer(arguments[0], interval=50)
    timer.timeout.connect(walk)
    timer.start()
application.begin = begin_and_walk
sys.exit(application.run())
"""

COUNT = "awk '/lo:/ {print $3, $11}' /proc/self/net/dev"  # packets received and sent in the namespace of who asks


@pytest.fixture
def alone(tmp_path):
    """Run shell lines in a network with nothing but its own loopback."""
    unshare = need_program("unshare", "util-linux")
    if os.geteuid() != 0:
        pytest.skip("needs root: a network of its own is made for the program")

    def run(lines: str) -> subprocess.CompletedProcess[str]:
        command = [unshare, "--net", "bash", "-c", f"{UP}\n{lines}\n{COUNT}"]
        environment = os.environ | {
            "HOME": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "KILDE_LIBRARY": str(tmp_path / "library.db"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
        }
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)

    return run


UP = f"""{sys.executable} -c 'import fcntl, socket, struct
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh14x", b"lo", 1))'"""  # SIOCSIFFLAGS, IFF_UP: no need of ip(8)


def test_the_whole_program_sends_no_packet(alone, tmp_path):
    page, copy, walk = tmp_path / "page.html", tmp_path / "copy.html", tmp_path / "walk.py"
    page.write_text(PAGE, encoding="utf-8")
    walk.write_text(WALK, encoding="utf-8")
    run = alone(f"{sys.executable} {walk} {page} {copy} || echo failed")
    assert copy.exists(), run.stderr
    assert run.stdout.split() == ["0", "0"], run.stderr


def test_the_count_sees_a_single_packet(alone):
    send = 'import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b".", ("127.0.0.1", 9))'
    run = alone(f"{sys.executable} -c '{send}'")
    assert [int(count) > 0 for count in run.stdout.split()] == [True, True], run.stderr
