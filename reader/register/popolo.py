"""Popolo: people, organisations and memberships, in one file or, as EveryPolitician, one legislature on a line.

A membership's `on_behalf_of` is the party for which one sits, never the employer; a missing end is unknown.
"""

from collections.abc import Iterator, Sequence

from reader.model.claim import Claim, ClaimField
from reader.model.entry import BrokenRecord, Entry
from reader.model.source import SourceKind
from reader.register.form import Form, Provenance, sound
from reader.register.knowledge import identifier
from reader.register.membership import BODIES, Legislature, Membership
from reader.register.party import party
from reader.register.periods import joined
from reader.register.record import Outcome, Read, Record, UnusableError, Value, day, part, parts, required, unique, word

PEOPLE = "persons"
SECTIONS = (PEOPLE, BODIES, "memberships", "posts", "events", "areas")
LEGACY = "everypolitician_legacy"  # a scheme of identifiers by which its files are known
HELD = "popolo"  # the member under which EveryPolitician's lines hold the whole
PERSONAL = ("memberships", "other_names", "identifiers", "contact_details")  # lists that only its people have


def _is_of(sample: Sequence[Record]) -> bool:
    return any(
        record.section in SECTIONS
        or isinstance(record.value.get(HELD), dict)
        or (
            "name" in record.value
            and "id" in record.value
            and any(isinstance(record.value.get(key), list) for key in PERSONAL)
        )
        for record in sample
    )


def _entries(read: Read, by: Provenance) -> Iterator[Outcome]:
    """Yield people and bodies; only memberships and the names they point at are held meanwhile."""
    context = Legislature()
    for first in sound(read):
        if first.section:
            context.learn(first.section, first.value)
    for record in read():
        if isinstance(record, BrokenRecord):
            yield record
        elif isinstance(record.value.get(HELD), dict):
            yield from _legislature(record, by)
        elif record.section in (PEOPLE, BODIES, ""):
            yield from _entry(record, by, context)


def _legislature(record: Record, by: Provenance) -> Iterator[Outcome]:
    held = record.value[HELD]
    country = word(record.value.get("country"))
    context = Legislature(country, prefix=f"{country}/{word(record.value.get('legislature'))}/")
    for section in SECTIONS:
        for value in _records(held, section):
            context.learn(section, value)
    for section in (PEOPLE, BODIES):
        for number, value in enumerate(_records(held, section), 1):
            yield from _entry(Record(f"{record.place}, record {number} of {section}", value, section), by, context)


def _records(held: Value, section: str) -> list[Value]:
    """Return the records of a section; there may be many more of them than values in a field."""
    listed = held.get(section)
    return [value for value in listed if isinstance(value, dict)] if isinstance(listed, list) else []


def _entry(record: Record, by: Provenance, context: Legislature) -> Iterator[Outcome]:
    value = record.value
    try:
        if record.key:  # "meta"
            return
        is_body = record.section == BODIES or (not record.section and "classification" in value)
        yield _body(value, by, context) if is_body else _person(value, by, context)
    except UnusableError as cause:
        yield BrokenRecord(record.place, str(cause))


def _person(value: Value, by: Provenance, context: Legislature) -> Entry:
    ident = required(value, "id")
    own = [context.membership(membership) for membership in parts(value.get("memberships"))]
    claims = [
        *_common(value, by, context),
        *_dates(value, by, {"birth_date": ClaimField.BORN, "death_date": ClaimField.DIED}),
        *_posts([*context.memberships.get(ident, ()), *own], by, context),
    ]
    return Entry(ident, SourceKind.PERSON, _names(value), joined(claims))


def _body(value: Value, by: Provenance, context: Legislature) -> Entry:
    ident = required(value, "id")
    kind = word(value.get("classification"))
    claims = [
        *([by.claim(ClaimField.KIND, kind)] if kind else ()),
        *_common(value, by, context),
        *_dates(value, by, {"founding_date": ClaimField.FOUNDED}),
    ]
    ended = day(value.get("dissolution_date"))
    if ended:
        claims.append(by.claim(ClaimField.STATUS, "dissolved", held=(ended, None)))
    parent = context.names.get(word(value.get("parent_id"))) or word(part(value.get("parent")).get("name"))
    if parent:
        claims.append(by.claim(ClaimField.PARENT, parent))
    return Entry(context.prefix + ident, SourceKind.ORGANISATION, _names(value), tuple(claims))


def _names(value: Value) -> tuple[str, ...]:
    return unique((word(value.get("name")), *(word(other.get("name")) for other in parts(value.get("other_names")))))


def _common(value: Value, by: Provenance, context: Legislature) -> Iterator[Claim]:
    """Yield what people and bodies have alike; of a name in many languages, the first that is told."""
    first = word(value.get("name"))
    languages: dict[str, str] = {}
    for other in parts(value.get("other_names")):
        name, language = word(other.get("name")), word(other.get("lang"))
        if name and language and name != first:
            languages.setdefault(name, language)
    for name, language in languages.items():
        yield by.claim(ClaimField.NAME, f"{name} ({language})")
    if context.country:
        yield by.claim(ClaimField.COUNTRY, context.country)
    for known in parts(value.get("identifiers")):
        address = identifier(word(known.get("scheme")), word(known.get("identifier")))
        if address:
            yield by.claim(ClaimField.IDENTIFIER, address)
    for link in parts(value.get("links")):
        if word(link.get("note")).casefold().startswith("website") and word(link.get("url")):
            yield by.claim(ClaimField.HOME, word(link["url"]))


def _dates(value: Value, by: Provenance, fields: dict[str, ClaimField]) -> Iterator[Claim]:
    for key, claim_field in fields.items():
        date = day(value.get(key))
        if date:
            yield by.claim(claim_field, date)


def _posts(memberships: list[Membership], by: Provenance, context: Legislature) -> Iterator[Claim]:
    for held in memberships:
        begun, ended = context.terms.get(held.term, (None, None))
        since, until = held.since or begun, held.until or ended
        post, post_body = context.posts.get(held.post, ("", ""))
        body = context.names.get(held.body or post_body, "")
        role = post or held.role
        if role or body:
            yield by.claim(ClaimField.POST, role, organisation=body or None, held=(since, until))
        yield from party(by, context.names.get(held.party), None, since=since, until=until)


def _own_name(read: Read) -> str:
    """Return "EveryPolitician (Storting)", or the legislature: each has a file, and none takes another's place."""
    register = ""
    for record in sound(read):
        if isinstance(record.value.get(HELD), dict):
            return "EveryPolitician"
        if any(known.get("scheme") == LEGACY for known in parts(record.value.get("identifiers"))):
            register = "EveryPolitician"
        if record.section == BODIES and record.value.get("classification") == "legislature":
            legislature = word(record.value.get("name"))
            return f"{register} ({legislature})" if register and legislature else register or legislature
    return register


POPOLO = Form("Popolo", _is_of, _entries, passes=2, own_name=_own_name)
