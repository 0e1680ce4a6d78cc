"""What became of an article from one version to another: its words, its sources, what they say, and the marks."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from reader.anchoring.difference import difference
from reader.model.anchor import PlacementState
from reader.model.annotation import PlacedAnnotation
from reader.model.correction import CorrectionField
from reader.model.difference import Bridge, Difference, RowKind
from reader.model.frozen import frozen
from reader.model.library import Card, OpenArticle
from reader.model.name_key import name_key
from reader.model.source import Statement
from reader.model.span import Span
from reader.model.version import VersionRow

ALIKE = 0.5  # share of words in common from which two statements of a source are one, reworded

_WORD = re.compile(r"\w+")
_TOUCHED = {PlacementState.ORPHAN: 0, PlacementState.UNCERTAIN: 1, PlacementState.CHANGED: 2}  # in this order


class SourceChange(StrEnum):
    """What became of a source."""

    APPEARED = "appeared"
    VANISHED = "vanished"
    NAMED_BEFORE = "named before"  # cited now, only named before
    NAMED_STILL = "named still"  # cited before, only named now
    DESCRIBED = "described"  # with another role or affiliation


class StatementChange(StrEnum):
    """What became of a statement."""

    APPEARED = "appeared"
    VANISHED = "vanished"
    REWORDED = "reworded"
    REASSIGNED = "reassigned"  # given to somebody else
    GIVEN = "given"  # its words stood there before, given to nobody
    GIVEN_UP = "given up"  # its words stand there still, given to nobody


@frozen
class ChangedSource:
    """A source that is not cited, or not described, as it was."""

    change: SourceChange
    old: Card | None
    new: Card | None

    @property
    def card(self) -> Card:
        """Return the card that shows it, the newer where there are two."""
        card = self.new or self.old
        if card is None:
            raise AssertionError("a source stands on a card of one version at least")
        return card


@frozen
class Said:
    """A statement of one version, with all whom it is given to."""

    statement: Statement
    cards: tuple[Card, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return whom it is given to."""
        return tuple(card.appearance.name for card in self.cards)


@frozen
class ChangedStatement:
    """A statement that is not as it was."""

    change: StatementChange
    old: Said | None
    new: Said | None


@frozen
class VersionChanges:
    """All that became of an article."""

    old: VersionRow
    new: VersionRow
    old_text: str
    new_text: str
    difference: Difference
    sources: tuple[ChangedSource, ...]
    statements: tuple[ChangedStatement, ...]  # in the order of the text
    notices: tuple[Span, ...]  # of corrections, that only the new version has
    marks: tuple[PlacedAnnotation, ...]  # that are not where they were, those lost first
    marks_that_stay: int
    same_engine: bool  # else what Kilde found in them may differ because Kilde does
    analysed: bool  # both of them


Version = tuple[VersionRow, OpenArticle]


def changes_between(old: Version, new: Version) -> VersionChanges:
    """Return what became of the article; the newer has all marks, lost ones too.

    What is told of sources and statements is what the publisher changed. Where another Kilde analysed the older
    version, what it found otherwise in paragraphs that are the same to the letter is left out.
    """
    (old_row, before), (new_row, after) = old, new
    texts = before.reading.article.text, after.reading.article.text
    found = difference(*texts)
    same_engine = before.reading.engine == after.reading.engine
    judge = _Judge(found, texts, same_engine)
    analysed = before.analysed and after.analysed
    marks, stay = _marks(before, after, found)
    return VersionChanges(
        old=old_row,
        new=new_row,
        old_text=texts[0],
        new_text=texts[1],
        difference=found,
        sources=tuple(judge.sources(before.cards, after.cards)) if analysed else (),
        statements=tuple(judge.statements(before, after)) if analysed else (),
        notices=tuple(judge.notices(after)),
        marks=marks,
        marks_that_stay=stay,
        same_engine=same_engine,
        analysed=analysed,
    )


