"""Why a statement was given to its source: the article's words that say so, step by step."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import StrEnum

from reader.model.attribution import Attribution, Finder, Tie, TieKind
from reader.model.frozen import frozen
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


@frozen
class Step:
    """One step from the words to the source, and the place in the article that shows it."""

    kind: StepKind
    note: str
    place: Span | None = None


@frozen
class Why:
    """All that tells why a statement stands on a card."""

    steps: tuple[Step, ...]
    finder: str
    confidence: float


_FINDERS = {
    Finder.RULES: "found by rules",
    Finder.TAGGER: "found by the trained tagger",
    Finder.READER: "marked by you",
    None: "",
}
_TIES = {
    TieKind.NAMED: "names the source",
    TieKind.DESCRIBED: "is all that the article tells of the source",
    TieKind.TAKEN_UP: "takes up a source that is named elsewhere",
    TieKind.GOES_ON: "nobody is named here: taken for who spoke before, or whom the paragraph before is about",
}


class Reasons:
    """Tells of one reading why its statements were given to their sources."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._namings: dict[int, tuple[list[Span], list[Span]]] = {}  # appearance → where it is named, and in full

    def of(self, statement: Statement, source: int) -> Why:
        """Tell why a statement was given to the appearance number `source`."""
        attribution = self._reading.attributions[statement.attribution]
        tie = dict(zip(attribution.speakers, attribution.ties, strict=False)).get(source)
        steps = (*_cue(attribution), *self._source(attribution, source, tie), *self._ways(attribution))
        return Why(steps, _FINDERS[attribution.found_by], statement.confidence)

    def _source(self, attribution: Attribution, source: int, tie: Tie | None) -> Iterator[Step]:
        if tie is not None and tie.kind is TieKind.READER:
            yield Step(StepKind.READER, "you said that it is theirs")
            return
        goes_on = tie is not None and tie.kind is TieKind.GOES_ON  # its source, if any, names whoever spoke before
        here = None if goes_on else self._own_words(attribution, source)
        if here is None and tie is not None:
            yield Step(StepKind.SOURCE, _with_share(_TIES[TieKind.GOES_ON], tie))
        elif here is not None:
            note = _with_share(_TIES[tie.kind], tie) if tie else "names or takes up the source"
            yield Step(StepKind.SOURCE, note, here)
        if tie is None or tie.kind is not TieKind.DESCRIBED:
            yield from self._chain(source, here or cover(attribution.content))

    def _own_words(self, attribution: Attribution, source: int) -> Span | None:
        """Return the words in the attribution's source that stand for the speaker: the mention, else all of them."""
        mentions = self._reading.appearances[source].mentions
        for span in attribution.source:
            near = mentions[max(0, bisect_right(mentions, span) - 1) : bisect_left(mentions, span.end, key=_start)]
            mentioned = next((one for one in near if one.overlaps(span)), None)
            if mentioned is not None:
                return mentioned
        return attribution.source[0] if attribution.source else None

    def _chain(self, source: int, here: Span) -> Iterator[Step]:
        """Yield the last place before `here` that names the source, and the one that does so in full."""
        appearance = self._reading.appearances[source]
        words, full = here.of(self._text).casefold(), appearance.name.casefold()
        if full in words:
            return
        named, in_full = self._namings_of(source)
        last = _last_before(named, here)
        is_short = last is not None and last.of(self._text).casefold() != full
        if last is not None and is_short and words not in _forms(appearance):
            yield Step(StepKind.MENTION, "named so the last time before", last)
        whole = _last_before(in_full, here) or next(iter(in_full), None)
        if whole is not None:
            yield Step(StepKind.NAME, "named in full", whole)

    def _namings_of(self, source: int) -> tuple[list[Span], list[Span]]:
        """Return where an appearance is named by one of its names, and where by the fullest, in text order."""
        if source not in self._namings:
            appearance = self._reading.appearances[source]
            forms, full = _forms(appearance), appearance.name.casefold()
            named = [(span, span.of(self._text).casefold()) for span in sorted(appearance.mentions)]
            self._namings[source] = (
                [span for span, words in named if words in forms],
                [span for span, words in named if words == full],
            )
        return self._namings[source]

    def _ways(self, attribution: Attribution) -> Iterator[Step]:
        begin = cover((*attribution.content, *attribution.cue)).start
        for number in attribution.through:
            carrier = self._reading.appearances[number]
            at = bisect_left(carrier.mentions, begin, key=_start)
            near = carrier.mentions[max(0, at - 1) : at + 1]
            nearest = min(near, key=lambda span: abs(span.start - begin), default=None)
            yield Step(StepKind.WAY, f"the words came by {carrier.name}", nearest)


def _cue(attribution: Attribution) -> Iterator[Step]:
    for span in attribution.cue:
        yield Step(StepKind.CUE, "hands the words over", span)
    if not attribution.cue and attribution.found_by is not Finder.READER:
        yield Step(StepKind.CUE, "no word hands them over: their marks or their place alone do")


def _forms(appearance: Appearance) -> frozenset[str]:
    return frozenset(name.casefold() for name in (appearance.name, *appearance.aliases))


def _last_before(spans: list[Span], here: Span) -> Span | None:
    at = bisect_left(spans, here.start, key=_start)
    return next((span for span in reversed(spans[max(0, at - 2) : at]) if span.end <= here.start), None)


def _start(span: Span) -> int:
    return span.start


def _with_share(note: str, tie: Tie) -> str:
    return note if tie.confidence == 1 else f"{note} ({tie.confidence:.2f})"
