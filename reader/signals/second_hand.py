"""Words that came by another: a platform, an outlet, or somebody who tells of them."""

from collections.abc import Iterable

from reader.model.attribution import Attribution
from reader.model.signal import Signal
from reader.model.source import Appearance, SourceKind
from reader.model.span import Span, cover
from reader.signals.surroundings import Surroundings
from reader.signals.words import listed

_TELLERS = (SourceKind.PERSON, SourceKind.UNNAMED, SourceKind.ORGANISATION)


def signals(appearance: Appearance, around: Surroundings) -> tuple[Signal, ...]:
    """Return `second-hand`: through whom the source's words came, and whose words came through it."""
    index, attributions = around.number_of(appearance), around.reading.attributions
    said = dict.fromkeys(statement.attribution for statement in appearance.statements)
    told = [attributions[number] for number in said if index in attributions[number].speakers]
    relayed = [attribution for attribution in attributions if index in attribution.through]
    appearances = around.reading.appearances
    return (*_through_others(told, around), *_through_it(index, relayed, appearances))


def ways_of(attribution: Attribution, around: Surroundings) -> tuple[int, ...]:
    """Return by whom the words came: a platform or outlet, and whoever tells of them in words of their own."""
    return tuple(dict.fromkeys((*attribution.through, *around.tellers_of(attribution))))


def _through_others(told: list[Attribution], around: Surroundings) -> tuple[Signal, ...]:
    appearances = around.reading.appearances
    by_other = {n: ways for n, attribution in enumerate(told) if (ways := ways_of(attribution, around))}
    if not by_other:
        return ()
    through = [appearances[index] for index in _indices(by_other.values())]
    tellers = listed(way.name for way in through if way.kind in _TELLERS)
    media = listed(way.name for way in through if way.kind not in _TELLERS)
    words = f"Second-hand, through {tellers}" if tellers else f"Through {media}"
    if tellers and media:
        words += f", on {media}"
    if len(by_other) < len(told):
        words += f": {len(by_other)} of {len(told)} statements"
    return (Signal("second-hand", words, _places([told[n] for n in by_other])),)


def _through_it(index: int, relayed: list[Attribution], appearances: tuple[Appearance, ...]) -> tuple[Signal, ...]:
    speakers = [appearances[i].name for i in _indices(a.speakers for a in relayed) if i != index]
    if not speakers:
        return ()
    verb = "Relayed" if appearances[index].kind in _TELLERS else "Carried"
    return (Signal("second-hand", f"{verb} words of {listed(speakers)}", _places(relayed)),)


def _indices(groups: Iterable[tuple[int, ...]]) -> list[int]:
    return list(dict.fromkeys(index for group in groups for index in group))


def _places(attributions: list[Attribution]) -> tuple[Span, ...]:
    """Return the chain of words, source and cue with their content, one span an attribution."""
    return tuple(cover((*a.content, *a.cue, *a.source)) for a in attributions if a.content or a.cue or a.source)
