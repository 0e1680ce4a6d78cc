"""Two sources of one article that have, or had, the same employer: they may not be independent of each other."""

from collections.abc import Sequence

from reader.model.claim import Claim, ClaimField
from reader.model.dates import period
from reader.model.name_key import name_key
from reader.model.signal import Signal
from reader.model.source import Appearance, Field, SourceKind
from reader.signals.affiliation import belongs_to, keys_of
from reader.signals.naming import evidence_of
from reader.signals.words import listed

_SPEAKERS = (SourceKind.PERSON, SourceKind.UNNAMED)


def signals(appearance: Appearance, claims: tuple[Claim, ...], appearances: Sequence[Appearance]) -> tuple[Signal, ...]:
    """Return `shared-affiliation`, now by the article's words, earlier by what is known."""
    if appearance.kind not in _SPEAKERS:
        return ()
    others = [other for other in appearances if other != appearance and other.kind in _SPEAKERS]
    posts = [claim for claim in claims if claim.field is ClaimField.POST and claim.organisation]
    here = _names(appearance.affiliation, appearances) if appearance.affiliation else frozenset()
    return (*_now(appearance, here, others), *_earlier(posts, here, others, appearances))


def _now(appearance: Appearance, body: frozenset[str], others: list[Appearance]) -> tuple[Signal, ...]:
    beside = [other for other in others if belongs_to(other, body)]
    if not beside:
        return ()
    evidence = tuple(span for who in (appearance, *beside) for span in evidence_of(who, Field.AFFILIATION))
    words = f"Same affiliation as {listed(other.name for other in beside)}"
    return (Signal("shared-affiliation", words, evidence),)


def _earlier(
    posts: list[Claim], here: frozenset[str], others: list[Appearance], appearances: Sequence[Appearance]
) -> tuple[Signal, ...]:
    found = []
    for claim in posts:
        body = _names(claim.organisation or "", appearances)
        beside = [other for other in others if belongs_to(other, body)]
        if beside and not body & here:
            when = period(claim.valid_from, claim.valid_to)
            words = " ".join(part for part in ("At", claim.organisation or "", when) if part)
            words += f", the affiliation of {listed(other.name for other in beside)} in this article"
            found.append(Signal("shared-affiliation", words, (), claim.origin, claim.link, claim.date))
    return tuple(found)


def _names(organisation: str, appearances: Sequence[Appearance]) -> frozenset[str]:
    """Return the names of a body, with the others that the article has for it."""
    key = name_key(organisation)
    bodies = (keys_of(body) for body in appearances if body.kind not in _SPEAKERS)
    return next((names for names in bodies if key in names), frozenset((key,)))
