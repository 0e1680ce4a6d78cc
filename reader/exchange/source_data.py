"""The sources of an article as linked data: what they are, what they say, and what each thing that is said rests on."""

from collections.abc import Iterator

from reader.model.article import Article
from reader.model.attribution import StatementKind
from reader.model.copy import AnnotatedCopy
from reader.model.signal import UNSTATED, Signal
from reader.model.source import Appearance, SourceKind, Statement
from reader.model.span import Span
from reader.model.wire import Json

_TYPES = {
    SourceKind.PERSON: "schema:Person",
    SourceKind.ORGANISATION: "schema:Organization",
    SourceKind.PUBLISHER: "schema:NewsMediaOrganization",
    SourceKind.PLATFORM: "schema:Organization",
    SourceKind.DOCUMENT: "schema:CreativeWork",
    SourceKind.UNNAMED: "schema:Person",
}
_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.UNNAMED})


def sources(copy: AnnotatedCopy, article_id: str) -> Iterator[Json]:
    """Yield each source under the address of its card, then its statements, each thing with where it is from."""
    for index, appearance in enumerate(copy.reading.appearances):
        yield _source(copy, index, appearance, article_id)
        for statement in appearance.statements:
            yield _quotation(copy, index, statement, article_id)


def _source(copy: AnnotatedCopy, index: int, appearance: Appearance, article_id: str) -> Json:
    article = copy.reading.article
    is_person = appearance.kind in _PEOPLE
    fields = {
        "id": f"#source-{index}",
        "type": _TYPES[appearance.kind],
        "schema:name": appearance.name,
        "schema:alternateName": list(appearance.aliases),
        "schema:jobTitle": appearance.role if is_person else None,
        "schema:affiliation": _organisation(appearance.affiliation) if is_person else None,
        "schema:subjectOf": [
            _claim(signal, article, article_id) for signal in appearance.signals if signal.id != UNSTATED
        ],
    }
    return {name: value for name, value in fields.items() if value}


def _claim(signal: Signal, article: Article, article_id: str) -> Json:
    """Return a line of the card with its provenance: the words it rests on, or the page and its date."""
    fields = {
        "type": "schema:Claim",
        "schema:text": signal.text,
        "schema:additionalType": f"urn:kilde:origin:{signal.origin.value}",
        "schema:isBasedOn": signal.link,
        "schema:temporalCoverage": signal.date,
        "schema:appearance": [_place(span, article, article_id) for span in signal.evidence],
    }
    return {name: value for name, value in fields.items() if value}


def _quotation(copy: AnnotatedCopy, index: int, statement: Statement, article_id: str) -> Json:
    """Return a statement; `text` holds a speaker's own words alone, what an article reports is an `abstract`."""
    is_sure = statement.confidence >= copy.reading.sure_at
    words = "schema:text" if statement.kind is StatementKind.DIRECT else "schema:abstract"
    fields = {
        "type": "schema:Quotation",
        words: statement.text,
        "schema:spokenByCharacter": {"id": f"#source-{index}"},
        "schema:creativeWorkStatus": None if is_sure else "Not certain who says this",
        "schema:isPartOf": {"id": article_id},
        "schema:isBasedOn": _place(statement.span, copy.reading.article, article_id),
    }
    return {name: value for name, value in fields.items() if value}


def _place(span: Span, article: Article, article_id: str) -> Json:
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    quote = {"type": "TextQuoteSelector", "exact": span.of(article.text)}
    return {"type": "SpecificResource", "source": article_id, "selector": [quote, position]}


def _organisation(name: str | None) -> Json | None:
    return {"type": "schema:Organization", "schema:name": name} if name else None
