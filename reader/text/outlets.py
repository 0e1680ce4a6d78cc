"""Outlets by name, short form or domain, from `resources/lexicon/outlets.toml`."""

import re
import tomllib
from functools import cache
from urllib.parse import urlsplit

from reader.model.frozen import frozen
from reader.model.resources import resource

TAIL = re.compile(r"\s+[–—|·•»:-]+\s+|\s*\|\s*|\s+::\s+")
DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})/?$", re.IGNORECASE)
LONGEST_TITLE = 600  # characters; no headline is longer, and the search below is not linear
LONGEST_NAME = 40  # characters; a longer tail of a title is part of the title


@frozen
class Outlet:
    """A news outlet or agency: the name readers know it by, its other names, its web domains."""

    name: str
    also: tuple[str, ...]
    domains: tuple[str, ...]


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return the outlets that ship with the program."""
    with resource("lexicon", "outlets.toml").open("rb") as file:
        rows = tomllib.load(file)["outlet"]
    return tuple(Outlet(row["name"], tuple(row.get("also", ())), tuple(row.get("domains", ()))) for row in rows)


@cache
def _by_name() -> dict[str, Outlet]:
    return {
        key(name): outlet for outlet in reversed(outlets()) for name in (outlet.name, *outlet.also, *outlet.domains)
    }


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


def key(name: str) -> str:
    """Return `name` folded for look-up: "the Guardian", "The Guardian" and "TheGuardian" are one."""
    folded = re.sub(r"[\W_]+", "", name.casefold())
    return folded.removeprefix("the") if len(folded) > 6 else folded


def outlet_named(name: str) -> Outlet | None:
    """Return the outlet that goes by `name`, or None for a name we do not know."""
    return _by_name().get(key(name))


def outlet_at(url: str | None) -> Outlet | None:
    """Return the outlet whose domain `url` stands on."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    labels = host.lower().split(".")
    for start in range(len(labels) - 1):
        outlet = _by_domain().get(".".join(labels[start:]))
        if outlet is not None:
            return outlet
    return None


def split_title(title: str, names: tuple[str, ...] = ()) -> tuple[str, str | None]:
    """Return a page title without the outlet at its end, and the outlet; "" of words too long to be a title.

    "Rain ahead – NRK Urix – World" gives "Rain ahead" and "NRK".

    `names` are what the page calls its outlet. A tail that names no outlet stays, unless one follows or
    precedes it in the tail.
    """
    if len(title) > LONGEST_TITLE:
        return "", None
    parts = list(TAIL.finditer(title))
    known = {key(name) for name in names if key(name)}
    for separator in parts:
        pieces = [piece for piece in TAIL.split(title[separator.end() :]) if piece]
        first = pieces[0] if pieces else ""
        outlet = outlet_named(first) or outlet_beginning(first)
        if outlet is not None or key(first) in known:
            return title[: _tail_start(title, parts, separator)].strip(), outlet.name if outlet else first
    return title.strip(), None


def outlet_beginning(words: str) -> Outlet | None:
    """Return the outlet whose desk or programme `words` name: "NRK Urix", "BBC Sport"; its name comes first."""
    if len(words) > LONGEST_NAME:
        return None
    parts = words.split()
    for end in range(len(parts) - 1, 0, -1):
        head = " ".join(parts[:end])
        outlet = outlet_named(head)
        if outlet is not None and len(parts) - end <= 2 and (head.isupper() or len(head.split()) > 1):
            return outlet
    return None


def _tail_start(title: str, parts: list[re.Match[str]], separator: re.Match[str]) -> int:
    """Return where the tail begins: sections between the headline and the outlet go with it ("| World | News | …")."""
    start = separator.start()
    for earlier in reversed([part for part in parts if part.start() < separator.start()]):
        between = title[earlier.end() : start].strip()
        if (
            earlier.group().strip() != separator.group().strip()
            or "|" not in earlier.group()
            or len(between.split()) > 3
        ):
            break
        start = earlier.start()
    return start


def readable_name(stated: tuple[str, ...], url: str | None) -> str | None:
    """Return the outlet's name as readers know it, from what the page calls it and where it stands.

    A name we know wins over one we do not; an address or a handle is no name.
    """
    for name in stated:
        outlet = outlet_named(name)
        if outlet is not None:
            return outlet.name
    at = outlet_at(url)
    if at is not None:
        return at.name
    plain = [name for name in stated if not DOMAIN.match(name) and not name.startswith("@") and len(name) <= 80]
    return plain[0] if plain else None
