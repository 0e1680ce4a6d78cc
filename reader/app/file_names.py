"""Names for files that Kilde writes, made of words that a stranger chose: what every system takes."""

import re
import unicodedata

_FORBIDDEN = frozenset('\\/:*?"<>|')
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})  # control and bidi characters among them
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE
)  # on Windows, with any suffix


def fit_name(words: str, most: int, gap: str) -> str:
    """Return the words as a name of at most `most` UTF-8 bytes, runs of unfit characters as one `gap`.

    A suffix can be added to it as it is. "" where nothing is left; see `is_reserved` also.
    """
    marked = "".join("\0" if _is_unfit(c) else c for c in unicodedata.normalize("NFC", words))
    name = " ".join(re.sub("\0+", gap, marked).split()).lstrip(".- ")
    return name.encode()[:most].decode(errors="ignore").rstrip(". ")


def is_reserved(name: str) -> bool:
    """Tell whether Windows takes the name for a device."""
    return _RESERVED.match(name) is not None


def _is_unfit(character: str) -> bool:
    return character in _FORBIDDEN or unicodedata.category(character) in _INVISIBLE
