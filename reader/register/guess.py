"""Which known table a file is, by its columns; else a first guess at what they mean, by how they are called."""

from collections.abc import Iterable, Sequence

from reader.model.source import SourceKind
from reader.register.knowledge import data
from reader.register.mapping import Mapping, Meaning, RatingColumn, Use, column_key


def known_table(columns: Iterable[str]) -> tuple[str, Mapping] | None:
    """Return the name and the mapping of the known table that has these columns."""
    names = set(columns)
    for plain in data("tables")["table"]:
        if names.issuperset(plain["known_by"]):
            return plain["form"], Mapping.from_plain(plain)
    return None


def guess(columns: Sequence[str]) -> Mapping:
    """Return what the columns may mean; `is_enough` says whether records can be named by it."""
    by_key = {column_key(column): column for column in reversed(columns)}
    known = data("columns")
    taken = {by_key[name] for names in known["identifiers"].values() for name in names if name in by_key}
    rated = [column for key, column in by_key.items() if key in known["ratings"]["names"]]
    uses = [
        Use(Meaning(meaning), (column,))
        for meaning, names in known["names"].items()
        for column in _found(names, by_key)[: None if meaning == Meaning.OTHER_NAME else 1]
        if column not in rated
    ]
    uses = _once([use for use in uses if use.columns[0] not in taken or use.meaning is Meaning.IDENT])
    uses += [
        Use(Meaning.IDENTIFIER, (column,), of=scheme)
        for scheme, names in known["identifiers"].items()
        for column in _found(names, by_key)
    ]
    ratings = tuple(RatingColumn(column, rater="", aspect=column if len(rated) > 1 else "") for column in rated)
    return Mapping(tuple(uses), ratings, _kind({use.meaning for use in uses}, is_rated=bool(ratings)))


def _found(names: Sequence[str], by_key: dict[str, str]) -> list[str]:
    return [by_key[name] for name in names if name in by_key]


def _once(uses: Sequence[Use]) -> list[Use]:
    """Return the uses, each column in the first of its meanings only."""
    seen: set[str] = set()
    kept: list[Use] = []
    for use in uses:
        if use.columns[0] not in seen:
            seen.add(use.columns[0])
            kept.append(use)
    return kept


def _kind(meanings: set[Meaning], *, is_rated: bool) -> SourceKind:
    if is_rated or Meaning.DOMAIN in meanings:
        return SourceKind.PUBLISHER
    if meanings & {Meaning(name) for name in data("columns")["kinds"]["person"]}:
        return SourceKind.PERSON
    return SourceKind.ORGANISATION
