"""Countries and states: what somebody is of, and seldom who employs them."""

import tomllib
from functools import cache

from reader.model.name_key import name_key
from reader.model.resources import resource

_UNION = "EU"  # has a staff of its own


def is_land(names: frozenset[str]) -> bool:
    """Tell whether one of the folded names is a country's or a state's."""
    return not names.isdisjoint(_lands())


@cache
def _lands() -> frozenset[str]:
    countries = tomllib.loads(resource("registers", "countries.toml").read_text("utf-8"))["names"]
    states = tomllib.loads(resource("registers", "words.toml").read_text("utf-8"))["us-states"].values()
    named = (name for code, names in countries.items() if code != _UNION for name in names)
    return frozenset(name_key(name).removeprefix("the ") for name in (*named, *states))
