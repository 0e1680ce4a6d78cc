"""How long a large library takes to list and to search: a thousand articles unless another number is given."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.app.library import Library
from reader.model.source import SourceKind
from reader.ui.article_lines import article_lines
from reader.ui.lines import narrowed, ordered
from reader.ui.source_lines import source_lines
from tests.app.story import article, body, original, person, reading

ROUNDS = 5
THINGS = ("bridge", "quay", "ferry", "sluice", "tunnel", "harbour", "school", "clinic")
FIRST = ("Ada", "Per", "Maren", "Tore", "Petter", "Ida", "Astrid", "Torvald", "Petra", "Harald", "Nina")
LAST = ("Lind", "Holm", "Aasheim", "Moe", "Meier", "Lund", "Eik", "Strand", "Brekke", "Dahl", "Vik", "Ness", "Li")


def main() -> None:
    """Print the best of some rounds for each thing that a reader waits for."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db")
        for number in range(count):
            add_article(library, number)
        rows = timed("articles", library.articles)
        lines = timed("their lines", lambda: article_lines(rows))
        timed("narrowed by two words", lambda: narrowed(lines, "quay 12"))
        timed("sorted by title", lambda: ordered(lines, 0, descending=False))
        sources = timed("sources", library.catalogue.sources)
        timed("their lines", lambda: source_lines(sources))
        for words in ("q", "quay", "quay ste", "the"):
            timed(f"search for “{words}”", lambda words=words: library.catalogue.find(words))
        library.close()


def timed(name: str, work: Callable[[], object]) -> object:
    """Print the shortest time of some rounds and return what came of it."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        answer = work()
        times.append(time.perf_counter() - begun)
    print(f"{name:28} {min(times) * 1000:8.1f} ms")
    return answer


def add_article(library: Library, number: int) -> None:
    """Keep an article of two people and a body, with some two hundred words."""
    thing = THINGS[number % len(THINGS)]
    one, other = (f"{FIRST[n % len(FIRST)]} {LAST[n % len(LAST)]}" for n in (number, number + 5))
    text = (
        f"Doubts over the {thing}, number {number}\n\n“We lack the steel for the {thing},” said {one}, engineer.\n\n"
        f"“The {thing} will open in May,” said {other}.\n\n" + "The works went on in the rain all week. " * 20
    )
    made = reading(
        (f"“We lack the steel for the {thing},”", 0),
        (f"“The {thing} will open in May,”", 1),
        cards=(
            person(one, "engineer", text=text),
            person(other, text=text),
            body("The Fjord Post", kind=SourceKind.PUBLISHER, text=text),
        ),
        of=article(text, text.split("\n")[0], f"https://fjordpost.example/{number}", "The Fjord Post"),
    )
    kept = library.keep_article(made.article, original(str(number).encode(), f"{number}.html"))
    library.keep_reading(kept.id, made)


if __name__ == "__main__":
    main()
