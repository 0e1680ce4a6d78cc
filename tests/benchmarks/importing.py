"""Registers into a library: real ones from a folder, a million made ones, and how quick the answers are then.

python tests/benchmarks/importing.py [FOLDER] [--made N]
"""

import argparse
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.app.library import Library
from reader.app.matching import look_up_each
from reader.app.paths import worker_command
from reader.app.register_file import RegisterFiles
from reader.app.registers import Registers
from reader.app.workshop import Workshop
from reader.model.checked import Checked
from reader.model.claim import Claim, ClaimField
from reader.model.entry import Edition, Entry
from reader.model.errors import KildeError
from reader.model.frames import decode, read_frame, write_frame
from reader.model.match import Wanted
from reader.model.signal import Origin
from reader.model.source import SourceKind
from reader.model.wire_register import BATCH, Batch, batch_to_json, read_batch
from reader.register.filing import filed

SYLLABLES = ("ka", "to", "mi", "ra", "ne", "lo", "vi", "su", "ber", "gen", "hol", "den", "is", "ark", "fja", "un")
LOOKED_UP = 2_000


class Made:
    """A register of people who do not exist, two names and three claims each, as the worker would send it.

    Written to a file first: making them is no part of an import.
    """

    def __init__(self, count: int, file: Path) -> None:
        self.edition = Edition("Made", "CC0 1.0", None, "2026", f"made {count}")
        self.read = 0.0
        self._file = file
        chance = random.Random(1)
        with file.open("wb") as frames:
            for start in range(0, count, BATCH):
                batch = [filed(made(start + number, chance)) for number in range(BATCH)]
                write_frame(frames, batch_to_json(batch, start / count))
            os.fsync(frames.fileno())  # else the disk is still busy with it while the clock runs

    def batches(self) -> Iterator[Batch]:
        """Yield the people, as the worker's answers are read."""
        with self._file.open("rb") as frames:
            while (body := read_frame(frames)) is not None:
                answer = Checked(decode(body))
                self.read = answer["read"].share()
                yield read_batch(answer)


def made(number: int, chance: random.Random) -> Entry:
    """Return a person."""
    first, last, other = ("".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(3))
    link = f"https://made.example/{number}"
    claims = tuple(
        Claim(
            ClaimField.POST,
            "member",
            f"Body {number % 1000 + i}",
            str(1990 + i),
            None,
            Origin.REGISTER,
            "Made",
            link=link,
        )
        for i in range(3)
    )
    return Entry(f"p{number}", SourceKind.PERSON, (f"{first} {last}", f"{first} {other}"), claims, link=link)


def main() -> None:
    """Import, and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--made", type=int, default=1_000_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db")
        if asked.folder:
            real(library, asked.folder)
        if asked.made:
            invented(library, asked.made)
        answers(library, asked.made)
        library._is_changed = False  # no backup: it is not what is timed
        library.close()
    own, workers = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"memory at most {own:.0f} MB, and {workers:.0f} MB of a worker")


def real(library: Library, folder: Path) -> None:
    """Import every register below the folder."""
    files = RegisterFiles(library, Workshop(worker_command()))
    entities, begun = 0, time.perf_counter()
    for file in sorted(path for path in folder.rglob("*") if path.suffix in (".gz", ".json", ".jsonl", ".tsv")):
        try:
            with files.open(file) as register:
                entities += Registers(library).take_in(register, file).tally.records
        except KildeError as error:
            print(f"{file.name}: {error}")
    seconds = time.perf_counter() - begun
    print(f"real registers: {entities:,} records in {seconds:.1f} s, {entities / seconds:,.0f} a second")


def invented(library: Library, count: int) -> None:
    """Import the made register, and say how the time grows."""
    register = Made(count, library.file.with_name("made"))
    begun, marks = time.perf_counter(), [(0, 0.0)]

    def note(progress: object) -> None:
        if progress.records >= marks[-1][0] + count // 5:  # type: ignore[attr-defined]
            marks.append((progress.records, time.perf_counter() - begun))  # type: ignore[attr-defined]

    Registers(library).take_in(register, Path("made"), note)
    seconds = time.perf_counter() - begun
    fifths = ", ".join(f"{later - sooner:.1f}" for (_, sooner), (_, later) in pairwise(marks))
    print(f"made register: {count:,} records in {seconds:.1f} s, {count / seconds:,.0f} a second; fifths: {fifths} s")


def answers(library: Library, count: int) -> None:
    """Look up sources one by one, half of them there."""
    chance, asked = random.Random(1), []
    for number in range(LOOKED_UP):
        entry = made(number, chance)
        name = entry.names[0] if number % 2 else entry.names[0][::-1].title()
        asked.append(Wanted(SourceKind.PERSON, (name,), ("Body 1",)))
    took = []
    for wanted in asked:
        begun = time.perf_counter()
        library.read(lambda connection, wanted=wanted: look_up_each(connection, (wanted,), {}))
        took.append(time.perf_counter() - begun)
    took.sort()
    middle, late = took[LOOKED_UP // 2] * 1000, took[LOOKED_UP * 99 // 100] * 1000
    print(f"looked up and matched: median {middle:.2f} ms, p99 {late:.2f} ms, {count:,} made records")


if __name__ == "__main__":
    main()
