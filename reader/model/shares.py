"""How many of the attributed words are whose."""

from collections.abc import Sequence

from reader.model.source import Appearance


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
