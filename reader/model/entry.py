"""Registers: imported lists of sources, their dated states and records."""

from dataclasses import dataclass

from reader.model.claim import Claim
from reader.model.source import SourceKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a register: names and claims, no judgement."""

    ident: str  # the register's own identifier of the record
    kind: SourceKind
    names: tuple[str, ...]  # the first is the one to show
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The dated state of a register."""

    register: str  # the register's name
    licence: str
    url: str | None
    date: str  # ISO date
    hash: str  # of the bytes it was read from: the same hash is the same edition
    entries: tuple[Entry, ...]
