"""The reader's own word on what rules only propose: the capacity a source speaks in, and its ties to the matter."""

from collections.abc import Iterable

from reader.model.capacity import CAPACITY_WORDS, Capacity
from reader.model.signal import Origin, Signal

CAPACITY = "capacity"
INTEREST = "interest"
SEEN_BEFORE = "seen-before"

_YOU = "You: "


def own_capacity(capacity: Capacity | None) -> Signal:
    """Return the signal of a capacity that the reader set; None strikes what was proposed."""
    if capacity is None:
        return Signal(CAPACITY, "", origin=Origin.READER)
    words = "capacity unclear" if capacity is Capacity.UNCLEAR else f"speaks as {CAPACITY_WORDS[capacity]}"
    return Signal(CAPACITY, f"{_YOU}{words}", origin=Origin.READER, value=capacity)


def own_interest(words: str | None) -> Signal:
    """Return the signal of a tie that the reader wrote; None strikes what was proposed."""
    return Signal(INTEREST, f"{_YOU}{words}" if words else "", origin=Origin.READER, value=words or None)


def own_word_in(title: str | None, own: Signal) -> Signal:
    """Return what the reader said of the source in another article.

    It is told, not taken over: whoever is a party to one matter may be an expert in the next.
    """
    where = f"“{title}”" if title else "an article without a title"
    return Signal(SEEN_BEFORE, f"You, in {where}: {own.text.removeprefix(_YOU)}", origin=Origin.READER)


def own_words(signals: Iterable[Signal]) -> dict[str, Signal]:
    """Return what the reader set or struck, by the id of the signal."""
    return {
        signal.id: signal for signal in signals if signal.origin is Origin.READER and signal.id in (CAPACITY, INTEREST)
    }


def with_own_word(signals: Iterable[Signal], own: Signal) -> tuple[Signal, ...]:
    """Return the signals with the reader's word in the place of any earlier one on the same."""
    return (*(signal for signal in signals if (signal.id, signal.origin) != (own.id, own.origin)), own)
