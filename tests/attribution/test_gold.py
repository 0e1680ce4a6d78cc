"""Cards of real articles against hand-made ones; reads ../shared, and says nothing of their words."""

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from evaluate import load, shown

from reader.attribution.read import read
from reader.model.original import Original
from reader.text.load import load as load_article

NRK = "nrk-2022-bondarev"


def cards_of(file: Path) -> dict[str, Any]:
    return shown(read(load_article(Original(content=file.read_bytes(), name=str(file)))))


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
    floor = floors["cards"]
    folder = shared / "gold"
    names = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    reached = score(scorer, folder, names)
    assert reached["sources"]["f1"] >= floor["sources_f1"]
    assert reached["statements"]["f1"] >= floor["statements_f1"]
    for field in ("affiliation", "role"):
        assert reached[field]["accuracy"] >= floor[field]
        assert reached[field]["false"] <= floor["false_at_most"] * reached[field]["gold_none"]
    assert reached["wrong_mouth"]["rate"] <= floor["wrong_mouth_at_most"]


def test_the_article_of_the_main_job_is_read_without_fault(shared: Path, scorer: ModuleType) -> None:
    reached = score(scorer, shared / "gold", [NRK])
    assert reached["sources"]["f1"] == 1.0
    assert reached["affiliation"]["accuracy"] == reached["role"]["accuracy"] == 1.0
    assert reached["wrong_mouth"]["wrong"] == 0
    assert reached["statements"]["f1"] == 1.0  # certain or not: every statement, and none in another mouth
