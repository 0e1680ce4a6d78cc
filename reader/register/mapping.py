"""What the columns of a table mean: remembered, and known again by the names of the columns."""

import json
from collections.abc import Iterable
from collections.abc import Mapping as Named
from dataclasses import asdict
from enum import StrEnum
from hashlib import sha256
from typing import Any, Self

from reader.model.frozen import frozen
from reader.model.source import SourceKind
from reader.register.record import Value, part, parts, word, words


class Meaning(StrEnum):
    """What a column may hold."""

    IDENT = "ident"
    NAME = "name"
    GIVEN = "given-name"
    FAMILY = "family-name"
    OTHER_NAME = "other-name"  # `of`: its language, or what kind of name it is ("acronym")
    KIND = "kind"  # a kind of source: person, organisation, …
    DESCRIPTION = "description"  # what a body is: "daily newspaper"
    COUNTRY = "country"
    HOME = "home"
    DOMAIN = "domain"
    PATH = "path"  # the part of the domain that alone is meant
    ROLE = "role"
    ORGANISATION = "organisation"
    FROM = "from"
    TO = "to"
    PARTY = "party"
    PARENT = "parent"
    STATUS = "status"
    BORN = "born"
    DIED = "died"
    FOUNDED = "founded"
    IDENTIFIER = "identifier"  # `of`: its scheme
    LINK = "link"
    EDITION = "edition"  # the day on which the row was collected


@frozen
class Use:
    """One meaning, with the columns that give it, the first that is filled; or with one value for all rows."""

    meaning: Meaning
    columns: tuple[str, ...] = ()
    of: str = ""
    words: tuple[tuple[str, str], ...] = ()  # what the codes in the column mean
    fixed: str = ""


@frozen
class RatingColumn:
    """A column that holds a rater's judgement of the outlet in the row."""

    column: str
    rater: str
    aspect: str = ""  # what is judged, where a rater judges several things: "bias"
    scale: str | None = None
    date: str | None = None
    date_column: str = ""
    link: str | None = None
    decimals: int | None = None  # a value with more was computed and is nobody's judgement
    words: tuple[tuple[str, str], ...] = ()


@frozen
class Mapping:
    """What the columns mean, and whose table it is."""

    uses: tuple[Use, ...]
    ratings: tuple[RatingColumn, ...] = ()
    kind: SourceKind = SourceKind.ORGANISATION  # of the rows that do not say
    register: str = ""  # "": the file's name
    licence: str = ""
    url: str | None = None
    date: str | None = None  # of the edition, where neither the file nor its name says
    address: str = ""  # of a record, with {} for its ident

    def of(self, meaning: Meaning) -> tuple[Use, ...]:
        """Return the uses of a meaning, in order."""
        return tuple(use for use in self.uses if use.meaning is meaning)

    @property
    def is_enough(self) -> bool:
        """Tell whether records can be named by it."""
        return any(use.meaning in (Meaning.NAME, Meaning.FAMILY, Meaning.DOMAIN) for use in self.uses)

    def to_json(self) -> str:
        """Return the text by which it is remembered."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the mapping that `to_json` wrote; raises ValueError for anything else."""
        return cls.from_plain(part(json.loads(text)))

    @classmethod
    def from_plain(cls, plain: Value) -> Self:
        """Return the mapping of a plain object, as remembered or as it stands in `resources/registers/tables.toml`."""
        return cls(
            uses=tuple(_use(use) for use in parts(plain.get("uses"))),
            ratings=tuple(_rating(rating) for rating in parts(plain.get("ratings"))),
            kind=SourceKind(plain.get("kind", SourceKind.ORGANISATION)),
            register=word(plain.get("register")),
            licence=word(plain.get("licence")),
            url=word(plain.get("url")) or None,
            date=word(plain.get("date")) or None,
            address=word(plain.get("address")),
        )


def signature(columns: Iterable[str]) -> str:
    """Return what is the same for all files with these columns, in whatever order and case."""
    names = sorted({column_key(column) for column in columns})
    return sha256("\n".join(names).encode("utf-8", "replace")).hexdigest()[:16]


def column_key(column: str) -> str:
    """Return a column's name as it is compared: "Birth Date" and "birth_date" are one."""
    return "_".join("".join(letter if letter.isalnum() else " " for letter in column.casefold()).split())


def _use(plain: Value) -> Use:
    return Use(
        Meaning(word(plain.get("meaning"))),
        words(plain.get("columns")),
        word(plain.get("of")),
        _pairs(plain.get("words")),
        word(plain.get("fixed")),
    )


def _rating(plain: Value) -> RatingColumn:
    decimals = plain.get("decimals")
    return RatingColumn(
        column=word(plain.get("column")),
        rater=word(plain.get("rater")),
        aspect=word(plain.get("aspect")),
        scale=word(plain.get("scale")) or None,
        date=word(plain.get("date")) or None,
        date_column=word(plain.get("date_column")),
        link=word(plain.get("link")) or None,
        decimals=decimals if isinstance(decimals, int) else None,
        words=_pairs(plain.get("words")),
    )


def _pairs(plain: Any) -> tuple[tuple[str, str], ...]:
    """Return codes with their meanings: an object in our own data, pairs where a mapping was remembered."""
    if isinstance(plain, Named):
        return tuple((code, word(meaning)) for code, meaning in plain.items())
    listed = plain if isinstance(plain, list) else []
    return tuple((word(pair[0]), word(pair[1])) for pair in listed if isinstance(pair, list) and len(pair) == 2)
