"""Records about fictional people and bodies, and what is asked of them."""

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Edition, Entry
from reader.model.match import Candidate, Certainty, Match, Wanted
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.register.match import match

PERSON, BODY, OUTLET = SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.PUBLISHER


def post(role, body=None, since=None, until=None):
    return Claim(ClaimField.POST, role, body, since, until, Origin.REGISTER, "register")


def stated(field, value):
    return Claim(field, value, None, None, None, Origin.REGISTER, "register")


def record(
    ident, *names, kind=PERSON, country=None, born=None, posts=(), home=None, identifier=None, register="Parliaments"
):
    fields = {
        ClaimField.COUNTRY: country,
        ClaimField.BORN: born,
        ClaimField.HOME: home,
        ClaimField.IDENTIFIER: identifier,
    }
    claims = (*(stated(field, value) for field, value in fields.items() if value), *posts)
    return Candidate(Edition(register, "", None, "2024", "hash"), Entry(ident, kind, names, claims))


def wanted(*names, kind=PERSON, affiliation=None, role=None, country=None, place=None, date="2022-05-23"):
    one = tuple((value,) if value else () for value in (affiliation, role, country))
    return Wanted(kind, names, *one, date=date, places=(place,) if place else ())


def answer(source: Wanted, *candidates: Candidate) -> tuple[Certainty, str | None]:
    """Return how sure the only register is, and of which record; no answer is `none`."""
    matches = match(source, candidates)
    return (matches[0].certainty, found(matches[0])) if matches else (Certainty.NONE, None)


def found(one: Match) -> str | None:
    return one.candidates[0].entry.ident if one.certainty in (Certainty.EXACT, Certainty.LIKELY) else None
