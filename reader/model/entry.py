"""Registers: imported lists of people, bodies and outlets, their dated states and records."""

from dataclasses import dataclass

from reader.model.claim import Claim
from reader.model.source import SourceKind


@dataclass(frozen=True, slots=True)
class Rating:
    """A named rater's judgement of an outlet, in the rater's own words; never averaged with another's."""

    rater: str
    value: str
    scale: str | None = None  # what the value is one of, lowest first: "very low, low, mixed, high, very high"
    date: str | None = None  # ISO date of the judgement; None: that of the edition
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a register: names, claims, and what raters say."""

    ident: str  # the register's own identifier of the record
    kind: SourceKind
    names: tuple[
        str, ...
    ]  # the first is the one to show; an outlet's domain is one of them, the first only where it is the only one
    claims: tuple[Claim, ...]
    ratings: tuple[Rating, ...] = ()


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record that could not be read, where it stands and why; the rest of the file goes in."""

    place: str  # "line 17", "record 4 of persons"
    reason: str  # in the reader's words


@dataclass(frozen=True, slots=True)
class Edition:
    """The dated state of a register."""

    register: str  # the register's name
    licence: str  # "" where it states none
    url: str | None
    date: str  # ISO date, of year, month or day precision
    hash: str  # of the bytes it was read from: the same hash is the same edition
