"""The order in which the parts of a sheet are read: columns told apart by the white between them.

A sheet is cut into bands, from top to bottom; a band is as many rows as a gap runs through unbroken. One that has text
on both sides of its gap is cut there, and each column read to its end before the next. What is written across all
columns, a headline or a picture, closes a gap and so ends the band above it.
"""

from bisect import bisect_left
from collections.abc import Sequence
from statistics import median

from reader.model.frozen import frozen
from reader.text.pdf_sheet import Box, Drawn, Fragment

Item = Fragment | Drawn

WIDE = 0.8  # of the letters' size: what is white for as much may part two columns
FEWEST = 3  # rows on either side of a gap between columns
NARROWEST = 4.0  # sizes of a letter that a column is wide at least: bullets and line numbers are none
DEEPEST = 6  # columns within columns
CORE = 0.25  # of a line's height that is cut off above and below: the boxes of lines set tightly overlap
LOOSE = 1.0  # lines of white that part what stands under one column from that column, at the end of its band
EVEN = 0.12  # sizes that lines may begin apart and still begin at one place
ALIKE = 0.6  # share of a column's lines that do
FAR = 2.0  # sizes between the two columns of a table that has no more
LONGEST_TAIL = 2  # rows: the heading of what follows
ALIGNED = 0.7  # share of a table's rows that have two cells or more
FEW_WORDS = 4.0  # in a cell, on average
LOOSE_FILL = 0.75  # of a column's width: its lines fill it better where it is text
NUMBERS = 0.5  # share of cells of figures from which a column is a table's


@frozen
class Region:
    """Items that are read as one column; or the row of a table, whose cells they are."""

    items: tuple[Item, ...]
    is_row: bool = False


Row = list[Item]
Gap = tuple[float, float]
EVERYWHERE: tuple[Gap, ...] = ((float("-inf"), float("inf")),)


def regions(items: Sequence[Item], size: float, gutters: set[float], depth: int = 0) -> list[Region]:
    """Return what the sheet shows as regions in reading order; `size` is that of its ordinary letters.

    `gutters` are the middles of gaps between columns on the sheets before, and takes in those found here: two lines on
    a last page are too few to tell columns by themselves.
    """
    if not items or depth >= DEEPEST:
        return [Region(tuple(items))] if items else []
    found: list[Region] = []
    single: list[Item] = []
    for band in _bands(rows_of(items), WIDE * size):
        if not band.rows:
            continue
        is_table = _is_table(band, size)
        columns = [] if is_table else band.columns(size, gutters)
        if not is_table and len(columns) < 2:
            single += (item for row in band.rows for item in row)
            continue
        found += [Region(tuple(single))] if single else []
        single = []
        if is_table:
            found += [Region(tuple(row), is_row=True) for row in band.rows]
        else:
            found += (region for column in columns for region in regions(column, size, set(), depth + 1))
    return [*found, Region(tuple(single))] if single else found


def rows_of(items: Sequence[Item]) -> list[Row]:
    """Return the items from top to bottom, together those that stand side by side."""
    rows: list[Row] = []
    low = float("-inf")
    for item in sorted(items, key=lambda one: _core(one.box)[0]):
        top, bottom = _core(item.box)
        if rows and top < low:
            rows[-1].append(item)
        else:
            rows.append([item])
        low = max(low, bottom)
    return rows


def _core(box: Box) -> tuple[float, float]:
    return box.top + CORE * box.height, box.bottom - CORE * box.height


