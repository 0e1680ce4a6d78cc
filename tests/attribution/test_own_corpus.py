"""Floors on our own corpus: its test part, which nobody who wrote rules or trained models has looked at, and its
development part, on which the confidence was calibrated.
"""

from pathlib import Path
from typing import Any

import pytest
from evaluate import calibration_error, load, missed, own_corpus

from reader.model.reading import SURE_AT


@pytest.mark.parametrize("language", ["en", "nb"])
def test_cards_of_unseen_articles_reach_their_floors(language: str, shared: Path, floors: dict[str, Any]) -> None:
    reached, _ = own_corpus(load(shared / "score" / "cards.py"), language, "test")
    assert missed(reached, floors["own_corpus"][language]) == []


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_engine_is_as_often_right_as_it_says(language: str, shared: Path, floors: dict[str, Any]) -> None:
    _, statements = own_corpus(load(shared / "score" / "cards.py"), language, "dev")
    floor = floors["calibration"][language]
    assert calibration_error(statements) <= floor["error_at_most"]
    sure = [is_right for confidence, is_right in statements if confidence >= SURE_AT]
    assert sum(sure) / len(sure) >= floor["right_where_certain"]
