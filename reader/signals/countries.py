"""From which countries the sources of an article are, as far as registers, the library or the reader say."""

from collections import Counter
from collections.abc import Mapping, Sequence

from reader.model.claim import Claim, ClaimField
from reader.model.name_key import name_key
from reader.model.reading import Reading
from reader.model.signal import Origin, Signal

Known = Sequence[Sequence[Claim]]  # what is claimed of each source of a reading, one for one


def signals(reading: Reading, known: Known) -> tuple[Signal, ...]:
    """Return `diversity` by country of those heard; never guessed from a name or a language."""
    own = [_only(claims) for claims in known]
    bodies = _by_name(reading, own)
    found = [
        country or bodies.get(name_key(appearance.affiliation or ""))
        for appearance, country in zip(reading.appearances, own, strict=True)
        if appearance.statements
    ]
    counts = Counter(country for country in found if country)
    if not counts:
        return ()
    told = ", ".join(f"{country} {number}" for country, number in counts.most_common())
    unknown = f"; not known of {found.count(None)}" if None in found else ""
    return (Signal("diversity", f"Countries, where registers say: {told}{unknown}", origin=Origin.REGISTER),)


def _only(claims: Sequence[Claim]) -> str | None:
    """Return the country that all claims agree on: of two, neither is the source's for sure."""
    countries = {claim.value for claim in claims if claim.field is ClaimField.COUNTRY}
    return countries.pop() if len(countries) == 1 else None


def _by_name(reading: Reading, own: Sequence[str | None]) -> Mapping[str, str | None]:
    """Return the countries of what has a card, by its names: whoever belongs to a body is counted where that is."""
    found: dict[str, str | None] = {}
    for body, country in zip(reading.appearances, own, strict=True):
        for name in (body.name, *body.aliases):
            found.setdefault(name_key(name), country)
    return found
