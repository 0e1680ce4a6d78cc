"""Which other names are plainly forms of a name, by their words alone: "Norbank" of Norbank Group Corp.

What one article calls a source in passing need not mean it in the next: "Columbia", "the Chronicle", or a town that
stood before an agency's name. Such a name tells who somebody is only where it is a form of one that is surely theirs.
"""

from collections.abc import Iterable
from difflib import SequenceMatcher

# What a body's name may go on with or leave out. Not "university", "bank" or "party": with those it is another name.
_TAILS = frozenset(
    {"inc", "corp", "co", "ltd", "llc", "plc", "gmbh", "as", "asa", "ab", "sa", "nv", "oy", "group", "holdings"}
    | {"corporation", "company", "limited", "incorporated", "news", "online", "com", "org", "net", "info"}
    | {"no", "se", "dk", "uk", "eu"}
)
_JOINING = frozenset(
    ["the", "of", "to", "in", "at", "for", "and", "on", "i", "pa", "og", "til", "ved", "av", "de", "du"]
)
_LONGEST_ACRONYM = 8  # letters


def forms_among(heard: Iterable[str], own: Iterable[str], *, person: bool) -> frozenset[str]:
    """Return of the keys `heard` those that are forms of one of the keys `own` (see `name_key`).

    Each is compared with `own` alone: by way of "A. Lind", Anders Lind would become a form of Ada Lind.
    """
    sure = frozenset(own)
    same = _is_same_person if person else _is_same_body
    return frozenset(key for key in frozenset(heard) if key in sure or any(same(key, other) for other in sure))


def _is_same_person(one: str, other: str) -> bool:
    """Tell whether two full names have one surname, and given names of which one begins the other."""
    ours, theirs = one.split(), other.split()
    if min(len(ours), len(theirs)) < 2 or ours[-1] != theirs[-1]:
        return False
    return ours[0].startswith(theirs[0]) or theirs[0].startswith(ours[0])


def _is_same_body(one: str, other: str) -> bool:
    shorter, longer = sorted((one.removeprefix("the ").split(), other.removeprefix("the ").split()), key=len)
    if not shorter:
        return False
    rest = longer[len(shorter) :] if longer[: len(shorter)] == shorter else None
    return (rest is not None and _TAILS.issuperset(rest)) or (len(shorter) == 1 and _is_acronym(shorter[0], longer))


def _is_acronym(short: str, words: list[str]) -> bool:
    """Tell whether a word may be made of the initials of words, as they stand or in another language ("nupi")."""
    initials = ["".join(word[0] for word in words if word not in left_out) for left_out in (_JOINING, frozenset[str]())]
    if short in initials and len(short) > 1:
        return True
    shared = sum(block.size for block in SequenceMatcher(None, short, initials[0]).get_matching_blocks())
    of_length = len(words) > 2 and 2 < len(short) <= _LONGEST_ACRONYM
    return of_length and short[0] == initials[0][:1] and 2 * shared >= len(short)
