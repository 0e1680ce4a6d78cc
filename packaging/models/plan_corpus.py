#!/usr/bin/env python3
"""Print the brief of an article of the corpus, drawn by lot from `corpus/plan.toml`.

    plan_corpus.py LANGUAGE NUMBER [NUMBER…]

The number alone decides the lot, and the split: see `split_of`. Standard library only.
"""

import random
import sys
import tomllib
from pathlib import Path
from typing import Any

PLAN = Path(__file__).resolve().parent / "corpus" / "plan.toml"
# How many articles of each split, counted from number 1 on: train, then dev, then test.
PARTS = {"en": (95, 22, 35), "nb": (130, 30, 42)}


def split_of(language: str, number: int) -> str:
    """Return the split that a number belongs to."""
    train, dev, test = PARTS[language]
    if not 1 <= number <= train + dev + test:
        raise ValueError(f"{language} has the numbers 1 to {train + dev + test}")
    return "train" if number <= train else "dev" if number <= train + dev else "test"


def brief(plan: dict[str, Any], language: str, number: int) -> str:
    """Return what to write, as lines."""
    split = split_of(language, number)
    dice = random.Random(f"{language}-{number}")
    topics = plan["topics"][split]
    constructions = plan["constructions"]
    own = dice.sample(constructions[split], 2)
    words = dice.choice(("150 to 200", "200 to 280", "220 to 320", "280 to 380", "350 to 450", "450 to 600"))
    lines = [
        f"{language}-{number:03} ({split})",
        f"  topic: {topics[(number - 1 + dice.randrange(2)) % len(topics)]}",
        f"  shape: {dice.choice(plan['shapes']['all'])}",
        f"  words: {words}",
        f"  quotes: {dice.choice(plan['quotes'][language])}",
        f"  constructions: {'; '.join([*own, *dice.sample(constructions['all'], 5)])}",
        f"  wrong turns that must not become statements: {'; '.join(dice.sample(plan['traps']['all'], 2))}",
    ]
    return "\n".join(lines)


def main() -> int:
    """Print the briefs asked for."""
    plan = tomllib.loads(PLAN.read_text(encoding="utf-8"))
    for number in sys.argv[2:]:
        print(brief(plan, sys.argv[1], int(number)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
