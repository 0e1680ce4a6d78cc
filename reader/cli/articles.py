"""`kilde articles`: the articles of the library, with the numbers that other commands know them by."""

from collections.abc import Iterator, Sequence
from contextlib import closing

from reader.app.housekeeping import require_file
from reader.app.library import Library
from reader.app.paths import library_file
from reader.cli.article_arguments import ArticlesArguments
from reader.cli.output import complain, write_line
from reader.cli.printable import aligned, printable
from reader.model.errors import KildeError
from reader.model.library import ArticleRow
from reader.model.name_key import name_key

HEADINGS = ("no.", "title", "outlet", "published", "added", "marks", "tags")
WIDEST = (8, 60, 24, 10, 10, 6, 30)


def list_articles(arguments: ArticlesArguments) -> int:
    """Print the articles that were asked for, and return the exit status."""
    file = library_file(arguments.library)
    try:
        require_file(file)
        with closing(Library(file)) as library:
            rows = library.articles()
        for line in lines(wanted(rows, arguments.words)):
            write_line(line)
    except KildeError as error:
        complain(error)
        return 1
    return 0


def wanted(rows: Sequence[ArticleRow], typed: Sequence[str]) -> tuple[ArticleRow, ...]:
    """Return the articles whose title, outlet or tags have a word that begins as each of these does."""
    words = [f" {word}" for each in typed for word in name_key(each).split()]
    return tuple(row for row in rows if all(word in _found_by(row) for word in words))


def lines(rows: Sequence[ArticleRow]) -> Iterator[str]:
    """Return a table for a terminal, top to bottom, without line ends."""
    return aligned([HEADINGS, *map(_cells, rows)], WIDEST, indent="")


def _cells(row: ArticleRow) -> tuple[str, ...]:
    return (
        str(row.id),
        printable(row.title),
        printable(row.publisher or ""),
        row.published or "",
        row.added[:10],
        str(row.annotations or ""),
        printable(", ".join(row.tags)),
    )


def _found_by(row: ArticleRow) -> str:
    return f" {name_key(' '.join((row.title, row.publisher or '', *row.tags)))}"
