"""The sentences of a text, as a voice reads them one after the other."""

import re
from collections.abc import Collection, Iterator

from PySide6.QtCore import QTextBoundaryFinder

from reader.model.span import Span

LONGEST = 400  # characters; what runs on longer is cut, so that one can go back a little in it
_SHORTEST = 120  # … but not into pieces smaller than this

_LAST_WORD = re.compile(r"([\w.]*\w)\.\s*$")
_CUT = re.compile(r"[;:,–—]\s|\s")


def sentences(text: str, block: Span, abbreviations: Collection[str] = ()) -> Iterator[Span]:
    """Yield the sentences of a block in order, without the white space between them.

    Unicode's rules find them in every language, as they do where the reader takes in sentences by key. They also
    break after "Dr. Moe", "kl. 12" and "J. Moe": such pieces are joined again.
    """
    begin = block.start
    for end in _boundaries(block.of(text), block.start):
        if end < block.end and _goes_on(text[begin:end], abbreviations):
            continue
        yield from _pieces(text, begin, end)
        begin = end


def _boundaries(words: str, offset: int) -> Iterator[int]:
    """Yield where sentences end; a line that is only wrapped ends none."""
    units = (one_line := re.sub(r"[\r\n\u2028]", " ", words)).encode("utf-16-le")
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, one_line)
    before = 0
    while (found := finder.toNextBoundary()) >= 0:  # counted in UTF-16 units
        offset += len(units[2 * before : 2 * found].decode("utf-16-le"))
        before = found
        yield offset


def _goes_on(words: str, abbreviations: Collection[str]) -> bool:
    last = _LAST_WORD.search(words)
    if last is None:
        return False
    word = last.group(1)
    is_initial = len(word) == 1 and word.isalpha() and word != "I"
    return is_initial or word.lower() in abbreviations


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the words from `start` to `end`, cut at a comma or a space where they run on too long."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cuts = [m.end() for m in _CUT.finditer(text, start + _SHORTEST, start + LONGEST)]
        at_comma = [cut for cut in cuts if not text[cut - 2].isspace() and text[cut - 2] in ";:,–—"]
        cut = (at_comma or cuts or [start + LONGEST])[-1]
        yield Span(start, start + len(text[start:cut].rstrip()))
        start = cut
    if start < end:
        yield Span(start, end)
