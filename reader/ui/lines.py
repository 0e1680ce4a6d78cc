"""The lines of a table: what stands in them, which are shown and in what order. Plain functions, without a screen."""

from collections import Counter
from collections.abc import Iterable, Sequence

from reader.model.frozen import frozen
from reader.model.name_key import name_key
from reader.model.source import SourceKind

MOST_CHOICES = 300  # in a list to choose from; the commonest

Key = str | int | None  # None: nothing there


@frozen
class Column:
    """One column. Where a table is narrow, those of the highest `rank` are left out first."""

    title: str
    width: int  # px; of the first column, the least it needs: it takes what the others leave
    is_number: bool = False
    rank: int = 0


@frozen
class Line:
    """One line: plain text, never markup. `cells` and `keys` go with the columns, `facets` with the choices."""

    id: int  # what it is known by when the table is filled again
    target: object  # what following the line announces
    cells: tuple[str, ...]
    keys: tuple[Key, ...]  # what each column is sorted by
    text: str  # all that it is found by, as `found_by` folds it
    facets: tuple[frozenset[str], ...] = ()
    kind: SourceKind | None = None  # of a source: its icon stands before the first cell


def found_by(words: Iterable[str]) -> str:
    """Return words as `narrowed` compares them; folded when lines are made, as it takes longer than comparing."""
    return f" {name_key(' '.join(words))}"


def narrowed(lines: Iterable[Line], words: str, chosen: Sequence[str | None] = ()) -> tuple[Line, ...]:
    """Return the lines that have a word beginning with each of `words`, and every value that was chosen."""
    wanted = [f" {word}" for word in name_key(words).split()]
    return tuple(
        line
        for line in lines
        if all(word in line.text for word in wanted)
        and all(value is None or value in facet for value, facet in zip(chosen, line.facets, strict=False))
    )


def ordered(lines: Iterable[Line], column: int, *, descending: bool) -> tuple[Line, ...]:
    """Return the lines by a column; those that have nothing there come last either way."""
    there: list[Line] = []
    missing: list[Line] = []
    for line in lines:
        (missing if line.keys[column] is None else there).append(line)
    there.sort(key=lambda line: _key(line.keys[column]), reverse=descending)
    return (*there, *missing)


def choices(lines: Iterable[Line], facet: int, chosen: str = "") -> tuple[str, ...]:
    """Return the values that can be chosen, in alphabetical order; where there are many, the commonest and `chosen`."""
    counted = Counter(value for line in lines for value in line.facets[facet])
    offered = {value for value, _ in counted.most_common(MOST_CHOICES)}
    if chosen in counted:
        offered.add(chosen)
    return tuple(sorted(offered, key=name_key))


def filled(lines: Sequence[Line], columns: int) -> tuple[bool, ...]:
    """Tell of each column whether any of the lines has something in it."""
    return tuple(any(line.cells[number] for line in lines) for number in range(columns))


def fitting(columns: Sequence[Column], width: int, has_words: Sequence[bool]) -> tuple[bool, ...]:
    """Tell of each column whether it has words and there is room for it; the first always stays."""
    shown = [True, *has_words[1:]]
    least_wanted = sorted(range(1, len(columns)), key=lambda number: -columns[number].rank)
    for number in least_wanted:
        if sum(column.width for column, is_shown in zip(columns, shown, strict=True) if is_shown) <= width:
            break
        shown[number] = False
    return tuple(shown)


def _key(key: Key) -> tuple[int, str]:
    return (key, "") if isinstance(key, int) else (0, key or "")