class _Band:
    """Rows, and the gaps that run through all of them."""

    def __init__(self, row: Row, gaps: tuple[Gap, ...]) -> None:
        self.rows = [row]
        self.gaps = gaps
        self._edges = [_edges(row)]

    def add(self, row: Row, gaps: tuple[Gap, ...]) -> None:
        """Take one more row."""
        self.rows.append(row)
        self.gaps = gaps
        self._edges.append(_edges(row))

    def inner(self, gaps: tuple[Gap, ...], *more: tuple[float, float]) -> list[Gap]:
        """Return those of `gaps` that have something on both sides, `more` being the edges of what may be added."""
        edges = (*self._edges, *more)
        left, right = min(low for low, _ in edges), max(high for _, high in edges)
        return [gap for gap in gaps if gap[0] > left and gap[1] < right]

    def cells(self) -> list[Row]:
        """Return the items by the gaps between them, whatever they are."""
        return self._cut([gap[0] for gap in sorted(self.inner(self.gaps))])

    def columns(self, size: float, gutters: set[float]) -> list[Row]:
        """Return the items by the column they stand in; one column where no gap is one between columns."""
        cuts: list[float] = []
        for gap in sorted(self.inner(self.gaps)):
            *_, left, right = self._cut([*cuts, gap[0]])
            if _is_column(left, size) and _is_column(right, size) and _begins_alike(right, size):
                cuts.append(gap[0])
                gutters.add(round((gap[0] + gap[1]) / 2))
            elif len(self.rows) > 1 and any(gap[0] < gutter < gap[1] for gutter in gutters):
                cuts.append(gap[0])
        return self._cut(cuts)

    def _cut(self, cuts: list[float]) -> list[Row]:
        columns: list[Row] = [[] for _ in range(len(cuts) + 1)]
        for row in self.rows:
            for item in row:
                columns[bisect_left(cuts, item.box.right - 0.01)].append(item)
        return columns

    def without_tail(self) -> list[Row]:
        """Take off, and return, the rows at the end that stand under one column only, after some white."""
        inner = self.inner(self.gaps)
        for place in range(len(self.rows) - 1, max(FEWEST, len(self.rows) - 1 - LONGEST_TAIL), -1):
            row, above = self.rows[place], self.rows[place - 1]
            if any(_stands_on_both_sides(row, gap) for gap in inner):
                return []
            if _white(above, row) > LOOSE * min(item.box.height for item in row):
                tail = self.rows[place:]
                del self.rows[place:], self._edges[place:]
                return tail
        return []

    def split_off(self, row: Row, gaps: tuple[Gap, ...], wide: float) -> "_Band":
        """Return a band that begins with `row`, and with the rows here that stand close above one of its columns."""
        new = _Band(row, gaps)
        while self.rows:
            above = self.rows[-1]
            common = _common(new.gaps, _gaps(above, wide), wide)
            if not _is_next(above, new.rows[0]) or len(new.inner(common, _edges(above))) < len(new.inner(new.gaps)):
                break
            new.rows.insert(0, self.rows.pop())
            new.gaps = common
            new._edges.insert(0, self._edges.pop())
        return new


def _is_next(above: Row, below: Row) -> bool:
    """Tell whether two rows follow one another as lines of one text do."""
    height = min(item.box.height for item in above)
    is_of_one_size = height <= 1.2 * min(item.box.height for item in below)
    return is_of_one_size and _white(above, below) <= LOOSE * height


def _white(above: Row, below: Row) -> float:
    """Return how much white is between two rows."""
    return min(item.box.top for item in below) - max(item.box.bottom for item in above)


def _bands(rows: list[Row], wide: float) -> list[_Band]:
    bands: list[_Band] = []
    for row in rows:
        own = _gaps(row, wide)
        if not bands:
            bands.append(_Band(row, own))
            continue
        now = bands[-1]
        common = _common(now.gaps, own, wide)
        if _parts(now) and not now.inner(common, _edges(row)):
            bands += [_Band(tail, _gaps(tail, wide)) for tail in now.without_tail()]
            bands.append(_Band(row, own))
        elif not _parts(now) and _has_inner(row, own):
            bands.append(now.split_off(row, own, wide))
        else:
            now.add(row, common)
    return bands


def _parts(band: _Band) -> bool:
    """Tell whether the band has something on both sides of a gap."""
    return bool(band.inner(band.gaps))


def _has_inner(row: Row, gaps: tuple[Gap, ...]) -> bool:
    left, right = _edges(row)
    return any(gap[0] > left and gap[1] < right for gap in gaps)


def _edges(row: Row) -> tuple[float, float]:
    return min(item.box.left for item in row), max(item.box.right for item in row)


def _stands_on_both_sides(row: Row, gap: Gap) -> bool:
    left, right = _edges(row)
    return left < gap[0] and right > gap[1]


def _gaps(row: Row, wide: float) -> tuple[Gap, ...]:
    """Return where the row is white, from the far left to the far right."""
    gaps: list[Gap] = []
    reached, size = float("-inf"), 0.0
    for item in sorted(row, key=lambda one: one.box.left):
        own = item.size if isinstance(item, Fragment) else 0.0
        if item.box.left - reached >= max(wide, WIDE * min(size, own)):  # words of a headline stand further apart
            gaps.append((reached, item.box.left))
        if item.box.right > reached:
            reached, size = item.box.right, own
    return (*gaps, (reached, float("inf")))


def _common(some: tuple[Gap, ...], others: tuple[Gap, ...], wide: float) -> tuple[Gap, ...]:
    """Return where both are white; each comes sorted and without overlaps."""
    found: list[Gap] = []
    at = there = 0
    while at < len(some) and there < len(others):
        left, right = max(some[at][0], others[there][0]), min(some[at][1], others[there][1])
        if right - left >= wide:
            found.append((left, right))
        if some[at][1] < others[there][1]:
            at += 1
        else:
            there += 1
    return tuple(found)


