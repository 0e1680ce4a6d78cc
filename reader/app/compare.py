"""Two articles on one story side by side: who speaks in both, who only in one of them, and how much."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from reader.model.frozen import frozen
from reader.model.library import Card, OpenArticle
from reader.model.name_key import name_key
from reader.model.source import SourceId, SourceKind, Statement


class Heard(StrEnum):
    """Where a source is given words."""

    BOTH = "both"
    ONE = "one"
    OTHER = "other"


@frozen
class Part:
    """What one article has of a source; without cards the article does not name it."""

    cards: tuple[Card, ...] = ()  # several where the library found that they are one
    has_namesake: bool = False  # the article does not name the source, but another of its name

    @property
    def words(self) -> int:
        """Return how many words are given to it."""
        return sum(card.words for card in self.cards)

    @property
    def share(self) -> float:
        """Return its share of the article's attributed words, 0..1."""
        return sum(card.share for card in self.cards)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Return what it is quoted as saying, in text order."""
        said = (statement for card in self.cards for statement in card.appearance.statements)
        return tuple(sorted(said, key=lambda statement: statement.span.start))


@frozen
class Voice:
    """A source that is given words in at least one of the two."""

    name: str  # the longer of those that the articles use
    kind: SourceKind
    one: Part
    other: Part

    @property
    def heard(self) -> Heard:
        """Return where it is given words."""
        if self.one.statements and self.other.statements:
            return Heard.BOTH
        return Heard.ONE if self.one.statements else Heard.OTHER


@frozen
class Comparison:
    """Two articles and the voices in them: those heard in both first, then by how many words they are given."""

    one: OpenArticle
    other: OpenArticle
    voices: tuple[Voice, ...]


def compare(one: OpenArticle, other: OpenArticle, merged: Mapping[SourceId, SourceId]) -> Comparison:
    """Return who speaks in which of the two.

    Sources are one where the library says so, never because of a name alone; `merged` has the source that
    each was merged into. Only in somebody else's copy, whose sources are in no library, do name and kind decide.
    """
    parts: defaultdict[object, tuple[list[Card], list[Card]]] = defaultdict(lambda: ([], []))
    for side, article in enumerate((one, other)):
        for card in article.cards:
            parts[_identity(card, merged)][side].append(card)
    named = [frozenset(name_key(card.appearance.name) for card in article.cards) for article in (one, other)]
    voices = [_voice(sides, named) for sides in parts.values()]
    order = list(Heard)
    speaking = [voice for voice in voices if voice.one.statements or voice.other.statements]
    speaking.sort(key=lambda v: (order.index(v.heard), -(v.one.words + v.other.words), name_key(v.name)))
    return Comparison(one, other, tuple(speaking))


def _identity(card: Card, merged: Mapping[SourceId, SourceId]) -> object:
    if card.source_id is None:
        return name_key(card.appearance.name), card.appearance.kind
    return merged.get(card.source_id, card.source_id)


def _voice(sides: Sequence[Sequence[Card]], named: Sequence[Collection[str]]) -> Voice:
    appearances = [card.appearance for cards in sides for card in cards]
    fullest = max(appearances, key=lambda appearance: len(appearance.name))
    keys = {name_key(appearance.name) for appearance in appearances}
    one, other = (
        Part(tuple(cards), has_namesake=not cards and not keys.isdisjoint(names))
        for cards, names in zip(sides, named, strict=True)
    )
    return Voice(fullest.name, fullest.kind, one, other)
