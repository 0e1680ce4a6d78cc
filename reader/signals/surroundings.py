"""What stands around a source's mentions: made once for a reading, asked for each of its cards.

Everything is looked up by place in sorted lists, because a book has thousands of mentions and statements.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType

from reader.model.article import Block, BlockKind
from reader.model.attribution import Attribution
from reader.model.frozen import frozen
from reader.model.name_key import name_key
from reader.model.reading import Reading
from reader.model.source import Appearance, Field, SourceKind
from reader.model.span import Span, cover
from reader.signals.lexicon import load_lexicon

SPEAKERS = (SourceKind.PERSON, SourceKind.UNNAMED)

_SENTENCE_END = re.compile(r"[.!?…][\"”»’']?(?=\s+[\"“«–—‘]?\s?[A-ZÆØÅ])")
_SENTENCE = 500  # characters to each side; what goes on for longer is none, and a block may be a whole book


@frozen
class Words:
    """Words of the article that show something: what a signal quotes, and where they stand."""

    text: str
    span: Span


class Spans:
    """Spans in text order, with the number of what each belongs to."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span, _ in self._spans]
        self._reach = list(accumulate((span.end for span, _ in self._spans), max))  # the farthest end so far

    def within(self, start: int, end: int) -> Sequence[tuple[Span, int]]:
        """Return those that begin from `start` up to, not including, `end`."""
        return self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def around(self, span: Span) -> Iterator[tuple[Span, int]]:
        """Yield those that contain `span`, the nearest first."""
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._reach[at] >= span.end:
            if self._spans[at][0].contains(span):
                yield self._spans[at]
            at -= 1


