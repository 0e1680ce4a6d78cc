"""The folded form of a name: what look-up compares, so that spelling does not part what belongs together."""

import re
import unicodedata
from functools import lru_cache

# Letters that carry a stroke or are two letters in one: Unicode does not take them apart.
LETTERS = {"ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i"}
_LETTERS = str.maketrans(LETTERS)
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")


@lru_cache(maxsize=4096)  # the same few names are asked for again and again, by every signal of every card
def name_key(name: str) -> str:
    """Return `name` in lower case, without accents and punctuation, words parted by one space.

    "Jakub M, Godzimirski" and "Jakub M. Godzimirski" have one key, "Nupi" and "NUPI" too. A name
    without a letter or digit has the key "".
    """
    letters = _POSSESSIVE.sub("", name.lower()) if name.isascii() else _plain(name)
    return _BETWEEN_WORDS.sub(" ", letters.replace("’", "").replace("'", "")).strip()


def _plain(name: str) -> str:
    """Return the letters of a name that has others than ASCII's: those alone are a quarter of the work."""
    parts = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", unicodedata.normalize("NFKD", name).casefold()))
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).translate(_LETTERS)


def name_keys(name: str, *, person: bool) -> tuple[str, ...]:
    """Return the keys a name is looked up by: its own and, of a person, first and last word alone.

    "Iver B. Neumann" is met by "Iver Neumann" too; whether the two are one is decided elsewhere.
    """
    key = name_key(name)
    words = key.split()
    if person and len(words) > 2:
        return key, f"{words[0]} {words[-1]}"
    return (key,) if key else ()
