"""The reader's word against the program's."""

import json
from enum import StrEnum

from reader.model.anchor import Anchor
from reader.model.frozen import frozen
from reader.model.source import Appearance


class CorrectionField(StrEnum):
    """What is corrected."""

    NAME = "name"
    KIND = "kind"
    AFFILIATION = "affiliation"
    ROLE = "role"
    CAPACITY = "capacity"  # one of model.capacity; None strikes what was proposed
    INTEREST = "interest"  # the tie in the reader's words; None strikes what was proposed
    SPEAKER = "speaker"  # the statement at `anchor` belongs to the source named `value`
    STATEMENT = "statement"  # the words at `anchor` are a statement of the source named `value`
    EXTENT = "extent"  # what `source` says in the words `value` is said in the words at `anchor`
    NOT_A_STATEMENT = "not-a-statement"  # the words at `anchor` are none
    NOT_A_SOURCE = "not-a-source"  # `value`: where several cards had been joined, all their names, one a line
    IDENTITY = "identity"  # the source named `source` is the library's one with the uid `value`
    CHECKED = "checked"  # the source named `source`, or its statement at `anchor`, is right; `value`: what was checked


@frozen
class Correction:
    """One thing the reader set right; kept by anchor and name, so that a new analysis cannot lose it."""

    uid: str
    field: CorrectionField
    source: str | None  # name of the source it is about, as the article has it; None for SPEAKER and kin
    value: str | None  # None: "not stated", or nothing to say
    anchor: Anchor | None  # the statement's words, for the fields that are about one
    made: str  # ISO date and time, UTC
    value_kind: str | None = None  # kind of a source that a SPEAKER or STATEMENT correction adds


def checked_facts(appearance: Appearance) -> str:
    """Return what one vouches for who checks a card: name, role and affiliation, as a CHECKED correction keeps them."""
    return json.dumps([appearance.name, appearance.role, appearance.affiliation], ensure_ascii=False)
