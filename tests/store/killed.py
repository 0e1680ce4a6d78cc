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
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from itertools import count
from pathlib import Path

from reader.app.housekeeping import back_up_now, check, list_backups
from reader.app.library import Library
from reader.app.rescue import restore
from reader.store import migrations  # noqa: F401 - imported once here instead of once by each reader
from reader.store.backup import backup_folder, describe
from tests.app.story import article, correction, mark, original, person, reading

LONGEST_S = 0.12  # that a reader lives after its first word; an edit takes milliseconds, a backup some more

Say = Callable[[str, str, str], None]


class Ledger:
    """What the killed readers had begun, and what had been acknowledged to them."""

    def __init__(self) -> None:
        self._begun: dict[str, str] = {}
        self._done: dict[str, str] = {}

    def hear(self, lines: list[str]) -> str:
        """Take in what a reader said; return what it was at in the end."""
        at = "nothing"
        for word, key, value in (line.split(" ", 2) for line in lines):
            (self._begun if word == "begun" else self._done)[key] = value
            at = key.partition(":")[0] if word == "begun" else "between two"
        return at

    def lost(self, found: Mapping[str, str]) -> Iterator[str]:
        """Yield what was acknowledged and is not there, or is neither as acknowledged nor as begun after that."""
        for key, value in self._done.items():
            if found.get(key) not in (value, self._begun[key]):
                yield f"{key} was acknowledged as {value!r} and is {found.get(key)!r}"


def rounds(file: Path, number: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """Yield for each killed reader what it was at, and what was wrong with its library afterwards."""
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
        _work(file, name, lambda *words: os.write(mouth, f"{' '.join(words)}\n".encode()))
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


def _work(file: Path, name: str, say: Say) -> None:
    """Do what readers do, in any order, until killed; say first what is begun, then what is acknowledged."""
    try:
        chance = random.Random(name)
        say("begun", "opening:", "")
        library = Library(file)
        say("done", "opening:", "")
        _analyse(library, f"{name}-first", say)
        for number in count():
            act = chance.choices((_analyse, _mark, _correct, _back_up), (2, 8, 3, 1))[0]
            act(library, f"{name}-{number}", say)
            if chance.random() < 0.03:
                library = _restored(library, say)
    finally:  # also after a fault: nothing of the parent's may go on here
        sys.excepthook(*sys.exc_info())
        os._exit(1)


def _analyse(library: Library, name: str, say: Say) -> None:
    say("begun", f"article:{name}", "1")
    words = f"“The bridge {name} will open in May,”"
    text = f"Bridge {name}\n\n{words} said Ada Lind, engineer at the Road Office. We lack the steel."
    of = article(text, name, f"https://courier.example/{name}")
    made = reading((words, 0), cards=(person("Ada Lind", "engineer", text=text),), of=of)
    opened = library.keep_article(of, original(name.encode()))
    say("done", f"article:{name}", "1")
    say("begun", f"analysis:{name}", "1")
    library.keep_reading(opened.id, made)
    say("done", f"analysis:{name}", "1")


def _mark(library: Library, name: str, say: Say) -> None:
    last = library.articles()[0]
    text = library.open(last.id).reading.article.text
    for note, keep in (("", library.add_annotation), ("ask-about-girders", library.change_annotation)):
        say("begun", f"mark:{name}", note)
        keep(last.id, mark(uid=name, note=note, text=text))
        say("done", f"mark:{name}", note)


def _correct(library: Library, name: str, say: Say) -> None:
    say("begun", f"correction:{name}", "steel buyer")
    library.correct(library.articles()[0].id, correction("role", "Ada Lind", "steel buyer", uid=name))
    say("done", f"correction:{name}", "steel buyer")


def _back_up(library: Library, name: str, say: Say) -> None:
    say("begun", f"backup:{name}", "")
    library.back_up()
    say("begun", "nothing:", "")


def _restored(library: Library, say: Say) -> Library:
    """Bring back a backup of this very moment, so that nothing that was acknowledged may be missing."""
    say("begun", "restoring:", "")
    library.close()
    restore(library.file, back_up_now(library.file).file)
    return Library(library.file)


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
    }
    return {
        f"{what}:{name}": str(value)
        for what, question in questions.items()
        for name, value in connection.execute(question)
    } | {"opening:": ""}


def _half_done(connection: sqlite3.Connection) -> Iterator[str]:
    for what, question in (
        ("a mark without its change", "SELECT uid FROM annotation EXCEPT SELECT subject_uid FROM change"),
        ("a correction without its change", "SELECT uid FROM correction EXCEPT SELECT subject_uid FROM change"),
        ("an analysis without its cards", "SELECT id FROM analysis EXCEPT SELECT analysis_id FROM appearance"),
        ("a card without its statement", "SELECT id FROM appearance EXCEPT SELECT appearance_id FROM statement"),
    ):
        yield from (f"{what}: {found}" for (found,) in connection.execute(question))


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
