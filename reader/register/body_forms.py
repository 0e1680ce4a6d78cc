"""How a body's or outlet's name that is wanted fits one in a record, and how much the name alone tells."""

from reader.register.name_form import NameForm
from reader.register.name_words import address, body_name, without_place
from reader.register.spelling import loose
from reader.register.word_lists import body_words

_ACRONYM = 6  # letters at most in capitals that are an acronym: "UNESCO"
_SOUNDING = 4  # letters from which a word among others is spelt by its sound
_SAINT = "saint"
_ONE_WORD = 5  # letters from which one word may be a body's whole name


def body_form(ours: str, theirs: str) -> NameForm | None:
    """Return how two names of bodies stand to each other, None where they are two bodies'."""
    sites = address(ours), address(theirs)
    if any(sites):
        return NameForm.ADDRESS if sites[0] == sites[1] else None
    one, other = body_name(ours), body_name(theirs)
    if not one or not other:
        return None
    if one == other or _turned(one, other):
        return _plain(one, ours, theirs)
    if body_name(without_place(ours)) == body_name(without_place(theirs)):
        return max(NameForm.SHORTER, _plain(body_name(without_place(ours)), ours, theirs))
    if _spelt(one) == _spelt(other):
        form = max(_plain(one, ours, theirs), _plain(other, ours, theirs))
        # Letters that stand for words are not sounds: "X" is not "CS", nor "CIA" "KIA".
        return None if form is NameForm.ACRONYM else max(NameForm.SPELT, form)
    return None


def _spelt(words: tuple[str, ...]) -> list[str]:
    """Return how the words sound; a short one, which may be an acronym, stays as it is written."""
    return [loose(word) if len(word) >= _SOUNDING else word for word in words]


def _turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not body_words().turned.isdisjoint(one) and sorted(one) == sorted(other)


def _plain(words: tuple[str, ...], ours: str, theirs: str) -> NameForm:
    """Tell a full name from an acronym, from one word and from a name that many bear."""
    known = body_words()
    if all(word in known.generic or word in known.outlets for word in words) or _has_patron(words):
        return NameForm.GENERIC
    if len(words) > 1:
        return NameForm.SAME
    letters = words[0]
    capitals = any(name.isupper() and name.isascii() for name in (ours, theirs))
    if len(letters) < _ONE_WORD or (capitals and len(letters) <= _ACRONYM):
        return NameForm.ACRONYM
    return NameForm.ONE_WORD


def _has_patron(words: tuple[str, ...]) -> bool:
    """Tell whether a house is called after one patron and nothing else: "Trinity College", "St. Olga's Hospital"."""
    known = body_words()
    telling = [
        word
        for before, word in zip(("", *words), words, strict=False)
        if word not in known.generic and word != _SAINT and before != _SAINT
    ]
    is_one = len(telling) == 1 and telling[0] in known.patrons
    return not known.houses.isdisjoint(words) and (is_one or (not telling and _SAINT in words))


def tells_much(name: str) -> bool:
    """Tell whether two words or more of a body's name are not many bodies': "Max Planck Institute"."""
    known = body_words()
    return sum(word not in known.generic and word not in known.outlets for word in body_name(name)) > 1
