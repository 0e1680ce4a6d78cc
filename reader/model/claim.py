"""Values with provenance: shown beside others, never copied over another."""

from enum import StrEnum

from reader.model.dates import period
from reader.model.frozen import frozen
from reader.model.signal import Origin


class ClaimField(StrEnum):
    """What a claim is about."""

    NAME = "name"
    POST = "post"  # role and organisation together, with their period
    KIND = "organisation-kind"  # "research foundation", "public broadcaster"
    DESCRIPTION = "description"  # "Swedish politician (1931–2002)": in a phrase, to tell it from others of its name
    COUNTRY = "country"
    HOME = "home"  # home page
    IDENTIFIER = "identifier"  # ROR, Wikidata, … as an address
    FOUNDED = "founded"
    BORN = "born"
    DIED = "died"
    PARTY = "party"  # for whom a member sits, apart from where
    PARENT = "parent"  # the body it is part of or owned by
    STATUS = "status"  # "inactive", "succeeded by Nordlys Institute": a body that is no more what it was


@frozen
class Claim:
    """One value somebody states about a source. Dates are ISO, of year, month or day precision."""

    field: ClaimField
    value: str  # for a post: the role, "" where only the organisation is known
    organisation: str | None  # for a post: the organisation's name
    valid_from: str | None
    valid_to: str | None  # None: unknown, not "still"
    origin: Origin
    stated_by: str  # "fni.no", "ROR", "NRK, Russian diplomat resigns", "you"
    link: str | None = None
    date: str | None = None  # of the page, edition or article that states it


def post_in_words(post: Claim) -> str:
    """Return a post as "director, Fridtjof Nansen Institute, 2018–2023"."""
    parts = (post.value, post.organisation or "", period(post.valid_from, post.valid_to))
    return ", ".join(part for part in parts if part)
