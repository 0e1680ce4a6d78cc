"""FollowTheMoney: entities that point at each other by id; who holds what is an entity of its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry
from reader.model.source import SourceKind
from reader.register.form import Form, Provenance, each, sound
from reader.register.knowledge import data, identifier
from reader.register.labels import Labels
from reader.register.record import MOST, Outcome, Read, Record, Value, day, part, required, unique, word, words

Tie = tuple[str, str, str | None, str | None]  # role, id of the post or body, from, to
POST = "Position"


def _is_of(sample: Sequence[Record]) -> bool:
    return any(
        isinstance(record.value.get("schema"), str) and isinstance(record.value.get("properties"), dict)
        for record in sample
    )


def _entries(read: Read, by: Provenance) -> Iterator[Outcome]:
    ties: dict[str, list[Tie]] = defaultdict(list)
    names, bodies = Labels(), Labels()  # of posts and bodies; of the body that a post belongs to
    for record in sound(read):
        _remember(record.value, ties, names, bodies)
    return each(read, lambda record: _entry(record.value, by, _Ties(ties, names, bodies)))


def _remember(value: Value, ties: dict[str, list[Tie]], names: Labels, bodies: Labels) -> None:
    schema, properties = word(value.get("schema")), part(value.get("properties"))
    ident = word(value.get("id"))
    ends = data("followthemoney")["ties"].get(schema)
    if ends:
        role = _first(properties, "role") or _first(properties, "summary")
        since, until = day(_first(properties, "startDate")), day(_first(properties, "endDate"))
        for holder in words(properties.get(ends[0])):
            ties[holder] += [(role, target, since, until) for target in words(properties.get(ends[1]))][:MOST]
    elif schema != "Person":
        names.add(ident, _first(properties, "name"))
        if schema == POST:
            bodies.add(ident, next(iter(words(properties.get("organization"))), ""))


class _Ties:
    """What the first reading found: who holds what."""

    def __init__(self, ties: dict[str, list[Tie]], names: Labels, bodies: Labels) -> None:
        self._ties = ties
        self._names = names
        self._bodies = bodies

    def posts(self, holder: str) -> Iterator[tuple[str, str | None, str | None, str | None]]:
        """Yield role, body, from and to; an id that the file does not name stays out of the words."""
        for role, target, since, until in self._ties.get(holder, ()):
            name = self._names.get(target)
            if self._bodies.has(target):  # the target is a post
                yield name or role, self._names.get(self._bodies.get(target)) or None, since, until
            elif name:
                yield role, name, since, until


def _entry(value: Value, by: Provenance, ties: _Ties) -> Entry | None:
    schema, properties = required(value, "schema"), part(value.get("properties"))
    kind = data("followthemoney")["kinds"].get(schema)
    if kind is None:
        return None
    ident = required(value, "id")
    link = _first(properties, "sourceUrl") or None
    posts = [
        by.claim(ClaimField.POST, role, link, organisation=body, held=(since, until))
        for role, body, since, until in ties.posts(ident)
        if role or body
    ]
    return Entry(
        ident,
        SourceKind(kind),
        unique(name for key in ("name", "alias", "previousName", "weakAlias") for name in words(properties.get(key))),
        (*_facts(properties, by, link), *posts),
    )


def _facts(properties: Value, by: Provenance, link: str | None) -> Iterator[Claim]:
    known = data("followthemoney")
    for key, field in known["facts"].items():
        for text in words(properties.get(key)):
            value = (
                text if ClaimField(field) not in (ClaimField.BORN, ClaimField.DIED, ClaimField.FOUNDED) else day(text)
            )
            if value:
                yield by.claim(ClaimField(field), value, link)
    for code in words(properties.get("country")):
        yield by.claim(ClaimField.COUNTRY, code.upper(), link)
    for role in words(properties.get("position")):
        yield by.claim(ClaimField.POST, role, link)
    for key, scheme in known["identifiers"].items():
        for number in words(properties.get(key)):
            yield by.claim(ClaimField.IDENTIFIER, identifier(scheme, number), link)
    ended = next(filter(None, map(day, words(properties.get("dissolutionDate")))), None)
    if ended:
        yield by.claim(ClaimField.STATUS, "dissolved", link, held=(ended, None))


def _first(properties: Value, key: str) -> str:
    return next(iter(words(properties.get(key))), "")


def _own_name(read: Read) -> str:
    """Return the data set that the first entity says it is from."""
    first = next(sound(read), None)
    return next(iter(words(first.value.get("datasets"))), "") if first else ""


FOLLOW_THE_MONEY = Form("FollowTheMoney", _is_of, _entries, passes=2, own_name=_own_name)
