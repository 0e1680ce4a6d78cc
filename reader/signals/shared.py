"""Two sources of one article that have, or had, the same employer: they may not be independent of each other."""

from reader.model.capacity import Capacity
from reader.model.claim import Claim, ClaimField
from reader.model.dates import period
from reader.model.signal import Origin, Signal
from reader.model.source import Appearance, Field
from reader.signals.capacity import capacity_of
from reader.signals.lands import is_land
from reader.signals.naming import evidence_of
from reader.signals.surroundings import SPEAKERS, Surroundings
from reader.signals.words import listed


def signals(appearance: Appearance, claims: tuple[Claim, ...], around: Surroundings) -> tuple[Signal, ...]:
    """Return `shared-affiliation`, now by the article's words, earlier by what is known."""
    if appearance.kind not in SPEAKERS:
        return ()
    posts = [claim for claim in claims if claim.field is ClaimField.POST and claim.organisation]
    here = around.names_of(appearance.affiliation) if appearance.affiliation else frozenset()
    return (*_now(appearance, here, around), *_earlier(appearance, posts, here, around))


def _now(appearance: Appearance, here: frozenset[str], around: Surroundings) -> tuple[Signal, ...]:
    beside = [other for other in _beside(appearance, here, around) if _is_sure(other, around)]
    if beside and is_land(here):  # its officials have one employer, its people have none
        beside = [other for other in beside if _is_official(other, around)] if _is_official(appearance, around) else []
    if not beside or not _is_sure(appearance, around):
        return ()
    said = [evidence_of(who, Field.AFFILIATION) for who in (appearance, *beside)]
    origin = Origin.ARTICLE if all(said) else Origin.READER  # one that no words say is the reader's
    words = f"Same affiliation as {listed(other.name for other in beside)}"
    return (Signal("shared-affiliation", words, tuple(span for spans in said for span in spans), origin),)


def _earlier(
    appearance: Appearance, posts: list[Claim], here: frozenset[str], around: Surroundings
) -> tuple[Signal, ...]:
    found = []
    for claim in posts:
        body = around.names_of(claim.organisation or "")
        beside = [other for other in _beside(appearance, body, around) if _is_sure(other, around)]
        if beside and not body & here and not is_land(body):
            when = period(claim.valid_from, claim.valid_to)
            words = " ".join(part for part in ("At", claim.organisation or "", when) if part)
            words += f", the affiliation of {listed(other.name for other in beside)} in this article"
            found.append(Signal("shared-affiliation", words, (), claim.origin, claim.link, claim.date))
    return tuple(found)


def _beside(appearance: Appearance, body: frozenset[str], around: Surroundings) -> list[Appearance]:
    return [other for other in around.speakers_of(body) if other != appearance]


def _is_sure(appearance: Appearance, around: Surroundings) -> bool:
    """Tell whether the article surely says the affiliation, or the reader: on a guess nothing rests."""
    evidence = [one for one in appearance.evidence if one.field is Field.AFFILIATION]
    return not evidence or any(one.confidence >= around.reading.sure_at for one in evidence)


def _is_official(appearance: Appearance, around: Surroundings) -> bool:
    speaks_as = capacity_of(appearance, around)
    return speaks_as is not None and speaks_as.capacity is Capacity.OFFICIAL
