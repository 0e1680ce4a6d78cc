"""How long marks and copies take: a mark until it is in the library, an article in each form until its file is whole.

python tests/benchmarks/copies.py [FILE] [--marks N]

FILE is an article of any form (the sample otherwise). The article is analysed once; the file's time is from the data
to its bytes, with the fsync that makes it durable.
"""

import argparse
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.app.copies import CopyChoices
from reader.app.exporting import copy_of, save_export
from reader.app.library import Library
from reader.app.open import fetch_original
from reader.app.paths import sample_article, worker_command
from reader.app.workshop import Workshop
from reader.model.anchor import Anchor
from reader.model.annotation import Annotation, Colour
from reader.model.copy import AnnotatedCopy
from reader.model.export import ExportForm, Sieve
from reader.model.library import OpenArticle
from reader.model.span import Span

ROUNDS = 5
MOMENT = "2026-11-23T09:00:00+00:00"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", default=str(sample_article()))
    parser.add_argument("--marks", type=int, default=40)
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Library(Path(folder) / "library.db")) as library,
        closing(Workshop(worker_command())) as workshop,
    ):
        article = kept(arguments.file, library, workshop)
        marked = mark(article, library, arguments.marks)
        copy = copy_of(marked, library, CopyChoices(), Sieve())
        for form in ExportForm:
            save(copy, form, workshop, Path(folder))


def kept(file: str, library: Library, workshop: Workshop) -> OpenArticle:
    """Return the article as the library keeps it."""
    original = fetch_original(file)
    reading = workshop.read(original)
    if isinstance(reading, AnnotatedCopy):
        raise SystemExit("an annotated copy is measured already marked: name the article itself")
    return library.keep_reading(library.keep_article(reading.article, original).id, reading)


def mark(article: OpenArticle, library: Library, count: int) -> OpenArticle:
    """Mark words all over the text, a note on every other, and print how long one takes to be durable."""
    text, took = article.reading.article.text, []
    for number in range(count):
        start = number * (len(text) - 60) // count
        anchor = Anchor.at(Span(start, start + 50), text)
        colour = list(Colour)[number % len(Colour)]
        made = Annotation(f"mark-{number}", anchor, colour, "Since when?" * (number % 2), MOMENT, MOMENT)
        begun = time.perf_counter()
        article = library.add_annotation(article.id, made)
        took.append(1000 * (time.perf_counter() - begun))
    words = len(text.split())
    print(
        f"{words:,} words, {count} marks; a mark until it is saved: median {statistics.median(took):.1f} ms, ", end=""
    )
    print(f"longest {max(took):.1f} ms")
    return article


def save(copy: AnnotatedCopy, form: ExportForm, workshop: Workshop, folder: Path) -> None:
    """Print how long the file takes, and how large it is."""
    file, took = folder / f"copy{form.suffix}", []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        save_export(copy, form, file, workshop, overwrite=True)
        took.append(1000 * (time.perf_counter() - begun))
    print(f"{form.value:15} {statistics.median(took):8.1f} ms {file.stat().st_size / 1024:9.1f} kB")


if __name__ == "__main__":
    main()
