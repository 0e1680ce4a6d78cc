"""Corrections as the sidebar makes them, from what the reader chose."""

from datetime import UTC, datetime

from reader.model.anchor import Anchor
from reader.model.correction import Correction, CorrectionField, checked_facts
from reader.model.library import Card, Check, OpenArticle
from reader.model.own_word import CAPACITY, INTEREST
from reader.model.source import SourceKind, Statement
from reader.model.span import Span
from reader.model.uid import new_uid


def card_corrections(card: Card, article: OpenArticle, wanted: dict[CorrectionField, str]) -> tuple[Correction, ...]:
    """Return a correction for each field of the card that differs from what the reader wants; "" is not stated."""
    appearance = card.appearance
    stands = {
        CorrectionField.NAME: appearance.name,
        CorrectionField.KIND: str(appearance.kind),
        CorrectionField.AFFILIATION: appearance.affiliation or "",
        CorrectionField.ROLE: appearance.role or "",
        CorrectionField.CAPACITY: signal_value(card, CAPACITY),
        CorrectionField.INTEREST: signal_value(card, INTEREST),
    }
    # The name last: once it is corrected, the others would be about a name that the article does not have.
    order = sorted(wanted, key=lambda field: field is CorrectionField.NAME)
    changed = [field for field in order if wanted[field] != stands[field]]
    name = name_in_article(card, article)
    return tuple(_correction(field, source=name, value=wanted[field] or None) for field in changed)


def signal_value(card: Card, ident: str) -> str:
    """Return what the card's signal of this id says as data; "" where it has none."""
    return next((signal.value or "" for signal in card.signals if signal.id == ident), "")


def not_a_source(card: Card, article: OpenArticle) -> Correction:
    """Return the correction that takes the card away."""
    return _correction(CorrectionField.NOT_A_SOURCE, source=name_in_article(card, article))


def checked(card: Card, article: OpenArticle) -> Correction:
    """Return the mark that the card's facts have been checked against the article."""
    name, facts = name_in_article(card, article), checked_facts(card.appearance)
    return _correction(CorrectionField.CHECKED, source=name, value=facts)


def statement_checked(card: Card, statement: Statement, article: OpenArticle) -> Correction:
    """Return the mark that a statement and its speaker have been checked against the article."""
    name, anchor = name_in_article(card, article), _anchor(statement.span, article)
    return _correction(CorrectionField.CHECKED, source=name, value=statement.text, anchor=anchor)


def statement_check(card: Card, span: Span) -> Check | None:
    """Return the check of the card's statement at `span`."""
    checks = zip(card.appearance.statements, card.statement_checks, strict=False)  # none before anything is saved
    return next((check for statement, check in checks if statement.span == span), None)


def said_by(span: Span, article: OpenArticle, name: str, kind: SourceKind) -> Correction:
    """Return the correction that gives the statement at `span` to another source."""
    return _correction(CorrectionField.SPEAKER, value=name, anchor=_anchor(span, article), kind=kind)


def statement_of(span: Span, article: OpenArticle, name: str, kind: SourceKind) -> Correction:
    """Return the correction that makes the words at `span` a statement: "X says this"."""
    return _correction(CorrectionField.STATEMENT, value=name, anchor=_anchor(span, article), kind=kind)


def ends_moved(card: Card, statement: Statement, span: Span, article: OpenArticle) -> Correction:
    """Return the correction that lets what the card says in a statement be said in the words at `span`."""
    name, anchor = name_in_article(card, article), _anchor(span, article)
    return _correction(CorrectionField.EXTENT, source=name, value=statement.text, anchor=anchor)


def not_a_statement(span: Span, article: OpenArticle) -> Correction:
    """Return the correction that takes the statement at `span` away."""
    return _correction(CorrectionField.NOT_A_STATEMENT, anchor=_anchor(span, article))


def name_in_article(card: Card, article: OpenArticle) -> str:
    """Return the card's name as the analysis found it, before the reader corrected it."""
    name = card.appearance.name
    for correction in reversed(article.corrections):
        if correction.field is CorrectionField.NAME and correction.value == name and correction.source:
            return correction.source
    return name


def _anchor(span: Span, article: OpenArticle) -> Anchor:
    return Anchor.at(span, article.reading.article.text)


def _correction(
    field: CorrectionField,
    *,
    source: str | None = None,
    value: str | None = None,
    anchor: Anchor | None = None,
    kind: SourceKind | None = None,
) -> Correction:
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return Correction(new_uid(), field, source, value, anchor, made, str(kind) if kind else None)
