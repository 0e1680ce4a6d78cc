"""Wikidata's entities: what a statement points at has its name in another entity, if the file holds it.

A statement of rank deprecated is withdrawn. A date has a precision, and below that of a year it is none.
"""

from collections.abc import Iterator, Sequence

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry
from reader.model.source import SourceKind
from reader.register.form import Form, Provenance, each, sound
from reader.register.knowledge import data, identifier
from reader.register.labels import MORE, Labels
from reader.register.record import Outcome, Read, Record, UnusableError, Value, day, part, parts, unique, word

ADDRESS = "https://www.wikidata.org/wiki/"
INSTANCE, POSITION, HUMAN = "P31", "P39", "Q5"
SINCE, UNTIL, OF = "P580", "P582", "P642"
LANGUAGES = ("en", "mul", "nb", "no", "nn")  # the first of them names a thing; "mul" is the name in all languages
PRECISIONS = {"9": 4, "10": 7, "11": 10}  # year, month, day: characters of the date that hold


def pointed_at(values: Sequence[Value]) -> tuple[str, ...]:
    """Return the ids of what the entities point at and do not name: posts and bodies first, then parties, countries."""
    known = data("wikidata")
    named = {_ident(value) for value in values}
    found = [
        _target(snak)
        for name in (*known["posts"], *known["links"], *known["ends"])
        for value in values
        if name != INSTANCE or _kind(value) is not SourceKind.PERSON
        for statement in _standing(part(value.get("claims")), name)
        for snak in (part(statement.get("mainsnak")), *parts(part(statement.get("qualifiers")).get(OF)))
    ]
    return tuple(ident for ident in dict.fromkeys(found) if ident and ident not in named)


def _is_of(sample: Sequence[Record]) -> bool:
    return any(_ident(record.value) and "labels" in record.value for record in sample)


def _ident(value: Value) -> str:
    ident = word(value.get("id"))
    return ident if ident[:1] in ("Q", "P") and ident[1:].isdecimal() else ""


def _entries(read: Read, by: Provenance) -> Iterator[Outcome]:
    labels = Labels()
    for record in sound(read):
        if _kind(record.value) is not SourceKind.PERSON:  # no post or body is one, and most entities are
            labels.add(_ident(record.value), _label(record.value))
    yield from each(read, lambda record: _entry(record.value, by, labels))
    if labels.is_full:
        yield MORE


def _entry(value: Value, by: Provenance, labels: Labels) -> Entry | None:
    ident, kind = _ident(value), _kind(value)
    if kind is None:
        return None  # a place, a post, a class: named for others, no source itself
    if not ident:
        raise UnusableError("It has no identifier.")
    return Entry(ident, kind, unique(_names(value)), tuple(_Stated(value, by, labels).claims(kind)))


def _kind(value: Value) -> SourceKind | None:
    """Return what the entity is as a source, None for what is none."""
    stated, known = part(value.get("claims")), data("wikidata")
    classes = [_target(part(statement.get("mainsnak"))) for statement in _standing(stated, INSTANCE)]
    if HUMAN in classes:
        return SourceKind.PERSON
    found = next(
        (kind for name, kind in known["kinds"].items() if name in classes), None
    )  # a platform is a business too
    if found:
        return SourceKind(found)
    return SourceKind.ORGANISATION if any(name in stated for name in known["of-bodies"]) else None


def _label(value: Value) -> str:
    return _first(part(value.get("labels")))


def _first(texts: Value) -> str:
    """Return of texts by language the one to show."""
    codes = (*LANGUAGES, *texts)
    return next(filter(None, (word(part(texts.get(code)).get("value")) for code in codes)), "")


def _names(value: Value) -> Iterator[str]:
    yield _label(value)
    for label in part(value.get("labels")).values():
        yield word(part(label).get("value"))
    for aliases in part(value.get("aliases")).values():
        for alias in parts(aliases):
            yield word(alias.get("value"))


def _standing(stated: Value, name: str) -> list[Value]:
    """Return the statements of a property that have not been withdrawn."""
    return [statement for statement in parts(stated.get(name)) if statement.get("rank") != "deprecated"]


def _best(stated: Value, name: str) -> list[Value]:
    """Return the preferred statements where there are any: the country now, not that which is no more."""
    standing = _standing(stated, name)
    return [statement for statement in standing if statement.get("rank") == "preferred"] or standing


def _content(snak: Value) -> object:
    return part(snak.get("datavalue")).get("value") if snak.get("snaktype", "value") == "value" else None


def _target(snak: Value) -> str:
    """Return the id of the entity pointed at."""
    return word(part(_content(snak)).get("id"))


