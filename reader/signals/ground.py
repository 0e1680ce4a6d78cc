"""How a source knows what it says: was there, works with it, studied it or heard it, where words show it."""

from collections.abc import Iterator

from reader.model.attribution import StatementKind
from reader.model.signal import Signal
from reader.model.source import Appearance, SourceKind
from reader.signals.capacity import role_words
from reader.signals.near import clause_of, title_of
from reader.signals.surroundings import SPEAKERS, Surroundings, Words

Ground = tuple[str, Words]


def signals(appearance: Appearance, around: Surroundings) -> tuple[Signal, ...]:
    """Return `ground`, the first that shows; nothing where no words that we know say how the source knows."""
    if appearance.kind not in SPEAKERS or not appearance.statements:
        return ()
    shown = next(_grounds(appearance, around), None)
    if shown is None:
        return ()
    ground, words = shown
    return (Signal("ground", f"How it is known: {ground}, “{words.text}”", (words.span,)),)


def _grounds(appearance: Appearance, around: Surroundings) -> Iterator[Ground]:
    """Yield each ground with the words that show it: the source's own words tell best."""
    yield from (("was there", words) for words in _own_words(appearance, "saw", around))
    yield from (("was there", words) for words in _name_says(appearance, around))
    for ground, kind in (("works with it", "works"), ("studied it", "studied")):
        words = clause_of(appearance, around.phrase(kind), around)
        if words is not None:
            yield ground, words
    yield from (("studied it", words) for words in _wrote_it(appearance, around))
    yield from (("heard it", words) for words in _own_words(appearance, "heard", around))


def _own_words(appearance: Appearance, kind: str, around: Surroundings) -> Iterator[Words]:
    """Yield what a source says of itself, verbatim: "I" in a paraphrase may be the writer."""
    for said in appearance.statements:
        if said.kind is StatementKind.DIRECT and said.confidence >= around.reading.sure_at:
            for found in around.phrase(kind).finditer(around.text, said.span.start, said.span.end):
                yield around.words(found.start(), found.end())


def _name_says(appearance: Appearance, around: Surroundings) -> Iterator[Words]:
    """Yield where an unnamed source is said to have been: "doctor on the scene"."""
    for mention in appearance.mentions[:1] if appearance.kind is SourceKind.UNNAMED else ():
        for found in around.phrase("on_the_spot").finditer(around.text, mention.start, mention.end):
            yield around.words(found.start(), found.end())


def _wrote_it(appearance: Appearance, around: Surroundings) -> Iterator[Words]:
    """Yield the words that make a source one of those who wrote the study: "co-author of the study"."""
    wrote, role = around.phrase("author"), role_words(appearance, around)
    found = wrote.search(around.text, role.span.start, role.span.end) if role else None
    if found:
        yield around.words(found.start(), found.end())
    yield from title_of(appearance, wrote, around)
