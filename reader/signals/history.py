"""Where the reader has met the source before."""

from reader.model.signal import Origin, Signal
from reader.signals.words import counted


def signals(earlier_articles: int) -> tuple[Signal, ...]:
    """Return `seen-before`; nothing for a source that is new to the library."""
    if earlier_articles < 1:
        return ()
    words = f"Cited in {counted(earlier_articles, 'other article', 'other articles')} of the library"
    return (Signal("seen-before", words, (), Origin.LIBRARY),)
