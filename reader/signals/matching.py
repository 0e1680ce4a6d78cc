"""Whether a source stands in the imported registers: which record, how surely, and on what ground."""

from collections.abc import Sequence

from reader.model.claim import ClaimField
from reader.model.dates import when
from reader.model.entry import Edition
from reader.model.match import Candidate, Certainty, Lookup, Match
from reader.model.signal import Origin, Signal
from reader.signals.words import listed

SURE = (Certainty.EXACT, Certainty.LIKELY)


def signals(lookup: Lookup) -> tuple[Signal, ...]:
    """Return `register-match`: a sentence for each register that surely or likely has the source, one for namesakes.

    Where no register has the name, one says so, and that this says nothing about the source. `value` is the
    certainty.
    """
    sure = tuple(_match(match) for match in lookup.matches if match.certainty in SURE)
    namesakes = [match for match in lookup.matches if match.certainty is Certainty.SEVERAL]
    if namesakes:
        return (*sure, _match(namesakes[0]) if len(namesakes) == 1 else _others(namesakes))
    if sure or not lookup.registers:
        return sure
    where = lookup.registers[0] if len(lookup.registers) == 1 else "the imported registers"
    words = f"Not found in {where}, which says nothing about the source"
    return (Signal("register-match", words, (), Origin.REGISTER, value=Certainty.NONE),)


def _others(namesakes: Sequence[Match]) -> Signal:
    registers = listed(match.candidates[0].edition.register for match in namesakes if match.candidates)
    words = f"Others of this name, or records too thin to tell, in {registers}; none is attached"
    return Signal("register-match", words, (), Origin.REGISTER, value=Certainty.SEVERAL)


def _match(match: Match) -> Signal:
    candidate = match.candidates[0]
    likely = "likely, " if match.certainty is Certainty.LIKELY else ""
    words = f"{_named(candidate.edition)}: {likely}{match.reason}"
    link = _link(candidate) if match.certainty in SURE else None
    date = candidate.edition.date or None
    origin = Origin.READER if match.by_reader else Origin.REGISTER
    return Signal("register-match", words, (), origin, link, date, value=match.certainty)


def _named(edition: Edition) -> str:
    """Return the register with its date, or with the day on which an edition came in that states none."""
    dated = when(edition.date) if edition.date else f"imported {when(edition.imported)}" if edition.imported else ""
    return f"{edition.register}, {dated}" if dated else edition.register


def _link(candidate: Candidate) -> str | None:
    """Return the address of the record: its own, else what its claims give for it, an identifier's first."""
    claims = sorted(candidate.entry.claims, key=lambda claim: claim.field is not ClaimField.IDENTIFIER)
    return candidate.entry.link or next((claim.link for claim in claims if claim.link), None)
