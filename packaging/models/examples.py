"""The articles that the taggers learn from and are measured on, each with what is attributed in it."""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from marked_article import MarkedArticle, MarkedAttribution, read_marked

from reader.attribution.trained import CARDS, WIDE
from reader.model.article import Article, Block, BlockKind

HERE = Path(__file__).resolve().parent

Spans = list[tuple[int, int]]
Seen = TypeVar("Seen")  # what is known of an example


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
    marked: MarkedArticle | None = None  # of our own corpus


def corpus(language: str, split: str) -> Iterator[MarkedArticle]:
    """Yield the articles of our own corpus."""
    for file in sorted((HERE / "corpus" / language).glob("*.toml")):
        marked = read_marked(file)
        if marked.split == split:
            yield marked


def own(language: str, split: str) -> Iterator[Example]:
    """Yield the articles of our own corpus as examples of attributions."""
    for marked in corpus(language, split):
        told = [Told(one.content, one.cue, one.source) for one in marked.attributions]
        yield Example(marked.id, article_of(marked), told, CARDS, marked)


def weighted(examples: Sequence[tuple[Example, Seen]], times: int) -> list[tuple[Example, Seen]]:
    """Return the examples, those of our own corpus so many times."""
    others, ours = ([pair for pair in examples if (pair[0].marked is not None) is own] for own in (False, True))
    return others + ours * times


def cards_of(marked: MarkedArticle) -> dict[str, Any]:
    """Return the source cards that the marking comes to, as the scorer of cards wants them."""
    return {
        "id": marked.id,
        "language": marked.language,
        "title": marked.title,
        "publisher": marked.publisher,
        "authors": list(marked.authors),
        "published": marked.published,
        "sources": [
            {
                "name": source.name,
                "kind": source.kind,
                "aliases": list(source.aliases),
                "affiliation": source.affiliation,
                "affiliation_also": list(source.affiliation_also),
                "role": source.role,
                "role_also": list(source.role_also),
                "statements": [
                    statement
                    for told in marked.attributions
                    if source.key in told.speakers
                    for statement in _statements(told, marked.text)
                ],
            }
            for source in marked.sources
        ],
    }


def _statements(told: MarkedAttribution, text: str) -> Iterator[dict[str, str]]:
    """Yield a statement for each piece of direct speech; a paraphrase is one, with what stands between its pieces."""
    if told.kind == "direct":
        for start, end in told.content:
            yield {"text": text[start:end].strip('“”«»„"‘’ ,'), "kind": told.kind}
    else:
        yield {"text": text[told.content[0][0] : told.content[-1][1]], "kind": told.kind}


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