def _is_column(items: Row, size: float) -> bool:
    """Tell whether the items are enough for a column of text, or for a picture beside one."""
    if not items:
        return False
    left, right = _edges(items)
    if right - left < NARROWEST * size:
        return False
    return len(rows_of(items)) >= FEWEST or any(isinstance(item, Drawn) for item in items)


def _begins_alike(items: Row, size: float) -> bool:
    """Tell whether most rows begin at one place: those beside a river of white between words do not."""
    if any(isinstance(item, Drawn) for item in items):
        return True
    lefts = [_edges(row)[0] for row in rows_of(items)]
    usual = max(lefts, key=lambda left: sum(abs(left - other) < EVEN * size for other in lefts))
    return sum(abs(left - usual) < EVEN * size for left in lefts) >= max(FEWEST, ALIKE * len(lefts))


def _is_table(band: _Band, size: float) -> bool:
    """Tell whether the band is a table: its rows align, and all of its columns but one hold a few words or figures."""
    rows, columns = band.rows, band.cells()
    if len(columns) < 2 or len(rows) < FEWEST or any(isinstance(item, Drawn) for row in rows for item in row):
        return False
    if sum(_is_one_line(row, columns) for row in rows) < ALIGNED * len(rows):
        return False
    gaps = [min(gap[1] - gap[0], 9 * size) for gap in band.inner(band.gaps)]
    if len(columns) == 2 and median(gaps) < FAR * size:
        return False
    return sum(not _holds_cells(column) for column in columns) <= 1


def _is_one_line(row: Row, columns: list[Row]) -> bool:
    """Tell whether a row has words in two columns at least, and all on one line."""
    homes = sum(any(item is other for item in row for other in column) for column in columns)
    bases = [item.box.bottom for item in row]
    return homes > 1 and max(bases) - min(bases) <= CORE * max(item.box.height for item in row)


def _holds_cells(column: Row) -> bool:
    lines = rows_of(column)
    texts = [" ".join(item.text for item in line if isinstance(item, Fragment)) for line in lines]
    figures = sum(any(map(str.isdigit, text)) and sum(map(str.isalpha, text)) <= 2 for text in texts)
    if figures > NUMBERS * len(texts):
        return True
    left, right = _edges(column)
    widths = [high - low for low, high in map(_edges, lines)]
    fill = sum(widths) / (len(widths) * max(1.0, right - left))
    return sum(len(text.split()) for text in texts) <= FEW_WORDS * len(texts) and fill < LOOSE_FILL


def reading_lines(items: Sequence[Item], size: float) -> list[Row]:
    """Return the items of a region line by line, pictures alone on theirs.

    Rows chain: a tall first letter, or a picture beside the text, may hold several lines together.
    """
    lines: list[Row] = []
    for row in rows_of(items):
        pictures = [item for item in row if isinstance(item, Drawn)]
        words = [item for item in row if isinstance(item, Fragment)]
        lines += [[picture] for picture in pictures]
        lines += _apart(words, size)
    return lines


def _apart(words: list[Fragment], size: float) -> list[Row]:
    """Return the words of a row by the line they stand on; what is raised or taller goes with the nearest."""
    if not words:
        return []
    ordinary = sorted((one for one in words if one.size <= 1.5 * size), key=lambda one: one.box.bottom)
    lines: list[list[Fragment]] = []
    for word in ordinary or sorted(words, key=lambda one: one.box.bottom):
        middle = (word.box.top + word.box.bottom) / 2
        if lines and any(one.box.top < middle < one.box.bottom for one in lines[-1]):
            lines[-1].append(word)
        else:
            lines.append([word])
    for word in words if ordinary else ():
        if word.size > 1.5 * size:
            _take_in(word, lines)
    return [list(line) for line in lines]


def _take_in(word: Fragment, lines: list[list[Fragment]]) -> None:
    """Put a tall word where it is read: on the first line that it reaches down to, or on the line of its own size."""
    reached = [line for line in lines if min(one.box.bottom for one in line) > word.box.top + CORE * word.box.height]
    (reached or lines)[0].append(word)


def overlaps(one: Box, other: Box) -> float:
    """Return the share of `one` that lies in `other`."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, wide) * max(0.0, high) / max(0.01, one.width * one.height)


def shown_apart(drawn: Sequence[Drawn], fragments: Sequence[Fragment]) -> list[Drawn]:
    """Return the pictures that no words are written over: those are grounds, and would stand in their way."""
    return [one for one in drawn if sum(overlaps(words.box, one.box) > 0.5 for words in fragments) <= 3]
