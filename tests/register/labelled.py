"""The labelled pairs of tests/register/pairs: who an article means, and whether a record is of them."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reader.model.claim import ClaimField
from reader.model.entry import Entry
from reader.model.match import Certainty, Match, Wanted
from reader.model.source import SourceKind
from reader.register.match import match
from tests.register.registers import Index, claim

FOLDER = Path(__file__).parent / "pairs"
FOUND = (Certainty.EXACT, Certainty.LIKELY)


@dataclass(frozen=True, slots=True)
class Pair:
    """One source of an article, one record, and whether the record is the source's."""

    register: str
    is_same: bool
    ident: str
    wanted: Wanted
    how: str

    @property
    def is_held_out(self) -> bool:
        """Tell on which half the pair is: by its record alone, so that no record is on both."""
        return bool(sha256(self.ident.encode()).digest()[0] % 2)


@dataclass(slots=True)
class Tally:
    """What matching answered about pairs."""

    exact_right: int = 0
    exact_wrong: int = 0
    found: int = 0
    same: int = 0
    likely_wrong: int = 0
    different: int = 0

    @property
    def precision(self) -> float:
        """Return the share of right answers among the exact ones."""
        return self.exact_right / max(1, self.exact_right + self.exact_wrong)

    @property
    def recall(self) -> float:
        """Return the share of the pairs that are the same for which the record was answered as exact or likely."""
        return self.found / max(1, self.same)

    def count(self, pair: Pair, answer: Match | None) -> str:
        """Count one answer; return what was wrong with it, "" for nothing."""
        certainty = answer.certainty if answer else Certainty.NONE
        is_it = answer is not None and certainty in FOUND and answer.candidates[0].entry.ident == pair.ident
        others = answer is not None and certainty is Certainty.EXACT and not is_it
        self.same += pair.is_same
        self.different += not pair.is_same
        self.found += is_it and pair.is_same
        self.exact_right += is_it and pair.is_same and certainty is Certainty.EXACT
        wrong = (others and pair.is_same) or (is_it and not pair.is_same)
        self.exact_wrong += wrong and certainty is Certainty.EXACT
        self.likely_wrong += wrong and certainty is Certainty.LIKELY
        if wrong:
            return f"wrongly {certainty}"
        return f"missed: {certainty}" if pair.is_same and not is_it else ""


def load_pairs() -> Iterator[Pair]:
    """Read every pair of every register."""
    for file in sorted(FOLDER.glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield _pair(file.stem, row)


def _pair(register: str, row: dict[str, str]) -> Pair:
    several = (tuple(filter(None, row[key].split("; "))) for key in ("names", "affiliations", "roles", "countries"))
    wanted = Wanted(SourceKind(row["kind"]), *several, date=row["date"] or None)
    return Pair(register, row["label"] == "same", row["ident"], wanted, row["how"])


def load_indexes() -> dict[str, Index]:
    """Read the records that the pairs are of, with their namesakes in the register."""
    return {file.stem: Index(file.stem, _records(file)) for file in sorted(FOLDER.glob("*.jsonl"))}


def _records(file: Path) -> Iterator[Entry]:
    for line in file.read_text("utf-8").splitlines():
        data = json.loads(line)
        claims = tuple(claim(ClaimField(field), *rest) for field, *rest in data["claims"])
        yield Entry(data["ident"], SourceKind(data["kind"]), tuple(data["names"]), claims)


def measure(pairs: list[Pair]) -> tuple[dict[str, Tally], list[tuple[Pair, str, Match | None]]]:
    """Match each pair's source; return the tallies by register, "all" among them, and the errors."""
    indexes, errors = load_indexes(), []
    tallies = {name: Tally() for name in (*indexes, "all")}
    for pair in pairs:
        candidates = indexes[pair.register].candidates(pair.wanted.names, pair.wanted.kind)
        answer = next(iter(match(pair.wanted, candidates)), None)
        wrong = tallies[pair.register].count(pair, answer)
        tallies["all"].count(pair, answer)
        if wrong:
            errors.append((pair, wrong, answer))
    return tallies, errors


def by_type(errors: list[tuple[Pair, str, Match | None]]) -> Counter[tuple[str, str]]:
    """Count errors by what they are and what the pair tries."""
    return Counter((wrong, pair.how) for pair, wrong, _ in errors)
