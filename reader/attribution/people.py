"""The words by which people, bodies and roles are known, read from `resources/lexicon/*/people.toml`."""

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from reader.attribution.lexicon import lexicon_folder
from reader.model.frozen import frozen

LONG_ROLE = 7  # letters of a role that ends compounds; many shorter ones are verbs too ("driver", "velger")
SHORTEST_HEAD = 4  # letters of a noun at the end of a compound
LANGUAGES = {"en": "en", "nb": "nb", "no": "nb", "nn": "nb", "da": "nb"}  # Danish and nynorsk read as bokmål


def fold(text: str) -> str:
    """Return `text` as names are compared: without case, accents, dots and dashes, single-spaced."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    kept = "".join(c if c.isalnum() else ("" if c in ".’'‘`" else " ") for c in text.casefold())
    return " ".join(kept.split())


@frozen
class PeopleLexicon:
    """Word lists by "section.key", lower case, and names by their folded form."""

    language: str
    words: Mapping[str, frozenset[str]]
    countries: Mapping[str, str]  # folded name or adjective → the country's name
    female: frozenset[str]  # folded given names
    male: frozenset[str]
    outlets: frozenset[str]  # folded, without a leading article
    platforms: Mapping[str, str]  # folded → as written
    known_bodies: frozenset[str]
    places: frozenset[str]
    parties: frozenset[str]
    short_countries: frozenset[str]  # "US", "UK": names, not adjectives
    agencies: tuple[str, ...]  # as written
    title_words: Mapping[str, str]  # "gov" → "governor"
    definite_endings: tuple[str, ...]  # of nouns, longest first
    outlet_forms: frozenset[str]  # as written, for the short ones: "AP" is not "Ap"
    role_endings: tuple[str, ...]  # of compounds that name roles
    genitive_s: bool  # "Oslos ordfører": a name's s without an apostrophe may be a genitive

    def __getitem__(self, key: str) -> frozenset[str]:
        return self.words[key]

    def is_role(self, word: str) -> bool:
        """Tell whether a lower-case word names a role, also with a definite ending ("diplomaten")."""
        return self._is_plain_role(word) or self.base(word) != word

    def names_people(self, word: str) -> bool:
        """Tell whether a lower-case word is a role or people of one, also in the plural ("hytteeiere")."""
        stems = (word.removesuffix(ending) for ending in self.words["words.noun_endings"] if word.endswith(ending))
        return self.is_role(word) or word in self.words["roles.people"] or any(map(self._is_plain_role, stems))

    def base(self, word: str) -> str:
        """Return a role without its definite ending: "diplomaten" → "diplomat", "moren" → "mor"."""
        for ending in self.definite_endings:
            if word.endswith(ending) and self._is_plain_role(word[: -len(ending)]):
                return word[: -len(ending)]
        return word

    def is_kind_of(self, role: str, noun: str) -> bool:
        """Tell whether `noun` may take up whoever has a role: "coach" a head coach, "lawyer" a barrister."""
        narrower = self.words.get(f"broader.{noun}", frozenset())
        compound = bool(self.definite_endings) and len(noun) >= SHORTEST_HEAD and role.endswith(noun)
        return role == noun or compound or any(role.endswith(word) for word in narrower)

    def _is_plain_role(self, word: str) -> bool:
        if word in self.words["roles.nouns"] or word in self.words["roles.relations"]:
            return True
        return word.endswith(self.role_endings) and word not in self.words["roles.suffixes"]

    def country_of(self, words: str) -> str | None:
        """Return the country that a name or adjective stands for."""
        return self.countries.get(fold(words))


def is_known(language: str | None) -> bool:
    """Tell whether there are lists for a language."""
    return (language or "").split("-")[0].lower() in LANGUAGES


@cache
def load_people(language: str | None) -> PeopleLexicon:
    """Return the lists for a language; English where there are none for it."""
    folder = LANGUAGES.get((language or "en").split("-")[0].lower(), "en")
    own = _read(folder)
    both = own if folder == "en" else _merged(_read("en"), own)
    both["given_names"] = _joined(_toml(lexicon_folder() / "given_names.toml"), both["given_names"])
    return _built(folder, own, both)


def _read(folder: str) -> dict[str, Any]:
    return _toml(lexicon_folder() / folder / "people.toml")


def _toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


SHARED = ("given_names", "outlets", "platforms", "places")  # names know no language


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(own)
    for section in SHARED:
        merged[section] = _joined(base.get(section, {}), own.get(section, {}))
    merged["bodies"] = {**own["bodies"], "known": [*base["bodies"]["known"], *own["bodies"]["known"]]}
    return merged


def _joined(base: dict[str, list[str]], own: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the lists of both, one behind the other."""
    return {key: [*base.get(key, []), *own.get(key, [])] for key in {**base, **own}}


def _role_endings(own: dict[str, Any]) -> tuple[str, ...]:
    """Return the ends of roles; where compounds are one word, each longer role is one: "seniorarkivar"."""
    is_compounding = bool(own["words"].get("definite_endings"))
    long = (noun for noun in own["roles"]["nouns"] if is_compounding and len(noun) >= LONG_ROLE)
    return (*own["roles"]["suffixes"], *long)


def _built(folder: str, own: dict[str, Any], both: dict[str, Any]) -> PeopleLexicon:
    lists = {
        f"{section}.{key}": frozenset(word.lower() for word in value)
        for section, values in both.items()
        for key, value in values.items()
        if isinstance(value, list) and section != "countries"
    }
    countries = {fold(form): name for name, forms in own["countries"].items() for form in (name, *forms)}
    return PeopleLexicon(
        language=folder,
        words=lists,
        countries=countries,
        female=frozenset(map(fold, both["given_names"]["female"])),
        male=frozenset(map(fold, both["given_names"]["male"])),
        outlets=frozenset(fold(name).removeprefix("the ") for name in both["outlets"]["names"]),
        platforms={fold(name): name for name in both["platforms"]["names"]},
        known_bodies=frozenset(map(fold, both["bodies"]["known"])),
        places=frozenset(map(fold, both["places"]["names"])),
        parties=frozenset(map(fold, both["places"]["parties"])),
        short_countries=frozenset(own["bodies"].get("short_countries", [])),
        agencies=tuple(both["outlets"]["agencies"]),
        title_words=own.get("title_words", {}),
        definite_endings=tuple(own["words"].get("definite_endings", [])),
        outlet_forms=frozenset(both["outlets"]["names"]),
        role_endings=_role_endings(own),
        genitive_s=bool(own["words"].get("compound_possessive", False)),
    )
