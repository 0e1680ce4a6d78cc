"""Whether a record is of the place that an article sets beside a source's name or post."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry
from reader.model.name_key import name_key
from reader.register.ground import Ground
from reader.register.lands import UNITED_STATES, countries_of, is_state
from reader.register.word_lists import country_words

_THERE = 2  # an area has few of one name
_OTHER_STATE = -8  # whoever is a lawmaker from one state is none of another's, whatever the date
_TELLS = (ClaimField.DESCRIPTION, ClaimField.COUNTRY, ClaimField.PARENT)


def place_grounds(places: Sequence[str], entry: Entry, posts: Sequence[Claim]) -> Iterator[Ground]:
    """Yield what the places say, one ground each: the record names it, names another state, or is silent of it."""
    told = (*entry.names, *(claim.value for claim in entry.claims if claim.field in _TELLS), *_areas(posts))
    for place in places:
        if any(_names(words, place) for words in told):
            yield Ground(_THERE, f"place {place}")
        else:
            yield from tuple(other_state_grounds((place,), entry, posts)) or (Ground(0, f"{place} is not named there"),)


def other_state_grounds(places: Sequence[str], entry: Entry, posts: Sequence[Claim]) -> Iterator[Ground]:
    """Yield that the record is of another state, for each place that is a state."""
    for place in filter(is_state, places):
        other = _other_state(place, posts, entry)
        if other:
            yield Ground(_OTHER_STATE, f"another state there: {other}")


def _areas(posts: Sequence[Claim]) -> Iterator[str]:
    for post in posts:
        yield f"{post.value} {post.organisation or ''}"


def _other_state(place: str, posts: Sequence[Claim], entry: Entry) -> str:
    """Return the body of another state at which the record has a post, "" where it has one of this or of none."""
    if UNITED_STATES not in countries_of(entry) and countries_of(entry):
        return ""
    bodies = dict.fromkeys(post.organisation for post in posts if post.organisation)
    if any(name_key(place) in states_in(body) for body in bodies):
        return ""
    return next((body for body in bodies if states_in(body)), "")


def _names(words: str, place: str) -> bool:
    if is_state(place):
        return name_key(place) in states_in(words)
    return f" {name_key(place)} " in f" {name_key(words)} "


@lru_cache(maxsize=1 << 12)
def states_in(words: str) -> frozenset[str]:
    """Return the states of the United States that words name: "West Virginia" is not Virginia."""
    return frozenset(_states().findall(name_key(words)))


@cache
def _states() -> re.Pattern[str]:
    longest_first = sorted(country_words().states, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")
