"""FollowTheMoney: entities that point at each other by id; who holds what is an entity of its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry
from reader.model.source import SourceKind
from reader.register.form import Form, Provenance, each, sound
from reader.register.knowledge import data, identifier
from reader.register.labels import MORE, Labels
from reader.register.record import Outcome, Read, Record, Value, day, part, required, unique, word, words
from reader.register.word_lists import country_name

Tie = tuple[str, str, str | None, str | None]  # role, id of the post or body, from, to
POST = "Position"
MOST_TIES = 300_000  # some 100 MB


def _is_of(sample: Sequence[Record]) -> bool:
    return any(
        isinstance(record.value.get("schema"), str) and isinstance(record.value.get("properties"), dict)
        for record in sample
    )


def _entries(read: Read, by: Provenance) -> Iterator[Outcome]:
    ties = _Ties()
    for record in sound(read):
        ties.learn(record.value)
    yield from each(read, lambda record: _entry(record.value, by, ties))
    if ties.are_full:
        yield MORE


class _Ties:
    """What the first reading finds: who holds what, and what posts and bodies are called."""

    def __init__(self) -> None:
        self._held: dict[str, list[Tie]] = defaultdict(list)
        self._count = 0
        self._names = Labels()
        self._bodies = Labels()  # the body that a post belongs to

    @property
    def are_full(self) -> bool:
        """Tell whether something had to be left out."""
        return self._count >= MOST_TIES or self._names.is_full

    def learn(self, value: Value) -> None:
        """Take in one entity."""
        schema, properties, ident = word(value.get("schema")), part(value.get("properties")), word(value.get("id"))
        ends = data("followthemoney")["ties"].get(schema)
        if ends:
            self._tie(properties, *ends)
        elif schema != "Person":
            self._names.add(ident, _first(properties, "name"))
            if schema == POST:
                self._bodies.add(ident, _first(properties, "organization"))

    def _tie(self, properties: Value, holding: str, held: str) -> None:
        role = _first(properties, "role") or _first(properties, "summary")
        since, until = day(_first(properties, "startDate")), day(_first(properties, "endDate"))
        for holder in words(properties.get(holding)):
            for target in words(properties.get(held)):
                if self._count < MOST_TIES:
                    self._count += 1
                    self._held[holder].append((role, target, since, until))

    def posts(self, holder: str) -> Iterator[tuple[str, str | None, str | None, str | None]]:
        """Yield role, body, from and to; an id that the file does not name stays out of the words."""
        for role, target, since, until in self._held.get(holder, ()):
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
        yield by.claim(ClaimField.COUNTRY, country_name(code.upper()), link)
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
