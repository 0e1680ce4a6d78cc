"""What ties a body to the article: whose affiliation it is, or that it published the article."""

from collections.abc import Sequence

from reader.model.name_key import name_key
from reader.model.signal import Origin, Signal
from reader.model.source import Appearance, Field
from reader.model.span import Span
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
    evidence = tuple(span for person in stated for span in evidence_of(person, Field.AFFILIATION))
    by_reader = [person for person in people if person not in stated]  # no words of the article say so
    found += _tie(stated, evidence, Origin.ARTICLE) + _tie(by_reader, (), Origin.READER)
    return tuple(found)


def _tie(people: Sequence[Appearance], evidence: tuple[Span, ...], origin: Origin) -> list[Signal]:
    words = f"Affiliation of {listed(person.name for person in people)}"
    return [Signal("affiliation-stated", words, evidence, origin)] if people else []


def keys_of(appearance: Appearance) -> frozenset[str]:
    """Return the names a body goes by in the article, folded."""
    return frozenset(name_key(name) for name in (appearance.name, *appearance.aliases))
