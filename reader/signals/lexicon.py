"""The words that show capacity, ground and interest, as data: one TOML file for each language."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cache, lru_cache

from reader.model.capacity import Capacity
from reader.model.frozen import frozen
from reader.model.resources import resource

_NEVER = re.compile(r"(?!)")
_SHORT = 50_000  # characters, about 8,000 words: a longer text has most phrases, and looking for each takes its time
_SAME = {"no": "nb", "nn": "nb"}


@frozen
class RoleWords:
    """What the noun at the head of a role must be; all lower case."""

    heads: frozenset[str]
    endings: tuple[str, ...] = ()  # of compounds: "minister" in "utenriksminister"
    not_heads: frozenset[str] = frozenset()  # "brand ambassador"

    def fit(self, role: Sequence[str]) -> bool:
        """Tell whether the words of a role, up to and with its head, end in one of these nouns."""
        tails = {" ".join(role[-length:]) for length in (1, 2, 3)}
        ends_so = bool(role) and role[-1].endswith(self.endings) and role[-1] not in self.endings
        return not tails & self.not_heads and (bool(tails & self.heads) or ends_so)


@frozen
class SignalLexicon:
    """Everything the signals ask of a language; one that we have no words for is silent."""

    capacities: Mapping[Capacity, RoleWords] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)  # closed lists
    phrases: Mapping[str, Sequence[str]] = field(default_factory=dict)  # "a/b" is either word, "a?" may be missing

    def is_a(self, kind: str, word: str) -> bool:
        """Tell whether the lower-case `word` belongs to the closed list `kind`."""
        return word in self.words.get(kind, ())

    def phrase(self, kind: str, text: str) -> re.Pattern[str]:
        """Return what finds the phrases of a list in `text`, whole words in any case.

        Those that a short text cannot have are left out: making a pattern of all costs more than looking for them.
        """
        phrases = self.phrases.get(kind, ())
        if len(text) <= _SHORT:
            folded = text.casefold()
            phrases = [phrase for phrase in phrases if _can_stand(phrase, folded)]
        return _pattern(tuple(phrases))


def load_lexicon(language: str | None) -> SignalLexicon:
    """Return the words of an ISO 639-1 language; none where we have no list for it."""
    code = (language or "").split("-")[0].lower()
    return _load(_SAME.get(code, code))


@cache
def _load(language: str) -> SignalLexicon:
    file = resource("signals", f"{language}.toml")
    if not language.isalpha() or not file.is_file():
        return SignalLexicon()
    data = tomllib.loads(file.read_text("utf-8"))
    return SignalLexicon(
        capacities={
            Capacity(name): RoleWords(
                frozenset(group["heads"]), tuple(group.get("endings", ())), frozenset(group.get("not_heads", ()))
            )
            for name, group in data["capacity"].items()
        },
        words={kind: frozenset(words) for kind, words in data["words"].items()},
        phrases={kind: tuple(phrases) for kind, phrases in data["phrases"].items()},
    )


def _can_stand(phrase: str, folded: str) -> bool:
    """Tell whether all words of the phrase that may not be missing stand in the text, case folded, in any order."""
    return all(
        any(one.casefold() in folded for one in word.split("/")) for word in phrase.split() if not word.endswith("?")
    )


@lru_cache(maxsize=256)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the phrases, the longest first."""
    if not phrases:
        return _NEVER
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_words, longest_first))})(?!\w)", re.IGNORECASE)


def _words(phrase: str) -> str:
    pattern = ""
    for word in phrase.split():
        either = "|".join(re.escape(one) for one in word.removesuffix("?").split("/"))
        before = r"\s+" if pattern else ""
        pattern += f"(?:{before}(?:{either}))?" if word.endswith("?") else f"{before}(?:{either})"
    return pattern
