"""ROR, the Research Organization Registry: schema 2, and schema 1, which differs in every field."""

from collections.abc import Iterator, Sequence

from reader.model.claim import ClaimField
from reader.model.entry import Entry
from reader.model.source import SourceKind
from reader.register.form import Form, Provenance, each
from reader.register.knowledge import identifier
from reader.register.record import (
    Outcome,
    Read,
    Record,
    UnusableError,
    Value,
    day,
    part,
    parts,
    required,
    unique,
    word,
    words,
)

ADDRESS = "https://ror.org/"
DISPLAY, ACRONYM = "ror_display", "acronym"
SUCCESSOR = "successor"


def _is_of(sample: Sequence[Record]) -> bool:
    return any(word(record.value.get("id")).startswith(ADDRESS) for record in sample)


def _entries(read: Read, by: Provenance) -> Iterator[Outcome]:
    return each(read, lambda record: _entry(record.value, by))


def _entry(value: Value, by: Provenance) -> Entry:
    link = required(value, "id")
    if link == ADDRESS:
        raise UnusableError("Its identifier is cut off.")
    names = _names_2(value) if isinstance(value.get("names"), list) else _names_1(value)
    return Entry(
        ident=link.removeprefix(ADDRESS),
        kind=SourceKind.ORGANISATION,
        names=unique(name for name, _ in names),
        claims=tuple(
            by.claim(field, text, link)
            for field, text in (
                *((ClaimField.NAME, f"{name} ({note})") for name, note in dict.fromkeys(names) if name and note),
                *_facts(value, link),
            )
            if text
        ),
    )


def _names_2(value: Value) -> list[tuple[str, str]]:
    """Return each name with its language or what it is, the one to show first."""
    listed = sorted(parts(value["names"]), key=lambda name: DISPLAY not in words(name.get("types")))
    return [
        (word(name.get("value")), word(name.get("lang")) or (ACRONYM if ACRONYM in words(name.get("types")) else ""))
        for name in listed
    ]


def _names_1(value: Value) -> list[tuple[str, str]]:
    return [
        (word(value.get("name")), ""),
        *((word(label.get("label")), word(label.get("iso639"))) for label in parts(value.get("labels"))),
        *((alias, "") for alias in words(value.get("aliases"))),
        *((acronym, ACRONYM) for acronym in words(value.get("acronyms"))),
    ]


def _facts(value: Value, link: str) -> Iterator[tuple[ClaimField, str]]:
    yield ClaimField.KIND, ", ".join(kind.lower() for kind in words(value.get("types")))
    for country in dict.fromkeys(_countries(value)):
        yield ClaimField.COUNTRY, country
    yield ClaimField.HOME, next(_homes(value), "")
    yield ClaimField.FOUNDED, day(value.get("established")) or ""
    yield ClaimField.IDENTIFIER, link
    for scheme, number in _numbers(value):
        yield ClaimField.IDENTIFIER, identifier(scheme, number)
    related = [(word(to.get("type")).lower(), word(to.get("label"))) for to in parts(value.get("relationships"))]
    for kind, label in related:
        if kind == "parent":
            yield ClaimField.PARENT, label
    yield ClaimField.STATUS, _status(word(value.get("status")), [label for kind, label in related if kind == SUCCESSOR])


def _status(status: str, successors: list[str]) -> str:
    """Return "" for a body that goes on, else "inactive, succeeded by …"."""
    ended = status if status not in ("", "active") else ""
    followed = f"succeeded by {' and '.join(successors)}" if any(successors) else ""
    return ", ".join(filter(None, (ended, followed)))


def _countries(value: Value) -> Iterator[str]:
    for place in parts(value.get("locations")):
        yield word(part(place.get("geonames_details")).get("country_name"))
    yield word(part(value.get("country")).get("country_name"))


def _homes(value: Value) -> Iterator[str]:
    for link in value["links"] if isinstance(value.get("links"), list) else ():
        if isinstance(link, dict) and link.get("type") == "website":
            yield word(link.get("value"))
        elif isinstance(link, str):
            yield word(link)


def _numbers(value: Value) -> Iterator[tuple[str, str]]:
    """Yield scheme and identifier: the preferred, else the first."""
    listed = value.get("external_ids")
    for scheme, found in part(listed).items():
        yield scheme, next(iter(words(part(found).get("preferred")) or words(part(found).get("all"))), "")
    for found in parts(listed):
        number = words(found.get("preferred")) or words(found.get("all"))
        yield word(found.get("type")), next(iter(number), "")


ROR = Form("ROR", _is_of, _entries)
