"""How much of what the article reports is this source's."""

from collections.abc import Sequence

from reader.model.signal import Signal
from reader.model.source import Appearance
from reader.signals.words import counted


def signals(appearance: Appearance, appearances: Sequence[Appearance]) -> tuple[Signal, ...]:
    """Return the share of all attributed words; none for a source that says nothing."""
    if not appearance.statements:
        return ()
    words = attributed_words(appearance)
    everyone = sum(attributed_words(other) for other in appearances)
    of_all = f"{words} of {counted(everyone, 'attributed word', 'attributed words')}"
    first, *more = appearance.statements
    told = of_all if more else f"1 {first.kind.value} statement: {of_all}"
    return (Signal("share", told, tuple(statement.span for statement in appearance.statements)),)


def word_shares(appearances: Sequence[Appearance]) -> tuple[tuple[int, float], ...]:
    """Return each appearance's attributed words and its share of all; words that two say together count for both."""
    words = [attributed_words(appearance) for appearance in appearances]
    everyone = sum(words)
    return tuple((count, count / everyone if everyone else 0.0) for count in words)


def attributed_words(appearance: Appearance) -> int:
    """Return the number of words given to a source, a statement inside another one of its own not twice."""
    words = farthest = 0
    for statement in sorted(appearance.statements, key=lambda each: (each.span.start, -each.span.end)):
        if statement.span.end > farthest:
            words += len(statement.text.split())
            farthest = statement.span.end
    return words
