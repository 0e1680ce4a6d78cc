#!/usr/bin/env python3
"""Print how good the shipped engine is, on the development or test part of our own corpus and on political news.

    evaluate.py SCORERS [--split dev] [--political-news FILE]

SCORERS is the folder that holds `cards.py` and `attribution.py`. The calibration says, for each stretch of confidence,
how many of the statements shown with it are right: the same words in the same mouth.
"""

import argparse
import importlib.util
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from examples import article_of, cards_of, corpus, political_news

from reader.attribution.read import read
from reader.model.reading import Reading

SAME = 0.6  # F1 of the words from which two statements are the same
STRETCHES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)


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
        own_corpus(cards, language, wanted.split)
    if wanted.political_news:
        print("== political news")
        print(attributions(load(wanted.scorers / "attribution.py"), wanted.political_news))


def load(file: Path) -> ModuleType:
    """Return a scorer as a module."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def own_corpus(scorer: ModuleType, language: str, split: str) -> None:
    """Print the cards' figures and the calibration of statements."""
    counts = scorer.new_counts()
    right: dict[float, list[bool]] = defaultdict(list)
    for marked in corpus(language, split):
        reading, gold = read(article_of(marked)), cards_of(marked)
        scorer.score_article(gold, shown(reading), counts)
        for sure, is_right in judged(reading, gold, scorer):
            right[max(s for s in STRETCHES if s <= sure)].append(is_right)
    print(scorer.table(scorer.results(counts)))
    print("confidence   right  of")
    for stretch in sorted(right):
        told = right[stretch]
        print(f"from {stretch:.2f}    {sum(told) / len(told):.3f}  {len(told)}")


def judged(reading: Reading, gold: dict[str, Any], scorer: ModuleType) -> list[tuple[float, bool]]:
    """Return for each statement how sure the engine was, and whether the same words are in the same mouth."""
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


def shown(reading: Reading) -> dict[str, Any]:
    """Return what the scorer of cards wants to know of a reading."""
    article = reading.article
    return {
        "sure_at": reading.sure_at,
        "article": {"title": article.title, "publisher": article.publisher, "text": article.text},
        "sources": [
            {
                "name": card.name,
                "kind": card.kind.value,
                "aliases": list(card.aliases),
                "affiliation": card.affiliation,
                "role": card.role,
                "statements": [
                    {"text": s.text, "kind": s.kind.value, "confidence": s.confidence} for s in card.statements
                ],
            }
            for card in reading.appearances
        ],
    }


def attributions(scorer: ModuleType, file: Path) -> str:
    """Return the table of the attributions found in political news."""
    gold, found = {}, {}
    for example in political_news(file):
        parts = ("source", "cue", "content")
        rows = [{part: [list(span) for span in getattr(told, part)] for part in parts} for told in example.told]
        gold[example.ident] = {"id": example.ident, "text": example.article.text, "attributions": rows}
        told = read(example.article).attributions
        rows = [{part: [[s.start, s.end] for s in getattr(one, part)] for part in parts} for one in told]
        found[example.ident] = {"id": example.ident, "text": example.article.text, "attributions": rows}
    result = scorer.score(gold, found)
    whole = ((kind, result[kind]["whole overlap"]) for kind in ("all", "direct", "indirect", "mixed"))
    lines = [f"{kind:9} whole overlap P {w['p']:.3f} R {w['r']:.3f} F1 {w['f1']:.3f}" for kind, w in whole]
    measures = ("cue overlap", "source overlap", "content tokens", "whole exact")
    lines += [f"{measure:15} F1 {result['all'][measure]['f1']:.3f}" for measure in measures]
    lines.append(f"source given content {result['all']['source given content']}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
