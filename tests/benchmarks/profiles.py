"""How quick a full library answers: profiles, names as one types, an article's cards, the start.

python tests/benchmarks/profiles.py FILE [FOLDER] [--made N] [--articles N]

Fills the library FILE where it is not there yet, which takes minutes: 2,500 articles of 40 sources each, all
registers of FOLDER and a made one of a million records; and keeps it for the next time.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.app import recognition
from reader.app.clock import now
from reader.app.library import Library
from reader.model.article import Article, Block, BlockKind
from reader.model.attribution import Attribution, StatementKind
from reader.model.reading import Engine, Reading
from reader.model.source import Appearance, SourceKind, Statement
from reader.model.span import Span
from reader.store import articles
from tests.benchmarks.importing import SYLLABLES, invented, real

ROUNDS = 9
OFTEN = "Ada Lind"
SAID = 500  # statements of hers
CARDS = 40
START = """
import sys, time
from pathlib import Path
begun = time.perf_counter()
from reader.app.library import Library
library = Library(Path(sys.argv[1]))
opened = library.last_opened()
print(time.perf_counter() - begun)
"""


def main() -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--made", type=int, default=1_000_000)
    parser.add_argument("--articles", type=int, default=2_500)
    asked = parser.parse_args()
    if not asked.file.exists():
        fill(asked.file, asked)
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.db"
        write_articles(small, 1)
        cards(small, asked.file)
        starts(small, asked.file)
    library = Library(asked.file)
    profiles(library)
    names(library)
    library._is_changed = False
    library.close()


def fill(file: Path, asked: argparse.Namespace) -> None:
    """Write articles, import registers."""
    begun = time.perf_counter()
    write_articles(file, asked.articles)
    print(f"{asked.articles:,} articles of {CARDS} sources written in {time.perf_counter() - begun:.0f} s")
    library = Library(file)
    if asked.folder:
        real(library, asked.folder)
    if asked.made:
        invented(library, asked.made)
    library._is_changed = False
    library.close()


def write_articles(file: Path, count: int) -> None:
    """Keep articles of sources of whom each is cited once, but for one who speaks in many."""
    library, chance = Library(file), random.Random(2)
    for first in range(0, count, 50):
        some = [story(number, chance) for number in range(first, min(count, first + 50))]
        library.write(partial(keep_each, readings=some))
    library._is_changed = False
    library.close()


def keep_each(connection: Connection, readings: list[Reading]) -> None:
    """Keep readings as the library does, many in one transaction."""
    for reading in readings:
        kept = articles.insert_article(connection, reading.article, str(uuid4()), now())
        articles.save_version(connection, kept, reading.article, "file", now())
        recognition.keep_analysis(connection, articles.load_article(connection, kept), reading, now())


def story(number: int, chance: random.Random) -> Reading:
    """Return an article of forty people, each of whom says something; every twenty-fifth cites her five times."""
    names = [name(chance) for _ in range(CARDS)]
    return reading(f"Story {number}", number, [*names, *([OFTEN] * 5 if number % 25 == 0 else [])])


def reading(title: str, number: int, said: list[str], kind: SourceKind = SourceKind.PERSON) -> Reading:
    """Return an article in which each of those named says something."""
    text, appearances, attributions = title + "\n\n", {}, []
    for at, who in enumerate(said):
        start = len(text)
        quoted = f"“We lack the steel {number}-{at},”"
        text += f"{quoted} said {who}, engineer at the Office of {who.split()[-1]}.\n\n"
        content = Span(start, start + len(quoted))
        words = Span(content.start + 1, content.end - 2)
        statement = Statement(words.of(text), StatementKind.DIRECT, words, at, 0.95)
        mention = Span(start + len(quoted) + 6, start + len(quoted) + 6 + len(who))
        appearances.setdefault(who, ([], []))[0].append(statement)
        appearances[who][1].append(mention)
        speaker = list(appearances).index(who)
        attributions.append(Attribution((content,), (), (), StatementKind.DIRECT, (speaker,), (), 0.95))
    shown = tuple(
        Appearance(who, kind, (), f"Office of {who.split()[-1]}", "engineer", tuple(mentions), tuple(statements))
        for who, (statements, mentions) in appearances.items()
    )
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    url, day = f"https://hill.example/{number}", f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
    of = Article(title, f"Hill Post {number % 40}", (), day, "en", url, text, blocks)
    return Reading(of, tuple(attributions), shown, Engine("made", "1"))


def name(chance: random.Random) -> str:
    """Return a name that hardly anybody else has."""
    return " ".join("".join(chance.choices(SYLLABLES, k=k)).title() for k in (2, 4))


def cards(small: Path, full: Path) -> None:
    """Assemble the same articles of forty sources in a library without registers and in the full one."""
    libraries = Library(small), Library(full)
    for number, kind in enumerate((SourceKind.PERSON, SourceKind.ORGANISATION)):
        made = reading(f"Known {kind}s", number, known(libraries[1], kind), kind)
        for library in libraries:
            library.write(partial(keep_each, readings=[made]))
            article = library.read(lambda connection: connection.execute("SELECT max(id) FROM article").fetchone()[0])
            took = [timed(lambda: library.open(article)) for _ in range(ROUNDS)]  # noqa: B023 - asked at once
            opened = library.open(article)
            found = sum(len(card.lookup.matches) for card in opened.cards)
            print(f"{len(opened.cards)} cards, {kind}s, {library.file.name}: {told(took)}; {found} register matches")
    for library in libraries:
        library._is_changed = False
        library.close()


def known(library: Library, kind: SourceKind) -> list[str]:
    """Return names that registers have, drawn from all over them."""
    asked = "SELECT name FROM entry WHERE id % 7919 = 13 AND kind = ? AND name LIKE '% %' LIMIT ?"
    return [name for (name,) in library.read(lambda c: c.execute(asked, (kind, CARDS)).fetchall())]


def profiles(library: Library) -> None:
    """Open the profile of who is cited most, and of people cited once."""
    ((often, *_),) = [found for found in library.find_sources(OFTEN) if found[1] == OFTEN]
    took = [timed(lambda: library.profile(often)) for _ in range(ROUNDS)]
    print(f"profile with {len(library.profile(often).statements)} statements: {told(took)}")
    some = [source for source, _, _ in library.find_sources("a", 200)]
    took = [timed(lambda: library.profile(source)) for source in some]  # noqa: B023 - asked at once
    print(f"{len(some)} profiles of people cited once: {told(took)}")


def names(library: Library) -> None:
    """Type names letter by letter, some of them in the library, and the list of all."""
    chance = random.Random(2)
    typed = list(beginnings(chance))
    took = [timed(lambda: library.find_sources(words)) for words in typed]  # noqa: B023 - asked at once
    print(f"sources as one types, {len(typed):,} times: {told(took)}")
    for words, seconds in sorted(zip(typed, took, strict=True), key=lambda one: -one[1])[:4]:
        print(f"  {words!r}: {seconds * 1000:.1f} ms, {len(library.find_sources(words))} found")
    print(f"all sources, the first 500: {told([timed(lambda: library.find_sources('', 500)) for _ in range(ROUNDS)])}")


def beginnings(chance: random.Random) -> Iterator[str]:
    """Yield what stands in the field while somebody types names."""
    for number in range(60):
        whole = name(chance) if number % 2 else name(chance)[::-1].title()
        yield from (whole[:end] for end in range(1, len(whole) + 1))


def starts(small: Path, full: Path) -> None:
    """Start in turn over either library, without window and worker; the same article was on screen last."""
    took: dict[Path, list[float]] = {small: [], full: []}
    for _ in range(ROUNDS):
        for file, seconds in took.items():
            answer = subprocess.run([sys.executable, "-c", START, file], capture_output=True, text=True, check=True)
            seconds.append(float(answer.stdout))
    for file, seconds in took.items():
        print(f"start to the last article, {file.name}: {told(seconds)}")


def timed(work: Callable[[], object]) -> float:
    """Return how long something takes, in seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def told(took: list[float]) -> str:
    """Return the shortest, the median, the 95th hundredth and the longest, in milliseconds."""
    took = sorted(took)
    middle, late = took[len(took) // 2], took[min(len(took) - 1, len(took) * 95 // 100)]
    places = (("shortest", took[0]), ("median", middle), ("p95", late), ("longest", took[-1]))
    return ", ".join(f"{place} {seconds * 1000:.1f}" for place, seconds in places) + " ms"


if __name__ == "__main__":
    main()
