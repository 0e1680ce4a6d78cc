"""A register on its way from the process that reads it: the codec between its records and JSON.

Records are lists, checked as a whole, not field by field with `Checked`: of a million that would be the slowest part.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import chain
from typing import Any

from reader.model.checked import NAME_LENGTH, Checked, WireError
from reader.model.claim import ClaimField
from reader.model.entry import BrokenRecord, Column, Edition, FiledEntry
from reader.model.source import SourceKind

BATCH = 1_000  # records of an answer
COLUMNS = 10_000  # of a table
CLAIM, RATING = 6, 5  # values of a ClaimRow, of a RatingRow

_KINDS = frozenset(SourceKind)
_FIELDS = frozenset(ClaimField)
_TEXTS = frozenset((str, type(None)))

Json = dict[str, Any]
Batch = Sequence[FiledEntry | BrokenRecord]


def edition_to_json(edition: Edition) -> Json:
    """Return the edition as an object for a frame."""
    return asdict(edition)


def read_edition(fields: Checked) -> Edition:
    """Return the edition at a place in an answer; raises WireError."""
    url = fields.get("url")
    register, licence, date, digest = (
        fields[name].text(NAME_LENGTH) for name in ("register", "licence", "date", "hash")
    )
    return Edition(register, licence, url.text(NAME_LENGTH) if url else None, date, digest)


def columns_to_json(columns: Iterable[Column]) -> list[Json]:
    """Return the columns as a list for a frame."""
    return [{"name": column.name, "samples": column.samples} for column in columns]


def read_columns(listed: Checked) -> tuple[Column, ...]:
    """Return the columns at a place in an answer; raises WireError."""
    return tuple(
        Column(
            column["name"].text(NAME_LENGTH),
            tuple(sample.text(NAME_LENGTH) for sample in column["samples"].items(COLUMNS)),
        )
        for column in listed.items(COLUMNS)
    )


def batch_to_json(batch: Batch, read: float) -> Json:
    """Return the records as an object for a frame; `read` is the share of the file that is behind us."""
    records = [
        [one.ident, one.kind, one.link, one.names, one.claims, one.ratings, one.keys, one.digest]
        for one in batch
        if isinstance(one, FiledEntry)
    ]
    broken = [[one.place, one.reason] for one in batch if isinstance(one, BrokenRecord)]
    return {"records": records, "broken": broken, "read": read}


def read_batch(answer: Checked) -> Batch:
    """Return the records of an answer, the broken ones last; raises WireError."""
    broken = [BrokenRecord(*_texts(listed)) for listed in answer["broken"].items(BATCH)]
    return [*_records(answer["records"]), *broken]


def _texts(pair: Checked) -> tuple[str, str]:
    place, reason = (text.text(NAME_LENGTH) for text in pair.items(2))
    return place, reason


def _records(listed: Checked) -> Iterator[FiledEntry]:
    if not isinstance(listed.value, list) or len(listed.value) > BATCH:
        raise listed.error(f"is not a list of at most {BATCH} records")
    for number, values in enumerate(listed.value):
        try:
            yield _record(values)
        except (TypeError, ValueError) as cause:
            raise WireError(f"{listed.path()}[{number}] is not a record") from cause


def _record(values: Any) -> FiledEntry:
    """Return the record; raises TypeError or ValueError where anything is not what it should be."""
    ident, kind, link, names, stated, rated, keys, digest = values
    if {type(names), type(stated), type(rated), type(keys), *map(type, stated), *map(type, rated)} != {list}:
        raise TypeError("a list is none")
    if any(len(claim) != CLAIM for claim in stated) or any(len(rating) != RATING for rating in rated):
        raise ValueError("too many values, or too few")
    required = [ident, digest, *names, *keys, *[one[0] for one in rated], *[one[1] for one in stated + rated]]
    texts = [link, *required, *chain.from_iterable(stated), *chain.from_iterable(rated)]
    if not _TEXTS.issuperset(map(type, texts)) or None in required:
        raise TypeError("a text is none")
    "".join(filter(None, texts)).encode()  # refuses half a character
    if not names or kind not in _KINDS or not _FIELDS.issuperset([claim[0] for claim in stated]):
        raise ValueError("no name, or a kind that is not known")
    claims, ratings = tuple(map(tuple, stated)), tuple(map(tuple, rated))
    return FiledEntry(ident, kind, link, tuple(names), claims, ratings, tuple(keys), digest)
