"""Words as the pieces that an encoder knows them by (WordPiece, Wu et al. 2016)."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

UNKNOWN, BEGIN, END = "[UNK]", "[CLS]", "[SEP]"
CONTINUED = "##"  # what begins a piece that goes on with a word
MOST = 4  # pieces of one token: what follows in an address or a run of marks tells nothing more
LONGEST_PART = 40  # characters: no piece is longer, and time grows with the square
REMEMBERED = 50_000  # words
_PARTS = re.compile(r"[^\W_]+|\S")


class Vocabulary:
    """The pieces that an encoder knows, by number."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(pieces)}
        self.of_word = lru_cache(REMEMBERED)(self._of_word)

    def _of_word(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a token, lower case and without accents: always one or more."""
        bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
        parts = _PARTS.findall(bare)[:MOST]
        found = [piece for part in parts for piece in self._split(part[:LONGEST_PART])]
        return tuple(found[:MOST]) or (self.numbers[UNKNOWN],)

    def _split(self, part: str) -> Iterator[int]:
        """Yield the longest pieces that fit, one behind the other, up to where none does: that is unknown."""
        begin = 0
        while begin < len(part):
            lead = CONTINUED if begin else ""
            ends = range(len(part), begin, -1)
            end = next((end for end in ends if lead + part[begin:end] in self.numbers), 0)
            yield self.numbers[lead + part[begin:end] if end else UNKNOWN]
            begin = end or len(part)
