"""What a reader does who may be killed at any moment: each act says what is begun, then what is acknowledged."""

import os
import random
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import count
from pathlib import Path
from sqlite3 import Connection

from reader.app import intake, registers
from reader.app.housekeeping import back_up_now
from reader.app.library import Library
from reader.app.registers import Registers
from reader.app.rescue import restore
from reader.model.correction import checked_facts
from reader.model.errors import ChangeOverruledError, ImportCancelledError
from reader.model.source import SourceId
from reader.store.citations import citations_of
from reader.store.journal import subjects
from tests.app.registers import Roll, edition, entry
from tests.app.story import article, correction, mark, original, person, reading

Say = Callable[[str, str, str], None]

GONE = "gone"
RECORDS = 60
UNFINISHED = "edition WHERE touched IS NOT NULL"
REGISTERS = ("Sund Council", "Roll of Engineers")

# Small batches, told of one by one, so that a kill finds an edition half way in; the next import clears it at once.
registers.DROPPED_AT_ONCE, intake.KEYS_AT_ONCE, intake.EVERY_S = 10, 20, 0.0
registers.ABANDONED_AFTER = timedelta(0)


def work(file: Path, name: str, say: Say) -> None:
    """Do what readers do, in any order, until killed; say first what is begun, then what is acknowledged."""
    try:
        chance = random.Random(name)
        say("begun", "opening:", "")
        library = Library(file)
        say("done", "opening:", "")
        _analyse(library, f"{name}-first", say)
        for number in count():
            act = chance.choices(tuple(ACTS), tuple(ACTS.values()))[0]
            act(library, f"{name}-{number}", say)
            if chance.random() < 0.03:
                library = _restored(library, say)
    finally:  # also after a fault: nothing of the parent's may go on here
        sys.excepthook(*sys.exc_info())
        os._exit(1)


def letters(number: int) -> str:
    """Return a surname for a number, which no other number has."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).title()


def _analyse(library: Library, name: str, say: Say) -> None:
    say("begun", f"article:{name}", "1")
    words = f"“The bridge {name} will open in May,”"
    doubt = f"Kim {letters(random.Random(name).randrange(10**9))}"
    text = f"Bridge {name}\n\n{words} said Ada Lind, engineer at the Road Office. “We lack the steel,” said {doubt}."
    of = article(text, name, f"https://courier.example/{name}")
    cards = (person("Ada Lind", "engineer", text=text), person(doubt, text=text))
    made = reading((words, 0), ("“We lack the steel,”", 1), cards=cards, of=of)
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


def _check(library: Library, name: str, say: Say) -> None:
    opened = library.open(library.articles()[0].id)
    facts = checked_facts(opened.cards[0].appearance)
    say("begun", f"correction:{name}", facts)
    library.correct(opened.id, correction("checked", opened.cards[0].appearance.name, facts, uid=name))
    say("done", f"correction:{name}", facts)


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


def _import(library: Library, name: str, say: Say) -> None:
    roll = _roll(name)
    say("begun", f"register:{roll.edition.register}", name)
    Registers(library).take_in(roll, Path("made"))
    say("done", f"register:{roll.edition.register}", name)
    _require_none(library, UNFINISHED)


def _cancel(library: Library, name: str, say: Say) -> None:
    say("begun", "cancelling:", "")
    calls = iter(range(RECORDS // 20))  # told of once a batch
    try:
        Registers(library).take_in(_roll(name), Path("made"), is_cancelled=lambda: next(calls, None) is None)
    except ImportCancelledError:
        _require_none(library, UNFINISHED)
        say("begun", "nothing:", "")
    else:
        raise AssertionError("The import went on though it was cancelled.")


def _remove(library: Library, name: str, say: Say) -> None:
    for row in Registers(library).rows()[:1]:
        say("begun", f"register:{row.edition.register}", GONE)
        Registers(library).remove(row.edition.register)
        say("done", f"register:{row.edition.register}", GONE)
        _require_none(library, "register WHERE name = ?", row.edition.register)


def _roll(name: str) -> Roll:
    """Return an edition of one of the registers: always the same people, half of them in another post."""
    chance = random.Random(name)
    register = chance.choice(REGISTERS)
    people = (entry(f"p{n}", f"Kim {letters(n)}", chance.choice(("member", "chair"))) for n in range(RECORDS))
    return Roll(edition(register, name), tuple(people), at_once=10)


def _require_none(library: Library, where: str, *values: str) -> None:
    """Fall where something is left that an act which came to its end should have taken away."""
    asked = f"SELECT count(*) FROM {where}"
    (left,) = library.read(lambda connection: connection.execute(asked, values).fetchone())
    if left:
        raise AssertionError(f"There are {left} of {where} left.")


def _merge(library: Library, name: str, say: Say) -> None:
    one, other = _two(library, name)
    ours, (into, *_) = _stands(library, one, say), _stands(library, other, say)
    _say_each(say, "begun", ours, into)
    with suppress(ChangeOverruledError):  # they had been parted
        library.who.merge(one, other)
        _say_each(say, "done", ours, into)


def _split(library: Library, name: str, say: Say) -> None:
    one, _ = _two(library, name)
    cited = library.profile(one).articles[:1]
    if cited:
        say("begun", "splitting:", "")
        library.who.split(one, [cited[0].id])
        newest = "SELECT max(id) FROM source"
        _stands(library, library.read(lambda connection: connection.execute(newest).fetchone()[0]), say)


def _forget(library: Library, name: str, say: Say) -> None:
    one, _ = _two(library, name)
    ours = _stands(library, one, say)
    for key in library.read(lambda connection: _may_go_along(connection, one, ours)):
        say("begun", key, GONE)
    _say_each(say, "begun", ours, GONE)
    library.forget(one)
    _say_each(say, "done", ours, GONE)


def _may_go_along(connection: Connection, source: SourceId, uids: list[str]) -> list[str]:
    """Return what may go with a source, though it need not: whoever was parted from it and is nobody any more, and
    what was found in its articles, which is found again when one of them is opened.
    """
    parted = list(uids)
    for uid in parted:  # grows meanwhile
        parted += [one for one in subjects(connection, f"source:{uid}", "split") if one not in parted]
    cited = citations_of(connection, source, everywhere=True)
    return [*(f"source:{uid}" for uid in parted), *(f"analysis:{citation.title}" for citation in cited)]


def _two(library: Library, name: str) -> tuple[SourceId, SourceId]:
    """Return two of those who doubt; each article has one."""
    while len(found := library.find_sources("Kim")) < 2:
        _analyse(library, f"{name}-{len(found)}", lambda *_: None)
    (one, _, _), (other, _, _) = random.Random(name).sample(found, 2)
    return one, other


def _stands(library: Library, source: SourceId, say: Say) -> list[str]:
    """Say that a source is there, and all that were merged into it; return their uids, its own first."""
    asked = "SELECT uid FROM source WHERE id = ? OR merged_into = ? ORDER BY id <> ?"
    uids = [uid for (uid,) in library.read(lambda c: c.execute(asked, (source,) * 3).fetchall())]
    for word in ("begun", "done"):
        _say_each(say, word, uids, uids[0])
    return uids


def _say_each(say: Say, word: str, uids: list[str], value: str) -> None:
    for uid in uids:
        say(word, f"source:{uid}", value)


ACTS = {
    _analyse: 2,
    _mark: 6,
    _correct: 2,
    _check: 2,
    _back_up: 1,
    _import: 3,
    _cancel: 1,
    _remove: 1,
    _merge: 2,
    _split: 1,
    _forget: 1,
}
