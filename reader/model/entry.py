"""Registers: imported lists of people, bodies and outlets, their dated states and records."""

import json
from dataclasses import field, replace
from hashlib import blake2b
from typing import Self

from reader.model.claim import Claim
from reader.model.frozen import frozen
from reader.model.source import SourceKind

# Times the records of a file that the register it would replace has at most. A download that broke off may have any
# share of them; registers shrink by a few in a hundred, and to less than half when they are another list.
PART = 2

BY_WORDS = " · "  # between a name and what stands for all that is said of it, in the ident of a record without a number


def register_family(register: str) -> str:
    """Return the register that a name is one file of: "ROR" of "ROR (index)"."""
    return register.partition(" (")[0]


@frozen
class Edition:
    """The dated state of a register."""

    register: str  # the register's name
    licence: str  # "" where it states none
    url: str | None
    date: str  # ISO date, of year, month or day precision; "" where neither the file nor its name states one
    hash: str  # of the bytes it was read from: the same hash is the same edition
    imported: str | None = field(default=None, compare=False)  # ISO moment; None while it is on its way

    def is_older(self, other: Self) -> bool:
        """Tell whether it is surely older: a year and a day in it are not told apart, nor what is not dated."""
        known = min(len(self.date), len(other.date))
        return self.date[:known] < other.date[:known]

    @property
    def family(self) -> str:
        """Return the register that this is one file of."""
        return register_family(self.register)


@frozen
class Rating:
    """A named rater's judgement of an outlet, in the rater's own words; never averaged with another's."""

    rater: str
    value: str
    scale: str | None = None  # what the value is one of, lowest first: "very low, low, mixed, high, very high"
    date: str | None = None  # ISO date of the judgement; None: that of the edition
    link: str | None = None


@frozen
class Entry:
    """One record of a register: names, claims, and what raters say."""

    ident: str  # the register's own identifier of the record
    kind: SourceKind
    names: tuple[
        str, ...
    ]  # the first is the one to show; an outlet's domain is one of them, the first only where it is the only one
    claims: tuple[Claim, ...]
    ratings: tuple[Rating, ...] = ()
    link: str | None = None  # the record's own address in the register


@frozen
class RecordChange:
    """What a newer edition of a register says otherwise of one record."""

    before: Entry | None  # None: the record is new
    now: Entry | None  # None: it is there no more


ClaimRow = tuple[str, str, str | None, str | None, str | None, str | None]
RatingRow = tuple[str, str, str | None, str | None, str | None]


@frozen
class FiledEntry:
    """A record on its way into the library: what it says as plain rows, for a million of them come by.

    Who says it, and when, is its edition's to tell: one that repeats it changes nothing.
    """

    ident: str
    kind: str
    link: str | None
    names: tuple[str, ...]  # as those of an Entry
    claims: tuple[ClaimRow, ...]  # field, value, organisation, valid from, valid to, link
    ratings: tuple[RatingRow, ...]  # rater, value, scale, date, link
    keys: tuple[str, ...]  # that it is looked up by
    digest: str  # what two records share that say the same

    @classmethod
    def of(cls, entry: Entry, keys: tuple[str, ...]) -> Self:
        """Return the record that is looked up by these keys."""
        claims = tuple((c.field.value, c.value, c.organisation, c.valid_from, c.valid_to, c.link) for c in entry.claims)
        ratings = tuple((r.rater, r.value, r.scale, r.date, r.link) for r in entry.ratings)
        digest = _digest(entry.kind.value, entry.link, entry.names, claims, ratings)
        return cls(entry.ident, entry.kind.value, entry.link, entry.names, claims, ratings, keys, digest)

    @property
    def is_unnumbered(self) -> bool:
        """Tell whether the register gives the record no identifier, so that its ident is made of what it says."""
        return self.ident.startswith(self.names[0] + BY_WORDS)

    def joined(self, other: Self) -> Self:
        """Return the record with what another of its ident says beyond it."""
        names = tuple(dict.fromkeys((*self.names, *other.names)))
        claims = tuple(dict.fromkeys((*self.claims, *other.claims)))
        ratings = tuple(dict.fromkeys((*self.ratings, *other.ratings)))
        return replace(
            self,
            names=names,
            claims=claims,
            ratings=ratings,
            keys=tuple(dict.fromkeys((*self.keys, *other.keys))),
            digest=_digest(self.kind, self.link, names, claims, ratings),
        )


def _digest(
    kind: str, link: str | None, names: tuple[str, ...], claims: tuple[ClaimRow, ...], ratings: tuple[RatingRow, ...]
) -> str:
    said = json.dumps([[kind, link, names, claims], ratings])
    return blake2b(said.encode(), digest_size=12).hexdigest()


@frozen
class Tally:
    """How the records of an edition stand to those of the edition before it."""

    added: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0

    @property
    def records(self) -> int:
        """Return how many records the edition has."""
        return self.added + self.changed + self.same

    @property
    def is_first(self) -> bool:
        """Tell whether there was no edition before, or nothing in common with it."""
        return self.added == self.records and not self.gone

    @property
    def before(self) -> int:
        """Return how many records the edition before had."""
        return self.changed + self.same + self.gone

    @property
    def is_part(self) -> bool:
        """Tell whether so little of the edition before is there that this is a part of it, and not a newer one."""
        return self.records * PART < self.before

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.added + other.added, self.changed + other.changed, self.same + other.same, self.gone + other.gone
        )


@frozen
class RegisterRow:
    """A line in the list of registers: the edition that answers, and where it is from."""

    edition: Edition
    imported: str  # ISO date and time, UTC
    file: str | None  # where it was read from; None for what ships with the program
    tally: Tally  # beside the edition before


@frozen
class BrokenRecord:
    """A record that could not be read, where it stands and why; the rest of the file goes in."""

    place: str  # "line 17", "record 4 of persons"
    reason: str  # in the reader's words


@frozen
class Column:
    """A column of a table that might be a register, with some of its values."""

    name: str
    samples: tuple[str, ...]
