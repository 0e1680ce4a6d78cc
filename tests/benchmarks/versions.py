"""How long it takes to tell what became of a text: words edited, paragraphs moved, everything new, no paragraphs.

python tests/benchmarks/versions.py [--seed N]
"""

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.anchoring.difference import difference

LENGTHS = (900, 18_000, 100_000)  # words
WORDS = [f"w{number}" for number in range(6000)]
OFTEN = [1 / (number + 1) for number in range(6000)]  # as words of a language are


def main() -> None:
    """Print a line for each length and kind of change."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    chance = random.Random(parser.parse_args().seed)
    for length in LENGTHS:
        old = article(length, chance)
        tell(length, "a tenth of its paragraphs changed", old, changed(old, 0.1, chance))
        tell(length, "all of them", old, changed(old, 1, chance))
        tell(length, "another text", old, article(length, chance))
        tell(length, "a third changed, in one paragraph", [" ".join(old)], [" ".join(changed(old, 0.3, chance))])


def article(length: int, chance: random.Random) -> list[str]:
    """Return paragraphs of so many words together."""
    made = []
    while length > 0:
        size = min(length, chance.randint(30, 90))
        made.append(" ".join(chance.choices(WORDS, OFTEN, k=size)) + ".")
        length -= size
    return made


def changed(paragraphs: list[str], share: float, chance: random.Random) -> list[str]:
    """Return the paragraphs, of a share of them words edited, one taken out or put in, and some moved."""
    made: list[str] = []
    for paragraph in paragraphs:
        what = chance.random()
        words = paragraph.split()
        if what < 0.7 * share:
            for _ in range(max(1, len(words) // 12)):
                words[chance.randrange(len(words))] = chance.choice(WORDS)
        if not 0.7 * share <= what < 0.8 * share:
            made.append(" ".join(words))
        if 0.8 * share <= what < 0.9 * share:
            made += article(40, chance)
    for _ in range(max(1, len(made) // 40)):
        made.insert(chance.randrange(len(made)), made.pop(chance.randrange(len(made))))
    return made


def tell(length: int, what: str, old: list[str], new: list[str]) -> None:
    """Print how long one comparison takes, and what it found."""
    start = time.perf_counter()
    found = difference("\n\n".join(old), "\n\n".join(new))
    took = 1000 * (time.perf_counter() - start)
    counts = f"{found.words_in} in, {found.words_out} out, {found.moved} moved"
    print(f"{length:7} words, {what:36} {took:6.0f} ms   {counts}")


if __name__ == "__main__":
    main()
