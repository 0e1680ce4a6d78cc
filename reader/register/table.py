"""Rows → entries, by what a mapping says of the columns: ratings by domain, people and posts, any table."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from reader.model.entry import BY_WORDS, BrokenRecord, Entry
from reader.model.source import SourceKind
from reader.register.form import Form, Provenance, sound
from reader.register.mapping import Mapping, Meaning
from reader.register.periods import joined
from reader.register.record import MOST, Outcome, Read, Record, UnusableError, Value, unique
from reader.register.row import RowReader
from reader.register.unnumbered import Idents, words_digest

KEY = "key"  # the column for a record's own key, where records stand in an object
OUTLETS = (SourceKind.PUBLISHER, SourceKind.PLATFORM)


def table(name: str, mapping: Mapping) -> Form:
    """Return the form of a table whose columns mean what `mapping` says."""
    passes = 1 if mapping.of(Meaning.IDENT) else 2
    return Form(name, lambda _: True, lambda read, by: _Table(mapping, by).entries(read), passes)


class _Table:
    """A mapping at work."""

    def __init__(self, mapping: Mapping, by: Provenance) -> None:
        self._mapping = mapping
        self._row = RowReader(mapping, by)
        self._prefix, _, self._suffix = mapping.address.partition("{}")
        self._idents = Idents()

    def entries(self, read: Read) -> Iterator[Outcome]:
        """Yield an entry for each row; rows of one ident that follow each other become one.

        Rows that state no ident are looked through first, for what two of them share knows neither.
        """
        if not self._mapping.of(Meaning.IDENT):
            self._look_through(read)
        waiting: list[Entry] = []
        for record in read():
            try:
                made = record if isinstance(record, BrokenRecord) else self._entry(record)
            except UnusableError as cause:
                made = BrokenRecord(record.place, str(cause))
            if isinstance(made, BrokenRecord):
                yield made
                continue
            if waiting and (waiting[0].ident != made.ident or len(waiting) == MOST):
                yield _joined(waiting)
                waiting = []
            waiting.append(made)
        if waiting:
            yield _joined(waiting)

    def _look_through(self, read: Read) -> None:
        for record in sound(read):
            row = _row(record)
            with suppress(UnusableError):
                self._idents.note(*self._told_by(row, *self._names(row)))

    def _entry(self, record: Record) -> Entry:
        row = _row(record)
        names, domains = self._names(row)
        stated = self._row.ident.text(row)
        number = stated.removeprefix(self._prefix) or stated  # without the part of its address that all have
        ident = number or self._idents.of(*self._told_by(row, names, domains))
        link = self._row.link.text(row) or self._address(number or next(iter(domains), "")) or self._mapping.url
        claims, ratings = tuple(self._row.claims(row, link)), tuple(self._row.ratings(row))
        return Entry(ident, self._row.kind(row), names, claims, ratings)

    def _names(self, row: Value) -> tuple[tuple[str, ...], list[str]]:
        """Return all that a record is called, and the domains among it, which only an outlet has."""
        domains = self._row.domains(row) if self._row.kind(row) in OUTLETS else []
        others = (name for name, _ in self._row.other_names(row))
        return unique((self._row.name(row), *others, *domains)), domains

    def _told_by(self, row: Value, names: tuple[str, ...], domains: list[str]) -> tuple[str, str]:
        """Return what a record without an ident is known by, and what tells it from others that share that.

        An outlet by its domain, and at one domain by its name. Anybody else by what a row seldom says otherwise
        later, and by all of the row where that is two rows'; a name alone is nobody's ident.
        """
        if domains:
            return domains[0], f"{domains[0]} {names[0]}"
        short = f"{names[0]}{BY_WORDS}{words_digest((names[0], *self._row.lasting(row)))}"
        return short, f"{short}{words_digest(f'{column}={cell}' for column, cell in sorted(row.items()))}"

    def _address(self, ident: str) -> str:
        return f"{self._prefix}{ident}{self._suffix}" if self._prefix and ident else ""


def _row(record: Record) -> Value:
    return {KEY: record.key, **record.value} if record.key else record.value


def _joined(rows: list[Entry]) -> Entry:
    first = rows[0]
    if len(rows) == 1:
        return first
    return replace(
        first,
        names=unique(name for row in rows for name in row.names),
        claims=joined(claim for row in rows for claim in row.claims),
        ratings=tuple(dict.fromkeys(rating for row in rows for rating in row.ratings)),
    )
