"""The ways by which an article's words came: from whom, as told by whom, on what platform."""

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


def signals(around: Surroundings) -> tuple[Signal, ...]:
    """Return the ways by which words came: "Per Lie, as told by Ada Holm, on Skravl"."""
    chains: dict[str, list[Span]] = {}
    for attribution in around.reading.attributions:
        ways = ways_of(attribution, around)
        if attribution.speakers and attribution.content and ways and attribution.confidence >= LIKELY:
            chain = _chain(attribution.speakers, ways, around.reading.appearances)
            place = cover((*attribution.content, *attribution.cue, *attribution.source))
            chains.setdefault(chain, []).append(place)
    longest = sorted(chains.items(), key=lambda chain: -len(chain[1]))[:MOST_CHAINS]
    return tuple(Signal("second-hand", words, tuple(places)) for words, places in longest)


def _chain(speakers: tuple[int, ...], ways: tuple[int, ...], appearances: tuple[Appearance, ...]) -> str:
    through = [appearances[way] for way in ways if way not in speakers]
    words = listed(appearances[speaker].name for speaker in speakers)
    for how, kinds in _HOW.items():
        names = listed(one.name for one in through if one.kind in kinds)
        words += f", {how} {names}" if names else ""
    return words
