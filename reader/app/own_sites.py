"""The sites of a body's or an outlet's own, by which raters often know it alone."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from reader.model.claim import Claim, ClaimField
from reader.model.name_key import name_key
from reader.model.source import SourceKind

LANGUAGE = 2  # letters of its code, as part of an address


def homes(kind: SourceKind, known: Iterable[Claim]) -> tuple[str, ...]:
    """Return the sites of a body's own that its home pages are.

    A site that it has left is another's by now, and a page further in may stand with somebody who lends it room.
    """
    if kind is SourceKind.PERSON:
        return ()  # a person's page is often that of whom one works for
    own = (claim.value for claim in known if claim.field is ClaimField.HOME and not claim.valid_to)
    return tuple(dict.fromkeys(filter(None, map(_site, own))))


def _site(page: str) -> str:
    """Return the host whose first page this is, in whatever language: of "https://www.fni.no/en/", or ""."""
    try:
        found = urlsplit(page if "//" in page else f"//{page}")
    except ValueError:
        return ""
    is_first = len(found.path.strip("/")) <= LANGUAGE and not found.query
    return (found.hostname or "") if is_first else ""


def own_domains(kind: SourceKind, names: Sequence[str], published: Iterable[str]) -> tuple[str, ...]:
    """Return the domains of an outlet among the addresses of what it published.

    Only a domain that spells its name is its own for sure; a page may stand with somebody who passes it on.
    """
    if kind is not SourceKind.PUBLISHER:
        return ()
    spelt = {key.replace(" ", "") for name in names for key in (name_key(name), name_key(name).removeprefix("the "))}
    found = (_spelt_domain((urlsplit(address).hostname or "").split("."), spelt) for address in published)
    return tuple(dict.fromkeys(filter(None, found)))


def _spelt_domain(labels: Sequence[str], spelt: AbstractSet[str]) -> str:
    """Return the domain from the label that is one of those words, "bbc.co.uk" of "news.bbc.co.uk", or ""."""
    start = next((at for at, label in enumerate(labels[:-1]) if label in spelt), None)
    return ".".join(labels[start:]) if start is not None else ""
