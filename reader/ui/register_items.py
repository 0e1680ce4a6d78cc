"""What registers say of a source beside what holds now: former editions, and others of its name."""

from collections import Counter
from collections.abc import Set

from PySide6.QtCore import QCoreApplication

from reader.model.claim import Claim
from reader.model.entry import Edition
from reader.model.frozen import frozen
from reader.model.match import Candidate, Certainty, Lookup
from reader.model.signal import Origin
from reader.ui import counts
from reader.ui.card_text import origin_words
from reader.ui.icons import origin_icon
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.profile_items import fact_name
from reader.ui.record_words import claim_words, record_words
from reader.ui.shown_text import shown

tr = QCoreApplication.translate

MOST_NAMESAKES = 5  # of one register, until the reader wants the others


@frozen
class MoreNamesakes:
    """The records of a register that are not shown until they are wanted."""

    register: str


def former_items(lookup: Lookup) -> tuple[Item, ...]:
    """Return what earlier editions of registers said and the newest does not: each with the last that said it."""
    now = {_said(claim) for match in lookup.matches for one in match.candidates for claim in one.entry.claims}
    return tuple(
        Item(
            claim_words(claim),
            lead=f"{fact_name(claim.field)}  ",
            details=(Detail(tr("Profile", "until the edition of {}").format(_edition_words(former.edition))),),
            icon=origin_icon(Origin.REGISTER),
            spoken=origin_words(Origin.REGISTER),
            target=claim.link,
        )
        for former in lookup.former
        for claim in former.entry.claims
        if _said(claim) not in now
    )


def _said(claim: Claim) -> tuple[object, ...]:
    return claim.field, claim.value, claim.organisation, claim.valid_from, claim.valid_to


def record_items(lookup: Lookup) -> tuple[Item, ...]:
    """Return the records that are surely the source's, and on what ground each."""
    sure = (match for match in lookup.matches if match.certainty is Certainty.EXACT)
    return tuple(_record_item(candidate, match.reason) for match in sure for candidate in match.candidates)


def namesake_items(lookup: Lookup, wanted: Set[str] = frozenset()) -> tuple[Item, ...]:
    """Return the records that registers have under the name, where none of them is surely the source.

    Of a register that has many, the likeliest, and an item that asks for the others; all of one in `wanted`.
    """
    matches = [match for match in lookup.matches if match.certainty in (Certainty.LIKELY, Certainty.SEVERAL)]
    alike = Counter(_line(one) for match in matches for one in match.candidates)
    items: list[Item] = []
    for match in matches:
        register = match.candidates[0].edition.register
        most = len(match.candidates) if register in wanted else MOST_NAMESAKES
        items += (_record_item(one, is_told_by_number=alike[_line(one)] > 1) for one in match.candidates[:most])
        if match.candidates[most:]:
            items.append(_more_item(register, len(match.candidates) - most))
    return tuple(items)


def _more_item(register: str, count: int) -> Item:
    words = tr("Profile", "{} more in {}…").format(f"{count:,}", shown(register))
    return Item(words, style=ItemStyle.RULED, target=MoreNamesakes(register))


def _line(candidate: Candidate) -> tuple[str, str, str]:
    return candidate.edition.register, candidate.entry.names[0], record_words(candidate.entry)


def _record_item(candidate: Candidate, reason: str = "", *, is_told_by_number: bool = False) -> Item:
    """Return a record in a line: its name, what it says, who states that, and why it is the source's."""
    said = record_words(candidate.entry)
    ground = [Detail(shown(reason))] if reason else []
    number = [Detail(tr("Profile", "its number there: {}").format(shown(candidate.entry.ident)))]
    return Item(
        f"  {said}" if said else "",
        lead=shown(candidate.entry.names[0]),
        details=(
            Detail(_edition_words(candidate.edition), origin_icon(Origin.REGISTER)),
            *(number if is_told_by_number else ()),
            *ground,
        ),
        style=ItemStyle.RULED,
        target=candidate,
    )


def _edition_words(edition: Edition) -> str:
    """Return the register with its date, or with the day on which an edition came in that states none."""
    imported = counts.day(edition.imported)
    dated = counts.day(edition.date) or (tr("Profile", "imported {}").format(imported) if imported else "")
    return ", ".join(words for words in (shown(edition.register), dated) if words)
