"""A reading taken apart, so that corrections can move its pieces; put together again by `finish`."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace
from typing import TypeVar

from reader.model.attribution import Attribution, Finder, StatementKind, Tie, TieKind
from reader.model.correction import CorrectionField
from reader.model.name_key import name_key
from reader.model.own_word import own_words, with_own_word
from reader.model.reading import Reading
from reader.model.signal import Signal
from reader.model.source import Appearance, Field, SourceKind, Statement
from reader.model.span import Span
from reader.profile.pieces import common, nearest, rearranged, without
from reader.profile.quote_marks import bare_span, kind_of, kind_when_moved, with_marks

Tied = TypeVar("Tied", Tie | None, None)

_HALVES = (CorrectionField.ROLE, CorrectionField.AFFILIATION)  # of a post
_POST = frozenset(_HALVES)
_SAME_WORDS = 0.5  # share of the longer of two spans that must be common


@dataclass(slots=True, eq=False)
class DraftCard:
    """An appearance being corrected."""

    appearance: Appearance
    origin: int | None
    corrected: list[CorrectionField] = field(default_factory=list)
    identity: str | None = None  # uid of the source that the reader says it is

    def forget_evidence(self, about: Field) -> None:
        """Drop the words a fact rested on: it now rests on the reader's."""
        kept = tuple(evidence for evidence in self.appearance.evidence if evidence.field is not about)
        self.appearance = replace(self.appearance, evidence=kept)

    def set_own_word(self, own: Signal) -> None:
        """Put the reader's word in the place of what rules propose, and of an earlier word of theirs."""
        self.appearance = replace(self.appearance, signals=with_own_word(self.appearance.signals, own))

    def take_evidence(self, about: Field, other: "DraftCard") -> None:
        """Rest a fact on the words that it rests on in the other card."""
        self.forget_evidence(about)
        theirs = tuple(evidence for evidence in other.appearance.evidence if evidence.field is about)
        self.appearance = replace(self.appearance, evidence=self.appearance.evidence + theirs)


@dataclass(slots=True, eq=False)
class _DraftAttribution:
    attribution: Attribution
    speakers: dict[DraftCard, Tie | None]
    through: list[DraftCard]
    origin: int


