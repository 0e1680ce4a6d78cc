"""What ties a body to the article: whose affiliation it is, or that it published the article."""

from reader.model.name_key import name_key
from reader.model.reading import Reading
from reader.model.signal import Signal
from reader.model.source import Appearance, Field, SourceKind
from reader.signals.naming import evidence_of
from reader.signals.words import listed

_SPEAKERS = (SourceKind.PERSON, SourceKind.UNNAMED)


def signals(appearance: Appearance, reading: Reading) -> tuple[Signal, ...]:
    """Return who speaks for a body, and whether it is the article's own outlet."""
    if appearance.kind in _SPEAKERS:
        return ()
    names = keys_of(appearance)
    publisher = reading.article.publisher
    found = []
    if publisher and name_key(publisher) in names:
        found.append(Signal("affiliation-stated", "Published this article"))
    people = [other for other in reading.appearances if other != appearance and belongs_to(other, names)]
    if people:
        evidence = tuple(span for person in people for span in evidence_of(person, Field.AFFILIATION))
        words = f"Affiliation of {listed(person.name for person in people)}"
        found.append(Signal("affiliation-stated", words, evidence))
    return tuple(found)


def keys_of(appearance: Appearance) -> frozenset[str]:
    """Return the names a body goes by in the article, folded."""
    return frozenset(name_key(name) for name in (appearance.name, *appearance.aliases))


def belongs_to(speaker: Appearance, body: frozenset[str]) -> bool:
    """Tell whether the article gives the body of these names as the speaker's affiliation."""
    return speaker.kind in _SPEAKERS and speaker.affiliation is not None and name_key(speaker.affiliation) in body
