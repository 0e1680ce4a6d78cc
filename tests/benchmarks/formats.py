"""Reading PDFs and books: pages a second, and the memory that the worker would hold.

    python tests/benchmarks/formats.py [PAGES]

The text is laid out by the tests' own generator: one column, then two, about 500 words on a page; the book has as many
chapters of about 2,500 words. Each is read in a process of its own.
"""

import multiprocessing
import resource
import sys
import time
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.model.original import Original
from reader.text.load import load
from tests.text.made_epub import SENTENCE, chapter, epub
from tests.text.made_pdf import in_columns, pdf

PAGES = 300
LINE = "the harbour master told a council on Monday that no boats would come before the ice had gone from it"


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    words = cycle(f"{word}{number or ''}" for number in range(97) for word in LINE.split())
    paragraphs = [" ".join(islice(words, 80)) + "." for _ in range(count * 500 // 80)]
    for columns in (1, 2):
        pages = in_columns(paragraphs, columns, size=8, deep=60)
        measure(f"PDF, {columns} column{'s' * (columns > 1)}", pdf(pages), len(pages))
    chapters = [chapter(f"<h1>Chapter {n}</h1>" + f"<p>{SENTENCE * 5}</p>" * 31) for n in range(max(1, count // 5))]
    measure("EPUB", epub(chapters), len(chapters))


def measure(name: str, content: bytes, pages: int) -> None:
    """Read `content` in a fresh process and print how it went."""
    process = multiprocessing.get_context("spawn").Process(target=read, args=(name, content, pages))
    process.start()
    process.join()


def read(name: str, content: bytes, pages: int) -> None:
    """Print pages a second and the memory that came on top of the program's own."""
    load(Original(b"Some words in a file of text, for a start.", "a.txt"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    article = load(Original(content, "a file"))
    took = time.perf_counter() - begun
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    count = len(article.text.split())
    print(f"{name}: {pages} pages, {count:,} words in {took:.2f} s, {pages / took:.0f} pages a second, +{grown:.0f} MB")


if __name__ == "__main__":
    main()
