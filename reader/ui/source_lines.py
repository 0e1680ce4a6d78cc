"""The sources of the library as lines of a table."""

from collections.abc import Callable, Iterable
from functools import cache

from PySide6.QtCore import QCoreApplication

from reader.model.capacity import CAPACITY_WORDS
from reader.model.catalogue import SourceRow
from reader.model.name_key import name_key
from reader.ui import counts
from reader.ui.card_text import capitalised, kind_name
from reader.ui.lines import Column, Line, found_by
from reader.ui.shown_text import shown

tr = QCoreApplication.translate

ARTICLES = 6  # the column that is sorted by at first
OFTEN = (2, 5, 10)  # articles that one can ask for at least


def source_columns() -> tuple[Column, ...]:
    """Return the columns of the table of sources."""
    return (
        Column(tr("Sources", "Name"), 200),
        Column(tr("Sources", "Kind"), 110, rank=3),
        Column(tr("Sources", "Role"), 150, rank=2),
        Column(tr("Sources", "Affiliation"), 180, rank=1),
        Column(tr("Sources", "Speaks as"), 120, rank=6),
        Column(tr("Sources", "Country"), 90, rank=5),
        Column(tr("Sources", "Articles"), 84, is_number=True),
        Column(tr("Sources", "Statements"), 104, is_number=True, rank=4),
        Column(tr("Sources", "Last cited"), 116, rank=3),
    )


def source_facets() -> tuple[str, ...]:
    """Return what the choices are called while nothing is chosen."""
    return (
        tr("Sources", "Kind"),
        tr("Sources", "Affiliation"),
        tr("Sources", "Role"),
        tr("Sources", "Speaks as"),
        tr("Sources", "Country"),
        tr("Sources", "Cited in"),
    )


def source_lines(rows: Iterable[SourceRow]) -> tuple[Line, ...]:
    """Return a line for each source; what no article states has empty cells."""
    day = cache(counts.day)  # thousands of lines have a few hundred dates
    return tuple(_line(row, day) for row in rows)


def _line(row: SourceRow, day: Callable[[str | None], str]) -> Line:
    name, kind, country = shown(row.name), kind_name(row.kind), shown(row.country or "")
    role, affiliation = shown(capitalised(row.role or "")), shown(row.affiliation or "")
    capacity = capitalised(CAPACITY_WORDS[row.capacity]) if row.capacity else ""
    cells = (
        name,
        kind,
        role,
        affiliation,
        capacity,
        country,
        str(row.articles or ""),
        str(row.statements or ""),
        day(row.last_cited),
    )
    texts = tuple(name_key(text) or None for text in (name, kind, role, affiliation, capacity, country))
    often = frozenset(tr("Sources", "{} or more articles").format(n) for n in OFTEN if row.articles >= n)
    return Line(
        id=row.id,
        target=row,
        cells=cells,
        keys=(*texts, row.articles, row.statements, row.last_cited),
        text=f"{found_by(cells)} {row.keys}",
        facets=(*(frozenset((v,) if v else ()) for v in (kind, affiliation, role, capacity, country)), often),
        kind=row.kind,
    )
