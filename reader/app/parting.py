"""One source that is two people: the cards of some articles given to somebody else of the same name."""

from collections.abc import Collection, Mapping
from sqlite3 import Connection
from typing import Any

from reader.app.recognition import lay_corrections
from reader.model.correction import Correction, CorrectionField
from reader.model.frozen import frozen
from reader.model.library import ArticleId
from reader.model.signal import Origin
from reader.model.source import SourceId, SourceKind
from reader.model.uid import uid_from
from reader.store import articles, corrections, identity, sources
from reader.store.citations import give_back, named_in


@frozen
class CitedAs:
    """A card, by what a new analysis of its article will find again."""

    article_uid: str
    name: str


@frozen
class Part:
    """What a new source is made of."""

    name: str
    kind: SourceKind
    cards: tuple[CitedAs, ...]

    @classmethod
    def from_fields(cls, fields: Mapping[str, Any]) -> "Part":
        """Return the part that the log has as plain fields."""
        return cls(fields["name"], SourceKind(fields["kind"]), tuple(CitedAs(**card) for card in fields["cards"]))


def cards_in(connection: Connection, source: SourceId, wanted: Collection[ArticleId]) -> tuple[CitedAs, ...]:
    """Return the source's cards in these articles."""
    return tuple(
        CitedAs(articles.article_uid(connection, article), named.name)
        for article in wanted
        for named in named_in(connection, source, article)
    )


def part_from(connection: Connection, source: SourceId, uid: str, part: Part, now: str) -> None:
    """Make the source of this uid and give it the cards; the two are told apart."""
    new = sources.find_uid(connection, uid)
    if new is None:
        new = sources.insert_source(connection, part.kind, part.name, uid)
        person = part.kind is SourceKind.PERSON
        sources.add_alias(connection, new, part.name, Origin.ARTICLE, person=person)
    identity.put_distinct(connection, source, new)
    concerned = []
    for card in part.cards:
        article = articles.find_uid(connection, card.article_uid)
        if article is not None:
            corrections.put_correction(connection, article, _correction(card, uid, now))
            concerned.append(article)
    _lay(connection, concerned, now)


def join_again(connection: Connection, source: SourceId, uid: str, now: str) -> None:
    """Give the cards back; of the new source stays what the reader wrote about it."""
    held = corrections.identity_corrections(connection, uid)
    for _, correction in held:
        corrections.withdraw_correction(connection, correction)
    new = sources.find_uid(connection, uid)
    if new is not None:
        identity.remove_distinct(connection, source, new)
    concerned = [article for article, _ in held]
    if new is not None:
        give_back(connection, new, source, concerned)
    _lay(connection, concerned, now)
    if new is not None:
        sources.delete_unused(connection, [new])  # else a later article would find two of the name


def _correction(card: CitedAs, uid: str, now: str) -> Correction:
    # The uid follows from what is said, so that a split that is made again meets its own corrections.
    ident = uid_from(f"kilde:{uid}/{card.article_uid}/{card.name}")
    return Correction(ident, CorrectionField.IDENTITY, card.name, uid, None, now)


def _lay(connection: Connection, concerned: Collection[ArticleId], now: str) -> None:
    for article in dict.fromkeys(concerned):
        lay_corrections(connection, articles.load_article(connection, article), now)
