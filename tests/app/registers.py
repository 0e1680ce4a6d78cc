"""Registers of our own, about people and bodies that do not exist, in the form that parliaments are published in."""

import json
from dataclasses import dataclass

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Edition, Entry
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.register.dump import open_dump
from reader.register.filing import filed

COUNCIL = {"id": "o1", "name": "Sund Council", "classification": "legislature"}


def person(ident, name, **more):
    return {"id": ident, "name": name, **more}


def seat(of, role="member", since="2019-10-01", until=None):
    membership = {"person_id": of, "organization_id": "o1", "role": role, "start_date": since}
    return {**membership, "end_date": until} if until else membership


def popolo(folder, *persons, seats=(), bodies=(COUNCIL,), name="sund-council-2026-03-01.json"):
    """Write a Popolo file and return it; what is no object stands for a broken record."""
    file = folder / name
    content = {"persons": list(persons), "organizations": list(bodies), "memberships": list(seats)}
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


@dataclass(frozen=True)
class Roll:
    """An edition of a register that was never in a file."""

    edition: Edition
    entries: tuple[Entry, ...]
    at_once: int = 1_000
    read: float = 1.0

    def batches(self):
        for start in range(0, len(self.entries), self.at_once):
            yield [filed(entry) for entry in self.entries[start : start + self.at_once]]


def in_hand(file, mapping=None):
    """Return the register in the file, read by this very process."""
    dump = open_dump(file, mapping)
    return Roll(dump.edition, tuple(entry for entry in dump.records() if isinstance(entry, Entry)))


def edition(register, digest):
    return Edition(register, "CC0 1.0", None, "2026", digest)


def entry(ident, name, role, body="Sund Council"):
    post = Claim(ClaimField.POST, role, body, None, None, Origin.REGISTER, "")
    return Entry(ident, SourceKind.PERSON, (name,), (post,))
