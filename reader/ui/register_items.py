"""What registers say of a source beside what holds now: former editions, and others of its name."""

from PySide6.QtCore import QCoreApplication

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Edition
from reader.model.match import Candidate, Certainty, Lookup
from reader.model.signal import Origin
from reader.ui import counts
from reader.ui.card_text import origin_words
from reader.ui.icons import origin_icon
from reader.ui.items import Detail, Item, ItemStyle
from reader.ui.profile_items import fact_name
from reader.ui.shown_text import shown

tr = QCoreApplication.translate

MOST_NAMESAKES = 5  # of one register


def former_items(lookup: Lookup) -> tuple[Item, ...]:
    """Return what earlier editions of registers said and the newest does not: each with the last that said it."""
    now = {_said(claim) for match in lookup.matches for one in match.candidates for claim in one.entry.claims}
    return tuple(
        Item(
            _claim_words(claim),
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


def _claim_words(claim: Claim) -> str:
    words = (claim.value, claim.organisation or "", counts.period(claim.valid_from, claim.valid_to))
    return ", ".join(shown(word) for word in words if word)


def record_items(lookup: Lookup) -> tuple[Item, ...]:
    """Return the records that are surely the source's, and on what ground each."""
    sure = (match for match in lookup.matches if match.certainty is Certainty.EXACT)
    return tuple(_record_item(candidate, match.reason) for match in sure for candidate in match.candidates)


def namesake_items(lookup: Lookup) -> tuple[Item, ...]:
    """Return the records that registers have under the name, where none of them is surely the source."""
    return tuple(
        _record_item(candidate)
        for match in lookup.matches
        if match.certainty in (Certainty.LIKELY, Certainty.SEVERAL)
        for candidate in match.candidates[:MOST_NAMESAKES]
    )


def _record_item(candidate: Candidate, reason: str = "") -> Item:
    """Return a record in a line: its name, what it is, who states that, and why it is the source's."""
    entry = candidate.entry
    posts = [claim for claim in entry.claims if claim.field is ClaimField.POST]
    post = max(posts, key=lambda claim: claim.valid_to or claim.valid_from or "", default=None)
    born = next((claim.value for claim in entry.claims if claim.field is ClaimField.BORN), None)
    kind = next((claim.value for claim in entry.claims if claim.field is ClaimField.KIND), "")
    held = (post.value, post.organisation, counts.period(post.valid_from, post.valid_to)) if post else (kind,)
    words = [*held, tr("Profile", "born {}").format(counts.day(born)) if born else ""]
    said = ", ".join(shown(word) for word in words if word)
    stated = _edition_words(candidate.edition)
    ground = (Detail(shown(reason)),) if reason else ()
    return Item(
        f"  {said}" if said else "",
        lead=shown(entry.names[0]),
        details=(Detail(stated, origin_icon(Origin.REGISTER)), *ground),
        style=ItemStyle.RULED,
        target=candidate,
    )


def _edition_words(edition: Edition) -> str:
    """Return the register with its date, or with the day on which an edition came in that states none."""
    imported = counts.day(edition.imported)
    dated = counts.day(edition.date) or (tr("Profile", "imported {}").format(imported) if imported else "")
    return ", ".join(words for words in (shown(edition.register), dated) if words)
