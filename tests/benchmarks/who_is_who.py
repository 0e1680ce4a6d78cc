"""Who is who in a grown library: how long a profile, a merge, a split and forgetting take, for one much cited source.

python tests/benchmarks/who_is_who.py [ARTICLES]
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.app.library import Library
from reader.model.reading import Reading
from tests.app.story import article, correction, kept, person, reading

ARTICLES = 400
CORRECTED_EVERY = 4
ROUNDS = 5


def story(number: int) -> Reading:
    """Return an article that cites the same person as all others do, and somebody of its own."""
    text = f"“Number {number},” said Ada Lind, engineer at the Road Office. Then Per Holm{number} Smith came."
    ada = person("Ada Lind", "engineer", "Road Office", text=text)
    other = person(f"Per Holm{number} Smith", text=text)
    of = article(text, f"Story {number}", f"https://x.example/{number}", "Hill Post")
    return reading((f"“Number {number},”", 0), cards=(ada, other), of=of)


def milliseconds(work: Callable[[], object], rounds: int = 1) -> str:
    """Return the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return f"{best * 1000:7.1f} ms"


def main() -> None:
    """Print a line for each thing that is done."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.db")
        opened = [kept(library, story(number), str(number).encode()) for number in range(count)]
        for number in range(0, count, CORRECTED_EVERY):
            made = correction("role", "Ada Lind", "director", uid=f"role-{number}")
            library.correct(opened[number].id, made)
        ada, other = (card.source_id for card in opened[0].cards)
        part = [one.id for one in opened[: count // 4]]
        print("profile with its log ", milliseconds(lambda: library.profile(ada), ROUNDS))
        print("choices as one types ", milliseconds(lambda: library.who.choices(ada, "p"), ROUNDS))
        print("merge                ", milliseconds(lambda: library.who.merge(other, ada)))
        print("undo                 ", milliseconds(lambda: library.undo_on_profile(ada)))
        print(f"split {len(part)} articles   ", milliseconds(lambda: library.who.split(ada, part)))
        print("undo                 ", milliseconds(lambda: library.undo_on_profile(ada)))
        print("forget               ", milliseconds(lambda: library.forget(ada)))
        library.close()


if __name__ == "__main__":
    main()
