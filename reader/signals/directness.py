"""How a source's words are reported: verbatim, in other words, or partly."""

from collections import Counter

from reader.model.attribution import StatementKind
from reader.model.signal import Signal
from reader.model.source import Appearance
from reader.signals.words import listed


def signals(appearance: Appearance) -> tuple[Signal, ...]:
    """Return the count of statements of each kind; one statement alone is told with its share."""
    if len(appearance.statements) < 2:
        return ()
    counts = Counter(statement.kind for statement in appearance.statements)
    words = listed(f"{counts[kind]} {kind.value}" for kind in StatementKind if counts[kind])
    evidence = tuple(statement.span for statement in appearance.statements)
    return (Signal("directness", f"{words} statements", evidence),)
