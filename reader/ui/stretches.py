"""Where words lie on a line: in one stretch, or in several where writing from the left meets writing from the right."""

import re
from collections.abc import Iterator
from typing import cast

from PySide6.QtGui import QTextLine

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
TOUCHING = 0.5  # px between two runs that look like one

Stretch = tuple[float, float]  # left and right


def stretches(line: QTextLine, units: bytes, start: int, end: int) -> list[Stretch]:
    """Return where the characters `start`..`end` of a line lie; `units` are its block's text in UTF-16.

    In one direction the two ends tell it, in no time. Where directions meet they do not: Qt gives one place for
    the end of what is written from the left and for the begin of what follows from the right, far away.
    """
    if not _is_mixed(line, units):
        first, last = _x(line, start), _x(line, end)
        return [(min(first, last), max(first, last))]
    found: list[Stretch] = []
    for left, right, _is_from_right in sorted(_runs(line, start, end)):
        if found and left - found[-1][1] < TOUCHING:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def begin_of(line: QTextLine, units: bytes, position: int) -> float:
    """Return where the character at `position` begins."""
    runs = list(_runs(line, position, position + 1)) if _is_mixed(line, units) else []
    return (runs[0][1] if runs[0][2] else runs[0][0]) if runs else _x(line, position)


def end_of(line: QTextLine, units: bytes, position: int) -> float:
    """Return where the character before `position` ends."""
    runs = list(_runs(line, position - 1, position)) if _is_mixed(line, units) else []
    return (runs[0][0] if runs[0][2] else runs[0][1]) if runs else _x(line, position)


def _is_mixed(line: QTextLine, units: bytes) -> bool:
    """Tell whether some of the line is written from the right."""
    words = units[2 * line.textStart() : 2 * (line.textStart() + line.textLength())]
    return RIGHT_TO_LEFT.search(words.decode("utf-16-le", "replace")) is not None


def _runs(line: QTextLine, start: int, end: int) -> Iterator[tuple[float, float, bool]]:
    """Yield left, right and whether it is written from the right, of each run of one direction and font."""
    for run in line.glyphRuns(start, end - start):
        area = run.boundingRect()
        yield area.left(), area.right(), run.isRightToLeft()


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x
