"""The shadow of a text, for searching only: what publishers exchange without changing a word counts as the same."""

import unicodedata
from bisect import bisect_left

from reader.model.span import Span

_QUOTES = dict.fromkeys("'\"`´‘’‚‛“”„‟‹›«»′″", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_SIGNS = frozenset('".-\n')  # of several in a row one counts: "..." is "…", '' is a quote mark, an empty line is a line


class Shadow:
    """A text folded, with the way back to the characters it is made of.

    No spaces, soft hyphens or combining marks; one sign for all quote marks, one for all dashes; lines stay apart.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        folded, self.offsets = _fold(source)  # offsets: of each character of the shadow, in the source; rising
        self.text = "".join(folded)

    def span(self, start: int, end: int) -> Span:
        """Return where in the source the characters `start` to `end` of the shadow stand, `start` before `end`."""
        last = self.offsets[end - 1] + 1
        while last < len(self.source) and unicodedata.combining(self.source[last]):
            last += 1  # marks of the last letter
        return Span(self.offsets[start], last)

    def at(self, offset: int) -> int:
        """Return which character of the shadow stands at an offset of the source, or next after it."""
        return bisect_left(self.offsets, offset)


class _Folds(dict[str, str]):
    """What each character is folded to, worked out when it is first met; "" where it does not count."""

    def __missing__(self, sign: str) -> str:
        self[sign] = folded = _QUOTES.get(sign) or _DASHES.get(sign) or _folded(sign)
        return folded


_FOLDS = _Folds()


def _fold(source: str) -> tuple[list[str], list[int]]:
    folded: list[str] = []
    offsets: list[int] = []
    last = ""
    for offset, sign in enumerate(map(_FOLDS.__getitem__, source)):
        if sign and not (sign == last and sign in _SIGNS):
            folded.append(sign)
            offsets.append(offset)
            last = sign
    return folded, offsets


def _folded(sign: str) -> str:
    if sign in "\n\u2028\u2029":
        return "\n"
    if sign.isspace() or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return ""
    if sign == "…":
        return "."
    parts = unicodedata.normalize("NFD", sign)  # é, in one character or in two, is e
    return parts[0] if all(map(unicodedata.combining, parts[1:])) else sign  # not of Hangul, whose parts are sounds
