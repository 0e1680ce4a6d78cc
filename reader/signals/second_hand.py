"""Words that came by another: a platform, an outlet, or somebody who tells of them."""

from collections.abc import Iterable

from reader.model.attribution import Attribution
from reader.model.reading import Reading
from reader.model.signal import Signal
from reader.model.source import Appearance, SourceKind
from reader.model.span import Span, cover
from reader.signals.words import listed

_TELLERS = (SourceKind.PERSON, SourceKind.UNNAMED, SourceKind.ORGANISATION)


def signals(appearance: Appearance, reading: Reading) -> tuple[Signal, ...]:
    """Return `second-hand`: through whom the source's words came, and whose words came through it."""
    index = reading.appearances.index(appearance)
    told = [attribution for attribution in reading.attributions if index in attribution.speakers]
    relayed = [attribution for attribution in reading.attributions if index in attribution.through]
    return (*_through_others(told, reading.appearances), *_through_it(index, relayed, reading.appearances))


def _through_others(told: list[Attribution], appearances: tuple[Appearance, ...]) -> tuple[Signal, ...]:
    by_other = [attribution for attribution in told if attribution.through]
    if not by_other:
        return ()
    ways = [appearances[index] for index in _indices(attribution.through for attribution in by_other)]
    tellers = listed(way.name for way in ways if way.kind in _TELLERS)
    media = listed(way.name for way in ways if way.kind not in _TELLERS)
    words = f"Second-hand, through {tellers}" if tellers else f"Through {media}"
    if tellers and media:
        words += f", on {media}"
    if len(by_other) < len(told):
        words += f": {len(by_other)} of {len(told)} statements"
    return (Signal("second-hand", words, _places(by_other)),)


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
