"""Whether a hyphen at the end of a line belongs to the word or to the line."""

import re
from collections import Counter
from collections.abc import Iterable

ENDS = ("-", "\u2010", "\u00ad")
SOFT = "\u00ad"
LAST = re.compile(r"([^\W\d_][\w'’-]*)[-\u2010\u00ad]$")
FIRST = re.compile(r"^[\w'’-]+")
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
# Before what is a word by itself; "self" before anything.
KEPT = frozenset(("self", "non", "ex", "all", "half", "well", "vice", "semi", "pro", "anti", "quasi", "ikke"))
SHORTEST_PART = 4  # letters: two halves of as many that are both words of the document make a compound


class Hyphens:
    """Knows the words that a document writes inside its lines, where nothing breaks them."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            inside = line.split()
            broken = bool(inside) and inside[-1].endswith(ENDS)
            for word in inside[1 : -1 if broken else None]:
                self._words.update(found.casefold().replace("\u2010", "-") for found in WORD.findall(word))

    def knows(self, word: str) -> bool:
        """Tell whether the document writes the word somewhere inside a line."""
        found = WORD.match(word)
        return found is not None and self._words[found.group().casefold()] > 0

    def joint(self, before: str, after: str) -> str | None:
        """Return what stands between two lines that a hyphen ends and a word goes on; None where it ends none.

        "" takes the hyphen away, and the hyphen itself keeps it.
        """
        last, first = LAST.search(before[-80:]), FIRST.match(after[:80])
        if last is None or first is None:
            return None
        mark = before[-1]
        if mark == SOFT:
            return ""
        head, tail = last.group(1), first.group()
        if not tail[0].islower() or (head.rpartition("-")[2].isupper() and len(head) > 1):
            return mark  # "EU-\nlandene", "Nord-\nNorge"
        return mark if self._is_compound(head.casefold(), tail.casefold()) else ""

    def _is_compound(self, head: str, tail: str) -> bool:
        whole, parted = self._words[head + tail], self._words[f"{head}-{tail}"]
        if whole or parted:
            return parted > whole
        part, other = head.rpartition("-")[2], tail.partition("-")[0]
        if not self._words[other]:
            return part == "self"
        return part in KEPT or (self._words[part] > 0 and min(len(part), len(other)) >= SHORTEST_PART)
