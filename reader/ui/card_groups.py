"""Which card stands in which group of the sidebar, in which order, and what stands at its right."""

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from reader.model.frozen import frozen
from reader.model.library import Card, OpenArticle
from reader.model.source import Appearance, SourceKind
from reader.ui.counts import percentage
from reader.ui.shown_text import shown

tr = QCoreApplication.translate


class Group(StrEnum):
    """Why a source stands beside the article."""

    SPEAKING = "speaking"
    BEHIND = "behind"
    ORIGIN = "origin"


@frozen
class GroupHead:
    """The line above the cards of a group."""

    group: Group
    count: int


@frozen
class CardRow:
    """A card and its place in the list."""

    index: int  # into `OpenArticle.cards`
    card: Card
    group: Group
    beside: str  # the right-hand column: count and share, or who speaks for this body
    sure_at: float  # confidence from which a statement is shown as certain

    @property
    def unsure(self) -> int:
        """Return how many of the statements are not certain to be this source's."""
        return sum(s.confidence < self.sure_at for s in self.card.appearance.statements)


Row = GroupHead | CardRow


def arrange(article: OpenArticle | None, kind: SourceKind | None = None) -> tuple[Row, ...]:
    """Return the rows of the sidebar, of one `kind` only where one is given; empty groups have no head."""
    if article is None:
        return ()
    people = _People(article)
    cards = [
        CardRow(index, card, group_of(card), _beside(card, people.of(index, card)), article.reading.sure_at)
        for index, card in enumerate(article.cards)
        if kind in (None, card.appearance.kind)
    ]
    rows: list[Row] = []
    for group in Group:
        members = [row for row in cards if row.group is group]
        if members:
            rows.append(GroupHead(group, len(members)))
            # Sorting is stable: sources with as many words stand in the order of the article.
            members.sort(key=lambda row: -row.card.words)
            rows.extend(members)
    return tuple(rows)


def group_of(card: Card) -> Group:
    """Return the group of a card: persons speak, bodies stand behind them unless words are given to them."""
    kind, speaks = card.appearance.kind, bool(card.appearance.statements)
    if kind in (SourceKind.PERSON, SourceKind.UNNAMED):
        return Group.SPEAKING
    if kind in (SourceKind.PUBLISHER, SourceKind.PLATFORM):
        return Group.ORIGIN
    if speaks:
        return Group.SPEAKING
    return Group.BEHIND if kind is SourceKind.ORGANISATION else Group.ORIGIN


def _beside(card: Card, people: Sequence[Appearance]) -> str:
    """Return what stands at the right of a card: "9 · 34 %", or the people who speak for or through it."""
    if card.appearance.statements:
        return count_and_share(card)
    if people:
        return ", ".join(map(short_name, people))
    return tr("Card", "outlet") if card.appearance.kind is SourceKind.PUBLISHER else ""


def count_and_share(card: Card) -> str:
    """Return "9 · 34 %": how many statements, and what share of the attributed words; "" for none."""
    number = len(card.appearance.statements)
    return f"{number} · {percentage(card.share)}" if number else ""


def short_name(appearance: Appearance) -> str:
    """Return the name as one would say it the second time: the surname, the acronym."""
    if appearance.kind is SourceKind.PERSON:
        last = appearance.name.split()[-1:]
        within = [alias for alias in appearance.aliases if " " not in alias and alias in appearance.name.split()]
        return shown(max(within, key=appearance.name.rfind) if within else "".join(last))
    acronyms = [alias for alias in appearance.aliases if alias.isupper() and len(alias) < len(appearance.name)]
    return shown(min(acronyms, key=len, default=appearance.name))


class _People:
    """Who speaks for or by way of whom, gathered in one pass: a long article has thousands of attributions."""

    def __init__(self, article: OpenArticle) -> None:
        self._appearances = article.reading.appearances
        self._belong: dict[str, set[int]] = defaultdict(set)  # by the name of their body in small letters
        self._through: dict[int, set[int]] = defaultdict(set)  # by the card that their words came by
        for number, appearance in enumerate(self._appearances):
            if appearance.affiliation:
                self._belong[appearance.affiliation.casefold()].add(number)
        for attribution in article.reading.attributions:
            for card in attribution.through:
                self._through[card].update(attribution.speakers)

    def of(self, index: int, card: Card) -> Sequence[Appearance]:
        """Return who belongs to a card by the article's words, or whose words came by it, in text order."""
        body = card.appearance
        names = {name.casefold() for name in (body.name, *body.aliases)}
        found = set().union(self._through.get(index, ()), *(self._belong.get(name, ()) for name in names)) - {index}
        return [self._appearances[number] for number in sorted(found) if number < len(self._appearances)]
