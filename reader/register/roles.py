"""What a role is: an office, a trade, a place in life; whether two roles can be one person's."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from reader.model.frozen import frozen
from reader.model.name_key import name_key
from reader.register.word_lists import role_words

_MEMBER = "member"


@frozen
class Roles:
    """The kinds of role that words tell of: "foreign minister and MP" is two."""

    lines: frozenset[str]  # "minister": who shares one does the same thing
    families: frozenset[str]  # "executive"
    words: frozenset[str] = frozenset()  # what it is called, for one of no kind that we know: "director"
    is_former: bool = False
    beside: frozenset[str] = frozenset()  # families that whoever is this may be of too


@lru_cache(maxsize=1 << 14)
def roles_in(text: str, organisation: str = "") -> Roles:
    """Return the roles that the words for a post name; a member of an assembly is a legislator."""
    known, key = role_words(), name_key(text)
    terms = _terms().findall(key)
    lines = {known.lines[term] for term in terms}
    plain = " ".join(word for word in key.split() if word not in known.former)
    if not lines and (not plain or plain.startswith("member")) and is_assembly(f"{text} {organisation}"):
        lines = {_MEMBER}
    families = frozenset(known.families[line] for line in lines)
    words = frozenset(key.split()) - {"member"}
    beside = frozenset[str]().union(*(known.beside.get(term, ()) for term in terms))
    return Roles(frozenset(lines), families, words - known.former, not known.former.isdisjoint(words), beside)


@cache
def _terms() -> re.Pattern[str]:
    """Return what finds the terms in a key, the longest first: a vice president is no president."""
    longest_first = sorted(role_words().lines, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def is_assembly(organisation: str) -> bool:
    """Tell whether the name is that of a parliament, council or one of its houses."""
    key = f" {name_key(organisation)}"
    return any(word in key for word in role_words().assemblies)


def is_whole(organisation: str) -> bool:
    """Tell whether the name is a country's assembly as a whole: "Congress", "Parliament"."""
    return name_key(organisation).removeprefix("the ") in role_words().wholes


def agree(ours: Roles, theirs: Roles) -> bool:
    """Tell whether a record's post is what a source is said to be."""
    if theirs.lines:
        return not ours.lines.isdisjoint(theirs.lines)
    return theirs.words != frozenset() and theirs.words <= ours.words


def conflict(one: Roles, other: Roles) -> bool:
    """Tell whether the two are hardly one person's: "football coach", "member of parliament"."""
    if not one.families or not other.families or not one.families.isdisjoint(other.families):
        return False
    public = role_words().public
    return public.isdisjoint(one.families) or public.isdisjoint(other.families)


def are_two_lives(one: Sequence[Roles], other: Sequence[Roles]) -> bool:
    """Tell whether the posts of one are of other walks of life than those of another: a striker's, a minister's.

    Who is known in two walks of life is known in both.
    """
    ours, theirs = _families(one), _families(other)
    if ours & theirs or not ours or not theirs or any(ours & roles.beside for roles in other):
        return False
    public = role_words().public
    is_public = not public.isdisjoint(ours) and not public.isdisjoint(theirs)
    return not is_public and not any(theirs & roles.beside for roles in one)


def _families(posts: Sequence[Roles]) -> frozenset[str]:
    return frozenset[str]().union(*(roles.families for roles in posts))


def are_public(roles: Roles) -> bool:
    """Tell whether the roles are offices, which are held for a place: "senator from Ohio", "mayor of Sandvik"."""
    return not role_words().public.isdisjoint(roles.families)


def is_wide(roles: Roles) -> bool:
    """Tell whether thousands are that: every assembly has its members, of whatever title."""
    return _MEMBER in roles.lines
