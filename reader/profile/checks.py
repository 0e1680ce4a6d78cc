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
        if correction.field is CorrectionField.CHECKED and correction.source is not None and correction.anchor is None:
            number = _find(cards, correction.source)
            if number is not None:
                is_same = correction.value == checked_facts(cards[number])
                checks[number] = Check(correction.uid, correction.made, is_same)
    return tuple(checks)


def statement_checks_of(
    cards: Sequence[Appearance], corrections: Iterable[Correction]
) -> tuple[tuple[Check | None, ...], ...]:
    """Return for each card the checks of its statements, one for one; one found with another speaker does not hold.

    A statement is met again by its words, of several with the same words by its place.
    """
    checks: list[list[Check | None]] = [[None] * len(card.statements) for card in cards]
    for correction in corrections:
        if correction.field is CorrectionField.CHECKED and correction.anchor is not None:
            for number, at in _same_words(cards, correction.value or "", correction.anchor.start):
                is_same = number == _find(cards, correction.source or "")
                checks[number][at] = Check(correction.uid, correction.made, is_same)
    return tuple(tuple(of_card) for of_card in checks)


def _same_words(cards: Sequence[Appearance], words: str, start: int) -> list[tuple[int, int]]:
    """Return where the statement stands: card and place among its statements, more than once where several say it."""
    found = [
        (abs(said.span.start - start), number, at)
        for number, card in enumerate(cards)
        for at, said in enumerate(card.statements)
        if said.text == words
    ]
    nearest = min((distance for distance, _, _ in found), default=0)
    return [(number, at) for distance, number, at in found if distance == nearest]


def _find(cards: Sequence[Appearance], name: str) -> int | None:
    """Return the card with this name, else the one with this alias."""
    key = name_key(name)
    named = (number for number, card in enumerate(cards) if name_key(card.name) == key)
    aliased = (number for number, card in enumerate(cards) if key in map(name_key, card.aliases))
    return next(named, next(aliased, None))
