"""A reading without the sources that the reader wants forgotten."""

from collections.abc import Callable

from reader.model.reading import Reading
from reader.model.source import Appearance
from reader.profile.draft import Draft


def without(reading: Reading, is_forgotten: Callable[[Appearance], bool]) -> Reading:
    """Take cards away; what they say stays in the text, said by nobody."""
    draft = Draft(reading)
    forgotten = [card for card in draft.cards_left() if is_forgotten(card.appearance)]
    for card in forgotten:
        draft.drop_card(card)
    return draft.finish() if forgotten else reading
