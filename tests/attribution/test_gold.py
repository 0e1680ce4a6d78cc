"""Cards of real articles against hand-made ones; reads ../shared, and says nothing of their words."""

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from evaluate import load, missed

from reader.attribution.read import read
from reader.model.original import Original
from reader.model.wire import reading_to_json
from reader.text.load import load as load_article

NRK = "nrk-2022-bondarev"


def cards_of(file: Path) -> dict[str, Any]:
    return reading_to_json(read(load_article(Original(content=file.read_bytes(), name=str(file)))), str(file))


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    return load(shared / "score" / "cards.py")


def score(scorer: ModuleType, folder: Path, names: list[str]) -> dict[str, Any]:
    counts = scorer.new_counts()
    for name in names:
        gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        scorer.score_article(gold, cards_of(folder / (gold["html"] or gold["text"])), counts)
    summary: dict[str, Any] = scorer.results(counts)
    return summary


def test_cards_reach_their_floors(shared: Path, scorer: ModuleType, floors: dict[str, Any]) -> None:
    folder = shared / "gold"
    names = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    reached = score(scorer, folder, names)
    assert missed(reached, floors["cards"]) == []


def test_the_article_of_the_main_job_is_read_without_fault(shared: Path, scorer: ModuleType) -> None:
    reached = score(scorer, shared / "gold", [NRK])
    assert reached["sources"]["f1"] == 1.0
    assert reached["affiliation"]["accuracy"] == reached["role"]["accuracy"] == 1.0
    assert reached["wrong_mouth"]["wrong"] == 0
    assert reached["statements"]["f1"] == 1.0  # certain or not: every statement, and none in another mouth
