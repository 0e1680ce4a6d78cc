"""Cards of sources that the reader found to be one, made one card."""

from collections.abc import Sequence

from reader.model.correction import CorrectionField
from reader.model.frozen import frozen
from reader.model.reading import Reading
from reader.model.source import SourceId
from reader.profile.corrections import Corrected
from reader.profile.draft import Draft

_WHO_IT_IS = (CorrectionField.NAME, CorrectionField.KIND)


@frozen
class Joined:
    """A reading in which nobody has two cards, and of each card its source and what the reader corrected."""

    reading: Reading
    sources: tuple[SourceId, ...]
    fields: tuple[tuple[CorrectionField, ...], ...]
    parts: tuple[tuple[int, ...], ...]  # of each card the numbers of those it is made of, in the reading before


def has_doubles(sources: Sequence[SourceId], roots: Sequence[SourceId]) -> bool:
    """Tell whether two cards are of sources that have become one."""
    return len(set(roots)) < len(set(sources))


def join(corrected: Corrected, sources: Sequence[SourceId], roots: Sequence[SourceId]) -> Joined:
    """Make one card of those whose sources come to the same root; name and kind are the root's own card's.

    Where the root has no card here, the first of the others speaks for it.
    """
    draft = Draft(corrected.reading)
    cards = draft.cards_left()
    for card, fields in zip(cards, corrected.fields, strict=True):
        card.corrected.extend(fields)
    kept: dict[SourceId, int] = {}
    parts = {number: [number] for number in range(len(cards))}
    for number in sorted(range(len(cards)), key=lambda number: sources[number] != roots[number]):
        into = kept.setdefault(roots[number], number)
        if sources[into] != sources[number]:  # two cards of one source are the analysis's own affair
            # What the reader called the one says nothing of what the two together are called.
            cards[number].corrected = [field for field in cards[number].corrected if field not in _WHO_IT_IS]
            draft.merge(cards[number], cards[into])
            parts[into].append(number)
    left = draft.cards_left()
    numbers = [cards.index(card) for card in left]
    return Joined(
        reading=draft.finish(),
        sources=tuple(sources[number] for number in numbers),
        fields=tuple(tuple(dict.fromkeys(card.corrected)) for card in left),
        parts=tuple(tuple(parts[number]) for number in numbers),
    )
