"""What speaks for and against a record being the source, beside its name."""

from collections.abc import Iterator, Sequence

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry
from reader.model.frozen import frozen
from reader.model.match import Wanted
from reader.model.source import SourceKind
from reader.register.affiliations import affiliation_grounds
from reader.register.ground import Ground
from reader.register.lands import (
    UNITED_STATES,
    are_apart,
    countries_of,
    country_code,
    is_land,
    is_state,
    may_be_elsewhere,
)
from reader.register.name_words import body_name, person_name
from reader.register.places import other_state_grounds, place_grounds
from reader.register.roles import Roles, are_public, is_assembly, roles_in
from reader.register.tenure import role_grounds, time_grounds, year_of

_COUNTRY, _COUNTRY_OF_BODY = 1, 2  # a country has many people of one name, and few bodies
_OTHER_COUNTRY = -4  # more than a body of the same name weighs: "Senate", "Labour Party"


@frozen
class Sought:
    """What is wanted, read once for all candidates."""

    wanted: Wanted
    affiliations: tuple[tuple[str, ...], ...]  # their words, without those that are countries
    roles: tuple[Roles, ...]  # with those that titles tell of: "Sen. Ada Lind"
    countries: frozenset[str]  # ISO codes, and keys of names that are no country's we know
    places: tuple[str, ...]  # other than countries
    states: tuple[str, ...]  # of the United States, that it belongs to
    year: int | None

    @classmethod
    def of(cls, wanted: Wanted) -> "Sought":
        """Read what is wanted; an affiliation may be a country or a state: "Russia", "Wyoming"."""
        lands = [name for name in (*wanted.affiliations, *wanted.places) if is_land(name)]
        bodies = (body_name(name) for name in wanted.affiliations if name not in lands)
        house = next(filter(is_assembly, wanted.affiliations), "")  # "a member" of it is a legislator
        titles = (person_name(name).title for name in wanted.names if wanted.kind is SourceKind.PERSON)
        return cls(
            wanted,
            affiliations=tuple(filter(None, bodies)),
            roles=tuple(roles_in(role, house) for role in (*wanted.roles, *filter(None, titles))),
            countries=frozenset(map(country_code, (*wanted.countries, *lands))),
            places=tuple(name for name in wanted.places if name not in lands),
            states=tuple(filter(is_state, wanted.affiliations)),
            year=year_of(wanted.date),
        )


def person_grounds(sought: Sought, entry: Entry) -> tuple[Ground, ...]:
    """Return what speaks for and against a person's record."""
    posts = _posts(entry)
    parties = sorted({claim.value for claim in entry.claims if claim.field is ClaimField.PARTY})
    places, states = (sought.places, sought.states) if any(map(are_public, sought.roles)) else ((), ())
    return (
        *_country_grounds(sought, entry, _COUNTRY),
        *place_grounds(places, entry, posts),
        *other_state_grounds(states, entry, posts),
        *affiliation_grounds(sought.affiliations, sought.wanted.affiliations, posts, parties),
        *role_grounds(sought.roles, sought.year, posts),
        *time_grounds(sought.roles, sought.year, posts, entry),
    )


def body_grounds(sought: Sought, entry: Entry) -> tuple[Ground, ...]:
    """Return what speaks for and against a body's or outlet's record; another owner is not against it."""
    posts = _posts(entry)
    owners = affiliation_grounds(sought.affiliations, sought.wanted.affiliations, posts)
    return (
        *_country_grounds(sought, entry, _COUNTRY_OF_BODY),
        *place_grounds(sought.places, entry, posts),
        *(owner for owner in owners if owner.points > 0),
    )


def _posts(entry: Entry) -> Sequence[Claim]:
    return [claim for claim in entry.claims if claim.field is ClaimField.POST]


def _country_grounds(sought: Sought, entry: Entry, points: int) -> Iterator[Ground]:
    known = countries_of(entry)
    shared = sought.countries.intersection(known)
    states = [place for place in (*sought.places, *sought.states) if is_state(place) and not may_be_elsewhere(place)]
    if shared:
        yield Ground(points, f"country {known[min(shared)]}")
    elif known and are_apart(sought.countries or ({UNITED_STATES} if states else ()), known):
        yield Ground(_OTHER_COUNTRY, f"another country there: {', '.join(known.values())}")
