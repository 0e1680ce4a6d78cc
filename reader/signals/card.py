"""All signals of one card, in the order in which a card shows them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from reader.model import shares
from reader.model.claim import Claim
from reader.model.match import NOT_LOOKED_UP, Lookup
from reader.model.own_word import own_words
from reader.model.reading import Reading
from reader.model.signal import UNSTATED, Signal
from reader.model.source import Appearance
from reader.signals import (
    affiliation,
    capacity,
    conflict,
    corrected,
    directness,
    ground,
    history,
    interest,
    matching,
    naming,
    original,
    position,
    rating,
    registers,
    second_hand,
    share,
    shared,
    unstated,
)
from reader.signals.surroundings import Surroundings

ORDER = (
    "named",
    "affiliation-stated",
    "role-stated",
    "capacity",
    "ground",
    "directness",
    "share",
    "position",
    "second-hand",
    "original-available",
    "register-match",
    "affiliation-conflict",
    "organisation-kind",
    "interest",
    "shared-affiliation",
    "seen-before",
    "rated",
    "corrected",
    UNSTATED,
)


class CardSignals:
    """Tells what can be said of each source of a reading; what they share is looked up once.

    `known` are folded names of its bodies that registers and the library have, by the number of each appearance.
    """

    def __init__(self, reading: Reading, known: Mapping[int, Collection[str]] = MappingProxyType({})) -> None:
        self._around = Surroundings(reading, known)
        self._corrections = tuple(corrected.notices(self._around))
        self._attributed = sum(map(shares.attributed_words, reading.appearances))

    def of(
        self,
        appearance: Appearance,
        known: tuple[Claim, ...],
        earlier_articles: int,
        lookup: Lookup = NOT_LOOKED_UP,
        said: Iterable[tuple[str | None, Signal]] = (),
    ) -> tuple[Signal, ...]:
        """Return what can be said of `appearance`, in the order of the list of signals; a card shows five.

        `known` is what registers and earlier articles claim about this source, `lookup` what the imported
        registers answered when they were asked for it, `said` what the reader set in other articles. Capacity,
        ground and interest are proposed only on words that show them: most sources have none.
        """
        around, reading = self._around, self._around.reading
        found = (
            *naming.signals(appearance, around),
            *affiliation.signals(appearance, around),
            *capacity.signals(appearance, around),
            *ground.signals(appearance, around),
            *directness.signals(appearance),
            *share.signals(appearance, self._attributed),
            *position.signals(appearance, reading.article),
            *second_hand.signals(appearance, around),
            *original.signals(appearance, around),
            *matching.signals(lookup),
            *registers.signals(known),
            *conflict.signals(appearance, around, known),
            *interest.signals(appearance, around),
            *shared.signals(appearance, known, around),
            *history.signals(earlier_articles, said, own_words(appearance.signals)),
            *rating.signals(rating.ratings_of(lookup), rating.former_ratings_of(lookup)),
            *corrected.signals(appearance, self._corrections, around),
        )
        told = _in_order(found, appearance)
        return (*told, *unstated.signals(appearance, {signal.id for signal in told}, around))


def _in_order(found: tuple[Signal, ...], appearance: Appearance) -> tuple[Signal, ...]:
    """Return the signals as the list has them, the reader's own word in the place of what was proposed.

    A post that a conflict tells of is not told once more as the register's.
    """
    own = own_words(appearance.signals)
    told = {signal.value for signal in found if signal.id == "affiliation-conflict" and signal.value}
    found = tuple(signal for signal in found if signal.id != "register-match" or signal.value not in told)
    kept = (*(signal for signal in found if signal.id not in own), *(word for word in own.values() if word.text))
    return tuple(sorted(kept, key=lambda signal: ORDER.index(signal.id)))


def with_signals(reading: Reading) -> Reading:
    """Return the reading with what its own words tell of each source, no library consulted."""
    signals = CardSignals(reading)
    told = tuple(replace(appearance, signals=signals.of(appearance, (), 0)) for appearance in reading.appearances)
    return replace(reading, appearances=told)


def signals_for(
    appearance: Appearance,
    reading: Reading,
    known: tuple[Claim, ...],
    earlier_articles: int,
    lookup: Lookup = NOT_LOOKED_UP,
) -> tuple[Signal, ...]:
    """Return what can be said of one source alone."""
    return CardSignals(reading).of(appearance, known, earlier_articles, lookup)


def word_shares(appearances: Sequence[Appearance]) -> tuple[tuple[int, float], ...]:
    """Return each appearance's attributed words and its share of all of them, 0..1; the shares sum to 1 or 0."""
    return shares.word_shares(appearances)
