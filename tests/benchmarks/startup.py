"""Time from launch to the complete picture of a saved article: Kilde, a bare Qt window, calibre's viewer."""

import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.screen import Screen, screen, time_to_picture

ROUNDS = 7
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "article.html"
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv)
window = QLabel("a bare window")
window.resize(1360, 860)
window.show()
app.exec()
"""


def main() -> None:
    """Print the medians of interleaved rounds, and their ratios."""
    with tempfile.TemporaryDirectory() as home, screen() as display:
        environment = {"HOME": home, "KILDE_LIBRARY": str(Path(home) / "library.sqlite")}
        compileall.compile_dir(
            ROOT / "reader", quiet=1
        )  # as an installed Kilde has it, even where Python keeps no bytecode
        environment |= {"QTWEBENGINE_DISABLE_SANDBOX": "1"}  # calibre's browser engine will not start for root else
        commands = {
            "bare window": [sys.executable, "-c", BARE],
            "kilde": [sys.executable, "-m", "reader"],
        }
        if viewer := shutil.which("ebook-viewer"):
            commands["calibre"] = [viewer, "--force-reload", str(SAMPLE)]
        fill_library(commands["kilde"], display, environment)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                times[name].append(time_to_picture(command, display, environment))
        report(times)
        print(f"memory of the window's process: {resident_mb(commands['kilde'], display, environment):.0f} MB")


def fill_library(command: list[str], display: Screen, environment: dict[str, str]) -> None:
    """Let a first launch put the sample article and its cards into the library."""
    print(f"first launch, worker and all: {time_to_picture(command, display, environment):.2f} s")


def report(times: dict[str, list[float]]) -> None:
    """Print a line per program; ratios are medians of the rounds' own ratios."""
    for name, seconds in times.items():
        ratio = statistics.median(a / b for a, b in zip(seconds, times["bare window"], strict=True))
        spread = f"{min(seconds):.2f}–{max(seconds):.2f}"
        print(f"{name:12} {statistics.median(seconds):.2f} s ({spread}), {ratio:.2f} × the bare window")
    if "calibre" in times:
        ratio = statistics.median(a / b for a, b in zip(times["kilde"], times["calibre"], strict=True))
        print(f"kilde / calibre {ratio:.2f}")


def resident_mb(command: list[str], display: Screen, environment: dict[str, str]) -> float:
    """Return what the window's process holds three seconds after launch, its worker apart."""
    surroundings = os.environ | {"DISPLAY": display.display, "QT_QPA_PLATFORM": "xcb"} | environment
    program = subprocess.Popen(command, env=surroundings)
    time.sleep(3)
    status = Path(f"/proc/{program.pid}/status").read_text()
    program.terminate()
    program.wait()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


if __name__ == "__main__":
    main()
