"""Lines that are no part of an article wherever they stand: prompts, teasers, bylines.

The words are data in `resources/lexicon/furniture.toml`, by language.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache

from reader.model.resources import resource
from reader.text.dates import iso_date

LONGEST_PROMPT = 45  # words; a longer paragraph is read as text, whatever it begins with
LONGEST_BYLINE = 16
READING_TIME = re.compile(r"^\d+\s?(?:min|minutes?|minutter)\b", re.IGNORECASE)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    with resource("lexicon", "furniture.toml").open("rb") as file:
        return {name: tuple(values) for name, values in tomllib.load(file).items()}


@cache
def _pattern(name: str, ending: str) -> re.Pattern[str]:
    choices = "|".join(re.escape(word) for word in sorted(_words()[name], key=len, reverse=True))
    return re.compile(rf"(?:{choices}){ending}", re.IGNORECASE)


def is_furniture(text: str, linked: float) -> bool:
    """Tell whether a line leads away from the article: "Read more: …", "Advertisement", "Sign up for …".

    `linked` is the share of the line that stands in links.
    """
    line = " ".join(text[:600].split())
    if not line or len(line.split()) > LONGEST_PROMPT:
        return False
    if _pattern("lines", r"\W*$").match(line):
        return True
    if _pattern("teasers", r"\s*[:–—|-]").match(line) and linked > 0:
        return True
    if linked > 0 and _pattern("inside", r"\b").search(line):
        return True
    return _pattern("prompts", r"\b").match(line) is not None and (linked > 0.2 or len(line.split()) <= 12)


def is_byline(text: str, authors: Sequence[str]) -> bool:
    """Tell whether a line near the top says who wrote the article or when, and nothing else."""
    line = " ".join(text[:400].split())
    if len(line.split()) > LONGEST_BYLINE:
        return False
    if READING_TIME.match(line) or _pattern("dated", r"\b").match(line):
        return True
    rest = line
    for author in authors:
        rest = rest.replace(author, "")
    if rest != line and len(rest.split()) <= 7:
        return True
    if iso_date(line) is not None and len(line.split()) <= 9:
        return True
    return _pattern("by", r"\s+").match(line) is not None and not line.endswith((".", "!", "?"))
