"""Time from launch to the complete picture of a saved article: Kilde, bare Qt windows, calibre's viewer."""

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

from reader.ui.fonts import Fonts
from reader.ui.stylesheet import stylesheet
from reader.ui.theme import Scheme, read_theme
from tests.benchmarks.screen import Complete, Screen, screen, time_to_picture

ROUNDS = 7
ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
LOOK_ALIKE = ROOT / "tests" / "benchmarks" / "look_alike.py"
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
            "look-alike": [sys.executable, str(LOOK_ALIKE), str(RESOURCES), str(sheet(Path(home)))],
            "kilde": [sys.executable, "-m", "reader"],
        }
        if viewer := shutil.which("ebook-viewer"):
            commands["calibre"] = [viewer, "--force-reload", str(SAMPLE)]
        fill_library(commands["kilde"], display, environment)
        times: dict[str, list[Complete]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                times[name].append(time_to_picture(command, display, environment))
        report(times)
        print(f"memory of the window's process: {resident_mb(commands['kilde'], display, environment):.0f} MB")


def sheet(folder: Path) -> Path:
    """Write Kilde's stylesheet into `folder`, for a window that has nothing else of Kilde."""
    style, file = RESOURCES / "style", folder / "sheet.qss"
    file.write_text(stylesheet(read_theme(style, Scheme.LIGHT), Fonts("Noto Serif", "Inter"), style), encoding="utf-8")
    return file


def fill_library(command: list[str], display: Screen, environment: dict[str, str]) -> None:
    """Let a first launch put the sample article and its cards into the library."""
    print(f"first launch, worker and all: {time_to_picture(command, display, environment).seconds:.2f} s")


def report(times: dict[str, list[Complete]]) -> None:
    """Print a line per program; ratios are medians of the rounds' own ratios.

    Where the machine has other things to do, processor times are the steadier ones; calibre's are not all here, for
    it draws in processes of its own.
    """
    for name, rounds in times.items():
        seconds, bare = [one.seconds for one in rounds], times["bare window"]
        spread = f"{min(seconds):.2f}–{max(seconds):.2f}"
        print(f"{name:12} {statistics.median(seconds):.2f} s ({spread}), {ratio(rounds, bare):.2f} × the bare window")
        busy = statistics.median(one.busy_s for one in rounds)
        busy_ratio = statistics.median(a.busy_s / b.busy_s for a, b in zip(rounds, bare, strict=True))
        print(f"{'':12} {busy:.2f} s of processor time, {busy_ratio:.2f} × the bare window")
    if "calibre" in times:
        print(f"kilde / calibre {ratio(times['kilde'], times['calibre']):.2f}")


def ratio(rounds: list[Complete], others: list[Complete]) -> float:
    """Return how many times as long as the others these took, round by round."""
    return statistics.median(a.seconds / b.seconds for a, b in zip(rounds, others, strict=True))


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
