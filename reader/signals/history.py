"""Where the reader has met the source before, and what they said of it there."""

from collections.abc import Collection, Iterable

from reader.model.own_word import SEEN_BEFORE, own_word_in
from reader.model.signal import Origin, Signal
from reader.signals.words import counted


def signals(
    earlier_articles: int, said: Iterable[tuple[str | None, Signal]] = (), here: Collection[str] = ()
) -> tuple[Signal, ...]:
    """Return `seen-before`; nothing for a source that is new to the library.

    `said` is what the reader set in other articles, newest first, each with the article's title: of each kind the
    newest is told, unless it is among those that they set or struck `here`.
    """
    told: dict[str, Signal] = {}
    for title, own in said:
        if own.id not in here:
            told.setdefault(own.id, own_word_in(title, own))
    if earlier_articles < 1:
        return tuple(told.values())
    words = f"Cited in {counted(earlier_articles, 'other article', 'other articles')} of your library"
    return (*told.values(), Signal(SEEN_BEFORE, words, (), Origin.LIBRARY))
