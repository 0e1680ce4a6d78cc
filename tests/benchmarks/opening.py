"""Opening a page in the window: how soon its text and cards stand, and how long the event loop ever stands still.

    python tests/benchmarks/opening.py [--stacks]

With `--stacks`, what the window's thread is doing is printed whenever it has stood still for too long.
"""

import faulthandler
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from reader.app import paths
from reader.app.library import Library
from reader.app.workshop import Workshop
from reader.ui.crash import CrashHook
from reader.ui.garbage import Collector
from reader.ui.look import Look
from reader.ui.main_window import MainWindow
from reader.ui.tasks import take_short_turns
from tests.benchmarks.long_page import page

BEAT_MS = 5
TOO_LONG_S = 0.06
ROUNDS = 5


class Heart(QObject):
    """Beats in the event loop, and keeps the time between each two beats, and how long processors worked in it.

    On a busy machine the work is what counts: it is what is left of a gap where nobody else is at work.
    """

    def __init__(self, *, with_stacks: bool) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.works: list[float] = []
        self._with_stacks = with_stacks
        self._last, self._worked = time.perf_counter(), time.process_time()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was."""
        self.gaps, self.works = [], []
        self._last, self._worked = time.perf_counter(), time.process_time()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.process_time()
        self.gaps.append(now - self._last)
        self.works.append(worked - self._worked)
        self._last, self._worked = now, worked
        if self._with_stacks:
            faulthandler.dump_traceback_later(TOO_LONG_S * 0.8, exit=False)


class Bench:
    """A window over an empty library with a warm worker."""

    def __init__(self, folder: Path, *, with_stacks: bool) -> None:
        self.folder = folder
        take_short_turns()
        self.application = QApplication(sys.argv[:1])
        self.library = Library(folder / "library.db")
        self.workshop = Workshop(paths.worker_command())
        self.workshop.start()
        crash = CrashHook(None)
        self.window = MainWindow(self.library, self.workshop, Look(paths.resource(), self.application), crash)
        self.window.show()
        self.collector = Collector()
        self.collector.begin()
        self.heart = Heart(with_stacks=with_stacks)
        self.open(page(200, "warm"), "warm.html")  # fonts, worker and caches are warm from here on

    def open(self, content: str, name: str) -> tuple[float, float, float]:
        """Return when text stood, when cards stood, and when everything was written, in seconds."""
        file = self.folder / name
        file.write_text(content, encoding="utf-8")
        times: dict[str, float] = {}
        start = time.perf_counter()
        painted: Callable[[str], None] = lambda what: times.setdefault(what, time.perf_counter() - start)  # noqa: E731
        shown = self.window.desk.article_shown.connect(lambda article: painted("cards" if article.analysed else "text"))
        self.heart.begin()
        self.window.open_location(str(file))
        self.until(lambda: "cards" in times)
        self.until(self.is_written)
        painted("all")
        self.window.desk.article_shown.disconnect(shown)
        return times["text"], times["cards"], times["all"]

    def is_written(self) -> bool:
        """Tell whether the whole article stands, its names linked."""
        return self.window.pane.view.is_complete

    def until(self, is_so: Callable[[], bool], limit_s: float = 60) -> None:
        """Let the event loop run until it is so."""
        loop, end = QEventLoop(), time.perf_counter() + limit_s
        timer = QTimer(interval=2)
        timer.timeout.connect(lambda: loop.quit() if is_so() or time.perf_counter() > end else None)
        timer.start()
        loop.exec()
        if not is_so():
            raise TimeoutError(f"not so within {limit_s} s")

    def scroll(self, steps: int) -> None:
        """Scroll through the article by screens, and jump to its end and back."""
        bar = self.window.pane.view.verticalScrollBar()
        places = [*range(0, bar.maximum(), max(1, bar.maximum() // steps)), bar.maximum(), 0]
        self._walk([lambda place=place: bar.setValue(place) for place in places])

    def select_cards(self) -> None:
        """Go from card to card."""
        cards = self.window.desk.article.cards if self.window.desk.article else ()
        self._walk([lambda card=card: self.window.sidebar.select_card(card) for card in range(min(30, len(cards)))])

    def _walk(self, steps: list[Callable[[], object]]) -> None:
        left = iter(steps)
        done: list[bool] = []
        timer = QTimer(interval=20)

        def step() -> None:
            one = next(left, None)
            done.append(True) if one is None else one()

        timer.timeout.connect(step)
        timer.start()
        self.until(lambda: bool(done))

    def close(self) -> None:
        """Close everything, as the program does."""
        faulthandler.cancel_dump_traceback_later()
        self.window.close()
        self.workshop.close()
        self.library.close()


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), with_stacks="--stacks" in sys.argv)
        times = [bench.open(page(900, f"short {n}"), f"short-{n}.html") for n in range(ROUNDS)]
        text, cards, written = (sorted(column)[ROUNDS // 2] * 1000 for column in zip(*times, strict=True))
        print(f"900 words: text {text:.0f} ms, cards {cards:.0f} ms, all written {written:.0f} ms")
        print(f"  longest gap {max(bench.heart.gaps) * 1000:.0f} ms; {resident_mb():.0f} MB")
        text, cards, written = (1000 * one for one in bench.open(page(50_000, "long"), "long.html"))
        print(f"50,000 words: text {text:.0f} ms, cards {cards:.0f} ms, all written {written:.0f} ms")
        report("opening", bench)
        for name, work in (
            ("scrolling", lambda: bench.scroll(60)),
            ("going from card to card", bench.select_cards),
            ("larger text", lambda: (bench.window.resize_text(1), bench.until(bench.is_written))),
        ):
            bench.heart.begin()
            work()
            report(name, bench)
        print(f"  {resident_mb():.0f} MB")
        bench.close()


def report(name: str, bench: Bench) -> None:
    """Print the longest gaps of a stretch of work."""
    print(f"  {name}: {longest(bench.heart)}", flush=True)


def longest(heart: Heart, many: int = 4) -> str:
    """Return the longest gaps, and the most work between two beats."""
    gaps, works = (
        ", ".join(f"{one * 1000:.0f}" for one in sorted(all_, reverse=True)[:many])
        for all_ in (heart.gaps, heart.works)
    )
    return f"longest gaps {gaps} ms; most work {works} ms"


def resident_mb() -> float:
    """Return what this process, the window's, holds now."""
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


if __name__ == "__main__":
    main()
