"""What a role is: an office, a trade, a place in life; whether two roles can be one person's."""

from dataclasses import dataclass
from functools import lru_cache

from reader.model.name_key import name_key
from reader.register.word_lists import role_words


@dataclass(frozen=True, slots=True)
class Roles:
    """The kinds of role that words tell of: "foreign minister and MP" is two."""

    lines: frozenset[str]  # "minister": who shares one does the same thing
    families: frozenset[str]  # "executive"
    is_former: bool = False


@lru_cache(maxsize=1 << 14)
def roles_in(text: str, organisation: str = "") -> Roles:
    """Return the roles that the words for a post name; a member of an assembly is a legislator."""
    known = role_words()
    key = f" {name_key(text)} "
    lines = {line for term, line in known.lines.items() if f" {term} " in key}
    if not lines and key.strip() in ("", "member") and is_assembly(organisation):
        lines = {"member"}
    families = frozenset(known.families[line] for line in lines)
    return Roles(frozenset(lines), families, not known.former.isdisjoint(key.split()))


def is_assembly(organisation: str) -> bool:
    """Tell whether the name is that of a parliament, council or one of its houses."""
    key = f" {name_key(organisation)}"
    return any(word in key for word in role_words().assemblies)


def is_whole(organisation: str) -> bool:
    """Tell whether the name is a country's assembly as a whole: "Congress", "Parliament"."""
    return name_key(organisation).removeprefix("the ") in role_words().wholes


def agree(one: Roles, other: Roles) -> bool:
    """Tell whether the two name one kind of role."""
    return not one.lines.isdisjoint(other.lines)


def conflict(one: Roles, other: Roles) -> bool:
    """Tell whether the two are hardly one person's: "football coach", "member of parliament"."""
    if not one.families or not other.families or not one.families.isdisjoint(other.families):
        return False
    public = role_words().public
    return public.isdisjoint(one.families) or public.isdisjoint(other.families)
