"""What speaks for and against a record being the source, beside its name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry
from reader.model.match import Wanted
from reader.model.name_key import name_key
from reader.model.source import SourceKind
from reader.register.affiliations import affiliation_grounds
from reader.register.ground import Ground
from reader.register.name_words import body_name, person_name
from reader.register.roles import Roles, roles_in
from reader.register.tenure import role_grounds, time_grounds, year_of
from reader.register.word_lists import country_words

_COUNTRY, _COUNTRY_OF_BODY = 1, 2  # a country has many people of one name, and few bodies
_OTHER_COUNTRY = -4  # more than a body of the same name weighs: "Senate", "Labour Party"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is wanted, read once for all candidates."""

    wanted: Wanted
    affiliations: tuple[tuple[str, ...], ...]  # their words, without those that are countries
    roles: tuple[Roles, ...]  # with those that titles tell of: "Sen. Ada Lind"
    countries: frozenset[str]  # ISO codes, and keys of names that are no country's we know
    year: int | None

    @classmethod
    def of(cls, wanted: Wanted) -> "Sought":
        """Read what is wanted; an affiliation may be a country: "Russia"."""
        lands = [name for name in wanted.affiliations if _is_land(name)]
        bodies = (body_name(name) for name in wanted.affiliations if name not in lands)
        titles = (person_name(name).title for name in wanted.names if wanted.kind is SourceKind.PERSON)
        return cls(
            wanted,
            affiliations=tuple(filter(None, bodies)),
            roles=tuple(roles_in(role) for role in (*wanted.roles, *filter(None, titles))),
            countries=frozenset(map(_code, (*wanted.countries, *lands))),
            year=year_of(wanted.date),
        )


def person_grounds(sought: Sought, entry: Entry) -> tuple[Ground, ...]:
    """Return what speaks for and against a person's record."""
    posts = _posts(entry)
    return (
        *_country_grounds(sought, entry, _COUNTRY),
        *affiliation_grounds(sought.affiliations, sought.wanted.affiliations, posts),
        *role_grounds(sought.roles, sought.year, posts),
        *time_grounds(sought.roles, sought.year, posts, entry),
    )


def body_grounds(sought: Sought, entry: Entry) -> tuple[Ground, ...]:
    """Return what speaks for and against a body's or outlet's record; another owner is not against it."""
    owners = affiliation_grounds(sought.affiliations, sought.wanted.affiliations, _posts(entry))
    return (*_country_grounds(sought, entry, _COUNTRY_OF_BODY), *(owner for owner in owners if owner.points > 0))


def _posts(entry: Entry) -> Sequence[Claim]:
    return [claim for claim in entry.claims if claim.field is ClaimField.POST]


def _country_grounds(sought: Sought, entry: Entry, points: int) -> Iterator[Ground]:
    known = {_code(claim.value): claim.value for claim in entry.claims if claim.field is ClaimField.COUNTRY}
    shared = sought.countries.intersection(known)
    if shared:
        yield Ground(points, f"country {known[min(shared)]}")
    elif known and sought.countries and _widened(sought.countries).isdisjoint(_widened(known)):
        yield Ground(_OTHER_COUNTRY, f"another country there: {', '.join(known.values())}")


def _code(country: str) -> str:
    key = name_key(country)
    return country_words().codes.get(key, key)


def _is_land(affiliation: str) -> bool:
    key = name_key(affiliation)
    return key in country_words().codes and key not in country_words().states_too


def _widened(codes: Sequence[str] | frozenset[str] | dict[str, str]) -> frozenset[str]:
    """Return the codes with the countries that lands belong to; "" for a name that we do not know: it parts nobody."""
    return frozenset(country_words().within.get(code, code) if code.isupper() else "" for code in codes)
