"""A reader at work in a process that is killed at a random moment, again and again, over one library.

    PYTHONPATH=. python tests/store/killed.py FOLDER ROUNDS SEED

prints what the readers were at when they were killed, and a line for everything that was wrong afterwards; ends
with 1 where there was any. Each reader is forked from this process, which has imported everything and opened
nothing: a round takes a tenth of a second.
"""

import os
import random
import select
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from reader.app import matching  # noqa: F401 - imported once here instead of once by each reader, as the next one
from reader.app.housekeeping import check, list_backups
from reader.model.source import SourceKind
from reader.register.keys import keys
from reader.store import migrations  # noqa: F401
from reader.store.backup import describe
from reader.store.beside import backup_folder
from tests.store.at_work import GONE, work

LONGEST_S = 0.2  # that a reader lives after its first word; an edit takes milliseconds, a register some more


SAID = "SELECT uid FROM correction WHERE field <> 'identity'"  # what a split says is part of the split's own change
MERGED = "SELECT uid FROM source WHERE same_as IS NOT NULL"
PARTED = "SELECT subject_uid FROM change WHERE subject = 'split'"
ANSWERING = "register JOIN edition AS new ON new.id = register.edition_id"
HELD = """(SELECT count(*) FROM entry JOIN edition ON edition.id = entry.edition_id
WHERE edition.register_id = register.id AND new.id BETWEEN entry.edition_id AND last_edition_id)"""


class Ledger:
    """What the killed readers had begun, and what had been acknowledged to them."""

    def __init__(self) -> None:
        self._begun: dict[str, str] = {}
        self._done: dict[str, str] = {}

    def hear(self, lines: list[str]) -> str:
        """Take in what a reader said; return what it was at in the end."""
        at = "nothing"
        for word, key, value in (line.split("\t", 2) for line in lines):
            (self._begun if word == "begun" else self._done)[key] = value
            at = key.partition(":")[0] if word == "begun" else "between two"
        return at

    def lost(self, found: Mapping[str, str]) -> Iterator[str]:
        """Yield what is neither as acknowledged nor as begun after that; as it is now, nobody may lose it any more."""
        for key, begun in self._begun.items():
            value, done = found.get(key, GONE), self._done.get(key, GONE)
            if value not in (begun, done):
                yield f"{key} was acknowledged as {done!r} and is {value!r}"
            self._begun[key] = self._done[key] = value


def rounds(file: Path, number: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """Yield for each killed reader what it was at, and what was wrong with its library afterwards."""
    keys("Ada Lind", SourceKind.PERSON)  # reads the word lists once, instead of once by each reader
    chance, ledger = random.Random(seed), Ledger()
    for attempt in range(number):
        seconds = chance.random() * LONGEST_S
        at = ledger.hear(_kill_after(seconds, file, f"{seed}-{attempt}"))
        yield at, list(_wrong(file, ledger))


def _kill_after(seconds: float, file: Path, name: str) -> list[str]:
    """Let a reader work for so long after its first word, kill it, and return all it said."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ear)
        work(file, name, lambda *words: os.write(mouth, ("\t".join(words) + "\n").encode()))
    os.close(mouth)
    with open(ear, "rb", buffering=0) as heard:  # noqa: PTH123 - a pipe, no path
        words = heard.read(1)
        select.select([], [], [], seconds)
        os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        words += heard.read()
    if not os.WIFSIGNALED(status):
        raise AssertionError(f"The reader fell by itself: see above; {words.decode()[-200:]}")
    return words.decode().splitlines()


def _wrong(file: Path, ledger: Ledger) -> Iterator[str]:
    for backup in backup_folder(file).glob("*.db"):
        if describe(backup) is None or check(backup).faults:
            yield f"{backup.name} is no sound backup"
    with closing(sqlite3.connect(file)) as connection:
        if connection.execute("PRAGMA user_version").fetchone() == (0,):  # killed before there was a library
            yield from ledger.lost({})
            return
        yield from ledger.lost(_contents(connection))
        yield from _half_done(connection)
    yield from check(file).faults


def _contents(connection: sqlite3.Connection) -> dict[str, str]:
    questions = {
        "article": "SELECT title, 1 FROM articles",
        "analysis": "SELECT article, 1 FROM statements",
        "mark": "SELECT uid, note FROM annotation",
        "correction": "SELECT uid, value FROM correction",
        "register": "SELECT name, hash FROM register JOIN edition ON edition.id = edition_id",
        "source": """SELECT one.uid, root.uid FROM source AS one
        JOIN source AS root ON root.id = coalesce(one.merged_into, one.id)""",
    }
    return {
        f"{what}:{name}": str(value)
        for what, question in questions.items()
        for name, value in connection.execute(question)
    } | {"opening:": ""}


def _half_done(connection: sqlite3.Connection) -> Iterator[str]:
    for what, question in (
        ("a mark without its change", "SELECT uid FROM annotation EXCEPT SELECT subject_uid FROM change"),
        ("a correction without its change", f"{SAID} EXCEPT SELECT subject_uid FROM change"),
        ("an analysis without its cards", "SELECT id FROM analysis EXCEPT SELECT analysis_id FROM appearance"),
        ("a card without its statement", "SELECT id FROM appearance EXCEPT SELECT appearance_id FROM statement"),
        ("a merge without its change", f"{MERGED} EXCEPT SELECT subject_uid FROM change"),
        ("half a merge", "SELECT uid FROM source WHERE (same_as IS NULL) <> (merged_into IS NULL)"),
        ("a split without its source", f"{PARTED} EXCEPT SELECT uid FROM source"),
        ("an unfinished edition that answers", f"SELECT name, touched FROM {ANSWERING} WHERE touched IS NOT NULL"),
        (
            "an edition that has not all its records",
            f"SELECT name FROM {ANSWERING} WHERE {HELD} <> added + changed + same",
        ),
    ):
        yield from (f"{what}: {found}" for found, *_ in connection.execute(question))


def main(folder: str, number: str, seed: str) -> int:
    """Kill so many readers and tell how it went."""
    file = Path(folder) / "library.db"
    at, faulty = Counter[str](), 0
    for attempt, (what, wrong) in enumerate(rounds(file, int(number), int(seed))):
        at[what] += 1
        faulty += bool(wrong)
        sys.stdout.writelines(f"round {attempt}, killed at {what}: {fault}\n" for fault in wrong)
    places = ", ".join(f"{times} at {what}" for what, times in at.most_common())
    sys.stdout.write(f"{places}\n{check(file).counts}, {len(list_backups(file))} backups\n")
    return int(faulty > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
