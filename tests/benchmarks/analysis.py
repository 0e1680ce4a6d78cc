"""How fast an article is read and analysed, and whether time grows no faster than the text does."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.attribution.read import read
from reader.model.original import Original
from reader.text.load import load

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "article.html"
PARAGRAPH = (
    "The harbour board of Sandvik, led by Ada Fjell, said on Monday that “two cranes will stand still until May.” "
    "According to Jonas Dahl, a pilot at the Coastal Office, that is too long. “We cannot wait,” he said.\n\n"
)
HOSTILE = {
    "quote marks": "“" * 10**6,
    "straight marks": '"' * 10**6,
    "dashes": "– " * 5 * 10**5,
    "capitals": "Aa " * 3 * 10**5,
    "brackets": "(" * 10**6,
    "one paragraph, 100,000 quotes": "“No,” said Ada Fjell. " * 10**5,
}


def main() -> None:
    """Print milliseconds and words a second."""
    page = SAMPLE.read_bytes()
    print(f"sample article, page to reading: {best(lambda: analyse(page, 'a.html')) * 1000:.0f} ms")
    print("words      s     words/s")
    for times in (20, 200, 2_000):
        text = PARAGRAPH * times
        seconds = best(lambda text=text: analyse(text.encode(), "a.txt"), rounds=1)
        words = len(text.split())
        print(f"{words:8} {seconds:6.2f} {words / seconds:9.0f}")
    for name, run in HOSTILE.items():
        text = "A report from the harbour.\n\n" + run  # without any word the text is refused
        seconds = best(lambda text=text: analyse(text.encode(), "a.txt"), rounds=1)
        print(f"{name}, {len(text) / 1e6:.1f} M characters: {seconds:.2f} s")


def analyse(content: bytes, name: str) -> None:
    """Go the worker's way from bytes to cards."""
    read(load(Original(content, name)))


def best(work: Callable[[], None], rounds: int = 5) -> float:
    """Return the shortest of some rounds, in seconds: the rest is the machine's noise."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