def _date(snak: Value) -> str | None:
    time = part(_content(snak))
    holds = PRECISIONS.get(word(time.get("precision")), 0)
    text = word(time.get("time"))
    return day(text[1 : 1 + holds]) if text.startswith("+") and holds else None


class _Stated:
    """What one entity states."""

    def __init__(self, value: Value, by: Provenance, labels: Labels) -> None:
        self._value = value
        self._stated = part(value.get("claims"))
        self._by = by
        self._labels = labels
        self._link = ADDRESS + _ident(value)

    def claims(self, kind: SourceKind) -> Iterator[Claim]:
        """Yield all claims, the identifiers last."""
        known = data("wikidata")
        yield from self._name_claims()
        described = _first(part(self._value.get("descriptions")))
        if described:
            yield self._by.claim(ClaimField.DESCRIPTION, described, self._link)
        for name, role in known["posts"].items():
            yield from self._posts(name, role)
        for name, field in known["links"].items():
            if name != INSTANCE or kind is not SourceKind.PERSON:
                yield from self._linked(name, ClaimField(field))
        for name, field in known["dates"].items():
            yield from self._dated(name, ClaimField(field))
        for name, before in known["ends"].items():
            yield from self._ended(name, before)
        for name, field in known["texts"].items():
            yield from self._texts(name, ClaimField(field))
        yield self._by.claim(ClaimField.IDENTIFIER, self._link, self._link)
        for name, scheme in known["identifiers"].items():
            yield from self._identified(name, scheme)

    def _name_claims(self) -> Iterator[Claim]:
        first, told = _label(self._value), set[str]()
        for language, label in part(self._value.get("labels")).items():
            name = word(part(label).get("value"))
            if name and name != first and name not in told:
                told.add(name)
                yield self._by.claim(ClaimField.NAME, f"{name} ({language})", self._link)

    def _posts(self, name: str, role: str) -> Iterator[Claim]:
        for statement in _standing(self._stated, name):
            pointed = self._pointed(part(statement.get("mainsnak")))
            post, body = (pointed, self._qualified(statement, OF)) if name == POSITION else (role, pointed)
            if pointed:
                yield self._claim(ClaimField.POST, post, statement, organisation=body or None)

    def _linked(self, name: str, field: ClaimField) -> Iterator[Claim]:
        found = _standing if field is ClaimField.PARTY else _best
        for statement in found(self._stated, name):
            label = self._pointed(part(statement.get("mainsnak")))
            if label:
                yield self._claim(field, label, statement)

    def _dated(self, name: str, field: ClaimField) -> Iterator[Claim]:
        for statement in _best(self._stated, name):
            date = _date(part(statement.get("mainsnak")))
            if date:
                yield self._claim(field, date)

    def _ended(self, name: str, before: str) -> Iterator[Claim]:
        for statement in _standing(self._stated, name):
            snak = part(statement.get("mainsnak"))
            date, label = _date(snak), self._pointed(snak)
            if date or label:
                yield self._by.claim(ClaimField.STATUS, f"{before} {label}".strip(), self._link, held=(date, None))

    def _texts(self, name: str, field: ClaimField) -> Iterator[Claim]:
        for statement in _best(self._stated, name):
            text = word(_content(part(statement.get("mainsnak"))))
            if text and self._time(statement, UNTIL) is None:  # not a page that was once its own
                yield self._claim(field, text, statement)

    def _identified(self, name: str, scheme: str) -> Iterator[Claim]:
        for statement in _standing(self._stated, name):
            address = identifier(scheme, word(_content(part(statement.get("mainsnak")))))
            if address:
                yield self._claim(ClaimField.IDENTIFIER, address)

    def _claim(
        self, field: ClaimField, value: str, statement: Value | None = None, *, organisation: str | None = None
    ) -> Claim:
        """Return the claim, with the period that the statement says it held for."""
        since, until = (self._time(statement or {}, name) for name in (SINCE, UNTIL))
        return self._by.claim(field, value, self._link, organisation=organisation, held=(since, until))

    def _time(self, statement: Value, name: str) -> str | None:
        snaks = parts(part(statement.get("qualifiers")).get(name))
        return next(filter(None, map(_date, snaks)), None)

    def _qualified(self, statement: Value, name: str) -> str:
        snaks = parts(part(statement.get("qualifiers")).get(name))
        return next(filter(None, map(self._pointed, snaks)), "")

    def _pointed(self, snak: Value) -> str:
        return self._labels.get(_target(snak))


WIKIDATA = Form("Wikidata", _is_of, _entries, passes=2)
