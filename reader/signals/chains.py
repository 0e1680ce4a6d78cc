"""The ways by which an article's words came: from whom, as told by whom, on what platform."""

from reader.model.frozen import frozen
from reader.model.signal import Signal
from reader.model.source import Appearance, SourceKind
from reader.model.span import Span, cover
from reader.signals.second_hand import ways_of
from reader.signals.surroundings import Surroundings
from reader.signals.words import listed

MOST_CHAINS = 4  # those of most statements
LIKELY = 0.6  # confidence of an attribution from which its way is told: platforms are hard to be certain of

_HOW = {
    "as told by": (SourceKind.PERSON, SourceKind.UNNAMED, SourceKind.ORGANISATION, SourceKind.DOCUMENT),
    "through": (SourceKind.PUBLISHER,),
    "on": (SourceKind.PLATFORM,),
}


@frozen
class _Chain:
    """Who said something that came by one way, and where it stands."""

    speakers: list[int]
    places: list[Span]


def signals(around: Surroundings) -> tuple[Signal, ...]:
    """Return the ways by which words came, with those who said them: "Per Lie, as told by Ada Holm, on Skravl"."""
    chains: dict[tuple[int, ...], _Chain] = {}
    for attribution in around.reading.attributions:
        ways = tuple(sorted(way for way in ways_of(attribution, around) if way not in attribution.speakers))
        if attribution.speakers and attribution.content and ways and attribution.confidence >= LIKELY:
            chain = chains.setdefault(ways, _Chain([], []))
            chain.speakers.extend(attribution.speakers)
            chain.places.append(cover((*attribution.content, *attribution.cue, *attribution.source)))
    longest = sorted(chains.items(), key=lambda chain: -len(chain[1].places))[:MOST_CHAINS]
    appearances = around.reading.appearances
    return tuple(
        Signal("second-hand", _words(chain.speakers, ways, appearances), tuple(chain.places)) for ways, chain in longest
    )


def _words(speakers: list[int], ways: tuple[int, ...], appearances: tuple[Appearance, ...]) -> str:
    through = [appearances[way] for way in ways]
    words = listed(appearances[speaker].name for speaker in speakers)
    for how, kinds in _HOW.items():
        names = listed(one.name for one in through if one.kind in kinds)
        words += f", {how} {names}" if names else ""
    return words