class Draft:
    """The cards and attributions of a reading, tied to each other by themselves instead of by index."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._bare: dict[int, list[Span]] = {}  # of statements taken out of a mouth: as the analysis cut them
        self._cards = [DraftCard(appearance, index) for index, appearance in enumerate(reading.appearances)]
        self._attributions: list[_DraftAttribution | None] = [
            _DraftAttribution(
                attribution,
                dict(zip((self._cards[at] for at in attribution.speakers), _ties(attribution), strict=True)),
                [self._cards[carrier] for carrier in attribution.through],
                index,
            )
            for index, attribution in enumerate(reading.attributions)
        ]

    def cards_left(self) -> tuple[DraftCard, ...]:
        """Return the cards as they will stand in the finished reading."""
        return tuple(self._cards)

    def find(self, name: str) -> DraftCard | None:
        """Return the card with this name, else the one with this alias."""
        key = name_key(name)
        aliased = (card for card in self._cards if key in map(name_key, card.appearance.aliases))
        return self.find_named(name) or next(aliased, None)

    def find_named(self, name: str) -> DraftCard | None:
        """Return the card with this very name."""
        key = name_key(name)
        return next((card for card in self._cards if name_key(card.appearance.name) == key), None)

    def add_card(self, name: str, kind: SourceKind) -> DraftCard:
        """Add a source that the analysis missed."""
        card = DraftCard(Appearance(name=name, kind=kind), None)
        self._cards.append(card)
        return card

    def drop_card(self, card: DraftCard) -> None:
        """Remove a card; what it was given stays, said by nobody."""
        self._cards.remove(card)
        for attribution in filter(None, self._attributions):
            attribution.speakers.pop(card, None)
            attribution.through = [carrier for carrier in attribution.through if carrier is not card]

    def merge(self, card: DraftCard, into: DraftCard) -> None:
        """Make two cards one: mentions, statements and names of both, kind and post of `into` before those of `card`.

        The reader's own word on either comes before what the program found on the other. Of two posts one stays
        whole: the role of one in the body of the other would be a post that nobody has stated, but of one whom the
        article calls "Lind" here and "Ada Lind" there.
        """
        ours, theirs = card.appearance, into.appearance
        gives_role, gives_affiliation = (_gives(card, into, fact) for fact in _HALVES)
        names = dict.fromkeys((*theirs.aliases, ours.name, *ours.aliases))
        into.appearance = replace(
            theirs,
            kind=ours.kind if _is_rather(card, into, {CorrectionField.KIND}) else theirs.kind,
            aliases=tuple(name for name in names if name != theirs.name),
            mentions=tuple(sorted({*theirs.mentions, *ours.mentions})),
            statements=_in_order((*theirs.statements, *ours.statements)),
        )
        if gives_affiliation:
            into.appearance = replace(into.appearance, affiliation=ours.affiliation)
            into.take_evidence(Field.AFFILIATION, card)
        if gives_role:
            into.appearance = replace(into.appearance, role=ours.role)
            into.take_evidence(Field.ROLE, card)
        kept = own_words(theirs.signals)
        for own in own_words(ours.signals).values():
            if own.id not in kept:
                into.set_own_word(own)
        into.corrected += card.corrected
        for attribution in filter(None, self._attributions):
            attribution.speakers = _replaced(attribution.speakers, card, into)
            attribution.through = list(_replaced(dict.fromkeys(attribution.through), card, into))
        self._cards.remove(card)

    def attribution_at(self, place: Span) -> int | None:
        """Return the attribution whose content shares most with `place`; of one inside another, the inner one.

        Attitudes and acts that stand on no card are none that a reader could mean; quotations without a speaker are.
        """
        shared = [
            (self._shared(index, place), -self._length(index), -index)
            for index, attribution in enumerate(self._attributions)
            if attribution and (attribution.speakers or index in self._bare or _may_be_meant(attribution.attribution))
        ]
        most, _, index = max(shared, default=(0, 0, 0))
        return -index if most else None

    def _said_at(self, place: Span, card: DraftCard) -> int | None:
        """Return the attribution of the card's whose content shares most with `place`."""
        shared = [
            (self._shared(index, place), -index)
            for index, attribution in enumerate(self._attributions)
            if attribution and card in attribution.speakers
        ]
        most, index = max(shared, default=(0, 0))
        return -index if most else None

    def attribution_like(self, place: Span) -> int | None:
        """Return the attribution whose content is, by and large, the words at `place`."""
        index = self.attribution_at(place)
        attribution = self._attributions[index] if index is not None else None
        if attribution is None or index is None:
            return None
        length = max(len(place), self._length(index))
        return index if self._shared(index, place) > _SAME_WORDS * length else None

    def add_attribution(self, place: Span) -> int:
        """Add a statement that the analysis missed; nobody says it yet."""
        index = len(self._attributions)
        kind = kind_of(place, self._reading.article.text)
        added = Attribution(content=(place,), cue=(), source=(), kind=kind, found_by=Finder.READER)
        self._attributions.append(_DraftAttribution(added, {}, [], index))
        return index

    def move_ends(self, place: Span, before: str, speaker: str) -> tuple[DraftCard, ...]:
        """Let what the speaker said in the words `before` be said in those at `place`; return the cards that say it.

        Other pieces of the attribution end where this one begins. Nobody else's statement is touched: where the
        speaker's is not there, nothing is, and nothing returned.
        """
        text, card = self._reading.article.text, self.find(speaker)
        was = nearest(before, place, text) or place
        index = self._said_at(was, card) if card is not None else None
        moved = self._attributions[index] if index is not None else None
        if moved is None or index is None:
            return ()
        given = moved.attribution
        kind = kind_when_moved(given.kind, place, text)
        whole = with_marks(place, text) if kind is not StatementKind.INDIRECT else place
        content = rearranged(given.content, was, whole, text)
        moved.attribution = replace(given, content=content, kind=kind if len(content) == 1 else given.kind)
        if index in self._bare:
            self._bare[index] = list(rearranged(self._bare[index], was, place, text))
        for one in moved.speakers:
            _move_statement(one, was, Statement(place.of(text), kind, place, index, 1.0), text)
        return tuple(moved.speakers)

    def drop_attribution(self, index: int) -> None:
        """Remove a statement that is none."""
        self.silence(index)
        self._attributions[index] = None

    def silence(self, index: int) -> None:
        """Take a statement out of every mouth."""
        attribution = self._attributions[index]
        if attribution is not None:
            attribution.speakers.clear()
        for card in self._cards:
            said = [statement.span for statement in card.appearance.statements if statement.attribution == index]
            self._bare[index] = sorted({*self._bare.get(index, ()), *said})
            left = tuple(said for said in card.appearance.statements if said.attribution != index)
            card.appearance = replace(card.appearance, statements=left)

    def give(self, index: int, card: DraftCard) -> None:
        """Put a statement into a mouth, surely: the reader says so."""
        attribution = self._attributions[index]
        if attribution is None:
            return
        attribution.speakers[card] = Tie(TieKind.READER, 1.0)
        attribution.attribution = replace(attribution.attribution, confidence=1.0)
        text, given = self._reading.article.text, attribution.attribution
        bare = self._bare.get(index) or [bare_span(span, text) for span in given.content]
        statements = tuple(Statement(span.of(text), given.kind, span, index, 1.0) for span in bare)
        card.appearance = replace(card.appearance, statements=_in_order((*card.appearance.statements, *statements)))

    def finish(self) -> Reading:
        """Return the reading with everything in its place, indices counted anew."""
        numbers = {id(card): number for number, card in enumerate(self._cards)}
        left = [attribution for attribution in self._attributions if attribution]
        renumbered = {attribution.origin: number for number, attribution in enumerate(left)}
        return replace(
            self._reading,
            attributions=tuple(
                replace(
                    attribution.attribution,
                    speakers=tuple(numbers[id(card)] for card in attribution.speakers),
                    ties=_all_or_none(attribution.speakers.values()),
                    through=tuple(numbers[id(card)] for card in attribution.through),
                )
                for attribution in left
            ),
            appearances=tuple(_renumber(card.appearance, renumbered) for card in self._cards),
        )

    def _length(self, index: int) -> int:
        attribution = self._attributions[index]
        return sum(map(len, attribution.attribution.content)) if attribution else 0

    def _shared(self, index: int, place: Span) -> int:
        attribution = self._attributions[index]
        spans = attribution.attribution.content if attribution else ()
        return sum(common(span, place) for span in spans)


