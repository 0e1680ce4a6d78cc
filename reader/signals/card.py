"""All signals of one card, in the order in which a card shows them."""

from collections.abc import Sequence

from reader.model import shares
from reader.model.claim import Claim
from reader.model.reading import Reading
from reader.model.signal import Signal
from reader.model.source import Appearance
from reader.signals import affiliation, directness, history, naming, position, registers, second_hand, share, shared


def signals_for(
    appearance: Appearance, reading: Reading, known: tuple[Claim, ...], earlier_articles: int
) -> tuple[Signal, ...]:
    """Return what can be said of `appearance`, one of `reading`'s: most telling first, as a card shows five.

    `known` is what registers and earlier articles claim about this source. Whose capacity, ground and
    interest it speaks from is not proposed: no rule reads that from plain words without guessing.
    """
    return (
        *naming.signals(appearance),
        *affiliation.signals(appearance, reading),
        *directness.signals(appearance),
        *share.signals(appearance, reading.appearances),
        *position.signals(appearance, reading.article),
        *second_hand.signals(appearance, reading),
        *registers.signals(known),
        *shared.signals(appearance, known, reading.appearances),
        *history.signals(earlier_articles),
    )


def word_shares(appearances: Sequence[Appearance]) -> tuple[tuple[int, float], ...]:
    """Return each appearance's attributed words and its share of all of them, 0..1; the shares sum to 1 or 0."""
    return shares.word_shares(appearances)
