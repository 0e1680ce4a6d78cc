"""Why a statement was given to its source: the article's words that say so, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader.model.attribution import Attribution, Finder, Tie, TieKind
from reader.model.reading import Reading
from reader.model.source import Appearance, Statement
from reader.model.span import Span, cover


class StepKind(StrEnum):
    """What a step shows."""

    CUE = "cue"
    SOURCE = "source"
    MENTION = "mention"  # an earlier one, which names the source
    NAME = "name"  # in full
    WAY = "way"  # by which the words came
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Step:
    """One step from the words to the source, and the place in the article that shows it."""

    kind: StepKind
    note: str
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """All that tells why a statement stands on a card."""

    steps: tuple[Step, ...]
    finder: str
    confidence: float


_FINDERS = {
    Finder.RULES: "found by rules",
    Finder.TAGGER: "found by the trained tagger",
    Finder.READER: "marked by you",
}
_TIES = {
    TieKind.NAMED: "names the source",
    TieKind.DESCRIBED: "is all that the article tells of the source",
    TieKind.TAKEN_UP: "takes up a source that is named elsewhere",
    TieKind.GOES_ON: "nobody is named here: taken for who spoke before, or whom the paragraph before is about",
}


def why(reading: Reading, statement: Statement, source: int) -> Why:
    """Tell why a statement was given to the appearance number `source`."""
    attribution = reading.attributions[statement.attribution]
    appearance = reading.appearances[source]
    tie = dict(zip(attribution.speakers, attribution.ties, strict=False)).get(source)
    steps = (*_cue(attribution), *_source(reading, attribution, appearance, tie), *_ways(reading, attribution))
    return Why(steps, _FINDERS[attribution.found_by], statement.confidence)


def _cue(attribution: Attribution) -> Iterator[Step]:
    for span in attribution.cue:
        yield Step(StepKind.CUE, "hands the words over", span)
    if not attribution.cue and attribution.found_by is not Finder.READER:
        yield Step(StepKind.CUE, "no word hands them over: their marks or their place alone do")


def _source(reading: Reading, attribution: Attribution, appearance: Appearance, tie: Tie | None) -> Iterator[Step]:
    if tie is not None and tie.kind is TieKind.READER:
        yield Step(StepKind.READER, "you said that it is theirs")
        return
    text = reading.article.text
    goes_on = tie is not None and tie.kind is TieKind.GOES_ON  # its source, if any, names whoever spoke before
    here = None if goes_on else _own_words(attribution, appearance)
    if here is None and tie is not None:
        yield Step(StepKind.SOURCE, _with_share(_TIES[TieKind.GOES_ON], tie))
    elif here is not None:
        yield Step(StepKind.SOURCE, _with_share(_TIES[tie.kind], tie) if tie else "names or takes up the source", here)
    if tie is not None and tie.kind is TieKind.DESCRIBED:
        return
    yield from _chain(text, appearance, here or cover(attribution.content))


def _own_words(attribution: Attribution, appearance: Appearance) -> Span | None:
    """Return the words in the attribution's source that stand for the speaker: the mention, else all of them."""
    mentioned = (one for one in appearance.mentions if any(one.overlaps(span) for span in attribution.source))
    return next(mentioned, attribution.source[0] if attribution.source else None)


def _chain(text: str, appearance: Appearance, here: Span) -> Iterator[Step]:
    """Yield the last place before `here` that names the source, and the one that does so in full."""
    full = appearance.name.casefold()
    if full in here.of(text).casefold():
        return
    forms = {full, *(alias.casefold() for alias in appearance.aliases)}
    named = [span for span in appearance.mentions if span.of(text).casefold() in forms and not span.overlaps(here)]
    in_full = [span for span in named if span.of(text).casefold() == full]
    last = next((span for span in reversed(named) if span.end <= here.start), None)
    if last is not None and last not in in_full and here.of(text).casefold() not in forms:
        yield Step(StepKind.MENTION, "named so the last time before", last)
    before = [span for span in in_full if span.end <= here.start]
    for span in before[-1:] or in_full[:1]:
        yield Step(StepKind.NAME, "named in full", span)


def _ways(reading: Reading, attribution: Attribution) -> Iterator[Step]:
    middle = cover((*attribution.content, *attribution.cue)).start
    for number in attribution.through:
        carrier = reading.appearances[number]
        nearest = min(carrier.mentions, key=lambda span: abs(span.start - middle), default=None)
        yield Step(StepKind.WAY, f"the words came by {carrier.name}", nearest)


def _with_share(note: str, tie: Tie) -> str:
    return note if tie.confidence == 1 else f"{note} ({tie.confidence:.2f})"
