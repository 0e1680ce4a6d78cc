"""What ties a body to the article: whose affiliation it is, or that it published the article."""

from collections.abc import Sequence

from reader.model.name_key import name_key
from reader.model.signal import Origin, Signal
from reader.model.source import Appearance, Field
from reader.signals.naming import evidence_of
from reader.signals.surroundings import SPEAKERS, Surroundings
from reader.signals.words import listed


def signals(appearance: Appearance, around: Surroundings) -> tuple[Signal, ...]:
    """Return who speaks for a body, and whether it is the article's own outlet."""
    if appearance.kind in SPEAKERS:
        return ()
    names = keys_of(appearance)
    publisher = around.reading.article.publisher
    found = []
    if publisher and name_key(publisher) in names:
        found.append(Signal("affiliation-stated", "Published this article"))
    people = around.speakers_of(names)
    stated = [person for person in people if evidence_of(person, Field.AFFILIATION)]
    by_reader = [person for person in people if person not in stated]  # no words of the article say so
    for whom, origin in ((stated, Origin.ARTICLE), (by_reader, Origin.READER)):
        past = [person for person in whom if _is_past(person, around)]
        found += _tie("Affiliation", [person for person in whom if person not in past], origin)
        found += _tie("Former affiliation", past, origin)
    return tuple(found)


def _is_past(person: Appearance, around: Surroundings) -> bool:
    """Tell whether somebody's role is a former one: "former head", "ex-director"."""
    first = (person.role or "").lower().replace("-", " ").split(" ")[0]
    return around.lexicon.is_a("past", first)


def _tie(words: str, people: Sequence[Appearance], origin: Origin) -> list[Signal]:
    evidence = tuple(span for person in people for span in evidence_of(person, Field.AFFILIATION))
    told = f"{words} of {listed(person.name for person in people)}"
    return [Signal("affiliation-stated", told, evidence, origin)] if people else []


def keys_of(appearance: Appearance) -> frozenset[str]:
    """Return the names a body goes by in the article, folded."""
    return frozenset(name_key(name) for name in (appearance.name, *appearance.aliases))
