"""Where words may be parted at the end of a line, by Liang's patterns (F. M. Liang, 1983)."""

import re
from functools import lru_cache
from pathlib import Path

LEFT, RIGHT = 2, 3  # letters that stay together at a word's beginning and end
PATTERNS = {"en": "en", "nb": "nb", "nn": "nb", "no": "nb"}  # of a language; the Norwegian ones are made for both

_NO_DIGITS = str.maketrans("", "", "0123456789")
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(rf"[^\W\d_]{{{LEFT + RIGHT},}}")
_ADDRESS = re.compile(r"[/@\u00ad]|\.\w")  # parted, an address would read as another; a soft hyphen parts words itself


class Hyphens:
    """The patterns of `resources/hyphenation/`, read when a language first needs them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read = lru_cache(lambda stem: Hyphenator((folder / f"{stem}.txt").read_text("utf-8")))

    def of(self, language: str | None) -> "Hyphenator | None":
        """Return what parts words of `language`, "en" or "nb-NO"; None where there are no patterns."""
        stem = PATTERNS.get((language or "").split("-")[0].lower())
        return None if stem is None else self._read(stem)


class Hyphenator:
    """Parts the words of one language."""

    def __init__(self, patterns: str) -> None:
        lines = [line for line in patterns.splitlines() if not line.startswith("%")]
        letters = "\n".join(lines).translate(_NO_DIGITS).split("\n")
        self._patterns = dict(zip(letters, lines, strict=True))  # weighed when they are met: 27,000 take their time
        self._longest = max(map(len, self._patterns), default=0)
        self._exceptions: dict[str, tuple[int, ...]] = {}
        for word, line in self._patterns.items():
            if word == line:  # a word with its hyphens, or with none
                self._except(line.lower())
        self._weights = lru_cache(maxsize=None)(_weights)
        self._parted = lru_cache(maxsize=20_000)(self._part)

    def breaks(self, text: str, start: int, end: int) -> list[int]:
        """Return before which characters of `text`, from `start` to `end`, a line may break with a hyphen."""
        found = []
        for token in _TOKEN.finditer(text, start, end):
            if not _ADDRESS.search(token.group()):
                for word in filter(_is_word, _WORD.finditer(token.group())):
                    at = token.start() + word.start()
                    found += [at + place for place in self._parted(word.group().lower())]
        return found

    def _part(self, word: str) -> tuple[int, ...]:
        if word in self._exceptions:
            return self._exceptions[word]
        dotted = f".{word}."
        weights = bytearray(len(dotted) + 1)
        for first in range(len(dotted)):
            for last in range(first + 1, min(len(dotted), first + self._longest) + 1):
                pattern = self._patterns.get(dotted[first:last])
                for place, weight in enumerate(self._weights(pattern) if pattern else b"", first):
                    weights[place] = max(weights[place], weight)
        return tuple(place for place in range(LEFT, len(word) - RIGHT + 1) if weights[place + 1] % 2)

    def _except(self, line: str) -> None:
        parts = line.split("-")
        word = "".join(parts)
        places = (sum(map(len, parts[:n])) for n in range(1, len(parts)))
        self._exceptions[word] = tuple(place for place in places if LEFT <= place <= len(word) - RIGHT)


def _is_word(found: re.Match[str]) -> bool:
    return found.group().isalpha()  # "¼" is neither a digit for the pattern nor a letter


def _weights(pattern: str) -> bytes:
    """Return the weight before each letter of a pattern, and after the last: "a1bc3" is 0 1 0 3."""
    weights = bytearray([0])
    for sign in pattern:
        if sign.isdigit():
            weights[-1] = int(sign)
        else:
            weights.append(0)
    return bytes(weights)
