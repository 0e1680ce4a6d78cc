"""Reads the project's own annotated articles; the format is told in `corpus/README.md`."""

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Span = tuple[int, int]  # code points of `MarkedArticle.text`, half-open

TAG = re.compile(
    r"\{(?:(?P<part>[cqs])(?P<numbers>\d+(?:\+\d+)*)|(?P<mark>role|org)?@(?P<key>[a-z][a-z0-9-]*)|(?P<scare>x)) "
)
BLOCK = re.compile(r"(?P<sign>#{1,3}|>|!|-) ")
BLOCK_KINDS = {"#": "heading", ">": "quote", "!": "caption", "-": "list-item"}


class MarkupError(Exception):
    """What is wrong with a marked article, and where."""


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """One line of the text, which is one block of the page."""

    kind: str
    start: int
    end: int
    level: int


@dataclass(slots=True)
class MarkedAttribution:
    """One attribution; several spans of a part stand in text order."""

    number: int
    kind: str = ""
    speakers: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    content: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    source: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class MarkedSource:
    """One source card, and the words of the article that it rests on."""

    key: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
    affiliation_also: tuple[str, ...] = ()
    role: str | None = None
    role_also: tuple[str, ...] = ()
    mentions: list[Span] = field(default_factory=list)
    role_words: list[Span] = field(default_factory=list)
    affiliation_words: list[Span] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every form of the name that the article uses."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article with everything that is marked in it."""

    id: str
    language: str
    split: str
    brief: str
    publisher: str
    title: str
    published: str | None
    authors: tuple[str, ...]
    text: str
    blocks: tuple[MarkedBlock, ...]
    attributions: tuple[MarkedAttribution, ...]
    sources: tuple[MarkedSource, ...]
    scare: tuple[Span, ...]  # quote marks that hold no statement


def read_marked(file: Path) -> MarkedArticle:
    """Read one file; raises MarkupError, with the file's name."""
    try:
        page = tomllib.loads(file.read_text(encoding="utf-8"))
        return _article(file.stem, page)
    except KeyError as error:
        raise MarkupError(f"{file.name}: there is no {error}") from error
    except (MarkupError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MarkupError(f"{file.name}: {error}") from error


def _article(name: str, page: dict[str, Any]) -> MarkedArticle:
    text, blocks, marks = _read_text(page["text"])
    sources = {key: _source(key, table) for key, table in page.get("sources", {}).items()}
    attributions = {int(n): _attribution(int(n), line) for n, line in page.get("attributions", {}).items()}
    scare: list[Span] = []
    for tag, start, end in marks:
        if tag["scare"]:
            scare.append((start, end))
        elif tag["part"]:
            part = {"c": "content", "q": "cue", "s": "source"}[tag["part"]]
            for number in map(int, tag["numbers"].split("+")):
                if number not in attributions:
                    raise MarkupError(f"{tag.group().strip()} stands in the text, but [attributions] has no {number}")
                getattr(attributions[number], part).append((start, end))
        else:
            if tag["key"] not in sources:
                raise MarkupError(f"{tag.group().strip()} stands in the text, but there is no [sources.{tag['key']}]")
            into = {None: "mentions", "role": "role_words", "org": "affiliation_words"}[tag["mark"]]
            getattr(sources[tag["key"]], into).append((start, end))
    for told in attributions.values():
        for spans in (told.content, told.cue, told.source):
            spans.sort()
    for source in sources.values():
        source.mentions.sort()
    return MarkedArticle(
        name, page["language"], page["split"], page["brief"], page["publisher"], page["title"],
        page.get("published"), tuple(page.get("authors", ())), text, blocks,
        tuple(attributions[n] for n in sorted(attributions)), tuple(sources.values()), tuple(sorted(scare)),
    )  # fmt: skip


def _source(key: str, table: dict[str, Any]) -> MarkedSource:
    several = {name: tuple(table.get(name, ())) for name in ("aliases", "affiliation_also", "role_also")}
    return MarkedSource(
        key, table["kind"], table["name"], affiliation=table.get("affiliation"), role=table.get("role"), **several
    )


def _attribution(number: int, line: str) -> MarkedAttribution:
    """Read "direct ellerby + dahl through facebook"; "-" stands for nobody."""
    kind, _, rest = line.partition(" ")
    speakers, _, through = rest.partition(" through ")
    return MarkedAttribution(number, kind, _keys(speakers), _keys(through))


def _keys(words: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in words.split("+") if key.strip() not in ("", "-"))


def _read_text(marked: str) -> tuple[str, tuple[MarkedBlock, ...], list[tuple[re.Match[str], int, int]]]:
    """Return the plain text, its blocks, and each tag with the span of what it holds."""
    text: list[str] = []
    length = 0
    blocks: list[MarkedBlock] = []
    marks: list[tuple[re.Match[str], int, int]] = []
    counts: dict[str, int] = defaultdict(int)
    for line in filter(None, map(str.strip, marked.split("\n"))):
        sign = BLOCK.match(line)
        if sign:
            line = line[sign.end() :]
        kind = BLOCK_KINDS[sign["sign"][0]] if sign else "paragraph"
        level = len(sign["sign"]) if kind == "heading" and sign else int(kind in ("quote", "list-item"))
        if text:
            text.append("\n\n")
            length += 2
        plain, found = _read_line(line)
        marks += [(tag, length + start, length + end) for tag, start, end in found]
        blocks.append(MarkedBlock(kind, length, length + len(plain), level))
        text.append(plain)
        length += len(plain)
        counts[kind] += 1
    return "".join(text), tuple(blocks), marks


def _read_line(line: str) -> tuple[str, list[tuple[re.Match[str], int, int]]]:
    plain: list[str] = []
    length = at = 0
    opened: list[tuple[re.Match[str], int]] = []
    found: list[tuple[re.Match[str], int, int]] = []
    while at < len(line):
        if line[at] == "{":
            tag = TAG.match(line, at)
            if tag is None:
                raise MarkupError(f"no such tag: {line[at : at + 30]}")
            opened.append((tag, length))
            at = tag.end()
        elif line[at] == "}":
            if not opened:
                raise MarkupError(f"a brace is closed that was not opened: {line[max(0, at - 30) : at + 1]}")
            tag, start = opened.pop()
            if start == length:
                raise MarkupError(f"an empty tag: {tag.group()}")
            found.append((tag, start, length))
            at += 1
        else:
            plain.append(line[at])
            length += 1
            at += 1
    if opened:
        raise MarkupError(f"a brace is never closed in its paragraph: {line[opened[-1][0].start() :][:40]}")
    return "".join(plain), found
