"""Floors on political news (PolNeAR's development part): they rise, and fall only with a reason in the commit."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

from evaluate import load

from reader.attribution.read import read
from reader.model.article import Article, Block, BlockKind
from reader.model.span import Span


def article_of(text: str) -> Article:
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, m.start(), m.end()) for m in re.finditer(r"\S[^\n]*(?:\n[^\n]+)*(?<=\S)", text)
    )
    return Article(None, None, (), None, "en", None, text, blocks)


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def predicted(gold: dict[str, Any]) -> dict[str, Any]:
    found = read(article_of(gold["text"])).attributions
    rows = [{"source": pairs(a.source), "cue": pairs(a.cue), "content": pairs(a.content)} for a in found]
    return {"id": gold["id"], "text": gold["text"], "attributions": rows}


def test_political_news_is_read_no_worse_than_before(shared: Path, floors: dict[str, Any]) -> None:
    floor = floors["political_news"]
    with gzip.open(shared / "data" / "polnear" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        gold = {article["id"]: article for article in map(json.loads, lines)}
    result = load(shared / "score" / "attribution.py").score(
        gold, {ident: predicted(article) for ident, article in gold.items()}
    )
    assert result["all"]["whole overlap"]["f1"] >= floor["whole_overlap_f1"]
    assert result["all"]["whole overlap"]["p"] >= floor["whole_overlap_precision"]
    assert result["direct"]["whole overlap"]["f1"] >= floor["direct_f1"]
