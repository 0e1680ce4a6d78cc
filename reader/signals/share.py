"""How much of what the article reports is this source's."""

from reader.model.shares import attributed_words
from reader.model.signal import Signal
from reader.model.source import Appearance
from reader.signals.words import counted


def signals(appearance: Appearance, everyone: int) -> tuple[Signal, ...]:
    """Return the share of all attributed words, `everyone`'s; none for a source that says nothing."""
    if not appearance.statements:
        return ()
    words = attributed_words(appearance)
    of_all = f"{words} of {counted(everyone, 'attributed word', 'attributed words')}"
    first, *more = appearance.statements
    told = of_all if more else f"1 {first.kind.value} statement: {of_all}"
    return (Signal("share", told, tuple(statement.span for statement in appearance.statements)),)
