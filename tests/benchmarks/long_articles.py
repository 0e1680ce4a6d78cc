"""Articles from 900 to a million words in the window: opening, scrolling, a far jump, larger text, with marks on them.

python tests/benchmarks/long_articles.py [WORDS…]
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.model.anchor import Anchor
from reader.model.annotation import Annotation, Colour
from reader.model.span import Span
from tests.benchmarks.long_page import page
from tests.benchmarks.opening import Bench, longest, resident_mb

WORDS = (900, 50_000, 200_000, 1_000_000)
MARKS = 200
PATIENCE_S = 400


def main() -> None:
    """Print the figures of each length, each in a process of its own: memory is none of the one before."""
    for words in sys.argv[1:] or map(str, WORDS):
        if len(sys.argv) == 2:
            with tempfile.TemporaryDirectory() as folder:
                bench = Bench(Path(folder), with_stacks=False)
                measure(bench, int(words))
                bench.close()
        else:
            subprocess.run([sys.executable, __file__, words], check=False)


def measure(bench: Bench, words: int) -> None:
    """Open an article of so many words, mark it, and do with it what readers do."""
    window, view = bench.window, bench.window.pane.view
    file = bench.folder / "long.html"
    file.write_text(page(words, f"long {words}"), encoding="utf-8")
    print(f"{words:,} words")
    shown: list[bool] = []
    window.desk.article_shown.connect(lambda article: shown.append(article.analysed))
    window.opener.failed.connect(lambda error, _: shown.append(True) or print(f"    {error}"))

    def until_written() -> None:
        bench.until(lambda: view.is_complete, PATIENCE_S)

    def opened() -> None:
        window.open_location(str(file))
        bench.until(lambda: bool(shown), PATIENCE_S)

    clock(bench, "text on screen", opened)
    clock(bench, "all written", until_written)
    clock(bench, "cards", lambda: bench.until(lambda: any(shown), PATIENCE_S))
    clock(bench, "names linked", until_written)
    add_marks(bench)
    window.opener.open_stored(window.desk.article.id)
    shown.clear()
    clock(bench, "again, with marks", lambda: bench.until(lambda: bool(shown), PATIENCE_S))
    clock(bench, "all written", until_written)
    clock(bench, "at rest", lambda: rest(bench, 1.0))
    clock(bench, "scrolling", lambda: bench.scroll(60))
    clock(bench, "wheel, line by line", lambda: wheel(bench))
    middle = len(window.desk.article.reading.article.text) * 3 // 4
    clock(bench, "a far jump", lambda: view.show_span(Span(middle, middle + 5)))
    resize = getattr(window, "resize_text", None) or window.typesetting.resize
    clock(bench, "larger text, at its line", lambda: (resize(1), bench.until(view.updatesEnabled, PATIENCE_S)))
    clock(bench, "all of it", until_written)
    clock(bench, "another width", lambda: (window.resize(1180, 860), rest(bench, 0.5)))
    clock(bench, "a mark more", lambda: (one_mark(bench, middle), rest(bench, 0.5)))
    print(f"    {resident_mb():.0f} MB")


def clock(bench: Bench, what: str, work: Callable[[], object]) -> None:
    """Print how long something took until it stood, and the longest gaps until the window answers again."""
    bench.heart.begin()
    start = time.perf_counter()
    work()
    took = time.perf_counter() - start
    rest(bench, 0.3)
    print(f"    {what:25} {took * 1000:7.0f} ms, {longest(bench.heart, 3)}", flush=True)


def rest(bench: Bench, seconds: float) -> None:
    """Let the window be for a while."""
    end = time.perf_counter() + seconds
    bench.until(lambda: time.perf_counter() > end)


def wheel(bench: Bench) -> None:
    """Turn the wheel from the middle on."""
    bar = bench.window.pane.view.verticalScrollBar()
    begin = bar.maximum() // 2
    bench._walk([lambda at=at: bar.setValue(begin + at) for at in range(0, 6000, 120)])


def add_marks(bench: Bench) -> None:
    """Mark words all over the article, every fifth with a note."""
    article = bench.window.desk.article
    text, dice = article.reading.article.text, random.Random(7)
    marks = {}
    for number in range(min(MARKS, len(text) // 100)):
        start = dice.randrange(len(text) - 60)
        span = Span(start, start + dice.randrange(12, 50))
        note = f"Note number {number}" if number % 5 == 0 else ""
        marks[f"m{number}"] = annotation(f"m{number}", span, text, note)
    bench.library.marks.change(article.id, marks, "marked")


def one_mark(bench: Bench, at: int) -> None:
    """Mark a few words as the reader does."""
    article = bench.window.desk.article
    one = annotation("one more", Span(at, at + 20), article.reading.article.text, "")
    bench.window.changes.add(article.id, one)


def annotation(uid: str, span: Span, text: str, note: str) -> Annotation:
    """Return a mark on words."""
    made = "2026-11-23T12:04:00+00:00"
    return Annotation(uid, Anchor.at(span, text), Colour.YELLOW, note, made, made)


if __name__ == "__main__":
    main()