class _Judge:
    """Tells what the publisher changed about sources and statements."""

    def __init__(self, found: Difference, texts: tuple[str, str], same_engine: bool) -> None:
        self._onward, self._back = Bridge(found), Bridge(found, to_old=True)
        self._texts = texts
        self._same_engine = same_engine
        same = [row for row in found.rows if row.kind is RowKind.SAME and not row.pieces]
        self._same_old = [row.old for row in same if row.old is not None]
        self._same_new = [row.new for row in same if row.new is not None]

    def sources(self, before: Sequence[Card], after: Sequence[Card]) -> Iterator[ChangedSource]:
        """Yield the sources that appeared, vanished or are described otherwise."""
        old, new = _by_source(before), _by_source(after)
        for who, card in new.items():
            if who not in old:
                was_named = _is_named(card, self._texts[0])
                if not was_named or self._same_engine:
                    yield ChangedSource(SourceChange.NAMED_BEFORE if was_named else SourceChange.APPEARED, None, card)
        for who, card in old.items():
            if who not in new:
                is_named = _is_named(card, self._texts[1])
                if not is_named or self._same_engine:
                    yield ChangedSource(SourceChange.NAMED_STILL if is_named else SourceChange.VANISHED, card, None)
        for who, card in new.items():
            if who in old and self._same_engine and _is_described_otherwise(old[who], card):
                yield ChangedSource(SourceChange.DESCRIBED, old[who], card)

    def statements(self, before: OpenArticle, after: OpenArticle) -> list[ChangedStatement]:
        """Return the statements that are not as they were."""
        old, new = _said(before), _said(after)
        pairs = self._paired(old, new)
        found = [self._changed(one, pairs.get(number)) for number, one in enumerate(old)]
        taken = {id(said) for said in pairs.values()}
        found += [self._changed(None, one) for one in new if id(one) not in taken]
        told = [change for change in found if change is not None]
        return sorted(told, key=self._place_in_new)

    def notices(self, after: OpenArticle) -> Iterator[Span]:
        """Yield the corrections of the article by itself that were not there before."""
        for signal in after.signals:
            if signal.id == "corrected":
                yield from (span for span in signal.evidence if self._back.kept(span) < 1)

    def _changed(self, old: Said | None, new: Said | None) -> ChangedStatement | None:
        if old is not None and new is not None:
            return self._otherwise(old, new)
        if new is not None:
            if self._back.kept(new.statement.span) < 1:
                return ChangedStatement(StatementChange.APPEARED, None, new)
            is_ours = not self._same_engine and _is_within(self._same_new, new.statement.span)
            return None if is_ours else ChangedStatement(StatementChange.GIVEN, None, new)
        if old is not None:
            if self._onward.kept(old.statement.span) < 1:
                return ChangedStatement(StatementChange.VANISHED, old, None)
            is_ours = not self._same_engine and _is_within(self._same_old, old.statement.span)
            return None if is_ours else ChangedStatement(StatementChange.GIVEN_UP, old, None)
        return None

    def _otherwise(self, old: Said, new: Said) -> ChangedStatement | None:
        is_ours = not self._same_engine and _is_within(self._same_new, new.statement.span)
        if not is_ours and _sources_of(old) != _sources_of(new):
            return ChangedStatement(StatementChange.REASSIGNED, old, new)
        if _words(old.statement.text) == _words(new.statement.text):
            return None
        # Else it was Kilde that cut it otherwise, out of the same words.
        is_edited = self._onward.kept(old.statement.span) < 1 or self._back.kept(new.statement.span) < 1
        return ChangedStatement(StatementChange.REWORDED, old, new) if is_edited else None

    def _paired(self, old: Sequence[Said], new: Sequence[Said]) -> dict[int, Said]:
        """Return which statement has become which: by the words that stayed, then by their likeness and place."""
        pairs: dict[int, int] = {}
        for candidates in (self._by_words_kept, self._by_likeness):
            taken = set(pairs.values())
            left = [number for number in range(len(old)) if number not in pairs]
            free = [number for number in range(len(new)) if number not in taken]
            for _score, one, other in sorted(candidates(old, new, left, free), reverse=True):
                if one not in pairs and other not in taken:
                    pairs[one] = other
                    taken.add(other)
        return {one: new[other] for one, other in pairs.items()}

    def _by_words_kept(
        self, old: Sequence[Said], new: Sequence[Said], left: Sequence[int], free: Sequence[int]
    ) -> Iterator[tuple[float, int, int]]:
        """Yield pairs that have half of their words in common, in the same places."""
        starts = [new[other].statement.span.start for other in free]
        longest = max((len(said.statement.span) for said in new), default=0)
        for one in left:
            span = old[one].statement.span
            shared: dict[int, int] = {}
            for part in self._onward.same_parts(span):
                first, last = bisect_left(starts, part.start - longest), bisect_left(starts, part.end)
                for other in free[first:last]:
                    shared[other] = shared.get(other, 0) + _shared(part, new[other].statement.span)
            for other, count in shared.items():
                if 2 * count >= min(len(span), len(new[other].statement.span)):
                    yield count, one, other

    def _by_likeness(
        self, old: Sequence[Said], new: Sequence[Said], left: Sequence[int], free: Sequence[int]
    ) -> Iterator[tuple[float, int, int]]:
        """Yield pairs of one source that say nearly the same, or stand in each other's place."""
        words = {other: frozenset(_words(new[other].statement.text)) for other in free}
        by_source: defaultdict[object, list[int]] = defaultdict(list)
        for other in free:
            for source in _sources_of(new[other]):
                by_source[source].append(other)
        for one in left:
            own = frozenset(_words(old[one].statement.text))
            there = self._onward.counterpart(old[one].statement.span)
            for other in {other for source in _sources_of(old[one]) for other in by_source[source]}:
                likeness = _likeness(own, words[other])
                if likeness >= ALIKE:
                    yield 1 + likeness, one, other
                elif there is not None and 2 * _shared(there, new[other].statement.span) >= len(there):
                    yield likeness, one, other

    def _place_in_new(self, changed: ChangedStatement) -> tuple[int, int]:
        if changed.new is not None:
            return changed.new.statement.span.start, 1
        start = changed.old.statement.span.start if changed.old is not None else 0
        return self._onward.near(start), 0


