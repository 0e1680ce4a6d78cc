#!/usr/bin/env python3
"""Print how good the shipped engine is, on the development or test part of our own corpus and on political news.

    evaluate.py SCORERS [--split dev] [--political-news FILE]

SCORERS is the folder that holds `cards.py` and `attribution.py`. The calibration says, for each stretch of confidence,
how many of the statements shown with it are right: the same words in the same mouth.
"""

import argparse
import importlib.util
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from examples import article_of, cards_of, corpus, political_news

from reader.attribution.read import read
from reader.model.reading import Reading
from reader.model.wire import reading_to_json

SAME = 0.6  # F1 of the words from which two statements are the same
STRETCHES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)

Judged = tuple[float, bool]  # how sure the engine was of a statement, and whether it is right


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scorers", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--political-news", type=Path)
    wanted = parser.parse_args()
    cards = load(wanted.scorers / "cards.py")
    for language in ("en", "nb"):
        print(f"== {language}, {wanted.split}")
        reached, statements = own_corpus(cards, language, wanted.split)
        print(cards.table(reached))
        print("confidence    mean  right  of")
        for begin, (sure, right, count) in reliability(statements).items():
            print(f"from {begin:.2f}    {sure:.3f}  {right:.3f}  {count}")
        print(f"calibration error {calibration_error(statements):.3f}")
    if wanted.political_news:
        print("== political news")
        print(table_of(political_news_score(load(wanted.scorers / "attribution.py"), wanted.political_news)))


def load(file: Path) -> ModuleType:
    """Return a scorer as a module."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def own_corpus(scorer: ModuleType, language: str, split: str) -> tuple[dict[str, Any], list[Judged]]:
    """Return the cards' figures, and what was judged of each statement."""
    counts = scorer.new_counts()
    statements: list[Judged] = []
    for marked in corpus(language, split):
        reading, gold = read(article_of(marked)), cards_of(marked)
        scorer.score_article(gold, reading_to_json(reading, None), counts)
        statements += judged(reading, gold, scorer)
    return scorer.results(counts), statements


def missed(reached: dict[str, Any], floor: dict[str, float]) -> list[str]:
    """Return which of the cards' figures are worse than their floors."""
    figures = {kind: (reached[kind]["f1"], floor[f"{kind}_f1"]) for kind in ("sources", "statements")}
    figures |= {field: (reached[field]["accuracy"], floor[field]) for field in ("affiliation", "role")}
    least = [f"{name} {got:.3f} < {wanted}" for name, (got, wanted) in figures.items() if got < wanted]
    wrong, allowed = reached["wrong_mouth"]["rate"], floor["wrong_mouth_at_most"]
    most = [f"wrong mouth {wrong:.3f} > {allowed}"] if wrong > allowed else []
    for field in ("affiliation", "role"):
        share, allowed = reached[field]["false"] / max(1, reached[field]["gold_none"]), floor["false_at_most"]
        most += [f"false {field} {share:.3f} > {allowed}"] if share > allowed else []
    return least + most


def reliability(statements: Iterable[Judged]) -> dict[float, tuple[float, float, int]]:
    """Return for each stretch of confidence, by where it begins: mean confidence, share of the right ones, number."""
    told: dict[float, list[Judged]] = defaultdict(list)
    for sure, is_right in statements:
        told[max(begin for begin in STRETCHES if begin <= sure)].append((sure, is_right))
    return {
        begin: (*(sum(column) / len(told[begin]) for column in zip(*told[begin], strict=True)), len(told[begin]))
        for begin in sorted(told)
    }


def calibration_error(statements: Sequence[Judged]) -> float:
    """Return how far confidence is from the share of right statements on average (expected calibration error)."""
    return sum(abs(sure - right) * count for sure, right, count in reliability(statements).values()) / len(statements)


def judged(reading: Reading, gold: dict[str, Any], scorer: ModuleType) -> list[Judged]:
    """Judge each statement: right are the same words in the same mouth."""
    made = []
    for card in reading.appearances:
        names = {name.lower() for name in (card.name, *card.aliases)}
        own = [s for s in gold["sources"] if names & {n.lower() for n in (s["name"], *s["aliases"])}]
        said = [one["text"] for source in own for one in source["statements"]]
        made += [
            (one.confidence, any(scorer.statement_f1(one.text, text) >= SAME for text in said))
            for one in card.statements
        ]
    return made


def political_news_score(scorer: ModuleType, file: Path) -> dict[str, Any]:
    """Return the figures of the attributions found in political news, all and by kind."""
    gold, found = {}, {}
    for example in political_news(file):
        told = [{part: getattr(one, part) for part in ("content", "cue", "source")} for one in example.told]
        gold[example.ident] = {"id": example.ident, "text": example.article.text, "attributions": told}
        made = reading_to_json(read(example.article), None)["attributions"]
        found[example.ident] = {**gold[example.ident], "attributions": made}
    result: dict[str, Any] = scorer.score(gold, found)
    return result


def table_of(result: dict[str, Any]) -> str:
    """Return the figures of attributions as lines."""
    whole = ((kind, result[kind]["whole overlap"]) for kind in ("all", "direct", "indirect", "mixed"))
    lines = [f"{kind:9} whole overlap P {w['p']:.3f} R {w['r']:.3f} F1 {w['f1']:.3f}" for kind, w in whole]
    measures = ("cue overlap", "source overlap", "content tokens", "whole exact")
    lines += [f"{measure:15} F1 {result['all'][measure]['f1']:.3f}" for measure in measures]
    lines.append(f"source given content {result['all']['source given content']}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
