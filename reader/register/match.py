"""Is a source a record of a register? Surely, likely, one of several, or none; never by a surname alone."""

from collections.abc import Sequence

from reader.model.claim import ClaimField
from reader.model.entry import Entry
from reader.model.match import Candidate, Certainty, Match, OwnRecord, Wanted
from reader.model.source import SourceKind
from reader.register.found import Found
from reader.register.grounds import Sought, body_grounds, person_grounds
from reader.register.name_form import NameForm
from reader.register.name_forms import best_fit
from reader.register.name_words import address
from reader.register.namesakes import SURE_LEAD, namesakes_elsewhere
from reader.register.reasons import found_words, ruled_out_words, several_words

_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.PUBLISHER, SourceKind.PLATFORM})
CHOSEN = "chosen by you"
_LOST = "the one that you chose is there no more"
_FOUND = (Certainty.EXACT, Certainty.LIKELY)
_LIKELY_LEAD = 1  # points that a record must have before the next of the name to be likely


def match(wanted: Wanted, candidates: Sequence[Candidate]) -> tuple[Match, ...]:
    """Answer for each register that has a record of one of the names: one Match a register, in the candidates' order.

    A register whose records of that name all turn out to be others' answers `none`, with them and the reason.
    The reader's word comes first: the record chosen last is the one, whatever it is called, and one that was
    refused is nobody's. Where the chosen one is gone, no other is likely: it was not the one. Takes time that grows no
    faster than the candidates.
    """
    sought = Sought.of(wanted)
    chosen, refused = _said(wanted.own)
    by_reader: dict[str, Match] = {}
    registers: dict[str, list[Found]] = {}
    for candidate in candidates:
        register, ident = candidate.edition.register, candidate.entry.ident
        if chosen.get(register) == ident:
            registers.setdefault(register, [])
            by_reader[register] = Match(Certainty.EXACT, (candidate,), CHOSEN, by_reader=True)
        elif (register, ident) not in refused and (found := _look_at(sought, candidate)):
            registers.setdefault(register, []).append(found)
    standing = {register: _standing(found) for register, found in registers.items()}
    return tuple(
        by_reader.get(register)
        or _answer(
            wanted,
            found,
            [others for name, others in standing.items() if name != register],
            is_lost=register in chosen,
        )
        for register, found in registers.items()
    )


def _said(own: Sequence[OwnRecord]) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Return the record chosen last in each register, and those refused: of each record, what was said last counts."""
    last = {(one.register, one.ident): one.is_it for one in own}
    chosen = {one.register: one.ident for one in own if last[one.register, one.ident]}
    return chosen, {record for record, is_it in last.items() if not is_it}


def _look_at(sought: Sought, candidate: Candidate) -> Found | None:
    entry, wanted = candidate.entry, sought.wanted
    if entry.kind is not wanted.kind and not {entry.kind, wanted.kind} <= _BODIES:
        return None
    fit = best_fit(wanted.kind, wanted.names, _names(entry))
    if fit is None:
        return None
    weigh = person_grounds if entry.kind is SourceKind.PERSON else body_grounds
    return Found.of(candidate, fit, weigh(sought, entry))


def _names(entry: Entry) -> tuple[str, ...]:
    """Return the record's names, and the address of its home page where it is a whole site's."""
    sites = (address(claim.value) for claim in entry.claims if claim.field is ClaimField.HOME)
    return (*entry.names, *filter(None, sites))


def _standing(found: Sequence[Found]) -> list[Found]:
    """Return the records that may be the source's, the likeliest first."""
    return sorted((one for one in found if not one.is_ruled_out), key=lambda one: (-one.rank, one.fit.form))


def _answer(wanted: Wanted, found: Sequence[Found], elsewhere: Sequence[Sequence[Found]], *, is_lost: bool) -> Match:
    """Answer for one register; `elsewhere` are the standing records of the others.

    `is_lost` where it has the record that the reader chose no more.
    """
    standing = _standing(found)
    if not standing:
        return Match(Certainty.NONE, tuple(one.candidate for one in found), ruled_out_words(found))
    best = standing[0]
    certainty = _certainty(wanted, best, standing[1:])
    is_told = best.fit.form is NameForm.ADDRESS  # a site is one outlet's, however often another register has it
    rivals = namesakes_elsewhere(best, elsewhere) if certainty in _FOUND and not is_told else []
    if rivals:
        certainty = _certainty(wanted, best, rivals)
    if is_lost and certainty is Certainty.LIKELY:
        told = several_words(standing, rivals).partition(";")[0]
        return Match(Certainty.SEVERAL, tuple(one.candidate for one in standing), f"{told}; {_LOST}")
    if certainty is Certainty.SEVERAL:
        return Match(certainty, tuple(one.candidate for one in standing), several_words(standing, rivals))
    return Match(certainty, (best.candidate,), found_words(best))


def _certainty(wanted: Wanted, best: Found, others: Sequence[Found]) -> Certainty:
    rival = next((other for other in others if not other.is_record_of(best)), None)
    lead = best.rank - rival.rank if rival else SURE_LEAD
    if lead >= SURE_LEAD and best.is_sure(wanted):
        return Certainty.EXACT
    return Certainty.LIKELY if lead >= _LIKELY_LEAD and best.is_likely(wanted) else Certainty.SEVERAL
