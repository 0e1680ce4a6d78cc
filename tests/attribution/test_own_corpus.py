"""Floors on the test part of our own corpus, which nobody who wrote rules or trained models has looked at."""

from pathlib import Path
from typing import Any

import pytest
from evaluate import load, shown
from examples import article_of, cards_of, corpus

from reader.attribution.read import read


@pytest.mark.parametrize("language", ["en", "nb"])
def test_cards_of_unseen_articles_reach_their_floors(language: str, shared: Path, floors: dict[str, Any]) -> None:
    scorer, floor = load(shared / "score" / "cards.py"), floors["own_corpus"][language]
    counts = scorer.new_counts()
    for marked in corpus(language, "test"):
        scorer.score_article(cards_of(marked), shown(read(article_of(marked))), counts)
    reached = scorer.results(counts)
    assert reached["sources"]["f1"] >= floor["sources_f1"]
    assert reached["statements"]["f1"] >= floor["statements_f1"]
    for field in ("affiliation", "role"):
        assert reached[field]["accuracy"] >= floor[field]
        assert reached[field]["false"] <= floor["false_at_most"] * reached[field]["gold_none"]
    assert reached["wrong_mouth"]["rate"] <= floor["wrong_mouth_at_most"]
