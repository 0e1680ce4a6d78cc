"""The words of a name that tell who it is: without titles, generations, articles and legal forms."""

import re
from functools import lru_cache

from reader.model.frozen import frozen
from reader.register.spelling import romanise
from reader.register.word_lists import body_words, person_words

_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_QUOTED = re.compile(r"[\"“”«„][^\"“”»]*[\"“”»]|(?<=\s)['‘’][^'’]+['’](?=\s)")  # William "Bill" Hart
_MARKED = re.compile(r"[(\[\"“”«„'‘’,]")
_LONG_ENOUGH = 3  # words from which a body's name stands without the place behind its comma
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,24})(?:/(?:[a-z]{2}/?)?)?", re.IGNORECASE)


@frozen
class PersonName:
    """A person's name in the order written, romanised and folded."""

    words: tuple[str, ...]
    generation: str = ""  # "jr", "sr", "iii": father and son share the words
    title: str = ""  # "sen": tells a role where the article gives no other


@lru_cache(maxsize=4096)
def person_name(name: str) -> PersonName:
    """Return the words of a person's name: "Prof. Neumann, Iver B." is iver, b, neumann."""
    known = person_words()
    words = romanise(_in_order(name)).split()
    generation, first = "", 0
    while len(words) > 2 and (words[-1] in known.honours or words[-1] in known.generations):
        generation = known.generations.get(words.pop(), generation)
    while first < len(words) - 2 and words[first] in known.titles:
        first += 1
    return PersonName(tuple(words[first:]), generation, " ".join(words[:first]))


def _in_order(name: str) -> str:
    """Return the name without what stands in brackets or quote marks, a surname before a comma put last."""
    if not _MARKED.search(name):
        return name
    name = _QUOTED.sub(" ", _BRACKETS.sub(" ", name))
    surname, comma, rest = name.partition(",")
    if not comma or not rest.strip() or "," in rest:
        return name
    known = person_words()
    behind = romanise(rest).split()
    return name if all(word in known.honours or word in known.generations for word in behind) else f"{rest} {surname}"


@lru_cache(maxsize=4096)
def body_name(name: str) -> tuple[str, ...]:
    """Return the words of a body's name: "The Centre for Ice Ltd." is center, ice."""
    known = body_words()
    key = romanise(name)
    for phrase in known.legal_phrases:
        key = key.removesuffix(f" {phrase}")
    for short, long in known.phrases.items():
        key = _spelt_out(key, short, long)
    words = key.split()
    while len(words) > 1 and words[-1] in known.legal_forms:
        words.pop()
    first = 0
    while first < len(words) - 1 and words[first] in known.articles | known.legal_forms:
        first += 1
    return tuple(known.spellings.get(word, word) for word in words[first:] if word not in known.small)


def _spelt_out(key: str, short: str, long: str) -> str:
    if key.startswith(f"{short} "):
        return long + key[len(short) :]
    return key[: -len(short)] + long if key.endswith(f" {short}") else key


def without_place(name: str) -> str:
    """Return a body's name without what stands in brackets, or behind the comma of a long one."""
    bare = _BRACKETS.sub(" ", name) if "(" in name or "[" in name else name
    head, comma, _ = bare.partition(",")
    return head if comma and len(head.split()) >= _LONG_ENOUGH else bare


def address(name: str) -> str | None:
    """Return the domain that an outlet's name is, "https://www.example.org/" or "example.org", None for a name."""
    found = _ADDRESS.fullmatch(name.strip()) if "." in name and " " not in name.strip() else None
    return found[1].lower() if found else None
