"""What ties a body to the article: whose affiliation it is, or that it published the article."""

from reader.model.name_key import name_key
from reader.model.signal import Signal
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
    if people:
        evidence = tuple(span for person in people for span in evidence_of(person, Field.AFFILIATION))
        words = f"Affiliation of {listed(person.name for person in people)}"
        found.append(Signal("affiliation-stated", words, evidence))
    return tuple(found)


def keys_of(appearance: Appearance) -> frozenset[str]:
    """Return the names a body goes by in the article, folded."""
    return frozenset(name_key(name) for name in (appearance.name, *appearance.aliases))
