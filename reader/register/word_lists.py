"""The words that names are read by: titles, legal forms, common names, countries; kept in resources/registers."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from reader.model.frozen import frozen
from reader.model.name_key import name_key
from reader.model.resources import resource


@frozen
class PersonWords:
    """What stands in persons' names beside the name itself; all words are folded."""

    titles: frozenset[str]  # "professor": before a name
    generations: Mapping[str, str]  # "junior" → "jr": behind a name, telling father from son
    honours: frozenset[str]  # "phd": behind a name
    particles: frozenset[str]  # "von": inside a surname
    forms: tuple[tuple[str, ...], ...]  # first names that one person goes by in turn: "william", "bill"
    common_first: frozenset[str]
    common_last: frozenset[str]


@frozen
class BodyWords:
    """What stands in names of bodies and outlets and does not tell them apart; all words are folded."""

    articles: frozenset[str]
    legal_forms: frozenset[str]
    legal_phrases: tuple[str, ...]  # "e v": of several words, at the end
    small: frozenset[str]  # "of"
    turned: frozenset[str]  # "ministry": heads that change places with what they are for
    generic: frozenset[str]  # "health": a name of nothing but these is many bodies'
    patrons: frozenset[str]  # "trinity": one of these and what is generic is many houses' name
    houses: frozenset[str]  # "college": what is called after a patron
    outlets: frozenset[str]  # "times": a name of nothing but these is many outlets'
    spellings: Mapping[str, str]  # "centre" → "center"
    phrases: Mapping[str, str]  # "u s" → "united states"


@frozen
class CountryWords:
    """The names of countries, and which lands belong to which."""

    codes: Mapping[str, str]  # "norge" → "NO"
    names: Mapping[str, str]  # "NO" → "Norway"
    within: Mapping[str, str]  # "PR" → "US"
    states_too: frozenset[str]  # "georgia": it tells of no country
    states: frozenset[str]  # "wyoming": of the United States, whose houses share one name


@frozen
class RoleWords:
    """The words for what people are; all are folded."""

    lines: Mapping[str, str]  # "mp" → "member": terms of one line mean one thing
    families: Mapping[str, str]  # "member" → "legislator"
    public: frozenset[str]  # families that one person goes through in turn
    beside: Mapping[str, frozenset[str]]  # "engineer" → "learning": of which families one may be too, by term
    former: frozenset[str]
    assemblies: tuple[str, ...]  # " parliament": beginnings of words, with the space before them
    wholes: frozenset[str]  # "congress": assemblies by which their houses are meant too


@cache
def person_words() -> PersonWords:
    """Return the words in persons' names."""
    data = _load("names.toml")
    return PersonWords(
        titles=_words(data["titles"]),
        generations=data["generations"],
        honours=_words(data["honours"]),
        particles=_words(data["particles"]),
        forms=tuple(tuple(line.split()) for line in data["forms"]),
        common_first=_words(data["common_first"]),
        common_last=_words(data["common_last"]),
    )


@cache
def body_words() -> BodyWords:
    """Return the words in names of bodies."""
    data = _load("bodies.toml")
    return BodyWords(
        articles=_words(*data["articles"].values()),
        legal_forms=_words(*data["legal_forms"].values()),
        legal_phrases=tuple(data["legal_phrases"]),
        small=_words(data["words"]["small"]),
        turned=_words(data["words"]["turned"]),
        generic=_words(data["words"]["generic"]),
        patrons=_words(data["words"]["patrons"]),
        houses=_words(data["words"]["houses"]),
        outlets=_words(data["words"]["outlets"]),
        spellings=data["spellings"],
        phrases=data["phrases"],
    )


@cache
def country_words() -> CountryWords:
    """Return the names of countries."""
    data = _load("countries.toml")
    codes = {name_key(name): code for code, names in data["names"].items() for name in (code, *names)}
    names = {code: names[0] for code, names in data["names"].items()}
    states = frozenset(name_key(name).removeprefix("the ") for name in _load("words.toml")["us-states"].values())
    return CountryWords(codes, names, data["within"], frozenset(data["states_too"]), states)


def country_name(written: str) -> str:
    """Return the name of a country that may be written as its code: "no" is Norway."""
    return country_words().names.get(written.upper(), written)


@cache
def role_words() -> RoleWords:
    """Return the words for roles."""
    data = _load("roles.toml")
    families = data["families"]
    lines = {
        name_key(term): line for rows in families.values() for line, terms in rows.items() for term in terms.split(";")
    }
    return RoleWords(
        lines=lines,
        families={line: family for family, rows in families.items() for line in rows},
        public=frozenset(data["public"]),
        beside=_beside(lines, frozenset(families), data["beside"]),
        former=frozenset(data["former"]),
        assemblies=tuple(f" {word}" for word in data["assemblies"]),
        wholes=frozenset(data["wholes"]),
    )


def _beside(
    lines: Mapping[str, str], families: frozenset[str], written: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """Return for each term the families beside its own; what is written is a term, or a line for all of its terms."""
    beside: dict[str, frozenset[str]] = {}
    for family, words in written.items():
        for word in map(name_key, words.split(";")):
            terms = [word] if word in lines else [term for term, line in lines.items() if line == word]
            for term in terms:
                beside[term] = beside.get(term, frozenset()) | (families if family == "any" else {family})
    return beside


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("registers", name).read_text("utf-8"))


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in text.split())
