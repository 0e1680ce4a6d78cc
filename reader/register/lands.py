"""The countries of a record, and whether two are of different ones."""

from collections.abc import Iterable, Mapping

from reader.model.claim import ClaimField
from reader.model.entry import Entry
from reader.model.name_key import name_key
from reader.register.word_lists import country_words

UNITED_STATES = "US"


def country_code(country: str) -> str:
    """Return the code of a country, the key of its name where we know none."""
    key = name_key(country)
    return country_words().codes.get(key, key)


def countries_of(entry: Entry) -> Mapping[str, str]:
    """Return a record's countries as it has them, by their codes."""
    return {country_code(claim.value): claim.value for claim in entry.claims if claim.field is ClaimField.COUNTRY}


def is_land(name: str) -> bool:
    """Tell whether a name is that of a country and of nothing else."""
    key = name_key(name)
    return key in country_words().codes and key not in country_words().states_too


def is_state(name: str) -> bool:
    """Tell whether a name is that of a state of the United States."""
    return name_key(name) in country_words().states


def may_be_elsewhere(state: str) -> bool:
    """Tell whether the name of a state is that of a country or a town too: "Georgia", "Washington"."""
    return name_key(state) in country_words().states_too


def are_apart(codes: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether both are known and have no country in common; a land of a country is not apart from it."""
    one, other = _widened(codes), _widened(others)
    return bool(one) and bool(other) and one.isdisjoint(other) and "" not in one | other


def _widened(codes: Iterable[str]) -> frozenset[str]:
    """Return the codes with the countries that lands belong to; "" for a name that we do not know: it parts nobody."""
    return frozenset(country_words().within.get(code, code) if code.isupper() else "" for code in codes)
