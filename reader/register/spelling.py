"""One way to write a word of a name for the many ways it is spelt: other scripts, other transliterations."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from reader.model.name_key import name_key
from reader.register.word_lists import person_words

# Sounds that languages write in their own ways, the longest first: Chernenko, Tschernenko, Tsjernenko, Czernenko;
# Qaddafi, Kadhafi, Khadafy; Müller, Mueller; Yuri, Juri, Iouri. Consonants fold, vowels hardly: Phonetics such as
# Soundex was rejected, it lets strangers meet (Soundex has one code for Robert and Rupert).
_SOUNDS = {
    "schtsch": "s", "sjtsj": "s", "shch": "s", "tsch": "k", "tsj": "k", "tch": "k", "dzh": "d", "sch": "s",
    "sh": "s", "sj": "s", "sz": "s", "zs": "s", "zh": "s", "ts": "s", "tz": "s", "z": "s",
    "cz": "k", "ch": "k", "kh": "k", "ck": "k", "q": "k", "c": "k", "x": "ks",
    "ph": "f", "th": "t", "dh": "d", "dj": "d", "gh": "g", "w": "v",
    "ou": "u", "oo": "u", "ae": "a", "oe": "o", "ue": "u", "j": "i", "y": "i",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_SWEDISH_CH = re.compile(r"tj(?=[eou])")  # Gorbatjov
_HARD_G = re.compile(r"gu(?=[ei])")  # Serguei
_HARD_H = re.compile(r"(?<=^mi)h|^h(?=r)")  # Mihail, Hristo
_FIRST_G = re.compile(r"^g(?=a)")  # Gaddafi, Qaddafi
_GLIDE = re.compile(r"(?<=.)i+(?=[aeou])|^i(?=e)")  # Kozyrjev, Tatiana; Yeltsin, Eltsin
_TWICE = re.compile(r"(.)\1+")
_SLAVIC_END = re.compile(r"(?<=..)[eo][vf](?=a?$)")  # Gorbachev, Gorbatschow, Smirnoff
_SILENT_END = re.compile(r"(?<=[aeiou])h$")  # Sarah, Abdallah
_VOWELS = re.compile("[aeiou]+")
_LONG = 5  # letters from which one that differs leaves a word known again: "Lind" and "Lund" are two names
_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SYLLABLE = re.compile("[A-Z][a-z]*")


def romanise(name: str) -> str:
    """Return `name` folded (see `name_key`) and in Latin letters: "Андрей Козырев" is "andrey kozyrev".

    Han and Hangul come without spaces: the first syllable is taken as the surname, the others as the
    given name. Arabic and Hebrew come without their vowels, so they meet no Latin form.
    """
    key = name_key(name)
    if key.isascii():
        return key
    composed = unicodedata.normalize("NFC", key)  # a key has Hangul taken apart
    if _EAST_ASIAN.search(composed):
        return " ".join(_syllables(word) for word in composed.split())
    return name_key(anyascii(key))


def is_east_asian(name: str) -> bool:
    """Tell whether the name is in Han or Hangul, where unlike names are romanised alike."""
    return not name.isascii() and _EAST_ASIAN.search(name) is not None


def _syllables(word: str) -> str:
    latin = anyascii(word)
    first, *rest = _SYLLABLE.findall(latin) or [""]
    if "".join((first, *rest)) != latin:
        return name_key(latin)  # Kana, figures or Latin letters among them: no letter of the name may be lost
    return f"{first} {''.join(rest)}".lower().strip()


@lru_cache(maxsize=1 << 17)  # names are made of few words: nine of ten of a register's are met again
def loose(word: str) -> str:
    """Return the loose spelling of one romanised word: "kozyrev", "kosyrew" and "kozyrjev" are "kosirov"."""
    if not word.isalpha():
        return word
    word = _HARD_H.sub("k", _FIRST_G.sub("k", _HARD_G.sub("g", _SWEDISH_CH.sub("k", word))))
    word = _SOUND.sub(lambda sound: _SOUNDS[sound[0]], word)
    word = _TWICE.sub(r"\1", _GLIDE.sub("", word))
    word = _SILENT_END.sub("", _SLAVIC_END.sub("ov", word))
    return f"{word[:-2]}der" if word.endswith("dr") else word


@lru_cache(maxsize=1 << 17)
def skeleton(word: str) -> str:
    """Return the first letter of a loose spelling and its consonants: often the same with a letter wrong."""
    spelt = loose(word)
    return spelt[:1] + _VOWELS.sub("", spelt[1:])


def is_slip(one: str, other: str) -> bool:
    """Tell whether one letter of a long word is too much, missing, another, or has changed places with the next."""
    if max(len(one), len(other)) < _LONG or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    changed_places = one[:2] == other[1::-1] and one[2:] == other[2:]
    return changed_places or one[1:] == other[1:] or one[1:] == other or one == other[1:]


@lru_cache(maxsize=1 << 17)
def first_name(word: str) -> str:
    """Return the loose spelling of the first name that `word` is a form of: of "william" for "bill"."""
    return _first_names().get(loose(word), loose(word))


@lru_cache(maxsize=1)
def _first_names() -> dict[str, str]:
    known: dict[str, str] = {}
    for line in person_words().forms:
        forms = [loose(form) for form in line]
        head = next((known[form] for form in forms if form in known), forms[0])
        known |= dict.fromkeys(forms, head)
    return known
