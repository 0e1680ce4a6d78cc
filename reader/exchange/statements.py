"""Who says what in the article: as a table, and as quotations in the words of schema.org."""

import json
from collections.abc import Iterator

from reader.exchange.cells import table
from reader.exchange.webannotation import article_id
from reader.model.attribution import StatementKind
from reader.model.copy import AnnotatedCopy
from reader.model.reading import Reading
from reader.model.source import Appearance, SourceKind, Statement
from reader.model.wire import Json

HEADINGS = (
    *("source", "kind", "role", "affiliation", "statement", "reported", "certain", "through"),
    *("article", "outlet", "date", "link", "start", "end"),
)
_PEOPLE = (SourceKind.PERSON, SourceKind.UNNAMED)
_OF_SCHEMA_ORG = {
    SourceKind.PERSON: "Person",
    SourceKind.UNNAMED: "Person",
    SourceKind.PUBLISHER: "NewsMediaOrganization",
}


def statements_csv(copy: AnnotatedCopy) -> str:
    """Return a line for each statement, in the article's order; for two who say one thing, a line each."""
    article, reading = copy.reading.article, copy.reading
    return table(
        HEADINGS,
        (
            (
                card.name,
                card.kind.value,
                card.role,
                card.affiliation,
                statement.text,
                statement.kind.value,
                "yes" if statement.confidence >= reading.sure_at else "no",
                "; ".join(_through(reading, statement)),
                article.title,
                article.publisher,
                article.published,
                article.url,
                statement.span.start,
                statement.span.end,
            )
            for card, statement in _said(reading)
        ),
    )


def quotations(copy: AnnotatedCopy) -> str:
    """Return a Quotation for each statement, with its speaker and the article.

    `text` holds a speaker's own words alone: what the article reports in its words is an `abstract`. The context is
    written out, so that nobody who reads the file has to fetch one.
    """
    data = {
        "@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}},
        "@graph": [_article(copy), *(_quotation(copy, card, statement) for card, statement in _said(copy.reading))],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _said(reading: Reading) -> Iterator[tuple[Appearance, Statement]]:
    said = ((card, statement) for card in reading.appearances for statement in card.statements)
    yield from sorted(said, key=lambda pair: (pair[1].span.start, pair[1].span.end))


def _through(reading: Reading, statement: Statement) -> tuple[str, ...]:
    through = reading.attributions[statement.attribution].through
    return tuple(reading.appearances[number].name for number in through)


def _article(copy: AnnotatedCopy) -> Json:
    article = copy.reading.article
    fields = {
        "@id": article_id(copy),
        "@type": "NewsArticle",
        "headline": article.title,
        "publisher": _named("NewsMediaOrganization", article.publisher),
        "author": [_named("Person", author) for author in article.authors] or None,
        "datePublished": article.published,
        "inLanguage": article.language,
        "url": article.url,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _quotation(copy: AnnotatedCopy, card: Appearance, statement: Statement) -> Json:
    is_sure = statement.confidence >= copy.reading.sure_at
    words = "text" if statement.kind is StatementKind.DIRECT else "abstract"
    fields = {
        "@type": "Quotation",
        words: statement.text,
        "inLanguage": copy.reading.article.language,
        "spokenByCharacter": _speaker(card),
        "creativeWorkStatus": None if is_sure else "Not certain who says this",
        "isPartOf": {"@id": article_id(copy)},
    }
    return {name: value for name, value in fields.items() if value is not None}


def _speaker(card: Appearance) -> Json:
    fields = {
        "@type": _OF_SCHEMA_ORG.get(card.kind, "Organization"),
        "name": card.name,
        "alternateName": list(card.aliases) or None,
        "jobTitle": card.role if card.kind in _PEOPLE else None,
        "affiliation": _named("Organization", card.affiliation) if card.kind in _PEOPLE else None,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _named(kind: str, name: str | None) -> Json | None:
    return {"@type": kind, "name": name} if name else None
