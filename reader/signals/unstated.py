"""What a reader would ask of a source that speaks, and no words were found for."""

from collections.abc import Collection

from reader.model.signal import UNSTATED, Signal
from reader.model.source import Appearance
from reader.signals.surroundings import SPEAKERS, Surroundings

_ASKED = {"capacity": "the capacity spoken in", "ground": "how this is known", "interest": "a tie to the matter"}


def signals(appearance: Appearance, found: Collection[str], around: Surroundings) -> tuple[Signal, ...]:
    """Return UNSTATED for what none of the `found` signals tells; nothing in a language we cannot read.

    One sentence for all, and of what was found rather than of what the article says: it may say it in words
    that no rule knows.
    """
    missing = [words for ident, words in _ASKED.items() if ident not in found]
    if appearance.kind not in SPEAKERS or not appearance.statements or not missing or not around.lexicon.phrases:
        return ()
    *before, last = missing
    told = f"{', '.join(before)} or {last}" if before else last
    return (Signal(UNSTATED, f"Not stated in words that Kilde knows: {told}"),)
