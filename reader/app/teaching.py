"""What the sources of the library learn from an article: the names they go by in it, and the posts it gives them."""

from collections.abc import Sequence
from sqlite3 import Connection

from reader.model.article import Article
from reader.model.claim import Claim, ClaimField
from reader.model.correction import Correction, CorrectionField
from reader.model.frozen import frozen
from reader.model.name_key import name_key
from reader.model.signal import Origin
from reader.model.source import Appearance, Field, SourceId, SourceKind
from reader.model.span import Span
from reader.store import sources
from reader.store.analyses import StoredReading
from reader.store.claims import insert_claim

_ABOUT_POSTS = {CorrectionField.AFFILIATION, CorrectionField.ROLE}
_NAMED_BY = {CorrectionField.SPEAKER, CorrectionField.STATEMENT}  # the reader gives words to a source by its name


@frozen
class Part:
    """A card as it stood before others were joined to it, whose it is, and what the reader corrected on it."""

    card: Appearance
    source: SourceId
    fields: tuple[CorrectionField, ...]


def teach(
    connection: Connection,
    shown: StoredReading,
    held: tuple[Correction, ...],
    parts: Sequence[Sequence[Part]] | None = None,
) -> None:
    """Let each source learn the names it goes by in the article, and the post it is given there.

    `parts`: what each card is made of, where some were joined: a card shows one post, its time line all of them.
    """
    reading = shown.reading
    bodies = {
        name_key(name): source
        for card, source in zip(reading.appearances, shown.sources, strict=True)
        if card.kind is not SourceKind.PERSON
        for name in (card.name, *card.aliases)
    }
    reader_said = max((c.made for c in held if c.field in _ABOUT_POSTS), default="")[:10]
    for number, made_of in enumerate(_as_shown(shown) if parts is None else parts):
        if reading.appearances[number].kind is SourceKind.UNNAMED:
            continue
        _teach_names(connection, shown, number)
        for part in made_of:
            card = part.card
            if card.role or card.affiliation:
                by_reader = not _ABOUT_POSTS.isdisjoint(part.fields)
                insert_claim(
                    connection,
                    part.source,
                    _reader_claim(card, reader_said) if by_reader else _article_claim(card, reading.article),
                    organisation=bodies.get(name_key(card.affiliation or "")),
                    appearance=shown.appearances[number],
                    span=_evidence_of_post(card),
                )


def _as_shown(shown: StoredReading) -> list[tuple[Part, ...]]:
    cards = zip(shown.reading.appearances, shown.sources, shown.corrected, strict=True)
    return [(Part(*card),) for card in cards]


def _teach_names(connection: Connection, shown: StoredReading, number: int) -> None:
    card, source, appearance = shown.reading.appearances[number], shown.sources[number], shown.appearances[number]
    person = card.kind is SourceKind.PERSON
    fields = set(shown.corrected[number])
    renamed = CorrectionField.NAME in fields
    # The outlet of an article has no words in it either: its name is the reader's only where the reader gave it.
    added = not card.mentions and not fields.isdisjoint(_NAMED_BY)
    origin = Origin.READER if renamed or added else Origin.ARTICLE
    sources.add_alias(connection, source, card.name, origin, person=person, appearance=appearance)
    for alias in card.aliases:
        if renamed and sources.others_go_by(connection, source, alias):
            continue  # the wrong name of this one is the right name of another
        sources.add_alias(connection, source, alias, Origin.ARTICLE, person=person, appearance=appearance)


def _article_claim(card: Appearance, article: Article) -> Claim:
    stated_by = ", ".join(part for part in (article.publisher, article.title) if part) or "an article without a title"
    return _post(card, Origin.ARTICLE, stated_by, article.url, article.published)


def _reader_claim(card: Appearance, made: str) -> Claim:
    return _post(card, Origin.READER, "you", None, made or None)


def _post(card: Appearance, origin: Origin, stated_by: str, link: str | None, date: str | None) -> Claim:
    return Claim(ClaimField.POST, card.role or "", card.affiliation, None, None, origin, stated_by, link, date)


def _evidence_of_post(card: Appearance) -> Span | None:
    spans = (evidence.span for evidence in card.evidence if evidence.field in (Field.ROLE, Field.AFFILIATION))
    return next(spans, None)
