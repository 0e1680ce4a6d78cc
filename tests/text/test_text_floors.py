"""What is read of real pages; the figures rise, and fall only with the reason in the commit."""

import json
import re
import sys
from pathlib import Path

import pytest

from reader.model.original import Original
from reader.text.load import load


@pytest.fixture(scope="module")
def read_gold(shared: Path):
    gold = shared / "gold"
    result = []
    for name in json.loads((gold / "index.json").read_text("utf-8")):
        card = json.loads((gold / f"{name}.json").read_text("utf-8"))
        file = gold / (card["html"] or card["text"])
        result.append((card, load(Original(file.read_bytes(), file.name))))
    return result


def without_white(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_statements_stand_in_the_text(read_gold, floors):
    found = total = 0
    for card, article in read_gold:
        text = without_white(article.text)
        statements = [s["text"] for source in card["sources"] for s in source["statements"]]
        total += len(statements)
        found += sum(without_white(statement) in text for statement in statements)
    assert found >= floors["pages"]["statements_in_text"] * total


def test_title_outlet_and_day_are_right(read_gold, shared, floors, monkeypatch):
    monkeypatch.setattr(sys, "path", [*sys.path, str(shared / "score")])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    cards = pytest.importorskip("cards")
    counts = cards.new_counts()
    for card, article in read_gold:
        facts = {"title": article.title, "publisher": article.publisher, "published": article.published}
        cards.score_article(card, {"article": facts, "sources": []}, counts)
    for key in ("title", "publisher", "date"):
        assert counts[key]["right"] >= floors["pages"][key] * counts[key]["gold"], key


def test_language_of_each_is_told(read_gold):
    assert all(article.language == card["language"] for card, article in read_gold)


def test_furniture_stays_out(read_gold):
    unwanted = re.compile(
        r"cookie policy|sign up for our newsletter|share on facebook|all rights reserved", re.IGNORECASE
    )
    assert not [card["id"] for card, article in read_gold if unwanted.search(article.text)]
