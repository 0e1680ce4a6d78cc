"""What the paragraphs of a PDF are, by their look: title, headings, captions, list items, text."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from reader.model.article import BlockKind
from reader.text.dates import iso_date
from reader.text.pdf_paragraphs import BULLET, STOP, Chunk
from reader.text.plain import BYLINE, CREDIT

LARGER = 1.12  # times the size of the text, from which a line is a heading
LONGEST_HEADING = 25  # words
LONGEST_BOLD = 14  # words of a heading that is only bold
SMALLER = 0.97  # times the size of the text, under which words near a picture are its caption
NEAR = 2.5  # sizes between a picture and its caption
LONGEST_CAPTION = 120  # words
LEVELS = 5
MOST_BEFORE_TITLE = 60  # words: a journal's name, a section, a standfirst
SHORTEST_TITLE = 5  # letters of a title of one word
CAPTION = re.compile(
    r"^(?:fig(?:ure|ur|\.)|foto|photo|bilde|picture|image|table|tabell|illustra\w+|kart|map|chart|graf\w*)\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"^(?:fig(?:ure|ur|\.)?|table|tabell|bilde|kart|map|chart)\s*\.?\s*\d+[.:)\s]", re.IGNORECASE)
COUNTED = re.compile(r"^\(?(\d{1,3})[.)]\s+\S")
QUOTED = re.compile(r"^[\"“„«»‘'].*[\"”“«»’'][.,]?$", re.DOTALL)
LETTERS = re.compile(r"[^\W\d_]")

Look = tuple[BlockKind, int]


class Looks:
    """Says what each chunk of a document is; `size` is that of its ordinary letters, `outline` its own contents."""

    def __init__(self, chunks: Sequence[Chunk], size: float, outline: Mapping[str, int]) -> None:
        self._chunks = chunks
        self._size = size
        self._outline = outline
        self._title = self._find_title()
        self._levels = self._find_levels()

    @property
    def title(self) -> int | None:
        """The number of the chunk that is the title."""
        return self._title

    def look(self, number: int) -> Look:
        """Return what a chunk is, with its level."""
        chunk = self._chunks[number]
        if chunk.drawn is not None:
            return BlockKind.FIGURE, 0
        if chunk.is_row:
            return BlockKind.TABLE_ROW, 0
        if number == self._title:
            return BlockKind.HEADING, 1
        if self._is_caption(number):
            return BlockKind.CAPTION, 0
        if self._is_heading(chunk):
            return BlockKind.HEADING, self._level_of(chunk)
        if chunk.size > LARGER * self._size and QUOTED.match(chunk.text.strip()):
            return BlockKind.QUOTE, 1
        is_item = BULLET.match(chunk.text) or self._is_counted(number)
        return (BlockKind.LIST_ITEM, 1) if is_item else (BlockKind.PARAGRAPH, 0)

    def _is_counted(self, number: int) -> bool:
        """Tell whether a chunk is numbered, and the one before or after it with the next number."""
        own = COUNTED.match(self._chunks[number].text)
        if own is None:
            return False
        for at, step in ((number - 1, -1), (number + 1, 1)):
            other = COUNTED.match(self._chunks[at].text) if 0 <= at < len(self._chunks) else None
            if other is not None and int(other.group(1)) == int(own.group(1)) + step:
                return True
        return False

    def _level_of(self, chunk: Chunk) -> int:
        """Return a heading's level by the file's own outline, whose first may be the title's; else by its look."""
        stated = self._outline.get(folded(chunk.text))
        if stated is None:
            return self._levels.get(_look_of(chunk), LEVELS)
        has_title = self._title is not None and folded(self._chunks[self._title].text) in self._outline
        return max(2, min(6, stated + (not has_title)))

    def _find_title(self) -> int | None:
        """Return the largest heading near the beginning, where one is larger than the text."""
        first = next((chunk.sheet for chunk in self._chunks if chunk.lines), 0)
        found: list[tuple[float, int]] = []
        words = 0
        for number, chunk in enumerate(self._chunks):
            if chunk.sheet != first or words > MOST_BEFORE_TITLE:
                break
            if chunk.lines and self._may_be_title(chunk):
                found.append((chunk.size, -number))
            else:
                words += len(chunk.text.split())
        return -max(found)[1] if found else None

    def _may_be_title(self, chunk: Chunk) -> bool:
        words = len(chunk.text.split())
        if not (1 < words <= LONGEST_HEADING or (words == 1 and len(chunk.text) > SHORTEST_TITLE)):
            return False
        return chunk.size > LARGER * self._size and len(LETTERS.findall(chunk.text)) > len(chunk.text) / 2

    def _is_heading(self, chunk: Chunk) -> bool:
        text = chunk.text.strip()
        words = len(text.split())
        if not LETTERS.search(text) or words > LONGEST_HEADING or BULLET.match(text):
            return False
        if folded(text) in self._outline:
            return True
        if QUOTED.match(text):
            return False
        if chunk.size > LARGER * self._size:
            return words <= 6 or not text.endswith((".", ",", ";"))
        if chunk.is_bold and chunk.size > 0.9 * self._size:
            is_short = words <= LONGEST_BOLD and len(chunk.lines) <= 2 and STOP.search(text) is None
            return is_short and self._is_text_thin and not BYLINE.match(text) and iso_date(text) is None
        return False

    @property
    def _is_text_thin(self) -> bool:
        """Bold letters tell nothing where most are."""
        letters: Counter[bool] = Counter()
        for chunk in self._chunks:
            letters[chunk.is_bold] += len(chunk.text)
        return letters[True] < letters[False]

    def _find_levels(self) -> dict[tuple[float, bool], int]:
        """Return the level of each look of a heading: the larger, the higher; the bold before the light."""
        looks = {
            _look_of(chunk)
            for number, chunk in enumerate(self._chunks)
            if chunk.lines and number != self._title and not chunk.is_row and self._is_heading(chunk)
        }
        return {look: min(2 + place, LEVELS) for place, look in enumerate(sorted(looks, reverse=True))}

    def _is_caption(self, number: int) -> bool:
        """Tell whether a chunk stands under, over or beside a picture and looks unlike the text."""
        chunk = self._chunks[number]
        if CREDIT.match(chunk.text.strip()) and len(chunk.text.split()) <= 15:
            return True
        beside = [self._chunks[at] for at in (number - 1, number + 1) if 0 <= at < len(self._chunks)]
        pictures = [one.drawn.box for one in beside if one.drawn is not None and one.sheet == chunk.sheet]
        is_near = any(self._is_near(chunk, box.top, box.bottom) for box in pictures)
        says_so = CAPTION.match(chunk.text.strip()) is not None
        looks_so = chunk.size < SMALLER * self._size or all(line.is_italic for line in chunk.lines)
        if len(chunk.text.split()) > LONGEST_CAPTION:
            return False
        return (is_near and (says_so or looks_so)) or (looks_so and NUMBERED.match(chunk.text.strip()) is not None)

    def _is_near(self, chunk: Chunk, top: float, bottom: float) -> bool:
        white = max(chunk.lines[0].box.top - bottom, top - chunk.lines[-1].box.bottom)
        return white < NEAR * self._size


def _look_of(chunk: Chunk) -> tuple[float, bool]:
    return round(chunk.size), chunk.is_bold


def folded(text: str) -> str:
    """Return a heading as it is compared with the outline's."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
