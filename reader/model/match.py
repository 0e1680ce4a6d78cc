"""Is a source of an article a record of a register? The answer, with its ground."""

from dataclasses import field
from enum import StrEnum

from reader.model.claim import Claim
from reader.model.entry import Edition, Entry
from reader.model.frozen import frozen
from reader.model.source import SourceKind


class Certainty(StrEnum):
    """How sure it is that a record is about the source."""

    EXACT = "exact"  # the name and something else that tells it from namesakes
    LIKELY = "likely"  # the name, and nothing against it; or another form of it and something else for it
    SEVERAL = "several"  # the name is that of several records, or of one and too common to tell
    NONE = "none"


@frozen
class OwnRecord:
    """The reader's word that a source is a record of a register, or is not."""

    register: str
    ident: str
    is_it: bool


@frozen
class Wanted:
    """A source as it is looked for in registers: all that the article and the library say of who it is."""

    kind: SourceKind
    names: tuple[str, ...]  # the fullest first
    affiliations: tuple[str, ...] = ()  # every name of the bodies it belongs to
    roles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # names or ISO 3166 codes
    date: str | None = None  # ISO date of the article: a post may have ended by then
    places: tuple[str, ...] = ()  # that the article sets beside its name or post: "Dublin", "Wyoming"
    own: tuple[OwnRecord, ...] = ()  # in the order in which the reader said so


@frozen
class Candidate:
    """A record that goes by one of the wanted names."""

    edition: Edition
    entry: Entry
    row: int = field(default=0, compare=False)  # where the library has it


@frozen
class Match:
    """What one register answers about one source."""

    certainty: Certainty
    candidates: tuple[Candidate, ...]  # one where exact or likely; the namesakes, the likeliest first, where several
    reason: str  # neutral words: "same name, country Norway", "3 records of this name"
    by_reader: bool = False  # it is the record that the reader chose


@frozen
class Lookup:
    """What all imported registers answered about one source."""

    matches: tuple[Match, ...] = ()
    registers: tuple[str, ...] = ()  # those that were looked in; () where none is imported
    former: tuple[Candidate, ...] = ()  # what earlier editions said otherwise of the records that are exact

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return what the records claim that are surely about the source."""
        exact = (match.candidates[0] for match in self.matches if match.certainty is Certainty.EXACT)
        return tuple(claim for candidate in exact for claim in candidate.entry.claims)


NOT_LOOKED_UP = Lookup()
