"""The lines of a column → its paragraphs."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from reader.model.frozen import frozen
from reader.text.pdf_columns import Region, reading_lines
from reader.text.pdf_sheet import Drawn, Fragment, Line, line_of
from reader.text.plain import DIALOGUE

SAME_SIZE = 0.1  # share by which two sizes may differ and still be one
MORE_WHITE = 1.2  # times the usual distance of two lines, from which they are two paragraphs
USUAL = 1.7  # sizes that two lines are apart at most, unless many are further
MANY = 8
INDENT = 0.8  # sizes
LONGEST_INDENT = 6.0  # sizes; more is no indent but another place
ROOM = 0.5  # sizes left on a line after the next word, from which its end was meant
CENTRED = 0.4  # share of a column's lines that begin at its edge at most, where lines are centred
HANGING_LEAST = 0.3  # sizes that a second line stands in from the first of a hanging paragraph
TALL = 1.5  # times the size of its line, from which a letter hangs into the next ones
STOP = re.compile(r"[.!?…:;][\"”’»“')\]]*\d{0,3}$")
BULLET = re.compile(r"^[•‣◦▪▸●■□*·‧∙]\s+(?=\S)")  # never a dash: that is somebody speaking
ENDS_OPEN = re.compile(r"\w[-\u2010\u00ad]$")
GLYPH = re.compile(r"^[•‣◦▪▸●■□‧∙·]\s*")


@frozen
class Chunk:
    """A paragraph, a heading, a caption, a row of a table, or a picture: which of them is not yet said."""

    lines: tuple[Line, ...] = ()
    drawn: Drawn | None = None
    is_row: bool = False
    sheet: int = 0  # the number of the page it begins on, from 0
    opens: bool = False  # the first of its column
    width: float = 0.0  # of its column
    indent: float = 0.0  # of its first line, sizes

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(line.text for line in self.lines)

    @property
    def is_bold(self) -> bool:
        """All of its lines are."""
        return bool(self.lines) and all(line.is_bold for line in self.lines)

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.lines[0].size if self.lines else 0.0


def chunks_of(region: Region, size: float, sheet: int) -> list[Chunk]:
    """Return the paragraphs and pictures of a region; `size` is that of the document's ordinary letters."""
    if region.is_row:
        return [Chunk((line_of(one for one in region.items if isinstance(one, Fragment)),), is_row=True, sheet=sheet)]
    found: list[Chunk] = []
    waiting: list[Line] = []
    rows = reading_lines(region.items, size)
    column = _Column([line_of(words) for row in rows if (words := _words(row))])
    for row in rows:
        picture = next((one for one in row if isinstance(one, Drawn)), None)
        if picture is not None:
            found += column.paragraphs(waiting, sheet)
            found.append(Chunk(drawn=picture, sheet=sheet))
            waiting = []
        else:
            waiting.append(line_of(_words(row)))
    found += column.paragraphs(waiting, sheet)
    return found


def _words(row: Sequence[object]) -> list[Fragment]:
    return [one for one in row if isinstance(one, Fragment)]


class _Column:
    """What is usual in a column, and so what begins a paragraph in it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._right = max((line.box.right for line in lines), default=0.0)
        self._left = min((line.box.left for line in lines), default=0.0)
        self._top = min((line.box.top for line in lines), default=0.0)
        self._leading = _leadings(lines)
        flush = sum(line.box.left - self._left < 0.1 * line.size for line in lines)
        self._may_be_centred = flush <= CENTRED * len(lines)

    def paragraphs(self, lines: Sequence[Line], sheet: int) -> list[Chunk]:
        """Return the lines, parted."""
        parts: list[list[Line]] = []
        for line in lines:
            if parts and not self._begins(parts[-1], line):
                parts[-1].append(line)
            else:
                parts.append([line])
        return [self._chunk(part, sheet) for part in parts]

    def _chunk(self, lines: Sequence[Line], sheet: int) -> Chunk:
        first = lines[0]
        return Chunk(
            tuple(lines),
            sheet=sheet,
            opens=first.box.top <= self._top + 0.01,
            width=self._right - self._left,
            indent=(first.box.left - self._left) / max(1.0, first.size),
        )

    def _begins(self, before: list[Line], line: Line) -> bool:
        last = before[-1]
        if not _same_size(last, line) or BULLET.match(line.text):
            return True
        advance = line.base - last.base
        if advance < -0.5 * line.size or advance > MORE_WHITE * self._usual(line):
            return True
        if ENDS_OPEN.search(last.text) and line.text[0].isalpha():
            return False
        is_short = self._is_short(last, line)
        has_stopped = STOP.search(last.text) is not None
        if last.is_bold != line.is_bold and (is_short or has_stopped):
            return True
        if has_stopped and DIALOGUE.match(line.text):
            return True
        if is_short and (has_stopped or self._room_after(last) > 0.35 * (self._right - self._left)):
            return not self._are_centred(last, line)
        return self._is_indented(before, line)

    def _usual(self, line: Line) -> float:
        return self._leading.get(round(line.size), 1.3 * line.size)

    def _room_after(self, line: Line) -> float:
        return self._right - line.box.right

    def _is_short(self, last: Line, line: Line) -> bool:
        """Tell whether the next line's first word would have found room on the last one."""
        word = line.text.split(" ", 1)[0]
        wide = (len(word) + 1) * line.box.width / max(1, len(line.text))
        return self._room_after(last) > wide + ROOM * line.size

    def _is_indented(self, before: list[Line], line: Line) -> bool:
        """Tell whether the line stands in from the one above, or out again to where hanging paragraphs begin."""
        last = before[-1]
        if before[0].fragments[0].size > TALL * before[0].size:
            return False  # a tall first letter pushes the lines beside it in
        step = line.box.left - last.box.left
        if self._are_centred(last, line) and abs(step) > 0.1 * line.size:
            return False
        if INDENT < step / max(1.0, line.size) < LONGEST_INDENT:
            return len(before) > 1 or self._is_out_of_list(last)
        if step < -INDENT * line.size and len(before) > 1:
            return before[0].box.left < before[1].box.left - HANGING_LEAST * line.size
        return False

    def _are_centred(self, one: Line, other: Line) -> bool:
        off = (one.box.left + one.box.right) / 2 - (other.box.left + other.box.right) / 2
        is_moved = abs(one.box.left - other.box.left) > 0.3 * other.size
        return self._may_be_centred and is_moved and abs(off) < 0.5 * other.size

    def _is_out_of_list(self, first: Line) -> bool:
        """Tell a paragraph of one line, after which another is indented, from the first line of a hanging one."""
        return not re.match(r"^(?:\W|\[?\(?\d{1,3}[\].)])", first.text) and STOP.search(first.text) is not None


def _leadings(lines: Sequence[Line]) -> dict[int, float]:
    """Return how far lines of each size are apart, as a rule."""
    steps: dict[int, list[float]] = {}
    for above, below in pairwise(lines):
        step = below.base - above.base
        if _same_size(above, below) and 0.5 * below.size < step:
            steps.setdefault(round(below.size), []).append(step)
    usual: dict[int, float] = {}
    for size, found in steps.items():
        close = [step for step in found if step <= USUAL * size]
        if len(close) >= len(found) / 4:
            usual[size] = median(close)
        elif len(found) >= MANY:
            usual[size] = min(median(found), 3.0 * size)
    return usual


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= SAME_SIZE * max(one.size, other.size)
