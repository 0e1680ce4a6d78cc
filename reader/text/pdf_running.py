"""What repeats at the same place over the pages of a PDF: running heads, page numbers, footers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from reader.text.pdf_columns import rows_of
from reader.text.pdf_sheet import Fragment, Line, Sheet, line_of

EDGE = 0.14  # of the sheet's height, above and below, where such lines stand
ROWS = 3  # of them at most, on either edge
SAME_PLACE = 6.0  # points that they may move between sheets
FEWEST = 3  # sheets on which the same is written; of two, both
LARGEST = 1.2  # times the size of the text
SHARE = 0.25  # of the sheets, where chapters have heads of their own fewer
NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
PAGE_NUMBER = re.compile(
    rf"^\W*(?:page|side|sida|seite|p\.|s\.)?\s*{NUMBER}(?:\s*(?:/|of|av|von|\|)\s*{NUMBER})?\W*$", re.IGNORECASE
)
OF_ALL = re.compile(r"(?<![\d/])(\d{1,4})\s*(?:/|of|av|von|sur|de)\s*(\d{1,4})(?![\d/])")
PRINTED_HEAD = re.compile(r"^\d{1,4}[./-]\d{1,2}[./-]\d|https?://")
FIGURES = re.compile(r"\d+")
ROMAN = re.compile(r"^[ivxlc]+$", re.IGNORECASE)

Place = tuple[int, int]  # sheet, and which of its edge lines


class Edges:
    """The lines at the upper and lower edges of all sheets, and which of them belong to the sheet, not the text."""

    def __init__(self, sheets: Sequence[Sheet], size: float) -> None:
        """Look through the sheets of a document; `size` is that of its ordinary letters."""
        self._sheets = sheets
        self._size = size
        self._lines = [_edge_lines(sheet) for sheet in sheets]
        self._running = self._repeated() | self._numbers() | self._printed()

    def running(self, number: int) -> list[Line]:
        """Return the lines of a sheet that repeat."""
        return [line for place, line in enumerate(self._lines[number]) if (number, place) in self._running]

    def without(self, number: int) -> tuple[Fragment, ...]:
        """Return the sheet's fragments but those of its running lines."""
        out = {id(fragment) for line in self.running(number) for fragment in line.fragments}
        return tuple(one for one in self._sheets[number].fragments if id(one) not in out)

    def _repeated(self) -> set[Place]:
        """Find what is the same but for its figures, at the same height, on enough sheets."""
        seen: dict[tuple[str, int], set[Place]] = defaultdict(set)
        for number, lines in enumerate(self._lines):
            for place, line in enumerate(lines):
                words = FIGURES.sub("#", " ".join(line.text.split()).casefold())
                if any(map(str.isalpha, words)):
                    for height in _heights(line):
                        seen[words, height].add((number, place))
        enough = self._enough()
        found = [places for places in seen.values() if len({number for number, _ in places}) >= enough]
        return {place for places in found for place in places if self._may_run(place)}

    def _may_run(self, place: Place) -> bool:
        """Tell a running head from "Chapter 3" at the top of its page: no head is as large as a heading."""
        number, at = place
        return self._lines[number][at].size <= LARGEST * self._size

    def _enough(self) -> int:
        count = len(self._sheets)
        return max(2 if count == 2 else FEWEST, 0 if count < 40 else min(6, round(SHARE * count)))

    def _numbers(self) -> set[Place]:
        """Find the page numbers: they grow with the sheets, or stand on nearly all of them at one height."""
        found: dict[int, set[Place]] = defaultdict(set)
        for number, lines in enumerate(self._lines):
            for place, line in enumerate(lines):
                if PAGE_NUMBER.match(line.text):
                    for height in _heights(line):
                        found[height].add((number, place))
        return {place for places in found.values() if self._are_counted(places) for place in places}

    def _are_counted(self, places: set[Place]) -> bool:
        steps: dict[int | None, int] = defaultdict(int)
        for number, at in places:
            figures = FIGURES.search(self._lines[number][at].text)
            steps[int(figures.group()) - number if figures else None] += 1
        sheets = len({number for number, _ in places})
        return sheets >= 2 and max(steps.values()) >= max(2, sheets // 2)

    def _printed(self) -> set[Place]:
        """Find the head and foot that a browser prints: "1/3" at the end of the last line of every sheet."""
        count = len(self._sheets)
        found: set[Place] = set()
        for number, lines in enumerate(self._lines):
            if not lines:
                continue
            if (str(number + 1), str(count)) not in OF_ALL.findall(lines[-1].text):
                return set()
            found.add((number, len(lines) - 1))
            if len(lines) > 1 and lines[0].size <= lines[-1].size and PRINTED_HEAD.search(lines[0].text):
                found.add((number, 0))
        return found


def _heights(line: Line) -> tuple[int, int]:
    """Return two rounded heights, one of which two lines at nearly the same place share."""
    step = 2 * SAME_PLACE
    return int(line.base // step) * 2, int((line.base + SAME_PLACE) // step) * 2 + 1


def _edge_lines(sheet: Sheet) -> list[Line]:
    top, bottom = EDGE * sheet.height, (1 - EDGE) * sheet.height
    upper = [one for one in sheet.fragments if one.box.bottom < top]
    lower = [one for one in sheet.fragments if one.box.top > bottom]
    above = [line_of(_separate(row)) for row in rows_of(upper)[:ROWS]]
    below = [line_of(_separate(row)) for row in rows_of(lower)[-ROWS:]]
    return above + below


def _separate(row: Sequence[object]) -> list[Fragment]:
    return [one for one in row if isinstance(one, Fragment)]
