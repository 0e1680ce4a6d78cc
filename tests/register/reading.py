"""Registers written and read in a test."""

import json
from pathlib import Path
from typing import Any

from reader.model.claim import ClaimField
from reader.model.entry import BrokenRecord, Entry
from reader.register.dump import Dump, open_dump
from reader.register.mapping import Mapping

BROKEN = '{"id": "cut off here'


def json_lines(*records: Any) -> bytes:
    """Return a record a line; a text is written as it is, so that a line can be broken."""
    return "\n".join(r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records).encode()


def opened(folder: Path, content: bytes, mapping: Mapping | None = None, name: str = "register") -> Dump:
    file = folder / name
    file.write_bytes(content)
    return open_dump(file, mapping)


def entries(dump: Dump) -> list[Entry]:
    return [record for record in dump.records() if isinstance(record, Entry)]


def broken(dump: Dump) -> list[BrokenRecord]:
    return [record for record in dump.records() if isinstance(record, BrokenRecord)]


def values(entry: Entry, field: ClaimField) -> list[str]:
    return [claim.value for claim in entry.claims if claim.field is field]


def posts(entry: Entry) -> list[tuple[str, str | None, str | None, str | None]]:
    held = [claim for claim in entry.claims if claim.field is ClaimField.POST]
    return [(claim.value, claim.organisation, claim.valid_from, claim.valid_to) for claim in held]
