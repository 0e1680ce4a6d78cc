"""Our own articles, all invented: the cards found against the cards wanted."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.attribution.people import fold
from reader.attribution.read import read
from reader.model.article import Article, Block, BlockKind
from reader.model.source import Appearance

FOLDER = Path(__file__).parents[1] / "articles"
ARTICLES = sorted(file.stem for file in FOLDER.glob("cards-*.toml"))
FLOOR = 0.9


def wanted(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def article_of(page: dict[str, Any]) -> Article:
    blocks: list[Block] = []
    text = ""
    for line in filter(None, (line.strip() for line in page["text"].split("\n"))):
        is_heading = line.startswith("# ")
        line = line.removeprefix("# ")
        text += "\n\n" if text else ""
        kind = BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH
        blocks.append(Block(kind, len(text), len(text) + len(line), 1 if is_heading else 0))
        text += line
    return Article(page["title"], page["publisher"], (), None, page["language"], None, text, tuple(blocks))


def cards(name: str) -> dict[str, Appearance]:
    return {fold(a.name).removeprefix("the "): a for a in read(article_of(wanted(name))).appearances}


def facts_wanted(name: str) -> Iterator[tuple[str, ...]]:
    for source in wanted(name)["sources"]:
        key = fold(source["name"]).removeprefix("the ")
        yield (key, "kind", source["kind"])
        for field in ("affiliation", "role"):
            yield (key, field, fold(source.get(field, "")))
        for statement in source.get("statements", []):
            yield (key, "says", fold(statement))


def facts_found(name: str) -> Iterator[tuple[str, ...]]:
    also = {fold(s["name"]).removeprefix("the "): s for s in wanted(name)["sources"]}
    for key, appearance in cards(name).items():
        yield (key, "kind", appearance.kind.value)
        for field, value in (("affiliation", appearance.affiliation), ("role", appearance.role)):
            source = also.get(key, {})
            allowed = {fold(v) for v in source.get(f"{field}_also", [])}
            found = fold(value or "")
            yield (key, field, fold(source.get(field, "")) if found in allowed else found)
        for statement in appearance.statements:
            yield (key, "says", fold(statement.text))


@pytest.mark.parametrize("name", ARTICLES)
def test_cards_are_those_of_the_article(name: str) -> None:
    right, found = set(facts_wanted(name)), set(facts_found(name))
    score = 2 * len(right & found) / (len(right) + len(found))
    assert score >= FLOOR, f"{score:.3f}; missing {sorted(right - found)}; extra {sorted(found - right)}"


@pytest.mark.parametrize("name", ARTICLES)
def test_no_fact_is_stated_where_the_article_is_silent(name: str) -> None:
    silent = {
        (fold(s["name"]).removeprefix("the "), field)
        for s in wanted(name)["sources"]
        for field in ("affiliation", "role")
        if field not in s and f"{field}_also" not in s
    }
    for key, field, *value in facts_found(name):
        if (key, field) in silent:
            assert value == [""], (key, field, value)


@pytest.mark.parametrize("name", ARTICLES)
def test_every_statement_stands_where_it_says(name: str) -> None:
    article = article_of(wanted(name))
    reading = read(article)
    for number, appearance in enumerate(reading.appearances):
        for statement in appearance.statements:
            assert statement.span.of(article.text) == statement.text
            assert number in reading.attributions[statement.attribution].speakers


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Correction: An earlier version of this article said that Ada Brodwick works at the port office.", "en"),
        ("A previous version of this story said that it rains.", "en"),
        ("Rettelse: En tidligere utgave av denne saken sa at Ada Brekkhus er lege.", "nb"),
    ],
)
def test_article_is_no_source_of_what_it_takes_back(text: str, language: str) -> None:
    article = Article(None, None, (), None, language, None, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    assert not [card.name for card in read(article).appearances if card.statements]