def _marks(before: OpenArticle, after: OpenArticle, found: Difference) -> tuple[tuple[PlacedAnnotation, ...], int]:
    """Return the marks that stood in the old version and were touched, lost ones first, and how many were not."""
    stood = {placed.annotation.uid for placed in before.annotations if placed.placement.span is not None}
    moved = [row.new for row in found.rows if row.kind is RowKind.MOVED and row.new is not None]
    touched: list[PlacedAnnotation] = []
    stay = 0
    for placed in after.annotations:
        span = placed.placement.span
        if placed.annotation.uid not in stood:
            continue
        if placed.placement.state in _TOUCHED or (span is not None and any(_shared(span, row) for row in moved)):
            touched.append(placed)
        else:
            stay += 1
    return tuple(sorted(touched, key=lambda placed: _TOUCHED.get(placed.placement.state, len(_TOUCHED)))), stay


def _said(article: OpenArticle) -> list[Said]:
    """Return the statements in the order of the text; one that two people make stands once."""
    cards: dict[Span, list[Card]] = {}
    statements: dict[Span, Statement] = {}
    for card in article.cards:
        for statement in card.appearance.statements:
            cards.setdefault(statement.span, []).append(card)
            statements.setdefault(statement.span, statement)
    return [Said(statements[span], tuple(cards[span])) for span in sorted(cards)]


def _by_source(cards: Iterable[Card]) -> Mapping[object, Card]:
    found: dict[object, Card] = {}
    for card in cards:
        found.setdefault(_identity(card), card)
    return found


def _identity(card: Card) -> object:
    return card.source_id if card.source_id is not None else (name_key(card.appearance.name), card.appearance.kind)


def _sources_of(said: Said) -> set[object]:
    return {_identity(card) for card in said.cards}


def _is_named(card: Card, text: str) -> bool:
    names = (card.appearance.name, *card.appearance.aliases)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in names if len(name) > 1)


def _is_described_otherwise(old: Card, new: Card) -> bool:
    """Tell whether the article gives it another role or affiliation; the reader's own word is no change of its."""
    said = {*old.corrected, *new.corrected}
    pairs = (
        (CorrectionField.ROLE, old.appearance.role, new.appearance.role),
        (CorrectionField.AFFILIATION, old.appearance.affiliation, new.appearance.affiliation),
    )
    return any(field not in said and name_key(one or "") != name_key(other or "") for field, one, other in pairs)


def _is_within(places: Sequence[Span], span: Span) -> bool:
    return any(place.contains(span) for place in places)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
