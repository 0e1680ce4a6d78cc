"""What in an article rests on one source, one organisation or one capacity."""

from collections.abc import Iterator

from reader.model.capacity import CAPACITY_WORDS
from reader.model.name_key import name_key
from reader.model.signal import Signal
from reader.model.source import Appearance, Field
from reader.model.span import cover
from reader.signals.affiliation import keys_of
from reader.signals.capacity import capacity_of
from reader.signals.naming import evidence_of
from reader.signals.surroundings import SPEAKERS, Surroundings
from reader.signals.words import counted


def signals(heard: tuple[Appearance, ...], around: Surroundings) -> Iterator[Signal]:
    """Yield what rests on one source, one organisation or one capacity alone."""
    if len(heard) == 1:
        said = tuple(statement.span for statement in heard[0].statements)
        yield Signal("sole-support", f"Everything attributed is given to one source: {heard[0].name}", said)
        return
    attributed = [attribution for attribution in around.reading.attributions if attribution.speakers]
    shared = tuple(cover(one.content) for one in attributed if len(one.speakers) > 1 and one.content)
    statements = counted(len(attributed), "statement", "statements")
    have = "has" if len(shared) < 2 else "have"
    yield Signal("sole-support", f"{len(shared) or 'None'} of {statements} {have} more than one source", shared)
    yield from _of_one_body(heard, around)
    yield from _of_one_capacity(heard, around)


def _of_one_capacity(heard: tuple[Appearance, ...], around: Surroundings) -> Iterator[Signal]:
    found = [capacity_of(appearance, around) for appearance in heard]
    capacities = {one.capacity for one in found if one}
    if None not in found and len(capacities) == 1:
        evidence = tuple(one.words.span for one in found if one and one.words)
        yield Signal(
            "sole-support", f"{_all(heard)} heard speak in one capacity: {CAPACITY_WORDS[capacities.pop()]}", evidence
        )


def _of_one_body(heard: tuple[Appearance, ...], around: Surroundings) -> Iterator[Signal]:
    """Yield the body that everyone heard surely belongs to, or is."""
    bodies = {_sure_body(one, around) for one in heard if one.kind in SPEAKERS}
    body = next(iter(bodies), None)
    if len(bodies) == 1 and body is not None:
        key = name_key(body)
        if all(key in keys_of(one) for one in heard if one.kind not in SPEAKERS):
            evidence = tuple(span for one in heard for span in evidence_of(one, Field.AFFILIATION))
            yield Signal("sole-support", f"{_all(heard)} heard have the affiliation {body}", evidence)


def _sure_body(appearance: Appearance, around: Surroundings) -> str | None:
    stated = (evidence.confidence for evidence in appearance.evidence if evidence.field is Field.AFFILIATION)
    return appearance.affiliation if max(stated, default=0.0) >= around.reading.sure_at else None


def _all(heard: tuple[Appearance, ...]) -> str:
    return "Both" if len(heard) == 2 else f"All {len(heard)}"
