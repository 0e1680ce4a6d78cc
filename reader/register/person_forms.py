"""How a person's name that is wanted fits one in a record: the same, shortened, spelt differently, or not at all."""

from collections.abc import Sequence

from reader.model.name_key import name_key
from reader.register.name_form import NameForm
from reader.register.name_words import PersonName, person_name
from reader.register.spelling import first_name, is_east_asian, is_slip, loose
from reader.register.word_lists import person_words


def person_form(ours: str, theirs: str) -> NameForm | None:
    """Return how two names of persons stand to each other, None where they are two persons'."""
    one, other = person_name(ours), person_name(theirs)
    if len(one.words) < 2 or len(other.words) < 2:
        return NameForm.ONE_WORD if name_key(ours) == name_key(theirs) != "" else None
    if one.generation and other.generation and one.generation != other.generation:
        return None
    form = _words_form(one, other)
    if form is NameForm.SAME and _are_only_romanised_alike(ours, theirs):
        return NameForm.SPELT
    return NameForm.SHORTER if form is NameForm.SAME and one.generation != other.generation else form


def _are_only_romanised_alike(ours: str, theirs: str) -> bool:
    """Tell whether two names are in different scripts, or in different characters that sound alike: 王伟, 王薇."""
    one, other = name_key(ours), name_key(theirs)
    return one.isascii() is not other.isascii() or (one != other and is_east_asian(ours))


def _words_form(one: PersonName, other: PersonName) -> NameForm | None:
    """Compare plainly, then spelt loosely, then by the forms of first names: each step meets more."""
    ours_plain, theirs_plain = _without_particles(one.words), _without_particles(other.words)
    for spell, same in ((str, NameForm.SAME), (loose, NameForm.SPELT), (first_name, NameForm.CALLED)):
        ours, theirs = [spell(word) for word in ours_plain], [spell(word) for word in theirs_plain]
        if _in_any_order(ours, theirs):
            return same
        shorter = _shortened(ours, theirs)
        if shorter is not None:
            return max(shorter, same)
    return NameForm.SLIP if _has_slip(ours_plain, theirs_plain) else None


def _has_slip(ours: list[str], theirs: list[str]) -> bool:
    """Tell whether the names are one, but for one letter of the surname and one middle name, or initials.

    A slip and two more names are two slips: "Maria Lindo" is hardly "Maria Manuela Sacasa Linda". Nor is a surname
    that a great many have a slip for another, where the other given names do not say so too.
    """
    last, their_last = ours[-1], theirs[-1]
    if not is_slip(last, their_last) and not is_slip(loose(last), loose(their_last)):
        return False
    short, long = sorted(([first_name(word) for word in words[:-1]] for words in (ours, theirs)), key=len)
    if short[0] != long[0] or not _is_left_of(short, long, whole=1):
        return False
    left_out = [word for word in long if len(word) > 1 and word not in short]
    return not left_out or (len(left_out) == 1 and person_words().common_last.isdisjoint((last, their_last)))


def _in_any_order(ours: list[str], theirs: list[str]) -> bool:
    """Tell whether two names are one, also with the surname first: "Kim Jong-un", "Jongun Kim"."""
    letters = "".join(theirs)
    turned = (ours, ours[1:] + ours[:1], ours[-1:] + ours[:-1])
    return any("".join(words) == letters for words in turned) or sorted(ours) == sorted(theirs)


def _shortened(ours: list[str], theirs: list[str]) -> NameForm | None:
    """Tell how one name is the other with words left out, the surname first or last."""
    short, long = sorted((ours, theirs), key=len)
    for words in (short, short[1:] + short[:1], short[-1:] + short[:-1]):
        if _is_left_of(words, long):
            ends = words[0] == long[0] and words[-1] == long[-1]
            return NameForm.SHORTER if ends else NameForm.PART
    return None


def _without_particles(words: Sequence[str]) -> list[str]:
    particles = person_words().particles
    return [word for at, word in enumerate(words) if not 0 < at < len(words) - 1 or word not in particles]


def _is_left_of(short: list[str], long: list[str], whole: int = 2) -> bool:
    """Tell whether `short` is `long` with words left out or made initials, so many whole words in common."""
    rest, common = iter(long), 0
    for word in short:
        met = next((other for other in rest if other == word or _is_initial(word, other)), None)
        if met is None:
            return False
        common += len(word) > 1 and met == word
    return common >= whole


def _is_initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def agrees_with_fuller(ours: str, wanted: Sequence[str], theirs: str, names: Sequence[str]) -> bool:
    """Tell whether no fuller form of either name parts the two: "Ada B. Lind" is not "Ada C. Lind, Ada Lind"."""
    fuller_ours = [ours, *(name for name in wanted if _is_fuller(name, ours))]
    fuller_theirs = [theirs, *(name for name in names if _is_fuller(name, theirs))]
    return all(_can_be(one, other) for one in fuller_ours for other in fuller_theirs)


def _is_fuller(name: str, other: str) -> bool:
    one, short = person_name(name), person_name(other)
    longer = len(one.words) > len(short.words) or (one.generation != "" and not short.generation)
    return longer and person_form(name, other) is not None


def _can_be(ours: str, theirs: str) -> bool:
    """Tell whether two full names may be one person's; an initial that one alone has parts nobody."""
    form = person_form(ours, theirs)
    one, other = person_name(ours), person_name(theirs)
    if form is not None or (one.generation and other.generation and one.generation != other.generation):
        return form is not None
    short, long = sorted(([first_name(word) for word in name.words] for name in (one, other)), key=len)
    if _has_initial(short) is not _has_initial(long):
        short, long = sorted(([word for word in words if len(word) > 1] for words in (short, long)), key=len)
    return _is_left_of(short, long, whole=1)


def _has_initial(words: list[str]) -> bool:
    return any(len(word) == 1 for word in words)
