"""What the registers answered about the article that was open last, kept so that a start need not match names.

Matching costs a start 30 ms, half of them for loading the words that names are read by. What is kept are rows of
records and how surely each is whose, under a key of all that the answers rest on: who was asked about, with all that
is known of them, and the state of every register.
"""

import json
from collections.abc import Callable, Sequence
from hashlib import blake2b
from sqlite3 import Connection

from reader import __version__
from reader.model.frozen import frozen
from reader.model.match import Candidate, Certainty, Lookup, Match, Wanted
from reader.model.source import SourceId
from reader.store.entries import load_entries
from reader.store.forgetting import KEPT_ANSWERS
from reader.store.registers import registers_state
from reader.store.settings import load_setting, save_setting
from reader.store.sources import are_there


@frozen
class KeptAnswers:
    """Answers on their way into the library."""

    key: str
    answers: str  # as JSON
    sources: tuple[SourceId, ...]  # whom they are about

    def keep(self, connection: Connection) -> None:
        """Keep these, in the place of those about another article; not where a source was forgotten meanwhile."""
        if are_there(connection, self.sources):
            save_setting(connection, KEPT_ANSWERS, f"{self.key} {self.answers}")


OnFresh = Callable[[KeptAnswers], None]


def forget_fresh(_: KeptAnswers) -> None:
    """Keep nothing: the article is only looked at."""


def key_of(connection: Connection, wanted: Sequence[Wanted]) -> str:
    """Return what changes whenever the answers may."""
    ground = repr((__version__, registers_state(connection), wanted))
    return blake2b(ground.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def kept_answers(connection: Connection, key: str) -> tuple[Lookup, ...] | None:
    """Return the answers that were kept under the key; None where there are none."""
    kept, _, answers = (load_setting(connection, KEPT_ANSWERS) or "").partition(" ")
    if kept != key:
        return None
    told = json.loads(answers)
    rows = {row for matches, former, _ in told for row in (*former, *(row for *_, found in matches for row in found))}
    records = load_entries(connection, rows)
    if not rows <= records.keys():
        return None
    return tuple(
        Lookup(
            tuple(
                Match(Certainty(certainty), tuple(records[row] for row in found), reason, by_reader)
                for certainty, reason, by_reader, found in matches
            ),
            tuple(registers),
            tuple(records[row] for row in former),
        )
        for matches, former, registers in told
    )


def keepable(key: str, lookups: Sequence[Lookup], sources: Sequence[SourceId]) -> KeptAnswers:
    """Return the answers as they are kept."""
    told = [
        (
            [(found.certainty, found.reason, found.by_reader, _rows(found.candidates)) for found in lookup.matches],
            _rows(lookup.former),
            lookup.registers,
        )
        for lookup in lookups
    ]
    return KeptAnswers(key, json.dumps(told, ensure_ascii=False), tuple(sources))


def _rows(candidates: Sequence[Candidate]) -> list[int]:
    return [candidate.row for candidate in candidates]
