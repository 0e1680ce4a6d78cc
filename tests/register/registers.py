"""Small readers of the real registers in ../shared, for measuring alone: just the facts that matching goes by."""

import csv
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Edition, Entry
from reader.model.match import Candidate
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.register.keys import keys
from reader.register.name_words import address

CHAMBERS = {
    "sen": ("senator", "United States Senate"),
    "rep": ("representative", "United States House of Representatives"),
}
OFFICES = {"prez": ("president", "United States"), "viceprez": ("vice president", "United States")}
STATES = {
    "al": "Alabama", "ak": "Alaska", "az": "Arizona", "ar": "Arkansas", "ca": "California", "co": "Colorado",
    "ct": "Connecticut", "de": "Delaware", "fl": "Florida", "ga": "Georgia", "hi": "Hawaii", "id": "Idaho",
    "il": "Illinois", "in": "Indiana", "ia": "Iowa", "ks": "Kansas", "ky": "Kentucky", "la": "Louisiana", "me": "Maine",
    "md": "Maryland", "ma": "Massachusetts", "mi": "Michigan", "mn": "Minnesota", "ms": "Mississippi", "mo": "Missouri",
    "mt": "Montana", "ne": "Nebraska", "nv": "Nevada", "nh": "New Hampshire", "nj": "New Jersey", "nm": "New Mexico",
    "ny": "New York", "nc": "North Carolina", "nd": "North Dakota", "oh": "Ohio", "ok": "Oklahoma", "or": "Oregon",
    "pa": "Pennsylvania", "pr": "Puerto Rico", "ri": "Rhode Island", "sc": "South Carolina", "sd": "South Dakota",
    "tn": "Tennessee", "tx": "Texas", "ut": "Utah", "vt": "Vermont", "va": "Virginia", "wa": "Washington",
    "dc": "Washington D.C.", "wv": "West Virginia", "wi": "Wisconsin", "wy": "Wyoming",
}  # fmt: skip
HOUSES = {
    "lower": ("representative", "House of Representatives"),
    "upper": ("senator", "Senate"),
    "legislature": ("member", "Legislature"),
}
_PLACE = re.compile(r"state:(\w\w)(?:/(?:place|county):([\w~-]+))?")


def claim(
    field: ClaimField, value: str, organisation: str | None = None, since: str | None = None, until: str | None = None
) -> Claim:
    """Return a claim as a register makes it."""
    return Claim(field, value, organisation, since or None, until or None, Origin.REGISTER, "register")


def congress(folder: Path) -> Iterator[Entry]:
    """Read the members of the United States Congress and the presidents."""
    for person in json.loads(_text(folder / "us-congress" / "legislators-current.json.gz")):
        yield _american(
            person["id"].get("bioguide"), person["name"], person["bio"], person["id"].get("wikidata"), person["terms"]
        )
    for row in _rows(folder / "us-congress" / "legislators-historical.csv.gz"):
        name = {key: row[f"{key}_name"] for key in ("first", "middle", "last")}
        name |= {
            "official_full": row["full_name"],
            "suffix": row["suffix"],
            "nickname": row["nickname"],
            "page": row["wikipedia_id"],
        }
        yield _american(row["bioguide_id"], name, {"birthday": row["birthday"]}, None, [row])


def _american(
    ident: str, name: dict[str, str], bio: dict[str, str], wikidata: str | None, terms: list[dict[str, str]]
) -> Entry:
    first, last = name["first"], name["last"]
    names = [
        name.get("official_full") or f"{first} {last}",
        " ".join(part for part in (first, name.get("middle"), last, name.get("suffix")) if part),
        " ".join(part for part in (first, last, name.get("suffix")) if part),
        f"{name['nickname']} {last}" if name.get("nickname") else "",
        re.sub(r" \(.*", "", name.get("page", "")),
    ]
    posts = [
        claim(ClaimField.POST, *(CHAMBERS | OFFICES)[term["type"]], term.get("start"), term.get("end"))
        for term in terms
    ]
    posts += [claim(ClaimField.POST, "member", term["party"]) for term in terms[-1:] if term.get("party")]
    return _person(
        ident,
        names,
        "United States",
        bio.get("birthday"),
        wikidata and [f"https://www.wikidata.org/wiki/{wikidata}"],
        posts,
    )


def openstates(folder: Path) -> Iterator[Entry]:
    """Read state legislators, governors and mayors of the United States."""
    for line in _text(folder / "openstates" / "people.jsonl.gz").splitlines():
        person = json.loads(line)
        names = [person["name"], *(other["name"] for other in person.get("other_names", ()))]
        posts = [_state_post(role) for role in person["roles"]]
        posts += [claim(ClaimField.POST, "member", party["name"]) for party in person.get("party", ())]
        links = [each["identifier"] for each in person.get("other_identifiers", ()) if each["scheme"] == "bioguide"]
        yield _person(person["id"].rpartition("/")[2], names, "United States", person.get("birth_date"), links, posts)


def _state_post(role: dict[str, str]) -> Claim:
    place = _PLACE.search(role["jurisdiction"])
    value, body = HOUSES.get(role["type"], (role["type"].replace("lt_", "lieutenant "), ""))
    if not place:
        return claim(
            ClaimField.POST, value, f"United States {body}".strip(), role.get("start_date"), role.get("end_date")
        )
    where = place[2].replace("_", " ").title() if place[2] else STATES.get(place[1], place[1])
    return claim(ClaimField.POST, value, f"{where} {body}".strip(), role.get("start_date"), role.get("end_date"))


