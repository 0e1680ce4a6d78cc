"""Rows → entries, by what a mapping says of the columns: ratings by domain, people and posts, any table."""

from collections.abc import Iterator
from dataclasses import replace

from reader.model.entry import BrokenRecord, Entry
from reader.model.source import SourceKind
from reader.register.form import Form, Provenance
from reader.register.mapping import Mapping
from reader.register.periods import joined
from reader.register.record import MOST, Outcome, Read, Record, UnusableError, Value, unique
from reader.register.row import RowReader

KEY = "key"  # the column for a record's own key, where records stand in an object
MOST_IDENTS = 200_000  # remembered, to tell apart what goes by one name or domain
OUTLETS = (SourceKind.PUBLISHER, SourceKind.PLATFORM)


def table(name: str, mapping: Mapping) -> Form:
    """Return the form of a table whose columns mean what `mapping` says."""
    return Form(name, lambda _: True, lambda read, by: _Table(mapping, by).entries(read))


class _Table:
    """A mapping at work."""

    def __init__(self, mapping: Mapping, by: Provenance) -> None:
        self._mapping = mapping
        self._row = RowReader(mapping, by)
        self._prefix, _, self._suffix = mapping.address.partition("{}")
        self._owners: dict[str, str] = {}  # the name of the outlet that a domain stands for
        self._times: dict[str, int] = {}  # that a name was met which is all there is to know a record by

    def entries(self, read: Read) -> Iterator[Outcome]:
        """Yield an entry for each row; rows of one ident that follow each other become one."""
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

    def _entry(self, record: Record) -> Entry:
        row = {KEY: record.key, **record.value} if record.key else record.value
        kind = self._row.kind(row)
        domains = self._row.domains(row) if kind in OUTLETS else []
        names = unique((self._row.name(row), *(name for name, _ in self._row.other_names(row)), *domains))
        ident = self._ident(row, names[0], domains, record.place)
        link = self._row.link.text(row) or self._address(ident) or self._mapping.url
        return Entry(ident, kind, names, tuple(self._row.claims(row, link)), tuple(self._row.ratings(row)))

    def _ident(self, row: Value, name: str, domains: list[str], place: str) -> str:
        """Return the stated ident, without the part of its address that all have; else an outlet's domain.

        Two outlets at one domain are told apart by their names. A name alone is nobody's ident: two rows
        with the same one may be two people. Where there are too many to remember, their places tell them apart.
        """
        stated = self._row.ident.text(row)
        if stated:
            return stated.removeprefix(self._prefix) or stated
        if domains:
            if len(self._owners) < MOST_IDENTS:
                self._owners.setdefault(domains[0], name)
            return domains[0] if self._owners.get(domains[0]) == name else f"{domains[0]} {name}"
        if name not in self._times and len(self._times) >= MOST_IDENTS:
            return f"{name} ({place})"
        times = self._times[name] = self._times.get(name, 0) + 1
        return name if times == 1 else f"{name} ({times})"

    def _address(self, ident: str) -> str:
        return f"{self._prefix}{ident}{self._suffix}" if self._prefix else ""


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
