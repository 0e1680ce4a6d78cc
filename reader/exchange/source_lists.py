"""Sources as a table, as JSON lines, and as entities of FollowTheMoney."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from reader.exchange.cells import table
from reader.model.catalogue import SourceRecord
from reader.model.source import SourceKind

_HEADINGS = (
    "name",
    "kind",
    "role",
    "affiliation",
    "capacity",
    "country",
    "articles",
    "statements",
    "last cited",
    "other names",
    "pages",
    "identifiers",
    "uid",
)
# A source without a name is no entity that others could know.
_SCHEMATA = {
    SourceKind.PERSON: "Person",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.PUBLISHER: "Organization",
    SourceKind.PLATFORM: "Organization",
    SourceKind.DOCUMENT: "Document",
}
# What ends a line for some readers, commands a terminal or turns the writing direction.
_UNSAFE = (*range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
_ESCAPED = {code: f"\\u{code:04x}" for code in _UNSAFE}


def as_csv(records: Iterable[SourceRecord]) -> str:
    """Return a table with a line for each source; several values in one cell are parted by semicolons."""
    return table(
        _HEADINGS,
        (
            (
                record.row.name,
                record.row.kind.value,
                record.row.role,
                record.row.affiliation,
                record.row.capacity,
                record.row.country,
                record.row.articles,
                record.row.statements,
                record.row.last_cited,
                "; ".join(record.aliases),
                "; ".join(record.homes),
                "; ".join(record.identifiers),
                record.row.uid,
            )
            for record in records
        ),
    )


def as_json_lines(records: Iterable[SourceRecord]) -> str:
    """Return one JSON object a line for each source; what no article states is null."""
    return "".join(
        _line(
            {
                "uid": record.row.uid,
                "name": record.row.name,
                "kind": record.row.kind.value,
                "role": record.row.role,
                "affiliation": record.row.affiliation,
                "capacity": record.row.capacity,
                "country": record.row.country,
                "articles": record.row.articles,
                "statements": record.row.statements,
                "last_cited": record.row.last_cited,
                "aliases": record.aliases,
                "pages": record.homes,
                "identifiers": record.identifiers,
            }
        )
        for record in records
    )


def as_follow_the_money(records: Iterable[SourceRecord], code_of: Callable[[str], str | None]) -> str:
    """Return one entity a line; unnamed sources are left out, and so is what is not stated.

    Countries are written as their ISO 3166 codes in small letters, `code_of` the name; one without is left out.
    """
    return "".join(_line(_entity(record, code_of)) for record in records if record.row.kind in _SCHEMATA)


def _entity(record: SourceRecord, code_of: Callable[[str], str | None]) -> dict[str, Any]:
    row, schema = record.row, _SCHEMATA[record.row.kind]
    post = ", ".join(part for part in (row.role, row.affiliation) if part)
    code = code_of(row.country) if row.country else None
    names = ("title", "fileName") if schema == "Document" else ("name", "alias")
    properties = {
        names[0]: [row.name],
        names[1]: [] if schema == "Document" else list(record.aliases),
        "country": [code.lower()] if code else [],
        "position": [post] if post and schema == "Person" else [],
        "website": list(record.homes) if schema != "Document" else [],
        "sourceUrl": list(record.identifiers),
    }
    return {
        "id": f"kilde-{row.uid}",
        "schema": schema,
        "properties": {name: values for name, values in properties.items() if values},
    }


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False).translate(_ESCAPED) + "\n"
