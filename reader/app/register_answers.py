"""What the registers answer about the sources of an article: asked anew each time, so that it is never out of date."""

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from sqlite3 import Connection

from reader.app import starter
from reader.model.claim import Claim, ClaimField
from reader.model.match import NOT_LOOKED_UP, Certainty, Lookup, Wanted
from reader.model.name_key import name_key
from reader.model.reading import Reading
from reader.model.source import Appearance, SourceKind
from reader.store.entries import names_of_registers


def answers(connection: Connection, wanted: Sequence[Wanted]) -> tuple[Lookup, ...]:
    """Return what the registers answer about each source."""
    names = names_of_registers(connection, starter.REGISTER)
    if not names:
        return (NOT_LOOKED_UP,) * len(wanted)
    # By name: a library without registers need not load at each start what matches names.
    found: tuple[Lookup, ...] = importlib.import_module("reader.app.matching").look_up_each(connection, wanted, names)
    return found


def wanted_of(appearance: Appearance, reading: Reading, known: tuple[Claim, ...]) -> Wanted:
    """Return all that the article and the library say of who the source is."""
    whom = known_as(appearance.kind, (appearance.name, *appearance.aliases), known, reading.article.published)
    stated = [appearance.affiliation] if appearance.affiliation else []
    bodies = (*stated, *_other_names(stated, reading), *whom.affiliations)
    roles = (*([appearance.role] if appearance.role else []), *whom.roles)
    return replace(whom, affiliations=tuple(dict.fromkeys(bodies)), roles=tuple(dict.fromkeys(roles)))


def known_as(kind: SourceKind, names: Iterable[str], known: Iterable[Claim], date: str | None) -> Wanted:
    """Return all that the library says of who the source is, as of a date."""
    claims = tuple(known)
    posts = [claim for claim in claims if claim.field is ClaimField.POST]
    return Wanted(
        kind=kind,
        names=tuple(dict.fromkeys(names)),
        affiliations=tuple(dict.fromkeys(post.organisation for post in posts if post.organisation)),
        roles=tuple(dict.fromkeys(post.value for post in posts if post.value)),
        countries=tuple(dict.fromkeys(claim.value for claim in claims if claim.field is ClaimField.COUNTRY)),
        date=date,
    )


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