def everypolitician(folder: Path) -> Iterator[Entry]:
    """Read the members of national legislatures."""
    for line in _text(folder / "everypolitician" / "popolo.jsonl.gz").splitlines():
        country = json.loads(line)
        bodies = {body["id"]: body["name"] for body in country["popolo"]["organizations"]}
        terms = {event["id"]: event for event in country["popolo"].get("events", ())}
        posts: dict[str, list[Claim]] = {}
        for seat in country["popolo"]["memberships"]:
            term = terms.get(seat.get("legislative_period_id"), {})
            since, until = (seat.get(key) or term.get(key) for key in ("start_date", "end_date"))
            held = posts.setdefault(seat["person_id"], [])
            held.append(
                claim(ClaimField.POST, seat.get("role") or "", bodies.get(seat["organization_id"]), since, until)
            )
            if bodies.get(seat.get("on_behalf_of_id"), "unknown") != "unknown":
                held.append(claim(ClaimField.POST, "member", bodies[seat["on_behalf_of_id"]], since, until))
        for person in country["popolo"]["persons"]:
            names = [person["name"], *(other["name"] for other in person.get("other_names", ()))]
            links = [
                f"wikidata:{each['identifier']}"
                for each in person.get("identifiers", ())
                if each["scheme"] == "wikidata"
            ]
            kept = list(dict.fromkeys(posts.get(person["id"], ())))
            yield _person(person["id"], names, country["country"], person.get("birth_date"), links, kept)


def _person(
    ident: str, names: list[str], country: str, born: str | None, links: list[str] | None, posts: list[Claim]
) -> Entry:
    claims = [claim(ClaimField.COUNTRY, country), *posts, *(claim(ClaimField.IDENTIFIER, link) for link in links or ())]
    claims += [claim(ClaimField.BORN, born)] if born else []
    return Entry(ident, SourceKind.PERSON, tuple(dict.fromkeys(filter(None, names))), tuple(claims))


def ror(folder: Path) -> Iterator[Entry]:
    """Read research organisations."""
    for line in _text(folder / "ror" / "ror-v2.jsonl.gz").splitlines():
        record = json.loads(line)
        shown = sorted(record["names"], key=lambda name: "ror_display" not in name["types"])
        countries = {place["geonames_details"]["country_name"] for place in record["locations"]}
        parents = [link["label"] for link in record["relationships"] if link["type"] == "parent"]
        sites = [link["value"] for link in record["links"] if link["type"] == "website"]
        yield _body(record["id"], [name["value"] for name in shown], sorted(countries), parents, sites)
    for line in _text(folder / "ror" / "ror-v1.jsonl.gz").splitlines():
        record = json.loads(line)
        names = [
            record["name"],
            *record["aliases"],
            *record["acronyms"],
            *(label["label"] for label in record["labels"]),
        ]
        parents = [link["label"] for link in record["relationships"] if link["type"] == "Parent"]
        yield _body(record["id"], names, [record["country"]["country_name"]], parents, record["links"])


def _body(ident: str, names: list[str], countries: list[str], parents: list[str], sites: list[str]) -> Entry:
    claims = [claim(ClaimField.COUNTRY, country) for country in countries]
    claims += [claim(ClaimField.POST, "", parent) for parent in parents]
    claims += [claim(ClaimField.HOME, site) for site in sites]
    return Entry(ident.rpartition("/")[2], SourceKind.ORGANISATION, tuple(dict.fromkeys(names)), tuple(claims))


def state_media(folder: Path) -> Iterator[Entry]:
    """Read outlets that states fund, own or edit."""
    for number, row in enumerate(_rows(folder / "state-media-matrix" / "State_Media_Matrix.csv.gz")):
        site = address(row["URL"].strip()) or ""
        yield _outlet(
            str(number), [row["Main assets"].strip(), site], row["Country"].strip(), row["Media company"].strip()
        )


def local_news(folder: Path) -> Iterator[Entry]:
    """Read newspapers and stations of the United States."""
    for number, row in enumerate(_rows(folder / "us-local-news" / "local_news_dataset_2018.csv.gz")):
        yield _outlet(str(number), [row["name"], row["domain"]], "United States", row["owner"])


def _outlet(ident: str, names: list[str], country: str, owner: str) -> Entry:
    claims = [claim(ClaimField.COUNTRY, country), *([claim(ClaimField.POST, "", owner)] if owner else [])]
    return Entry(ident, SourceKind.PUBLISHER, tuple(dict.fromkeys(filter(None, names))), tuple(claims))


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _text(file: Path) -> str:
    return gzip.decompress(file.read_bytes()).decode()


READERS = {
    "US Congress": congress, "Open States": openstates, "EveryPolitician": everypolitician, "ROR": ror,
    "State Media Matrix": state_media, "US local news": local_news,
}  # fmt: skip


class Index:
    """The records of a register by the keys of their names."""

    def __init__(self, register: str, entries: Iterable[Entry]) -> None:
        self.edition = Edition(register, "", None, "2026", register)
        self.entries = {entry.ident: entry for entry in entries if entry.names}
        self._filed: dict[str, list[str]] = {}
        for entry in self.entries.values():
            for key in {key for name in entry.names for key in keys(name, entry.kind)}:
                self._filed.setdefault(key, []).append(entry.ident)

    def candidates(self, names: tuple[str, ...], kind: SourceKind) -> list[Candidate]:
        """Return the records that share a key with one of the names."""
        wanted = {key: None for name in names for key in keys(name, kind)}
        found = dict.fromkeys(ident for key in wanted for ident in self._filed.get(key, ()))
        return [self.candidate(ident) for ident in found]

    def candidate(self, ident: str) -> Candidate:
        """Return one record."""
        return Candidate(self.edition, self.entries[ident])
