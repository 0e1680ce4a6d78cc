"""Posts and parties held over several terms on end: one claim, from the first day to the last."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from reader.model.claim import Claim, ClaimField

PERIODIC = (ClaimField.POST, ClaimField.PARTY)
BETWEEN_TERMS = timedelta(days=31)
FULL, YEAR = 10, 4  # characters of a date
Key = tuple[str, str, str | None]


def joined(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims, none twice, with what was held without a break as one.

    Five terms in a parliament are one line on a profile. A term without an end joins no later one: a missing
    end is unknown.
    """
    found: dict[Key, list[Claim]] = {}
    for claim in claims:
        found.setdefault((claim.field.value, claim.value, claim.organisation), []).append(claim)
    return tuple(claim for alike in found.values() for claim in (alike if len(alike) == 1 else _periods(alike)))


def _periods(alike: list[Claim]) -> list[Claim]:
    if alike[0].field not in PERIODIC:
        return list(dict.fromkeys(alike))
    kept: list[Claim] = []
    for claim in sorted(alike, key=lambda claim: claim.valid_from or ""):
        if kept and _goes_on(kept[-1].valid_to, claim.valid_from):
            kept[-1] = replace(kept[-1], valid_to=_later(kept[-1].valid_to, claim.valid_to))
        elif claim not in kept:
            kept.append(claim)
    return kept


def _later(one: str | None, other: str | None) -> str | None:
    return max(one, other) if one and other else None


def _goes_on(until: str | None, since: str | None) -> bool:
    """Tell whether what begins at `since` follows on what ends at `until`."""
    if not until or not since:
        return False
    if since <= until:
        return True
    if len(until) < FULL or len(since) < FULL:
        return until[:YEAR] == since[:YEAR]
    try:
        return date.fromisoformat(since) - date.fromisoformat(until) <= BETWEEN_TERMS
    except ValueError:  # 31 February
        return False
