"""What registers, the starter set and earlier articles say of a source, each with where it is from."""

from collections.abc import Sequence
from dataclasses import replace

from reader.model.claim import Claim, ClaimField, post_in_words
from reader.model.dates import when
from reader.model.entry import register_family
from reader.model.signal import Origin, Signal

MOST_POSTS = 4  # the newest; the profile lists them all


def signals(claims: tuple[Claim, ...]) -> tuple[Signal, ...]:
    """Return posts, newest first, then kind of body with country, and founding; names stand elsewhere on a profile."""
    posts = [claim for claim in claims if claim.field is ClaimField.POST and (claim.value or claim.organisation)]
    posts.sort(key=lambda claim: claim.valid_from or claim.valid_to or claim.date or "", reverse=True)
    posts = _once(posts, claims)
    kinds = _once([claim for claim in claims if claim.field is ClaimField.KIND], claims)
    founded = _once([claim for claim in claims if claim.field is ClaimField.FOUNDED], claims)
    return (
        *(
            replace(_signal("register-match", claim, post_in_words(claim)), value=post_in_words(claim))
            for claim in posts[:MOST_POSTS]
        ),
        *(_signal("organisation-kind", claim, _kind(claim, claims)) for claim in kinds),
        *(_signal("register-match", claim, f"founded {when(claim.value)}") for claim in founded),
    )


def _once(said: Sequence[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those that another file of the same register says in the same words."""
    kept: list[Claim] = []
    told: set[tuple[str, str]] = set()
    for claim in said:
        words = post_in_words(claim) if claim.field is ClaimField.POST else _kind(claim, claims)
        one = (register_family(claim.stated_by), words)
        if claim.origin is not Origin.REGISTER or one not in told:
            kept.append(claim)
            told.add(one)
    return kept


def _signal(ident: str, claim: Claim, words: str) -> Signal:
    if claim.origin is Origin.READER:
        said_by = "You"
    else:
        said_by = f"{claim.stated_by}, {when(claim.date)}" if _is_edition(claim) and claim.date else claim.stated_by
    return Signal(ident, f"{said_by}: {words}", (), claim.origin, claim.link, claim.date)


def _is_edition(claim: Claim) -> bool:
    """Tell whether the date belongs beside the name: a register's edition is nothing without it, a page's name is."""
    return claim.origin is Origin.REGISTER and "." not in claim.stated_by


def _kind(claim: Claim, claims: Sequence[Claim]) -> str:
    """Return the kind, with the country where the same page names it."""
    country = (c.value for c in claims if c.field is ClaimField.COUNTRY and c.stated_by == claim.stated_by)
    return ", ".join((claim.value, *list(country)[:1]))
