"""The starter set: facts about a few sources, so that the first cards already know something."""

import json
from hashlib import sha256
from sqlite3 import Connection
from typing import Any

from reader.app.paths import resource
from reader.model.claim import Claim, ClaimField
from reader.model.entry import Edition, Entry
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.store.registers import has_edition, replace_edition

REGISTER = "Kilde starter set"


def starter_bytes() -> bytes:
    """Return the starter set as it ships with this program."""
    return resource("starter", "sources.json").read_bytes()


def is_loaded(connection: Connection, content: bytes) -> bool:
    """Tell whether the library has this very edition."""
    return has_edition(connection, REGISTER, sha256(content).hexdigest())


def load_starter(connection: Connection, content: bytes, now: str) -> None:
    """Put this edition in the place of the one that an earlier program brought."""
    if not is_loaded(connection, content):
        edition, entries = read_starter(content)
        replace_edition(connection, edition, entries, now)


def read_starter(content: bytes) -> tuple[Edition, tuple[Entry, ...]]:
    """Return the edition that the file is, and its entries."""
    data = json.loads(content)
    edition = Edition(REGISTER, data["licence"], url=None, date=data["date"], hash=sha256(content).hexdigest())
    return edition, tuple(_read_entry(entry, data["origins"]) for entry in data["sources"])


def _read_entry(data: dict[str, Any], origins: dict[str, dict[str, str]]) -> Entry:
    return Entry(
        ident=data["ident"],
        kind=SourceKind(data["kind"]),
        names=tuple(name["text"] for name in data["names"]),
        claims=(
            *(_read_claim(claim, origins) for claim in data["claims"]),
            *(_name_claim(name, origins) for name in data["names"]),
        ),
    )


def _read_claim(data: dict[str, Any], origins: dict[str, dict[str, str]]) -> Claim:
    origin = origins[data["origin"]]
    return Claim(
        field=ClaimField(data["field"]),
        value=data["value"],
        organisation=data.get("organisation"),
        valid_from=data.get("from"),
        valid_to=data.get("to"),
        origin=Origin.REGISTER,
        stated_by=origin["name"],
        link=origin.get("link"),
        date=origin.get("date"),
    )


def _name_claim(name: dict[str, str], origins: dict[str, dict[str, str]]) -> Claim:
    language = name.get("language")
    value = f"{name['text']} ({language})" if language else name["text"]
    return _read_claim({"field": ClaimField.NAME, "value": value, "origin": name["origin"]}, origins)
