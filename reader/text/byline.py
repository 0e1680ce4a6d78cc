"""Who wrote the article and when, as the page shows it to its readers."""

import re
from collections.abc import Iterator

from lxml import html

from reader.text.dates import iso_date
from reader.text.regions import Region, class_words, region_of

BY = re.compile(
    r"^\W*(?:(?:written|reported|story|words)\s+)?(?:by|av|von|par|por|door|af|text|tekst|foto)\b[:\s]+", re.IGNORECASE
)
BETWEEN = re.compile(r"\s*(?:,|;|\||/|•|\band\b|\bog\b|\bund\b|\bet\b|\boch\b|&)\s*")
PARTICLES = frozenset(
    ("de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "al", "el", "bin", "ibn", "of", "af", "y")
)
AUTHOR_WORDS = frozenset(("author", "authors", "byline", "bylines"))
LONGEST = 120  # characters of a byline
MOST_DATES = 40  # places looked at for a date


def people_of(byline: str) -> tuple[str, ...]:
    """Return the names in a byline: "By Ada Holm and Per Vik" → Ada Holm, Per Vik."""
    return tuple(name for name in BETWEEN.split(BY.sub("", byline).strip()) if _is_name(name))


def _is_name(words: str) -> bool:
    parts = words.split()
    if not 1 <= len(parts) <= 6 or len(words) > 60 or "@" in words or any(map(str.isdigit, words)):
        return False
    return all(not part[0].islower() or part in PARTICLES for part in parts) and not parts[0][0].islower()


def shown_authors(root: html.HtmlElement) -> tuple[str, ...]:
    """Return the authors in the first byline from the headline on: later ones are of other articles."""
    for element in _from_headline(root):
        if not _marks_author(element):
            continue
        place = element.getparent()
        beside = [one for one in place if _marks_author(one)] if place is not None else [element]
        names = [name for one in beside for name in people_of(_name_in(one)) if len(name.split()) > 1]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def shown_date(root: html.HtmlElement) -> str | None:
    """Return the first date that the page shows as one, from its headline on."""
    checked = 0
    for element in _from_headline(root):
        region = region_of(element, class_words(element))
        if element.tag != "time" and (region is None or region[0] is not Region.BYLINE):
            continue
        checked += 1
        found = iso_date(element.get("datetime") or "") or iso_date(beginning(element, 200))
        if found is not None or checked > MOST_DATES:
            return found
    return None


def beginning(element: html.HtmlElement, length: int) -> str:
    """Return the first words of an element without joining all of them."""
    words = ""
    for text in element.itertext():
        words = f"{words} {text}"
        if len(words) > 2 * length:
            break
    return " ".join(words.split())[:length]


def _from_headline(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    past_headline = next(root.iter("h1"), None) is None
    for element in root.iter():
        past_headline = past_headline or element.tag == "h1"
        if past_headline and isinstance(element.tag, str) and element.tag not in ("script", "style"):
            yield element


def _marks_author(element: html.HtmlElement) -> bool:
    if "author" in ((element.get("itemprop") or "").lower(), *(element.get("rel") or "").lower().split()):
        return True
    return not AUTHOR_WORDS.isdisjoint(class_words(element))


def _name_in(element: html.HtmlElement) -> str:
    named = next((one for one in element.iter() if (one.get("itemprop") or "").lower() == "name"), element)
    return beginning(named, LONGEST)
