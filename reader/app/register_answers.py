"""What the registers answer about the sources of an article: asked anew each time, so that it is never out of date."""

import importlib
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from sqlite3 import Connection
from urllib.parse import urlsplit

from reader.app import endpoints, starter
from reader.app.kept_answers import OnFresh, forget_fresh, keepable, kept_answers, key_of
from reader.model.claim import Claim, ClaimField
from reader.model.match import NOT_LOOKED_UP, Certainty, Lookup, Wanted
from reader.model.name_forms import forms_among
from reader.model.name_key import name_key
from reader.model.reading import Reading
from reader.model.source import Appearance, SourceId, SourceKind
from reader.store.entries import kinds_in_registers
from reader.store.own_records import own_records

LANGUAGE = 2  # letters of its code, as part of an address


def answers(
    connection: Connection, whom: Sequence[Wanted], sources: Sequence[SourceId], on_fresh: OnFresh = forget_fresh
) -> tuple[Lookup, ...]:
    """Return what the registers answer about each source; none of them is merged into another.

    `on_fresh` gets the answers where they are not those that are kept.
    """
    kinds = kinds_in_registers(connection, starter.REGISTER)
    if not kinds:
        return (NOT_LOOKED_UP,) * len(whom)
    own = own_records(connection, sources)
    wanted = [replace(one, own=own[source]) for one, source in zip(whom, sources, strict=True)]
    key = key_of(connection, wanted)
    kept = kept_answers(connection, key)
    if kept is not None:
        return kept
    # By name: a start that finds its answers kept, or no registers, need not load what matches names.
    # What was looked up on the web knows only whom it was asked for: that others are not found there says nothing.
    imported = {name: listed for name, listed in kinds.items() if name not in endpoints.REGISTERS}
    matching = importlib.import_module("reader.app.matching")
    found: tuple[Lookup, ...] = matching.look_up_each(connection, wanted, imported)
    on_fresh(keepable(key, found, sources))
    return found


def wanted_of(appearance: Appearance, reading: Reading, known: tuple[Claim, ...]) -> Wanted:
    """Return all that the article and the library say of who the source is."""
    article, names = reading.article, _sure_names(appearance)
    published = [article.url] if article.url and name_key(article.publisher or "") in set(map(name_key, names)) else []
    names = (*names, *own_domains(appearance.kind, names, published))
    whom = known_as(appearance.kind, names, known, article.published)
    stated = [appearance.affiliation] if appearance.affiliation else []
    bodies = (*stated, *_other_names(stated, reading), *whom.affiliations)
    roles = (*([appearance.role] if appearance.role else []), *whom.roles)
    return replace(whom, affiliations=tuple(dict.fromkeys(bodies)), roles=tuple(dict.fromkeys(roles)))


def _sure_names(appearance: Appearance) -> tuple[str, ...]:
    """Return the name and the aliases that are forms of it: a record of "Columbia" may be of anything."""
    person = appearance.kind is SourceKind.PERSON
    sure = forms_among(map(name_key, appearance.aliases), (name_key(appearance.name),), person=person)
    return (appearance.name, *(alias for alias in appearance.aliases if name_key(alias) in sure))


def known_as(kind: SourceKind, names: Iterable[str], known: Iterable[Claim], date: str | None) -> Wanted:
    """Return all that the library says of who the source is, as of a date."""
    claims = tuple(known)
    posts = [claim for claim in claims if claim.field is ClaimField.POST]
    return Wanted(
        kind=kind,
        names=tuple(dict.fromkeys((*names, *homes(kind, claims)))),
        affiliations=tuple(dict.fromkeys(post.organisation for post in posts if post.organisation)),
        roles=tuple(dict.fromkeys(post.value for post in posts if post.value)),
        countries=tuple(dict.fromkeys(claim.value for claim in claims if claim.field is ClaimField.COUNTRY)),
        date=date,
    )


def homes(kind: SourceKind, known: Iterable[Claim]) -> tuple[str, ...]:
    """Return the sites of a body's own that its home pages are: raters often know it by that alone.

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
    """Return the domains of an outlet among the addresses of what it published: raters often know it by that alone.

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


def claims_of(lookup: Lookup) -> tuple[Claim, ...]:
    """Return what the records claim that are surely about the source."""
    exact = (match.candidates[0] for match in lookup.matches if match.certainty is Certainty.EXACT)
    return tuple(claim for candidate in exact for claim in candidate.entry.claims)


def _other_names(stated: Sequence[str], reading: Reading) -> Iterable[str]:
    """Return what else the article calls these bodies: "NUPI" for the Norwegian Institute of …."""
    wanted = set(map(name_key, stated))
    for appearance in reading.appearances:
        names = (appearance.name, *appearance.aliases)
        if appearance.kind is not SourceKind.PERSON and not wanted.isdisjoint(map(name_key, names)):
            yield from names
