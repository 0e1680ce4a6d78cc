"""The keys by which records of registers are filed and sources are looked for."""

import re

from reader.model.name_key import name_key
from reader.model.source import SourceKind
from reader.register.name_words import address, body_name, person_name, without_place
from reader.register.spelling import first_name, loose, skeleton
from reader.register.word_lists import body_words, person_words

_MOST = 4  # keys of one name
_SYLLABLE = re.compile("[^aeiouy]{0,2}[aeiouy]{1,3}(?:n|ng|m|k|l|p|t|h)?")  # "Kim", "Jong", "Un", "Hye"


def keys(name: str, kind: SourceKind) -> tuple[str, ...]:
    """Return the keys by which a record is filed and a source is looked for; two names that may be one share a key.

    At most four, most often one or two; the first is `name_key(name)`. Keys only bring candidates together:
    whether the two are one is for `match` to say. A surname alone is never a key of a longer name.
    """
    if kind is SourceKind.UNNAMED:
        return ()
    found = [name_key(name)]
    if kind is SourceKind.PERSON:
        found += _person_keys(person_name(name).words)
    elif kind is not SourceKind.DOCUMENT:
        found += _body_keys(name)
    return tuple(dict.fromkeys(key for key in found if key))


def _person_keys(words: tuple[str, ...]) -> list[str]:
    """Return what the first and last words give, and what else the name's shape suggests, the likeliest first."""
    if len(words) < 2:
        return []
    first, *middle, last = words
    pairs = [(first, last)]
    if len(words) == 3:
        # "Kim Jong Un", "Jong-un Kim": which two are the given name is not said.
        pairs += [(first, middle[0] + last)] if _are_syllables(middle[0], last) else []
        pairs += [(first + middle[0], last)] if _are_syllables(first, middle[0]) else []
    if middle and len(middle[0]) > 1 and middle[0] not in person_words().particles:
        # "Pedro Sánchez Pérez-Castejón" is Pedro Sánchez, "Kozyrev Andrei Vladimirovich" Andrei Kozyrev.
        pairs.append((first, middle[0]))
    slip = f"{first_name(first)} {skeleton(last)}"  # for a letter wrong in the surname
    return [*(_pair(*pair) for pair in pairs), slip][: _MOST - 1]


def _are_syllables(*words: str) -> bool:
    return all(map(_SYLLABLE.fullmatch, words))


def _pair(one: str, other: str) -> str:
    """Return one key for both orders of two words: Hungarian, Chinese and Vietnamese names come in either."""
    return " ".join(sorted((first_name(one), first_name(other))))


def _body_keys(name: str) -> list[str]:
    site = address(name)
    if site:
        return [name_key(site)]
    words, short = body_name(name), body_name(without_place(name))
    found = [" ".join(map(loose, words))]
    if short != words:
        found.append(" ".join(map(loose, short)))
    if len(short) > 1 and not body_words().turned.isdisjoint(short):
        found.append(" ".join(sorted(map(loose, short))))  # "Ministry of Defence", "Defence Ministry"
    return found
