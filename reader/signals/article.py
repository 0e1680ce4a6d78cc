"""What can be said of an article's sources together: how many of what kind, how much is theirs, by what ways."""

from collections import Counter
from collections.abc import Iterable

from reader.model.attribution import StatementKind
from reader.model.capacity import Capacity
from reader.model.reading import Reading
from reader.model.signal import Signal
from reader.model.source import Appearance, SourceKind
from reader.model.span import Span
from reader.model.word_count import count_words
from reader.signals import chains, corrected, countries, sole_support, unheard
from reader.signals.anonymity import asked_for, reason_for
from reader.signals.capacity import capacity_of
from reader.signals.countries import Known
from reader.signals.surroundings import SPEAKERS, Surroundings
from reader.signals.words import counted

_KINDS = {
    SourceKind.PERSON: ("person", "people"),
    SourceKind.UNNAMED: ("unnamed source", "unnamed sources"),
    SourceKind.ORGANISATION: ("organisation", "organisations"),
    SourceKind.PUBLISHER: ("outlet", "outlets"),
    SourceKind.PLATFORM: ("platform", "platforms"),
    SourceKind.DOCUMENT: ("document", "documents"),
}
_CAPACITIES = {
    Capacity.PARTY: ("party to the matter", "parties to the matter"),
    Capacity.WITNESS: ("first-hand witness", "first-hand witnesses"),
    Capacity.OFFICIAL: ("official or spokesperson", "officials or spokespeople"),
    Capacity.EXPERT: ("expert", "experts"),
    Capacity.INDEPENDENT: ("independent expert", "independent experts"),
    Capacity.ADVOCACY: ("advocate", "advocates"),
    Capacity.JOURNALIST: ("journalist or outlet", "journalists or outlets"),
    Capacity.DOCUMENT: ("document or data", "documents or data"),
}


def article_signals(reading: Reading, known: Known = ()) -> tuple[Signal, ...]:
    """Return what the sources of a reading show together; nothing where nobody is heard.

    `known` is what is claimed of each source, where a library was asked. That two statements say the same no rule
    can read yet.
    """
    around = Surroundings(reading)
    heard = tuple(appearance for appearance in reading.appearances if appearance.statements)
    if not heard:
        return ()
    return (
        _kinds(heard, reading),
        *_capacities(heard, around),
        *(countries.signals(reading, known) if known else ()),
        _share(heard, reading),
        *_unnamed(heard, around),
        *sole_support.signals(heard, around),
        *unheard.signals(around),
        *chains.signals(around),
        *corrected.article_signals(around),
    )


def _kinds(heard: tuple[Appearance, ...], reading: Reading) -> Signal:
    counts = Counter(appearance.kind for appearance in heard)
    kinds = ", ".join(counted(counts[kind], *_KINDS[kind]) for kind in _KINDS if counts[kind])
    return Signal(
        "diversity", f"{len(heard)} of {counted(len(reading.appearances), 'source', 'sources')} heard: {kinds}"
    )


def _capacities(heard: tuple[Appearance, ...], around: Surroundings) -> tuple[Signal, ...]:
    """Return in what capacities people speak, of those of whom words or the reader say it."""
    people = (appearance for appearance in heard if appearance.kind in SPEAKERS)
    shown = [found for appearance in people if (found := capacity_of(appearance, around))]
    if not shown:
        return ()
    counts = Counter(found.capacity for found in shown)
    told = ", ".join(counted(number, *_CAPACITIES[capacity]) for capacity, number in counts.most_common())
    evidence = tuple(sorted({found.words.span for found in shown if found.words}))
    where = "words show it" if all(found.words for found in shown) else "words or you say it"
    return (Signal("diversity", f"Capacity, where {where}: {told}", evidence),)


def _share(heard: tuple[Appearance, ...], reading: Reading) -> Signal:
    """Return how much of the text is somebody's, and how much of it verbatim: words of two count once."""
    said = [statement for appearance in heard for statement in appearance.statements]
    direct = [statement.span for statement in said if statement.kind is StatementKind.DIRECT]
    everything = count_words(reading.article.text) or 1
    theirs, quoted = (
        round(100 * _words_in(spans, reading.article.text) / everything)
        for spans in ((statement.span for statement in said), direct)
    )
    verbatim = f"{quoted} % in direct quotes" if direct else "none in direct quotes"
    words = f"{theirs} % of the words are attributed, {verbatim}"
    return Signal("share", words, tuple(sorted(set(direct))))


def _words_in(spans: Iterable[Span], text: str) -> int:
    words = reached = 0
    for span in sorted(spans):
        start = max(span.start, reached)
        words += len(text[start : span.end].split()) if start < span.end else 0
        reached = max(reached, span.end)
    return words


def _unnamed(heard: tuple[Appearance, ...], around: Surroundings) -> tuple[Signal, ...]:
    """Return how many sources are not named, and for how many the article says why: these first."""
    unnamed = [appearance for appearance in heard if appearance.kind is SourceKind.UNNAMED]
    if not unnamed:
        return ()
    asked = [words for appearance in unnamed if (words := asked_for(appearance, around))]
    explained = [words.span for words in asked if reason_for(words, around)]
    are = "is" if len(unnamed) == 1 else "are"
    told = f"{len(unnamed)} of {len(heard)} heard {are} not named{_why(len(explained), around)}"
    mentions = (span for appearance in unnamed for span in appearance.mentions[:1])
    return (Signal("named", told, (*sorted(explained), *sorted(mentions))),)


def _why(explained: int, around: Surroundings) -> str:
    if explained:
        return f"; a reason is given for {explained}"
    return "; no reason is given" if around.lexicon.phrases else ""  # else we could not read it
