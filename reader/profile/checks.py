"""What the reader has checked against the article, and whether it still says the same."""

from collections.abc import Iterable, Sequence

from reader.model.correction import Correction, CorrectionField, checked_facts
from reader.model.library import Check
from reader.model.name_key import name_key
from reader.model.source import Appearance


def checks_of(cards: Sequence[Appearance], corrections: Iterable[Correction]) -> tuple[Check | None, ...]:
    """Return for each card the last check that holds, and whether the card has changed since."""
    checks: list[Check | None] = [None] * len(cards)
    for correction in corrections:
        if correction.field is CorrectionField.CHECKED and correction.source is not None:
            number = _find(cards, correction.source)
            if number is not None:
                is_same = correction.value == checked_facts(cards[number])
                checks[number] = Check(correction.uid, correction.made, is_same)
    return tuple(checks)


def _find(cards: Sequence[Appearance], name: str) -> int | None:
    """Return the card with this name, else the one with this alias."""
    key = name_key(name)
    named = (number for number, card in enumerate(cards) if name_key(card.name) == key)
    aliased = (number for number, card in enumerate(cards) if key in map(name_key, card.aliases))
    return next(named, next(aliased, None))
