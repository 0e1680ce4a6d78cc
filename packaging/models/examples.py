"""The articles that the taggers learn from and are measured on, each with what is attributed in it."""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from marked_article import MarkedArticle, read_marked

from reader.attribution.trained import CARDS, WIDE
from reader.model.article import Article, Block, BlockKind

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution of an annotated article; spans are half-open characters of its text."""

    content: Spans
    cue: Spans
    source: Spans


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated article."""

    ident: str
    article: Article
    told: list[Told]
    style: int  # by whose guidelines, see `reader.attribution.trained`


def own(language: str, split: str) -> Iterator[Example]:
    """Yield the articles of our own corpus."""
    for file in sorted((HERE / "corpus" / language).glob("*.toml")):
        marked = read_marked(file)
        if marked.split == split:
            told = [Told(one.content, one.cue, one.source) for one in marked.attributions]
            yield Example(marked.id, article_of(marked), told, CARDS)


def article_of(marked: MarkedArticle) -> Article:
    """Return an article of the corpus as the program reads it."""
    blocks = tuple(Block(BlockKind(b.kind), b.start, b.end, b.level) for b in marked.blocks)
    return Article(
        marked.title, marked.publisher, marked.authors, marked.published, marked.language, None, marked.text, blocks
    )


def political_news(file: Path) -> Iterator[Example]:
    """Yield the articles of a PolNeAR file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            told = [Told(one["content"], one["cue"], one["source"]) for one in page["attributions"]]
            yield Example(page["id"], plain(page["text"]), told, WIDE)


def plain(text: str) -> Article:
    """Return an article whose paragraphs blank lines part."""
    found = re.finditer(r"\S[^\n]*(?:\n[^\n]+)*(?<=\S)", text)
    blocks = tuple(Block(BlockKind.PARAGRAPH, match.start(), match.end()) for match in found)
    return Article(None, None, (), None, "en", None, text, blocks)
