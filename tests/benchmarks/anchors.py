"""Marks found again in our own articles, each changed in six ways: how many on wrong words, how many found, how quick.

python tests/benchmarks/anchors.py [--articles N] [--seed N]
"""

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "models"))

from reader.anchoring.place import SearchedText
from reader.model.anchor import Anchor
from reader.model.span import Span
from tests.anchoring.changed_articles import CHANGES, articles, tally, trials

MARKS = 500


def main() -> None:
    """Print the table, then the time that many marks in one article take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for knows_old in (True, False):
        print(f"the text they were made on is {'known' if knows_old else 'not known'}")
        for change in CHANGES:
            counts = tally(list(trials(change, asked.articles, asked.seed, knows_old=knows_old)))
            found, sure = (100 * counts[name] / counts["surviving"] for name in ("found", "sure"))
            print(
                f"  {change:34} {counts['all']:5} marks, wrong {counts['wrong']}; of {counts['surviving']:5} "
                f"whose words survive found {found:.1f} %, surely {sure:.1f} %"
            )
    for count in (3, 60):
        many("\n\n".join(text for _, text in articles(count)))


def many(text: str) -> None:
    """Print how long many marks take in a text of this length, unchanged and changed."""
    chance, words = random.Random(1), text.split()
    starts = [chance.randrange(len(text) - 400) for _ in range(MARKS)]
    anchors = [Anchor.at(Span(start, start + chance.randrange(4, 400)), text) for start in starts]
    took = {"unchanged": _seconds(text, text, anchors)}
    for name, change in CHANGES.items():
        changed = change([*zip(text, range(len(text)), strict=True)], random.Random(1))
        took[name] = _seconds("".join(sign for sign, _ in changed), text, anchors)
    print(f"{MARKS} marks in {len(words):,} words: " + ", ".join(f"{name} {s:.2f} s" for name, s in took.items()))


def _seconds(text: str, made_on: str, anchors: list[Anchor]) -> float:
    begun = time.perf_counter()
    searched = SearchedText(text)
    for anchor in anchors:
        searched.place(anchor, made_on)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