class Surroundings:
    """A reading with what its signals look up in it.

    `known` are folded names of its bodies that registers and the library have, by the number of each appearance.
    """

    def __init__(self, reading: Reading, known: Mapping[int, Collection[str]] = MappingProxyType({})) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.lexicon = load_lexicon(reading.article.language)
        self._blocks = [block for block in reading.article.blocks if block.start < block.end]
        self._found: dict[tuple[str, int], Words | None] = {}
        self._phrases: dict[str, re.Pattern[str]] = {}
        self._block_starts = [block.start for block in self._blocks]
        numbered = list(enumerate(reading.appearances))
        self._numbers = {id(appearance): number for number, appearance in numbered}
        self._staff: dict[str, list[int]] = defaultdict(list)  # speakers by the key of their affiliation
        self._bodies: dict[str, frozenset[str]] = {}  # all names of a body by the key of each
        self._body_cards: dict[str, Appearance] = {}  # by the same keys
        for number, one in numbered:
            if one.kind not in SPEAKERS:
                names = frozenset((*map(name_key, (one.name, *one.aliases)), *known.get(number, ())))
                for name in names:
                    self._bodies.setdefault(name, names)
                    self._body_cards.setdefault(name, one)
            elif one.affiliation is not None:
                self._staff[name_key(one.affiliation)].append(number)
        self._people = Spans((m, n) for n, one in numbered if one.kind in SPEAKERS for m in one.mentions)
        self._mentions = Spans((m, n) for n, one in numbered for m in one.mentions)
        self._statements = Spans((said.span, n) for n, one in numbered for said in one.statements)
        self._sure_contents = Spans(
            (content, n)
            for n, attribution in enumerate(reading.attributions)
            if attribution.speakers and attribution.confidence >= reading.sure_at
            for content in attribution.content
        )

    def phrase(self, kind: str) -> re.Pattern[str]:
        """Return what finds the phrases of a list of the lexicon in the article, whole words in any case."""
        if kind not in self._phrases:
            self._phrases[kind] = self.lexicon.phrase(kind, self.text)
        return self._phrases[kind]

    def once(self, what: str, appearance: Appearance, find: Callable[[], Words | None]) -> Words | None:
        """Return what `find` finds of a source, looked for once: a body has many people, who are asked about often."""
        asked = what, self.number_of(appearance)
        if asked not in self._found:
            self._found[asked] = find()
        return self._found[asked]

    def speakers_of(self, names: Collection[str]) -> list[Appearance]:
        """Return whose affiliation the article gives as a body of these folded names, in the article's order."""
        return [
            self.reading.appearances[number]
            for number in sorted({n for name in names for n in self._staff.get(name, ())})
        ]

    def names_of(self, body: str) -> frozenset[str]:
        """Return the folded names of a body, with the others that the article, or the library, has for it."""
        key = name_key(body)
        return self._bodies.get(key, frozenset((key,)))

    def body_of(self, appearance: Appearance) -> Appearance | None:
        """Return the card of the body that the article surely ties a source to."""
        sure_at = self.reading.sure_at
        is_sure = any(e.field is Field.AFFILIATION and e.confidence >= sure_at for e in appearance.evidence)
        return self._body_cards.get(name_key(appearance.affiliation)) if appearance.affiliation and is_sure else None

    def words(self, start: int, end: int) -> Words:
        """Return the words from `start` to `end`, on one line."""
        return Words(" ".join(self.text[start:end].split()), Span(start, end))

    def number_of(self, appearance: Appearance) -> int:
        """Return which of the reading's appearances this one is."""
        known = self._numbers.get(id(appearance))
        return self.reading.appearances.index(appearance) if known is None else known

    def block_at(self, position: int) -> Block | None:
        """Return the block that a character stands in."""
        at = bisect_right(self._block_starts, position) - 1
        return self._blocks[at] if at >= 0 and position < self._blocks[at].end else None

    def places_of(self, phrases: str) -> Iterator[re.Match[str]]:
        """Yield where phrases of a list stand in the text, block by block.

        To search a book at one go takes 0.2 s, in which no other thread runs, the window's neither.
        """
        wanted = self.phrase(phrases)
        for block in self._blocks:
            yield from wanted.finditer(self.text, block.start, block.end)

    def first_blocks(self, number: int) -> list[Block]:
        """Return the first blocks that hold text: the headline is one of them."""
        return self._blocks[:number]

    def sentence_at(self, position: int) -> Span:
        """Return the sentence that a character stands in; one with an abbreviation may come out short."""
        block = self.block_at(position)
        start, end = (block.start, block.end) if block else (position, position + 1)
        start, end = max(start, position - _SENTENCE), min(end, position + _SENTENCE)
        for stop in _SENTENCE_END.finditer(self.text, start, end):
            if stop.end() > position:
                return Span(start, stop.end())
            start = stop.end()
        return Span(start, end)

    def is_told(self, span: Span) -> bool:
        """Tell whether the article says the words itself, below the headlines and in nobody's statement."""
        block = self.block_at(span.start)
        in_heading = block is not None and block.kind is BlockKind.HEADING
        return not in_heading and not self.is_said(span)

    def is_said(self, span: Span) -> bool:
        """Tell whether the words are somebody's: what one source says of another is not the article's word."""
        return next(self._statements.around(span), None) is not None

    def others_within(self, start: int, end: int, appearance: Appearance) -> list[Appearance]:
        """Return whom else, of those that can speak, the article mentions from `start` up to `end`."""
        return self._other_than(appearance, self._people.within(start, end))

    def others_in(self, span: Span, appearance: Appearance) -> list[Appearance]:
        """Return which other sources, of any kind, are mentioned in the words."""
        return self._other_than(appearance, self._mentions.within(span.start, span.end))

    def tellers_of(self, attribution: Attribution) -> tuple[int, ...]:
        """Return who surely tells of a report, where it stands inside their words: "Holm says that Lie said"."""
        if not attribution.cue:
            return ()
        whole = cover((*attribution.content, *attribution.cue))
        attributions = self.reading.attributions
        outer = (attributions[n] for span, n in self._sure_contents.around(whole) if len(span) > len(whole))
        return next((one.speakers for one in outer if not set(one.speakers) & set(attribution.speakers)), ())

    def _other_than(self, appearance: Appearance, found: Sequence[tuple[Span, int]]) -> list[Appearance]:
        own = self.number_of(appearance)
        return [self.reading.appearances[number] for _, number in found if number != own]
