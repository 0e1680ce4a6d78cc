"""Open States: legislators, governors and mayors of the United States, and their committees."""

import re
from collections.abc import Iterator, Sequence

from reader.model.claim import Claim, ClaimField
from reader.model.entry import BrokenRecord, Entry
from reader.model.source import SourceKind
from reader.register.form import Form, Provenance, each, sound
from reader.register.knowledge import data, identifier, phrase
from reader.register.party import party
from reader.register.periods import joined
from reader.register.record import Outcome, Read, Record, Value, day, parts, required, unique, word
from reader.register.seats import Seats

PERSON, BODY = "ocd-person/", "ocd-organization/"
FILES = "https://github.com/openstates/people/blob/main/"
HOUSES = ("upper", "lower", "legislature")
_JURISDICTION = re.compile(r"country:us(?:/(?:state|territory|district):(\w\w))?(?:/(?:place|county):([^/]+))?/")


def _is_of_people(sample: Sequence[Record]) -> bool:
    return any(word(record.value.get(key)).startswith(PERSON) for record in sample for key in ("id", "person_id"))


def _people(read: Read, by: Provenance) -> Iterator[Outcome]:
    """Yield the people; in the flat table each role is a row, and the rows of a person follow each other."""
    return each(lambda: _joined(read), lambda record: _person(record.value, by))


def _joined(read: Read) -> Iterator[Record | BrokenRecord]:
    waiting: Record | None = None
    for record in read():
        if isinstance(record, BrokenRecord) or "person_id" not in record.value:
            yield record
        elif waiting and waiting.value["id"] == record.value["person_id"]:
            waiting.value["roles"].append(_role_of_row(record.value))
        else:
            if waiting:
                yield waiting
            waiting = Record(record.place, _person_of_row(record.value))
    if waiting:
        yield waiting


def _person_of_row(row: Value) -> Value:
    person = {key: row.get(key) for key in ("given_name", "family_name", "birth_date")}
    listed = {"roles": [_role_of_row(row)], "party": [{"name": row.get("party")}]}
    return {"id": row["person_id"], "name": row.get("person_name"), **person, **listed}


def _role_of_row(row: Value) -> Value:
    return {"type": row.get("role"), **row}


def _person(value: Value, by: Provenance) -> Entry:
    others = (word(name.get("name")) for name in parts(value.get("other_names")))
    path = word(value.get("_path"))
    return Entry(
        ident=required(value, "id"),
        kind=SourceKind.PERSON,
        names=unique((required(value, "name"), *(name for name in others if "," not in name))),  # "Vik, A." sorts
        claims=joined(_claims(value, by, FILES + path if path else None)),
    )


def _claims(value: Value, by: Provenance, link: str | None) -> Iterator[Claim]:
    for role in parts(value.get("roles")):
        kind, since, until = word(role.get("type")), day(role.get("start_date")), day(role.get("end_date"))
        body = _body(word(role.get("jurisdiction")), kind)
        if kind or body:
            role_words = phrase("open-states-roles", kind)
            yield by.claim(ClaimField.POST, role_words, link, organisation=body, held=(since, until))
    for stated in parts(value.get("party")):
        yield from party(by, stated.get("name"), link, since=stated.get("start_date"), until=stated.get("end_date"))
    for field, key in ((ClaimField.BORN, "birth_date"), (ClaimField.DIED, "death_date")):
        date = day(value.get(key))
        if date:
            yield by.claim(field, date, link)
    yield by.claim(ClaimField.COUNTRY, "United States", link)
    for known in parts(value.get("other_identifiers")):
        address = identifier(word(known.get("scheme")), word(known.get("identifier")))
        if address:
            yield by.claim(ClaimField.IDENTIFIER, address, link)


def _body(jurisdiction: str, kind: str) -> str | None:
    """Return the body in plain words: the houses' own names differ from state to state."""
    match = _JURISDICTION.search(jurisdiction)
    if not match:
        return None
    code, place = match.groups()
    state = data("words")["us-states"].get(code or "", "")
    if place:
        town = place.replace("_", " ").replace("~", "'").title()
        return f"{town}, {state}" if state else town
    if not code:
        return phrase("congress-bodies", {"upper": "senate", "lower": "house"}.get(kind, "joint"))
    if not state:
        return None
    return f"legislature of {state}" if kind in HOUSES else state.removeprefix("the ")


def _is_of_committees(sample: Sequence[Record]) -> bool:
    return any(word(record.value.get("id")).startswith(BODY) and "members" in record.value for record in sample)


def _committees(read: Read, by: Provenance) -> Iterator[Outcome]:
    seats = Seats()
    yield from each(read, lambda record: _committee(record.value, by, seats))
    yield from seats.entries(by)


def _committee(value: Value, by: Provenance, seats: Seats) -> Entry:
    name = required(value, "name")
    parent = _body(word(value.get("jurisdiction")), word(value.get("chamber")) or HOUSES[2])
    for member in parts(value.get("members")):
        body = f"{name}, {parent}" if parent else name  # every state has a committee on agriculture
        seats.add(word(member.get("person_id")), word(member.get("name")), word(member.get("role")), body)
    others = (word(other.get("name")) for other in parts(value.get("other_names")))
    facts = ((ClaimField.KIND, word(value.get("classification"))), (ClaimField.PARENT, parent or ""))
    return Entry(
        ident=required(value, "id"),
        kind=SourceKind.ORGANISATION,
        names=unique((name, *others)),
        claims=tuple(by.claim(field, text) for field, text in facts if text),
    )


def _own_name(read: Read) -> str:
    """Return the name of the flat table: the posts alone are no newer edition of the people, whom they name too."""
    first = next(sound(read), None)
    return "Open States (positions)" if first and "person_id" in first.value else ""


OPEN_STATES = Form("Open States", _is_of_people, _people, own_name=_own_name)
OPEN_STATES_COMMITTEES = Form("Open States committees", _is_of_committees, _committees)
