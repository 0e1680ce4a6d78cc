"""Is this appearance a source that the library knows? Right, or a source of its own."""

from collections.abc import Iterable

from reader.model.known_source import KnownSource
from reader.model.name_forms import forms_among
from reader.model.name_key import name_key
from reader.model.source import Appearance, SourceId, SourceKind

_ACRONYM = 4  # letters from which an acronym in passing ("Nupi") tells a body; "AP" and "FN" are too many things
_WHOLE_WORD = 5  # letters from which one word may begin another: "Russia", "Russian"
_LITTLE_WORDS = frozenset(
    ["the", "of", "to", "in", "at", "for", "and", "on", "a", "an", "i", "pa", "og", "til", "ved", "av"]
)
_TITLED = 3  # words from which a document's name is a title: "The report" is another one in each article


def recognise(
    appearance: Appearance, affiliations: frozenset[str], candidates: Iterable[KnownSource]
) -> SourceId | None:
    """Return the one candidate that the appearance is, None where there is none or more than one.

    `affiliations` are the keys of all names of the body it belongs to, empty where the article does not
    say. A person is known by the full name: a surname alone is nobody, a full name with another
    affiliation somebody else, until the reader says otherwise.
    """
    alike = [known for known in candidates if _are_of_one_kind(appearance.kind, known.kinds)]
    if appearance.kind is SourceKind.PERSON:
        return _only(_persons(appearance, affiliations, alike))
    if not is_proper(appearance):
        return None
    return _only(_same_name(appearance, alike)) or _only(_same_alias(appearance, alike))


def is_proper(appearance: Appearance) -> bool:
    """Tell whether the name can mean the same source in another article: not "police", "a source", "the report"."""
    words = name_key(appearance.name).split()
    if appearance.kind is SourceKind.UNNAMED or not words:
        return False
    if appearance.kind is SourceKind.PERSON:
        return len(words) > 1
    if appearance.kind is SourceKind.DOCUMENT:
        return len(words) >= _TITLED
    return appearance.name != appearance.name.lower() or appearance.name == appearance.name.upper()


def agree(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether two sets of names may mean one body: a name in both, or one whose words are all in another."""
    return not ours.isdisjoint(theirs) or any(
        _is_part(one, other) or _is_part(other, one) for one in ours for other in theirs
    )


def _persons(appearance: Appearance, affiliations: frozenset[str], candidates: Iterable[KnownSource]) -> list[SourceId]:
    names = [key for key in _names(appearance) if " " in key]
    named = [known for known in candidates if any(_fits(name, known.names) for name in names)]
    tied = [known.id for known in named if affiliations and agree(affiliations, known.affiliations)]
    if tied:
        return tied
    return [
        known.id for known in named if not (affiliations and known.affiliations) and not known.names.isdisjoint(names)
    ]


def _names(appearance: Appearance) -> frozenset[str]:
    """Return the keys of the name and of those aliases that are forms of it: "study" is none of a journal's."""
    key, person = name_key(appearance.name), appearance.kind is SourceKind.PERSON
    return forms_among(map(name_key, appearance.aliases), (key,), person=person) | {key}


def _fits(name: str, known: frozenset[str]) -> bool:
    """Tell whether a full name is one of those known, middle names given, shortened or left out."""
    return name in known or any(_same_but_middle(name.split(), other.split()) for other in known)


def _same_but_middle(ours: list[str], theirs: list[str]) -> bool:
    if len(ours) < 2 or len(theirs) < 2 or (ours[0], ours[-1]) != (theirs[0], theirs[-1]):
        return False
    shorter, longer = sorted((ours[1:-1], theirs[1:-1]), key=len)
    rest = iter(longer)
    return all(any(_same_or_initial(word, other) for other in rest) for word in shorter)


def _same_or_initial(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _same_name(appearance: Appearance, candidates: Iterable[KnownSource]) -> list[SourceId]:
    key = name_key(appearance.name)
    return [known.id for known in candidates if key in known.names]


def _same_alias(appearance: Appearance, candidates: Iterable[KnownSource]) -> list[SourceId]:
    keys = {key for key in _names(appearance) if len(key) >= _ACRONYM}
    return [known.id for known in candidates if not known.names.isdisjoint(keys)]


def _are_of_one_kind(ours: SourceKind, theirs: frozenset[SourceKind]) -> bool:
    # An outlet is a body too, and a platform is now and then called a company; a person never is.
    bodies = {SourceKind.ORGANISATION, SourceKind.PUBLISHER, SourceKind.PLATFORM}
    return ours in theirs or (ours in bodies and not bodies.isdisjoint(theirs))


def _is_part(short: str, long: str) -> bool:
    words, wanted = long.split(), [word for word in short.split() if word not in _LITTLE_WORDS]
    return bool(wanted) and all(any(_same_or_begins(word, other) for other in words) for word in wanted)


def _same_or_begins(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return longer == shorter or (len(shorter) >= _WHOLE_WORD and longer.startswith(shorter))


def _only(sources: list[SourceId]) -> SourceId | None:
    return sources[0] if len(sources) == 1 else None
