"""The United States Congress project: legislators and presidents with their terms, committees, who sits on them."""

from collections.abc import Iterator, Sequence

from reader.model.claim import Claim, ClaimField
from reader.model.entry import BrokenRecord, Entry
from reader.model.source import SourceKind
from reader.register.form import Form, Provenance, each, sound
from reader.register.knowledge import identifier, phrase
from reader.register.party import party
from reader.register.periods import joined
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
)
from reader.register.seats import Seats

ADDRESS = "https://bioguide.congress.gov/search/bio/{}"
CONGRESS = "United States Congress"
EXECUTIVE = ("prez", "viceprez")
TERMS = ("sen", "rep", *EXECUTIVE)
IDENTS = ("bioguide", "govtrack", "icpsr_prez")  # a president who never sat has no first one


def _is_of_people(sample: Sequence[Record]) -> bool:
    return any(
        isinstance(record.value.get("id"), dict)
        and any(word(term.get("type")) in TERMS for term in parts(record.value.get("terms")))
        for record in sample
    )


def _people(read: Read, by: Provenance) -> Iterator[Outcome]:
    return each(read, lambda record: _person(record.value, by))


def _person(value: Value, by: Provenance) -> Entry:
    idents, name = part(value.get("id")), part(value.get("name"))
    ident = next(filter(None, (word(idents.get(key)) for key in IDENTS)), "")
    if not ident:
        raise UnusableError("It has no identifier.")
    link = ADDRESS.format(ident) if idents.get("bioguide") else None
    return Entry(ident, SourceKind.PERSON, unique(_names(name)), joined(_claims(value, by, link)))


def _names(name: Value) -> Iterator[str]:
    """Yield the official name, then how a reader meets it."""
    first, last = word(name.get("first")), word(name.get("last"))
    yield word(name.get("official_full"))
    if not last:
        return
    yield " ".join(filter(None, (first, word(name.get("middle")), last, word(name.get("suffix")))))
    yield f"{first} {last}".strip()
    if word(name.get("nickname")):
        yield f"{word(name.get('nickname'))} {last}"


def _claims(value: Value, by: Provenance, link: str | None) -> Iterator[Claim]:
    for term in parts(value.get("terms")):
        kind, since, until = word(term.get("type")), day(term.get("start")), day(term.get("end"))
        role, body = phrase("congress-roles", kind), phrase("congress-bodies", kind)
        if kind:
            yield by.claim(ClaimField.POST, role, link, organisation=body, held=(since, until))
        yield from party(by, term.get("party"), link, since=since, until=until)
    born = day(part(value.get("bio")).get("birthday"))
    if born:
        yield by.claim(ClaimField.BORN, born, link)
    yield by.claim(ClaimField.COUNTRY, "United States", link)
    for scheme, number in part(value.get("id")).items():
        address = identifier(scheme, word(number))
        if address:
            yield by.claim(ClaimField.IDENTIFIER, address, link)


def _is_of_committees(sample: Sequence[Record]) -> bool:
    return any("thomas_id" in record.value and "name" in record.value for record in sample)


def _committees(read: Read, by: Provenance) -> Iterator[Outcome]:
    for record in read():
        try:
            yield from (record,) if isinstance(record, BrokenRecord) else _committee(record.value, by)
        except UnusableError as cause:
            yield BrokenRecord(record.place, str(cause))


def _committee(value: Value, by: Provenance) -> Iterator[Entry]:
    name, ident = required(value, "name"), required(value, "thomas_id")
    home = word(value.get("url"))
    house = phrase("congress-bodies", word(value.get("type")))
    yield _body(ident, name, by, (ClaimField.KIND, "committee"), (ClaimField.PARENT, house), (ClaimField.HOME, home))
    for lower in parts(value.get("subcommittees")):
        if word(lower.get("name")) and word(lower.get("thomas_id")):
            code = ident + word(lower["thomas_id"])
            yield _body(code, word(lower["name"]), by, (ClaimField.KIND, "subcommittee"), (ClaimField.PARENT, name))


def _body(ident: str, name: str, by: Provenance, *facts: tuple[ClaimField, str]) -> Entry:
    claims = tuple(by.claim(field, text) for field, text in facts if text)
    return Entry(ident, SourceKind.ORGANISATION, (name,), claims)


def _is_of_seats(sample: Sequence[Record]) -> bool:
    return any(record.section and {"bioguide", "rank"} <= record.value.keys() for record in sample)


def _seats(read: Read, by: Provenance) -> Iterator[Outcome]:
    """Yield the people with their seats; committees are told by a code here, which stays out of the words."""
    seats = Seats()
    yield from each(read, lambda record: _sit(record.value, seats))
    yield from seats.entries(by, ADDRESS)


def _sit(value: Value, seats: Seats) -> None:
    title = phrase("congress-seats", word(value.get("title")) or "member")
    seats.add(required(value, "bioguide"), required(value, "name"), f"{title} of a committee", CONGRESS)


def _own_name(read: Read) -> str:
    """Return a name for presidents alone: theirs is a file beside the legislators', not an edition of it."""
    first = next(sound(read), None)
    kinds = {word(term.get("type")) for term in parts(first.value.get("terms"))} if first else set()
    return "US Congress, executive" if kinds & set(EXECUTIVE) else ""


CONGRESS_PEOPLE = Form("US Congress", _is_of_people, _people, own_name=_own_name)
CONGRESS_COMMITTEES = Form("US Congress committees", _is_of_committees, _committees)
CONGRESS_SEATS = Form("US Congress committee seats", _is_of_seats, _seats)
