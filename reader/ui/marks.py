"""What is drawn on the article's words: plain data, computed without a screen."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from itertools import accumulate

from reader.model.anchor import PlacementState
from reader.model.annotation import PlacedAnnotation, Style
from reader.model.article import Block
from reader.model.frozen import frozen
from reader.model.reading import Reading
from reader.model.source import Appearance, SourceKind, Statement
from reader.model.span import Span
from reader.ui.theme import Theme

DEEPEST = 2  # overlapping marks below this share the last rule


class Rule(Enum):
    """How a mark is underlined; no meaning hangs on a tint alone."""

    DOTTED = auto()  # a name
    THIN = auto()  # a link to elsewhere
    SOLID = auto()  # a highlight, a sure statement
    STRONG = auto()  # an underline of the reader's; the statement walked to
    HELD = auto()  # the mark at hand, whatever it is
    NONE = auto()  # words that only have a note
    DASHED = auto()  # a statement the analysis is not sure of
    FRAME = auto()  # all around words that were looked for, as nothing else is marked
    HEAVY_FRAME = auto()  # … and the ones the reader is at
    DOUBLE = auto()  # the sentence that is read aloud


@frozen
class Mark:
    """Words with a ground, a rule, or both."""

    span: Span
    colour: str  # of the rule
    rule: Rule
    fill: str | None = None
    is_hatched: bool = False  # its place is uncertain
    has_note: bool = False  # a sign at its end says so
    depth: int = 0  # 0: nearest to the words; overlapping marks get rules of their own beneath


class MarkIndex:
    """Marks of one layer, found by place in O(log n + found)."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.marks = sorted(marks, key=lambda mark: (mark.span.start, mark.span.end))
        self._starts = [mark.span.start for mark in self.marks]
        self._furthest = list(accumulate((mark.span.end for mark in self.marks), max))

    def within(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a character with `start` to `end`, in text order."""
        first = bisect_right(self._furthest, start)
        last = bisect_left(self._starts, end)
        return [mark for mark in self.marks[first:last] if mark.span.end > start]


def highlight_marks(annotations: Sequence[PlacedAnnotation], theme: Theme, at_hand: str | None = None) -> list[Mark]:
    """Return the reader's marks, the one at hand in a frame; an orphan is left to the margin.

    Notes alone have no rule, and so take no layer from those that have one.
    """
    drawn = [
        (placed.annotation.style, _highlight(placed, span, theme, is_at_hand=placed.annotation.uid == at_hand))
        for placed in annotations
        if (span := placed.placement.span) is not None
    ]
    notes = [mark for style, mark in drawn if style is Style.NOTE]
    return notes + _layered(mark for style, mark in drawn if style is not Style.NOTE)


def _highlight(placed: PlacedAnnotation, span: Span, theme: Theme, *, is_at_hand: bool) -> Mark:
    annotation = placed.annotation
    rules = {Style.HIGHLIGHT: Rule.SOLID, Style.UNDERLINE: Rule.STRONG, Style.NOTE: Rule.NONE}
    return Mark(
        span=span,
        colour=theme.underlines[annotation.colour],
        rule=Rule.HELD if is_at_hand else rules[annotation.style],
        fill=theme.highlights[annotation.colour] if annotation.style is Style.HIGHLIGHT else None,
        is_hatched=placed.placement.state is PlacementState.UNCERTAIN,
        has_note=bool(annotation.note),
    )


class Voices:
    """Where each card of a reading is named, and what it says, or others say for it or by way of it.

    Worked out once, away from the window where it can be: a long article has thousands of statements and names, and
    cards are walked through quickly.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = names_in(reading)  # card by card
        said = ((speaker, one) for speaker, source in enumerate(reading.appearances) for one in source.statements)
        self._all = sorted(said, key=lambda pair: (pair[1].span.start, pair[1].span.end))
        self._of_card: list[list[tuple[int, Statement]]] = [[] for _ in reading.appearances]
        bodies = _bodies_by_name(reading)
        behind = [bodies.get((one.affiliation or "").casefold(), ()) for one in reading.appearances]
        for speaker, statement in self._all:  # in text order, and so are those of each card
            for card in {speaker, *behind[speaker], *_through(reading, statement)}:
                self._of_card[card].append((speaker, statement))

    def statements(self, card: int | None) -> Sequence[tuple[int, Statement]]:
        """Return what a card says or carries, or what everybody says, with who says it, in text order."""
        return self._all if card is None else self._of_card[card]

    def speakers(self, card: int) -> list[int]:
        """Return the card itself and those who speak for it or by way of it: their names take its colour."""
        return [card, *sorted({speaker for speaker, _ in self._of_card[card]} - {card})]


def _bodies_by_name(reading: Reading) -> Mapping[str, Sequence[int]]:
    """Return the cards that people can belong to, by their names in small letters."""
    bodies: dict[str, list[int]] = defaultdict(list)
    for card, appearance in enumerate(reading.appearances):
        if appearance.kind is not SourceKind.PERSON:
            for name in {name.casefold() for name in (appearance.name, *appearance.aliases)}:
                bodies[name].append(card)
    return bodies


def _through(reading: Reading, statement: Statement) -> Sequence[int]:
    """Return by way of whom a statement came; one that the reader added belongs to no attribution."""
    is_found = statement.attribution < len(reading.attributions)
    return reading.attributions[statement.attribution].through if is_found else ()


def card_marks(reading: Reading, voices: Voices, card: int, theme: Theme, current: Span | None = None) -> list[Mark]:
    """Return what is drawn while a card is selected: what it says, and who speaks for it or by way of it.

    Statements below the reading's `sure_at` are dashed and without ground. A source that neither says
    nor carries anything has its mentions marked.
    """
    kind = reading.appearances[card].kind
    colour, tint = theme.kind_colour(kind), theme.kind_tint(kind)
    marks = []
    for _, statement in voices.statements(card):
        is_current = statement.span == current
        is_sure = statement.confidence >= reading.sure_at
        rule = Rule.STRONG if is_current else Rule.SOLID if is_sure else Rule.DASHED
        marks.append(Mark(statement.span, colour, rule, tint if is_sure or is_current else None))
    if not marks:
        marks = [Mark(mention, colour, Rule.SOLID, tint) for mention in reading.appearances[card].mentions]
    return _layered(marks)


def names_in(reading: Reading) -> tuple[Sequence[Span], ...]:
    """Return where each card is named, card by card; some milliseconds in a long article, so ask once."""
    return tuple(named_mentions(appearance, reading.article.text) for appearance in reading.appearances)


def name_marks(names: Sequence[Sequence[Span]], theme: Theme) -> list[Mark]:
    """Return the thin dotted rules under all `names`."""
    return [Mark(mention, theme.soft, Rule.DOTTED) for mentions in names for mention in mentions]


def coloured_marks(reading: Reading, names: Sequence[Sequence[Span]], theme: Theme, cards: Iterable[int]) -> list[Mark]:
    """Return the rules that lie over those of `name_marks` where the names of `cards` are coloured."""
    return [
        Mark(mention, theme.kind_colour(reading.appearances[card].kind), Rule.DOTTED)
        for card in cards
        for mention in names[card]
    ]


def link_marks(blocks: Iterable[Block], theme: Theme) -> list[Mark]:
    """Return the thin rules under words that lead elsewhere."""
    return [Mark(link.span, theme.soft, Rule.THIN) for block in blocks for link in block.links]


def named_mentions(appearance: Appearance, text: str) -> list[Span]:
    """Return the mentions that say the name or an alias, or a part of it: "he" is no link."""
    forms = {form.casefold() for form in (appearance.name, *appearance.aliases)}
    parts = {word.casefold() for form in (appearance.name, *appearance.aliases) for word in form.split()}

    def is_name(words: str) -> bool:
        return words.strip().casefold() in forms or any(
            word[:1].isupper() and word.casefold() in parts for word in words.split()
        )

    # A long article says a name hundreds of times in a few forms: each form is looked at once.
    said = [(mention, mention.of(text)) for mention in appearance.mentions]
    named = {words: is_name(words) for words in {words for _, words in said}}
    return [mention for mention, words in said if named[words]]


def next_statement(
    statements: Sequence[tuple[int, Statement]], current: Span | None, step: int, from_offset: int
) -> tuple[int, Statement] | None:
    """Return the statement `step` away from `current`, or the one nearest to `from_offset`; None at the ends."""
    if not statements:
        return None
    spans = [statement.span for _, statement in statements]
    if current in spans:  # more than once where two people say it: walked past as one
        index = spans.index(current) + (step if step < 0 else spans.count(current))
    else:
        after = bisect_left(spans, from_offset, key=lambda span: span.start)
        index = after if step > 0 else after - 1
    return statements[index] if 0 <= index < len(statements) else None


def _layered(marks: Iterable[Mark]) -> list[Mark]:
    """Give overlapping marks rules of their own: the later one goes beneath."""
    layered: list[Mark] = []
    standing: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        standing = [other for other in standing if other.span.end > mark.span.start]
        taken = {other.depth for other in standing}
        depth = next((d for d in range(DEEPEST) if d not in taken), DEEPEST)
        placed = replace(mark, depth=depth) if depth else mark
        standing.append(placed)
        layered.append(placed)
    return layered
