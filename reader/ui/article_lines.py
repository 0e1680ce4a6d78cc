"""The articles of the library as lines of a table."""

from collections.abc import Callable, Iterable
from functools import cache

from PySide6.QtCore import QCoreApplication

from reader.model.library import ArticleRow
from reader.model.name_key import name_key
from reader.ui import counts
from reader.ui.lines import Column, Line, found_by
from reader.ui.shown_text import shown

tr = QCoreApplication.translate

ADDED = 3  # the column that is sorted by at first
TAGS, OUTLETS = 0, 1  # the choices


def article_columns() -> tuple[Column, ...]:
    """Return the columns of the table of articles."""
    return (
        Column(tr("Library", "Title"), 300),
        Column(tr("Library", "Outlet"), 150, rank=1),
        Column(tr("Library", "Date"), 112, rank=2),
        Column(tr("Library", "Added"), 112, rank=4),
        Column(tr("Library", "Sources"), 84, is_number=True, rank=3),
        Column(tr("Library", "Marks"), 76, is_number=True, rank=5),
        Column(tr("Library", "Tags"), 130, rank=3),
    )


def article_facets() -> tuple[str, ...]:
    """Return what the choices are called while nothing is chosen."""
    return (tr("Library", "Tag"), tr("Library", "Outlet"))


def article_lines(rows: Iterable[ArticleRow]) -> tuple[Line, ...]:
    """Return a line for each article."""
    day = cache(counts.day)  # thousands of lines have a few hundred dates
    return tuple(_line(row, day) for row in rows)


def _line(row: ArticleRow, day: Callable[[str | None], str]) -> Line:
    title, outlet = shown(row.title) or tr("Library", "Without a title"), shown(row.publisher or "")
    tags = ", ".join(map(shown, row.tags))
    cells = (
        title,
        outlet,
        day(row.published),
        day(row.added[:10]),
        str(row.sources or ""),
        str(row.annotations or ""),
        tags,
    )
    keys = (
        name_key(title),
        name_key(outlet) or None,
        row.published,
        row.added,
        row.sources,
        row.annotations,
        name_key(tags) or None,
    )
    facets = (frozenset(map(shown, row.tags)), frozenset((outlet,) if outlet else ()))
    return Line(row.id, row, cells, keys, found_by(cells), facets)
