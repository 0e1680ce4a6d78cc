"""Whether what an article calls a person can be one whom the library knows by the same name."""

from reader.model.known_source import KnownSource
from reader.model.source import Appearance, SourceKind
from reader.register.roles import are_two_lives, roles_in
from reader.register.word_lists import country_words


def is_another(card: Appearance, affiliations: frozenset[str], known: KnownSource) -> bool:
    """Tell whether the two have roles of different walks of life, and no body in common.

    A country in common ties nobody: it has a minister and a striker of one name. Nor does a body one of whose
    names is but a part of the other's: "Oslo" is in "University of Oslo" too.
    """
    bodies = affiliations & known.affiliations
    if card.kind is not SourceKind.PERSON or card.role is None or bodies - country_words().codes.keys():
        return False
    theirs = [roles_in(role, organisation) for role, organisation in known.posts if role]
    return are_two_lives([roles_in(card.role, card.affiliation or "")], theirs)
