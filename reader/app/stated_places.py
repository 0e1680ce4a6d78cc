"""The places that an article sets beside a source's name or post: "Trinity College in Dublin", "senator from Ohio"."""

import re
from collections.abc import Iterator

from reader.model.name_key import name_key
from reader.model.reading import Reading
from reader.model.source import Appearance, Field, SourceKind
from reader.model.span import Span

_REACH = 80  # characters beside a name in which a place stands
_CAPITAL = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ][\w-]+(?:’[A-ZÀ-ÖØ-Þ][\w-]+)?)"
_NAME = rf"({_CAPITAL}(?: {_CAPITAL}){{0,3}})"
_OF_BODY = re.compile(rf" (?:in|at|near|of|i|på|ved) (?:the )?{_NAME}|, {_NAME}(?=[,.;)\n]|$)")
_OF_PERSON = re.compile(rf" (?:from|for|of|fra|av) (?:the )?{_NAME}")  # "in" is where one spoke
_OF_POST = re.compile(rf" (?:from|for|of|in|fra|i|av) (?:the )?{_NAME}")
_BEFORE_BODY = re.compile(rf"{_NAME}[’']s (?:own )?$")
_OF_A_PLACE = (SourceKind.PERSON, SourceKind.ORGANISATION)  # an outlet reports "in Moscow"
_POST = (Field.ROLE, Field.AFFILIATION)
_OTHER_CAPITALS = """
january february march april may june july august september october november december monday tuesday wednesday thursday
friday saturday sunday the a an republican democratic"""
_NO_PLACES = frozenset(_OTHER_CAPITALS.split())


def stated_places(appearance: Appearance, reading: Reading) -> tuple[str, ...]:
    """Return the places beside the names of a body, or beside the names and posts of a person, in text order.

    Words in capitals alone are an acronym, and what names a source or its affiliation no place.
    """
    named = {name_key(name) for other in reading.appearances for name in (other.name, *other.aliases)}
    affiliation = f" {name_key(appearance.affiliation or '')} "
    found = dict.fromkeys(_without_party(place) for place in _beside(appearance, reading.article.text))
    return tuple(
        place
        for place in found
        if name_key(place) not in named and f" {name_key(place)} " not in affiliation and not _is_acronym(place)
    )


def _beside(appearance: Appearance, text: str) -> Iterator[str]:
    is_person = appearance.kind is SourceKind.PERSON
    if appearance.kind not in _OF_A_PLACE:
        return
    for span in appearance.mentions:
        yield from _after(_OF_PERSON if is_person else _OF_BODY, span, text)
        if not is_person:
            yield from _before(_BEFORE_BODY, span, text)
    for evidence in appearance.evidence if is_person else ():
        if evidence.field in _POST:
            yield from _after(_OF_POST, evidence.span, text)


def _after(pattern: re.Pattern[str], span: Span, text: str) -> Iterator[str]:
    found = pattern.match(text[span.end : span.end + _REACH])
    if found:
        yield next(filter(None, found.groups()))


def _before(pattern: re.Pattern[str], span: Span, text: str) -> Iterator[str]:
    found = pattern.search(text[max(0, span.start - _REACH) : span.start])
    if found and " " not in found[1]:  # "Jo Vik's Blue Society" is hers
        yield found[1]


def _without_party(place: str) -> str:
    """Return "Texas" of "Texas Republican", "" of what is a month or a party alone."""
    return " ".join(word for word in place.split() if word.lower() not in _NO_PLACES)


def _is_acronym(place: str) -> bool:
    return not place or (place.isupper() and "." not in place and len(place) > 2)
