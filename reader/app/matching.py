"""Sources of an article looked up in the registers of the library, all in one go."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from sqlite3 import Connection

from reader.app import starter
from reader.app.own_sites import homes
from reader.model.match import Candidate, Certainty, Lookup, Match, Wanted
from reader.model.source import SourceKind
from reader.register.keys import keys
from reader.register.match import match
from reader.store.entries import MOST_NAMESAKES, earlier_states, find_entries, find_records, load_entries

Registers = Mapping[str, AbstractSet[SourceKind]]

BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.PUBLISHER, SourceKind.PLATFORM})
NOT_LOOKED_UP = frozenset({SourceKind.UNNAMED, SourceKind.DOCUMENT})


def look_up_each(connection: Connection, wanted: Sequence[Wanted], registers: Registers) -> tuple[Lookup, ...]:
    """Return what each register that has a record of its name answers about each source.

    `registers` has them all, with the kinds of sources that they list: one without any of the source's kind was not
    looked in, for there it could not be.
    A body that one of them surely has is looked for once more, by the site that is its home there.
    """
    first = _look_up_each(connection, wanted, registers)
    known_at = [_known_at(source, lookup) for source, lookup in zip(wanted, first, strict=True)]
    again = iter(_look_up_each(connection, [source for source in known_at if source], registers))
    return tuple(
        _surer(connection, lookup, next(again)) if source else lookup
        for source, lookup in zip(known_at, first, strict=True)
    )


def _known_at(source: Wanted, lookup: Lookup) -> Wanted | None:
    """Return the source with the sites that its records give, None where they give none that is new."""
    names = tuple(dict.fromkeys((*source.names, *homes(source.kind, lookup.claims))))
    return replace(source, names=names) if len(names) > len(source.names) else None


def _surer(connection: Connection, first: Lookup, again: Lookup) -> Lookup:
    """Return the first answers, those that are not sure replaced by those that now are: none confirms itself."""
    sure = {match.candidates[0].edition.register for match in first.matches if match.certainty is Certainty.EXACT}
    now = {
        match.candidates[0].edition.register: match
        for match in again.matches
        if match.certainty is Certainty.EXACT and match.candidates[0].edition.register not in sure
    }
    kept = (match for match in first.matches if match.candidates[0].edition.register not in now)
    matches = (*kept, *now.values())
    return Lookup(matches, first.registers, _former(connection, matches)) if now else first


def _look_up_each(connection: Connection, wanted: Sequence[Wanted], registers: Registers) -> tuple[Lookup, ...]:
    keys_of_each = [_keys(source) for source in wanted]
    filed = find_entries(connection, {key for found in keys_of_each for key in found}, starter.REGISTER)
    chosen = [_chosen(connection, source) for source in wanted]
    records = load_entries(connection, {row for rows in (*filed.values(), *chosen) for row in rows})
    answered = []
    for source, found, own in zip(wanted, keys_of_each, chosen, strict=True):
        rows = dict.fromkeys((*(row for key in found for row in filed[key]), *own))
        matches = match(source, [records[row] for row in rows])
        looked_in = _listing(registers, source.kind)
        if any(len(filed[key]) > MOST_NAMESAKES for key in found):
            answered.append(replace(_untold(matches, looked_in), former=_former(connection, matches)))
        else:
            answered.append(Lookup(matches, looked_in, _former(connection, matches)))
    return tuple(answered)


def _listing(registers: Registers, kind: SourceKind) -> tuple[str, ...]:
    """Return the registers that list sources of the kind; to them a body is a body, whatever else it is."""
    kinds = BODIES if kind in BODIES else {kind}
    return tuple(name for name, listed in registers.items() if not listed.isdisjoint(kinds))


def _chosen(connection: Connection, source: Wanted) -> tuple[int, ...]:
    """Return the records that the reader chose, by whatever name they are filed."""
    return tuple(row for own in source.own if own.is_it for row in find_records(connection, own.register, (own.ident,)))


def _untold(matches: Sequence[Match], registers: tuple[str, ...]) -> Lookup:
    """Return the answer where not all records of the name were looked at: the one that fits best may be missing."""
    reason = f"more than {MOST_NAMESAKES} records of this name"
    several = tuple(
        found if found.by_reader else replace(found, certainty=Certainty.SEVERAL, reason=reason) for found in matches
    )
    return Lookup(several, registers if several else ())  # nor is it sure then that none is there


def _former(connection: Connection, matches: Sequence[Match]) -> tuple[Candidate, ...]:
    exact = [found.candidates[0] for found in matches if found.certainty is Certainty.EXACT]
    return tuple(
        former
        for candidate in exact
        for former in earlier_states(connection, candidate.edition.register, candidate.entry.ident)
    )


def _keys(source: Wanted) -> tuple[str, ...]:
    if source.kind in NOT_LOOKED_UP:
        return ()
    return tuple(dict.fromkeys(key for name in source.names for key in keys(name, source.kind)))
