"""Whether a source stands in the imported registers: which record, how surely, and on what ground."""

from reader.model.claim import ClaimField
from reader.model.dates import when
from reader.model.entry import Edition
from reader.model.match import Candidate, Certainty, Lookup, Match
from reader.model.signal import Origin, Signal
from reader.signals.words import listed

_HOW_SURELY = {Certainty.EXACT: "", Certainty.LIKELY: "likely, ", Certainty.SEVERAL: ""}


def signals(lookup: Lookup) -> tuple[Signal, ...]:
    """Return `register-match` for each register that has the name; one that none has it, and that this says nothing."""
    found = tuple(_match(match) for match in lookup.matches if match.certainty is not Certainty.NONE)
    if found or not lookup.registers:
        return found
    words = f"Not found in {listed(lookup.registers)}, which says nothing about the source"
    if len(lookup.registers) > 1:
        words = "Not found in the imported registers, which says nothing about the source"
    return (Signal("register-match", words, (), Origin.REGISTER),)


def _match(match: Match) -> Signal:
    editions = [candidate.edition for candidate in match.candidates]
    edition = editions[0] if editions else None
    where = _named(edition) if edition else "A register"
    link = _link(match.candidates[0]) if len(match.candidates) == 1 else None
    words = f"{where}: {_HOW_SURELY[match.certainty]}{match.reason}"
    return Signal("register-match", words, (), Origin.REGISTER, link, edition.date if edition else None)


def _named(edition: Edition) -> str:
    return f"{edition.register}, {when(edition.date)}" if edition.date else edition.register


def _link(candidate: Candidate) -> str | None:
    """Return the address of the record: what its claims give for it, an identifier's own first."""
    claims = sorted(candidate.entry.claims, key=lambda claim: claim.field is not ClaimField.IDENTIFIER)
    return next((claim.link for claim in claims if claim.link), None)