def _move_statement(card: DraftCard, was: Span, to: Statement, text: str) -> None:
    """Put the card's statement at `was` elsewhere, as sure as it was; others of the attribution end where it begins."""
    theirs = [said for said in card.appearance.statements if said.attribution == to.attribution]
    if theirs:
        found = max(theirs, key=lambda said: common(said.span, was))
        kept = filter(None, (_cut(said, to.span, text) for said in theirs if said is not found))
        others = (said for said in card.appearance.statements if said.attribution != to.attribution)
        anew = (*others, *kept, replace(to, confidence=found.confidence))
        card.appearance = replace(card.appearance, statements=_in_order(anew))


def _cut(said: Statement, place: Span, text: str) -> Statement | None:
    """Return what of a statement lies outside of a place."""
    span = without(said.span, place, text)
    return None if span is None else replace(said, span=span, text=span.of(text))


def _renumber(appearance: Appearance, numbers: dict[int, int]) -> Appearance:
    statements = tuple(replace(said, attribution=numbers[said.attribution]) for said in appearance.statements)
    return replace(appearance, statements=statements)


def _gives(card: DraftCard, into: DraftCard, fact: CorrectionField) -> bool:
    """Tell whether one half of the post that both together have, role or affiliation, is that of `card`."""
    if _is_rather(card, into, _POST) or not (_POST & {*into.corrected} or any(_post(into).values())):
        return not _leaves_open(card, fact, into)
    return _leaves_open(into, fact, card)


def _is_rather(card: DraftCard, into: DraftCard, facts: Set[CorrectionField]) -> bool:
    """Tell whether the reader set the facts on `card` and not on the other."""
    return facts.isdisjoint(into.corrected) and not facts.isdisjoint(card.corrected)


def _leaves_open(card: DraftCard, fact: CorrectionField, other: DraftCard) -> bool:
    """Tell whether the card says nothing of a half of its post, and the other's may be the same post."""
    ours, theirs = _post(card), _post(other)
    (half,) = _POST - {fact}
    may_be_one = theirs[half] == ours[half] or (theirs[half] is None and _have_one_name(card, other))
    return ours[fact] is None and fact not in card.corrected and may_be_one


def _have_one_name(card: DraftCard, other: DraftCard) -> bool:
    """Tell whether all words of one's name are in the other's: "Lind", "Ada Lind"."""
    ours, theirs = (set(name_key(one.appearance.name).split()) for one in (card, other))
    return ours <= theirs or theirs <= ours


def _post(card: DraftCard) -> dict[CorrectionField, str | None]:
    return {CorrectionField.ROLE: card.appearance.role, CorrectionField.AFFILIATION: card.appearance.affiliation}


def _in_order(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda said: said.span))


def _ties(attribution: Attribution) -> tuple[Tie | None, ...]:
    return attribution.ties or (None,) * len(attribution.speakers)


def _all_or_none(ties: Iterable[Tie | None]) -> tuple[Tie, ...]:
    """Return the ties, or none at all where one was not kept: they stand beside the speakers one for one."""
    kept = tuple(ties)
    known = tuple(tie for tie in kept if tie is not None)
    return known if len(known) == len(kept) else ()


def _may_be_meant(attribution: Attribution) -> bool:
    return attribution.found_by is Finder.READER or attribution.kind is StatementKind.DIRECT


def _replaced(cards: dict[DraftCard, Tied], card: DraftCard, by: DraftCard) -> dict[DraftCard, Tied]:
    """Put `by` in the place of `card`; where both are there, what ties the first of them stays."""
    replaced: dict[DraftCard, Tied] = {}
    for one, tied in cards.items():
        replaced.setdefault(by if one is card else one, tied)
    return replaced
