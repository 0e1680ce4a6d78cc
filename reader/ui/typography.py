"""How the reader wants the article set: numbers and choices, kept as one line of JSON."""

import json
from contextlib import suppress
from dataclasses import asdict, fields, replace
from typing import Any

from reader.model.frozen import frozen

TEXT_SIZES = (12, 13, 14, 15, 16, 17, 18, 19, 21, 23, 26, 30, 34, 40)  # px that the keys go through


@frozen
class Reach:
    """How far a number may go, and by what steps."""

    least: int
    most: int
    step: int


REACHES = {
    "text_size": Reach(12, 40, 1),
    "line_height": Reach(120, 240, 4),
    "measure": Reach(40, 112, 4),
    "letter_spacing": Reach(0, 20, 1),
    "word_spacing": Reach(0, 60, 4),
    "paragraph_spacing": Reach(40, 244, 6),
}
WINDOW_SIZE = Reach(13, 21, 1)  # px of the text in bars, cards, notes and dialogs; the least is the usual one


@frozen
class Typography:
    """What the reader can choose about the article's column; the usual setting unless chosen otherwise."""

    family: str = ""  # "": the serif that ships with the program
    text_size: int = 17  # px
    line_height: int = 164  # hundredths of the text's size, as are the three spacings
    measure: int = 72  # characters that a line holds, about
    letter_spacing: int = 0  # beside what the font has
    word_spacing: int = 0  # beside what the font has
    paragraph_spacing: int = 94
    is_justified: bool = False
    is_hyphenated: bool = False

    @property
    def column(self) -> int:
        """Return how wide the column is at most, in pixels: larger text keeps its words to a line."""
        return round(self.measure * self.text_size * 620 / (72 * 17))

    def resized(self, step: int) -> "Typography":
        """Return this with the next larger or smaller text; 0 gives the usual size."""
        if step == 0:
            return replace(self, text_size=USUAL.text_size)
        others = [size for size in TEXT_SIZES if (size > self.text_size) == (step > 0) and size != self.text_size]
        nearest = min(others, key=lambda size: abs(size - self.text_size), default=self.text_size)
        return replace(self, text_size=nearest)

    def as_json(self) -> str:
        """Return this as one line, for the library's settings."""
        return json.dumps(asdict(self))


USUAL = Typography()


def typography_from(line: str) -> Typography:
    """Read what `as_json` wrote; whatever is missing or out of reach is as usual."""
    kept: Any = None
    with suppress(ValueError, RecursionError):
        kept = json.loads(line)
    return Typography(**{f.name: _kept(kept, f.name) for f in fields(Typography)})


def window_size_from(line: str) -> int:
    """Read the size of the window's text; the usual one where that is none."""
    size = int(line) if line.isdecimal() and line.isascii() and len(line) < 4 else 0
    return size if WINDOW_SIZE.least <= size <= WINDOW_SIZE.most else WINDOW_SIZE.least


def _kept(kept: Any, name: str) -> Any:
    usual = getattr(USUAL, name)
    value = kept.get(name, usual) if isinstance(kept, dict) else usual
    reach = REACHES.get(name)
    is_fit = type(value) is type(usual) and (reach is None or reach.least <= value <= reach.most)
    return value if is_fit else usual
