"""Whether a source stands in the imported registers: which record, how surely, and on what ground."""

from collections.abc import Iterable, Sequence

from reader.model.claim import ClaimField
from reader.model.dates import when
from reader.model.entry import Edition
from reader.model.match import Candidate, Certainty, Lookup, Match
from reader.model.signal import Origin, Signal
from reader.signals.words import listed

SURE = (Certainty.EXACT, Certainty.LIKELY)


def signals(lookup: Lookup) -> tuple[Signal, ...]:
    """Return `register-match`: a sentence for each register that surely or likely has the source, one for namesakes.

    Files of one register that have one record take one sentence together. Where no register has the name, one says
    so, and that this says nothing about the source. `value` is the certainty.
    """
    sure = tuple(_match(*files) for files in _by_record(lookup.matches))
    namesakes = [match for match in lookup.matches if match.certainty is Certainty.SEVERAL]
    if namesakes:
        return (*sure, _match(namesakes[0]) if len(namesakes) == 1 else _others(namesakes))
    if sure or not lookup.registers:
        return sure
    where = lookup.registers[0] if len(lookup.registers) == 1 else "the imported registers"
    words = f"Not found in {where}, which says nothing about the source"
    return (Signal("register-match", words, (), Origin.REGISTER, value=Certainty.NONE),)


def _by_record(matches: Sequence[Match]) -> Iterable[Sequence[Match]]:
    """Return the sure matches, those together that are of one record in several files of a register."""
    records: dict[tuple[str, str, Certainty, bool], list[Match]] = {}
    for match in matches:
        if match.certainty in SURE:
            found = match.candidates[0]
            key = (found.edition.family, found.entry.ident, match.certainty, match.by_reader)
            records.setdefault(key, []).append(match)
    return records.values()


def _others(namesakes: Sequence[Match]) -> Signal:
    registers = listed(match.candidates[0].edition.register for match in namesakes if match.candidates)
    words = f"Others of this name, or records too thin to tell, in {registers}; none is attached"
    return Signal("register-match", words, (), Origin.REGISTER, value=Certainty.SEVERAL)


def _match(match: Match, *same: Match) -> Signal:
    """Return what a match says; `same` are those of the same record in other files of the register."""
    candidates = [one.candidates[0] for one in (match, *same)]
    likely = "likely, " if match.certainty is Certainty.LIKELY else ""
    words = f"{_named([one.edition for one in candidates])}: {likely}{match.reason}"
    links = filter(None, map(_link, candidates)) if match.certainty in SURE else ()
    link = next(iter(links), None)
    date = max(one.edition.date for one in candidates) or None
    origin = Origin.READER if match.by_reader else Origin.REGISTER
    return Signal("register-match", words, (), origin, link, date, value=match.certainty)


def _named(editions: Sequence[Edition]) -> str:
    """Return the register with its date, or with the day on which an edition came in that states none."""
    register = editions[0].register if len(editions) == 1 else f"{editions[0].family} ({len(editions)} files)"
    return ", ".join((register, *dict.fromkeys(filter(None, map(_dated, editions)))))


def _dated(edition: Edition) -> str:
    if edition.date:
        return when(edition.date)
    return f"imported {when(edition.imported)}" if edition.imported else ""


def _link(candidate: Candidate) -> str | None:
    """Return the address of the record: its own, else what its claims give for it, an identifier's first."""
    claims = sorted(candidate.entry.claims, key=lambda claim: claim.field is not ClaimField.IDENTIFIER)
    return candidate.entry.link or next((claim.link for claim in claims if claim.link), None)
