"""What others wrote, read leniently: a value of the wrong kind is as good as none, and nothing is taken on trust."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from reader.model.anchor import Anchor
from reader.model.annotation import Annotation, Colour, Style
from reader.model.found_marks import FoundMarks, MarkedArticle
from reader.model.uid import uid_from

MOST = 100_000  # marks of one file
LONGEST_NAME = 10_000  # characters of a tag, title or address, as elsewhere
FARTHEST = 1 << 40

_URN = "urn:uuid:"
_UID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.:-]{0,99}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LIKE = {"orange": Colour.YELLOW, "red": Colour.PINK, "magenta": Colour.PINK, "cyan": Colour.BLUE}
_STYLES = {**{style.value: style for style in Style}, "outline": Style.NOTE}


@dataclass(slots=True)
class Gathered:
    """The marks of a file, put together by article in the order in which they come."""

    left_out: int = 0
    _marks: dict[tuple[str | None, str | None], dict[str, Annotation]] = field(default_factory=dict)
    _titles: dict[tuple[str | None, str | None], str | None] = field(default_factory=dict)

    def add(self, source: str | None, title: str | None, mark: Annotation) -> None:
        """Take a mark of the article that `source` names; of two with one uid the first."""
        key = (address_of(source), identity_of(source))
        self._titles.setdefault(key, title)
        self._marks.setdefault(key, {}).setdefault(mark.uid, mark)

    def found(self) -> FoundMarks:
        """Return what was gathered."""
        articles = (
            MarkedArticle(url, uid, self._titles[url, uid], tuple(marks.values()))
            for (url, uid), marks in self._marks.items()
        )
        return FoundMarks(tuple(articles), self.left_out)


def text_of(value: Any, most: int = 1 << 24) -> str:
    """Return a text, "" where it is none; half a character becomes a whole one."""
    return value[:most].encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def name_of(value: Any) -> str:
    """Return a short text."""
    return text_of(value, LONGEST_NAME).strip()


def names_of(values: Any) -> tuple[str, ...]:
    """Return the short texts of a list, each once."""
    return tuple(dict.fromkeys(name for value in listed(values) if (name := name_of(value))))


def listed(value: Any) -> list[Any]:
    """Return the entries of a list; a thing alone is a list of one, as in JSON-LD."""
    if value is None:
        return []
    return value[:MOST] if isinstance(value, list) else [value]


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a list."""
    return (each for each in listed(value) if isinstance(each, dict))


def place_of(value: Any) -> int:
    """Return an offset, 0 where it is none."""
    return value if type(value) is int and 0 <= value <= FARTHEST else 0


def moment_of(value: Any, otherwise: str) -> str:
    """Return an ISO date and time."""
    try:
        return datetime.fromisoformat(name_of(value)[:40]).isoformat()
    except ValueError:
        return otherwise


def colour_of(*values: Any) -> Colour:
    """Return the first colour that is one, or the one most like it."""
    for value in values:
        name = name_of(value).lower()
        if name in set(Colour):
            return Colour(name)
        if name in _LIKE:
            return _LIKE[name]
    return Colour.YELLOW


def style_of(quote: str, *values: Any) -> Style:
    """Return the first style that is named; what quotes no words can only be a note."""
    if not quote:
        return Style.NOTE
    return next((_STYLES[name] for value in values if (name := name_of(value).lower()) in _STYLES), Style.HIGHLIGHT)


def uid_of(value: Any, *otherwise: str) -> str:
    """Return the mark's own identifier, or one that the same mark gets again at the next import."""
    told = name_of(value)
    bare = told.removeprefix(_URN)
    if _UID.fullmatch(bare):
        return bare
    return uid_from(told or "\0".join(("kilde", *otherwise)))


def address_of(source: str | None) -> str | None:
    """Return the web address that names an article, None where it is none."""
    try:
        return source if source and urlsplit(source).scheme.lower() in ("http", "https") else None
    except ValueError:
        return None


def identity_of(source: str | None) -> str | None:
    """Return the uid that names an article of a library, None where it is none."""
    bare = (source or "").removeprefix(_URN)
    return bare if source and source.startswith(_URN) and _UID.fullmatch(bare) else None


def hash_of(value: Any) -> str | None:
    """Return a SHA-256 in hexadecimal, None where it is none."""
    told = name_of(value).lower()
    return told if _SHA256.fullmatch(told) else None


def anchor_of(selectors: Iterable[dict[str, Any]]) -> Anchor:
    """Return quote, context and place, as far as the selectors tell; a quote may stand in one that it refines."""
    quote: dict[str, Any] = {}
    start = 0
    for selector in selectors:
        if selector.get("type") == "TextPositionSelector":
            start = place_of(selector.get("start"))
        quote = quote or _quote(selector)
    return Anchor(
        text_of(quote.get("exact")),
        text_of(quote.get("prefix"), LONGEST_NAME),
        text_of(quote.get("suffix"), LONGEST_NAME),
        start,
    )


def _quote(selector: dict[str, Any], depth: int = 4) -> dict[str, Any]:
    if selector.get("type") == "TextQuoteSelector":
        return selector
    inner = next(objects(selector.get("refinedBy")), None)
    return _quote(inner, depth - 1) if inner and depth else {}
