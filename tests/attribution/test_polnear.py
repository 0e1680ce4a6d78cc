"""Floors on political news (PolNeAR's development part): they rise, and fall only with a reason in the commit."""

from pathlib import Path
from typing import Any

from evaluate import load, political_news_score


def test_political_news_is_read_no_worse_than_before(shared: Path, floors: dict[str, Any]) -> None:
    floor = floors["political_news"]
    result = political_news_score(
        load(shared / "score" / "attribution.py"), shared / "data" / "polnear" / "dev.jsonl.gz"
    )
    assert result["all"]["whole overlap"]["f1"] >= floor["whole_overlap_f1"]
    assert result["all"]["whole overlap"]["p"] >= floor["whole_overlap_precision"]
    assert result["direct"]["whole overlap"]["f1"] >= floor["direct_f1"]
