"""What one row of a table says, by a mapping that is taken apart once for all rows."""

from collections.abc import Callable, Iterator

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Rating
from reader.model.name_key import name_key
from reader.model.source import SourceKind
from reader.register.cell import Cell, listed
from reader.register.domain import domain, home_domain
from reader.register.form import Provenance
from reader.register.knowledge import identifier
from reader.register.mapping import Mapping, Meaning, RatingColumn
from reader.register.party import party
from reader.register.record import Value, day
from reader.register.word_lists import country_words

KINDS = {kind.value: kind for kind in SourceKind}
# What a row says of a record as long as it is the same one. Not what comes to it with time: an end, a state, a site.
LASTING = (
    *(Meaning.KIND, Meaning.ROLE, Meaning.ORGANISATION, Meaning.FROM, Meaning.PARTY, Meaning.BORN, Meaning.FOUNDED),
    *(Meaning.COUNTRY, Meaning.PARENT, Meaning.DESCRIPTION, Meaning.IDENTIFIER),
)
LONGEST_CODE = 3  # letters of a country's code: "no", "usa"


def _country(name: str) -> str:
    """Return a country by the name we have for it, else as it is written: registers have "norway", "USA", "no"."""
    known = country_words()
    code = known.codes.get(name_key(name))
    if code is not None:
        return known.names[code]
    return name.upper() if name.islower() and len(name) <= LONGEST_CODE else name.title() if name.islower() else name


FACTS: tuple[tuple[Meaning, ClaimField, Callable[[str], str | None]], ...] = (
    (Meaning.COUNTRY, ClaimField.COUNTRY, _country),
    (Meaning.DESCRIPTION, ClaimField.KIND, str),
    (Meaning.PARENT, ClaimField.PARENT, str),
    (Meaning.STATUS, ClaimField.STATUS, str),
    (Meaning.HOME, ClaimField.HOME, str),
    (Meaning.BORN, ClaimField.BORN, day),
    (Meaning.DIED, ClaimField.DIED, day),
    (Meaning.FOUNDED, ClaimField.FOUNDED, day),
)


class RowReader:
    """Takes all values out of rows."""

    def __init__(self, mapping: Mapping, by: Provenance) -> None:
        self._by = by
        self._mapping = mapping
        cells = {meaning: Cell(mapping.of(meaning)) for meaning in Meaning}
        self.ident, self.link, self.whole_name = (cells[m] for m in (Meaning.IDENT, Meaning.LINK, Meaning.NAME))
        self._kind, self._given, self._family = (cells[m] for m in (Meaning.KIND, Meaning.GIVEN, Meaning.FAMILY))
        self._domain, self._path, self._home = (cells[m] for m in (Meaning.DOMAIN, Meaning.PATH, Meaning.HOME))
        self._role, self._body, self._party = (cells[m] for m in (Meaning.ROLE, Meaning.ORGANISATION, Meaning.PARTY))
        self._since, self._until = cells[Meaning.FROM], cells[Meaning.TO]
        self._others = [Cell((use,)) for use in mapping.of(Meaning.OTHER_NAME)]
        self._identifiers = [Cell((use,)) for use in mapping.of(Meaning.IDENTIFIER)]
        self._facts = [(cells[meaning], field, read) for meaning, field, read in FACTS if cells[meaning].is_given]
        self._lasting = [cells[meaning] for meaning in LASTING]
        self._ratings = [(rating, dict(rating.words)) for rating in mapping.ratings]

    def kind(self, row: Value) -> SourceKind:
        """Return the kind that the row states, else that of the whole table."""
        return KINDS.get(self._kind.text(row).lower(), self._mapping.kind)

    def name(self, row: Value) -> str:
        """Return the name, whole or from its halves."""
        return self.whole_name.text(row) or f"{self._given.text(row)} {self._family.text(row)}".strip()

    def other_names(self, row: Value) -> list[tuple[str, str]]:
        """Return each further name with its language or what it is."""
        return [(name, cell.of) for cell in self._others for name in cell.texts(row)]

    def domains(self, row: Value) -> list[str]:
        """Return the domains of an outlet, those that are its own altogether first."""
        path = self._path.text(row).lstrip("/")
        stated = [domain(text) for text in self._domain.texts(row)] or [home_domain(self._home.text(row))]
        found = [f"{name}/{path}" if path else name for name in stated if name]
        return sorted(found, key=lambda name: "/" in name)

    def lasting(self, row: Value) -> Iterator[str]:
        """Yield what tells a record from others of its name, and seldom changes; "" for what is not said."""
        return (cell.text(row) for cell in self._lasting)

    def claims(self, row: Value, link: str | None) -> Iterator[Claim]:
        """Yield what the row states, with the record's own address."""
        for name, note in self.other_names(row):
            if note:
                yield self._by.claim(ClaimField.NAME, f"{name} ({note})", link)
        yield from self._posts(row, link)
        for cell, field, read in self._facts:
            text = cell.text(row)
            value = read(text) if text else ""
            if value:
                yield self._by.claim(field, value, link)
        for cell in self._identifiers:
            address = identifier(cell.of, cell.text(row))
            if address:
                yield self._by.claim(ClaimField.IDENTIFIER, address, link)

    def ratings(self, row: Value) -> Iterator[Rating]:
        """Yield what raters say of the outlet."""
        for rating, meanings in self._ratings:
            cell = row.get(rating.column)
            value = ", ".join(listed(cell)) if cell else ""
            if value and not _is_computed(value, rating.decimals):
                yield self._rating(row, rating, meanings.get(value, value))

    def _posts(self, row: Value, link: str | None) -> Iterator[Claim]:
        role, body, member_of = self._role.text(row), self._body.text(row) or None, self._party.text(row)
        if not (role or body or member_of):
            return
        since, until = day(self._since.text(row)), day(self._until.text(row))
        if role or body:
            yield self._by.claim(ClaimField.POST, role, link, organisation=body, held=(since, until))
        yield from party(self._by, member_of, link, since=since, until=until)

    def _rating(self, row: Value, rating: RatingColumn, said: str) -> Rating:
        return Rating(
            rater=rating.rater or self._by.register,
            value=f"{rating.aspect}: {said}" if rating.aspect else said,
            scale=rating.scale,
            date=day(row.get(rating.date_column)) or rating.date,
            link=rating.link or self._mapping.url,
        )


def _is_computed(value: str, decimals: int | None) -> bool:
    return decimals is not None and len(value.partition(".")[2]) > decimals
