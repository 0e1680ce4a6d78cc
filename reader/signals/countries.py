"""From which countries the sources of an article are, as far as registers, the library or the reader say."""

from collections import Counter
from collections.abc import Sequence

from reader.model.claim import Claim, ClaimField
from reader.model.name_key import name_key
from reader.model.reading import Reading
from reader.model.signal import Origin, Signal

Known = Sequence[Sequence[Claim]]  # what is claimed of each source of a reading, one for one


def signals(reading: Reading, known: Known) -> tuple[Signal, ...]:
    """Return `diversity` by country of those heard; never guessed from a name or a language."""
    own = [_only(claims) for claims in known]
    heard = [number for number, appearance in enumerate(reading.appearances) if appearance.statements]
    found = [own[number] or _of_affiliation(number, reading, own) for number in heard]
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


def _of_affiliation(number: int, reading: Reading, own: Sequence[str | None]) -> str | None:
    """Return the country of the body that the article ties the source to, where that has a card of its own."""
    key = name_key(reading.appearances[number].affiliation or "")
    bodies = (
        country
        for body, country in zip(reading.appearances, own, strict=True)
        if key and key in map(name_key, (body.name, *body.aliases))
    )
    return next(bodies, None)
