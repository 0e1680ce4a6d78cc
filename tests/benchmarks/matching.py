"""How well and how fast sources are matched to the real registers in ../shared, by identifiers that registers share."""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.model.claim import Claim, ClaimField
from reader.model.entry import Entry
from reader.model.match import Certainty, Match, Wanted
from reader.model.name_key import name_key
from reader.model.source import SourceKind
from reader.register.keys import keys
from reader.register.match import match
from tests.register.labelled import FOUND, load_pairs, measure
from tests.register.registers import READERS, Index

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT.parent / "shared" / "data" / "registers"
Case = tuple[Wanted, str]  # what is wanted, and the ident of its record


def main() -> None:
    """Print precision of exact, recall of exact and likely, and matches a second."""
    for half in (False, True):
        print("labelled pairs, held out" if half else "labelled pairs, tuned on")
        for name, tally in measure([pair for pair in load_pairs() if pair.is_held_out is half])[0].items():
            print(f"  {name:20} exact {tally.precision:.3f} of {tally.exact_right + tally.exact_wrong:3}", end="")
            print(f"   recall {tally.recall:.3f} of {tally.same:3}   likely wrong {tally.likely_wrong}")
    entries = {name: list(read(FOLDER)) for name, read in READERS.items()}
    report("EveryPolitician, by a name of another language", *other_names(entries["EveryPolitician"]))
    report("ROR, by a name that is not the shown one", *other_bodies(entries["ROR"]))
    report("Open States' members in US Congress, by Bioguide", *across(entries["Open States"], entries["US Congress"]))
    filing(entries)
    print(
        "Iver B. Neumann:",
        [answer.certainty.value for answer in neumann(Index("EveryPolitician", entries["EveryPolitician"]))],
    )


def other_names(entries: list[Entry]) -> tuple[Index, Iterable[Case]]:
    """Take each person's first name for the record's only one, and look for the person by each other."""
    index = Index("EveryPolitician", (replace(entry, names=entry.names[:1]) for entry in entries))
    return index, (
        (
            Wanted(SourceKind.PERSON, (name,), (), ("member of parliament",), countries(entry), in_office(entry)),
            entry.ident,
        )
        for entry in entries[::3]
        for name in entry.names[1:]
        if name_key(name) != name_key(entry.names[0])
    )


def other_bodies(entries: list[Entry]) -> tuple[Index, Iterable[Case]]:
    """Look for each body by its second name and its country."""
    return Index("ROR", entries), (
        (Wanted(SourceKind.ORGANISATION, (entry.names[1],), countries=countries(entry)), entry.ident)
        for entry in entries[::3]
        if len(entry.names) > 1
    )


def across(states: list[Entry], congress: list[Entry]) -> tuple[Index, Iterable[Case]]:
    """Look in one register for the persons of another, where an identifier says that they are one."""
    known = {entry.ident for entry in congress}
    return Index("US Congress", congress), (
        (Wanted(SourceKind.PERSON, entry.names[:1], (), roles(entry), countries(entry), in_office(entry)), bioguide)
        for entry in states
        for bioguide in known & {claim.value for claim in entry.claims if claim.field is ClaimField.IDENTIFIER}
    )


def countries(entry: Entry) -> tuple[str, ...]:
    """Return the countries that the record states."""
    return tuple(claim.value for claim in entry.claims if claim.field is ClaimField.COUNTRY)


def roles(entry: Entry) -> tuple[str, ...]:
    """Return the role of the latest post."""
    return tuple(post.value for post in latest(entry))


def in_office(entry: Entry) -> str | None:
    """Return the day on which the latest post began."""
    return next((post.valid_from for post in latest(entry)), None)


def latest(entry: Entry) -> Iterator[Claim]:
    """Yield the post that began last, if any."""
    posts = [claim for claim in entry.claims if claim.field is ClaimField.POST and claim.value != "member"]
    posts = posts or [claim for claim in entry.claims if claim.field is ClaimField.POST]
    yield from sorted(posts, key=lambda post: post.valid_from or "")[-1:]


def report(title: str, index: Index, cases: Iterable[Case]) -> None:
    """Print how the cases came out, and some that came out wrong."""
    answers, wrong = Counter[str](), list[tuple[Wanted, Match]]()
    start = time.process_time()
    for wanted, ident in cases:
        answer = next(iter(match(wanted, index.candidates(wanted.names, wanted.kind))), None)
        is_it = answer is not None and answer.candidates[0].entry.ident == ident
        certainty = answer.certainty if answer else Certainty.NONE
        answers[f"{certainty}{'' if is_it or certainty not in FOUND else ' wrong'}"] += 1
        if answer and certainty is Certainty.EXACT and not is_it:
            wrong.append((wanted, answer))
    count = answers.total()
    exact = answers["exact"] / max(1, answers["exact"] + answers["exact wrong"])
    print(f"{title}: {count}; exact {exact:.4f}, recall {(answers['exact'] + answers['likely']) / max(1, count):.3f}")
    print(f"  {dict(answers)}, {count / (time.process_time() - start):.0f} a second")
    for wanted, answer in wrong[:12]:
        print("  wrong:", wanted.names[0], "|", answer.candidates[0].entry.names[0], "|", answer.reason)


def filing(entries: dict[str, list[Entry]]) -> None:
    """Print how many names a second are filed, and under how many keys."""
    for register, records in entries.items():
        names = [(name, entry.kind) for entry in records for name in entry.names]
        start = time.process_time()
        filed = sum(len(keys(name, kind)) for name, kind in names)
        seconds = time.process_time() - start
        print(
            f"{register}: {len(names)} names, {filed / len(names):.2f} keys each, {len(names) / seconds:.0f} a second"
        )


def neumann(index: Index) -> tuple[Match, ...]:
    """Look for the sample article's expert among parliaments' Neumanns."""
    wanted = Wanted(
        SourceKind.PERSON,
        ("Iver B. Neumann", "Neumann"),
        ("Fridtjof Nansen Institute",),
        ("director",),
        date="2022-05-23",
    )
    return match(wanted, index.candidates(wanted.names, wanted.kind))


if __name__ == "__main__":
    main()
