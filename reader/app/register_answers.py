"""What the registers answer about the sources of an article: asked anew each time, so that it is never out of date."""

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from sqlite3 import Connection

from reader.app import endpoints, starter
from reader.app.kept_answers import OnFresh, forget_fresh, keepable, kept_answers, key_of
from reader.app.own_sites import homes, own_domains
from reader.app.stated_places import stated_places
from reader.model.claim import Claim, ClaimField
from reader.model.match import NOT_LOOKED_UP, Lookup, Wanted
from reader.model.name_forms import forms_among
from reader.model.name_key import name_key
from reader.model.reading import Reading
from reader.model.source import Appearance, SourceId, SourceKind
from reader.store.entries import kinds_in_registers
from reader.store.own_records import own_records


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
    return replace(
        whom,
        affiliations=tuple(dict.fromkeys(bodies)),
        roles=tuple(dict.fromkeys(roles)),
        places=stated_places(appearance, reading),
    )


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


def _other_names(stated: Sequence[str], reading: Reading) -> Iterable[str]:
    """Return what else the article calls these bodies: "NUPI" for the Norwegian Institute of …."""
    wanted = set(map(name_key, stated))
    for appearance in reading.appearances:
        names = (appearance.name, *appearance.aliases)
        if appearance.kind is not SourceKind.PERSON and not wanted.isdisjoint(map(name_key, names)):
            yield from names
