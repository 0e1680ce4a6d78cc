"""An article as the window shows it: the reading, a card for each source, the reader's marks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from sqlite3 import Connection

from reader.app.kept_answers import OnFresh, forget_fresh
from reader.app.register_answers import answers, wanted_of
from reader.model.anchor import Placement, PlacementState
from reader.model.annotation import PlacedAnnotation
from reader.model.claim import Claim
from reader.model.correction import Correction, CorrectionField
from reader.model.frozen import frozen
from reader.model.library import ArticleId, Card, OlderVersion, OpenArticle
from reader.model.match import Lookup
from reader.model.reading import Engine, Reading
from reader.model.signal import Signal
from reader.model.source import Field, SourceId, SourceKind
from reader.model.version import VersionId
from reader.profile.checks import checks_of, statement_checks_of
from reader.signals.article import article_signals
from reader.signals.card import CardSignals, word_shares
from reader.store.analyses import StoredReading, current_analysis, engine_analysis, load_analysis
from reader.store.annotations import load_annotations, load_placements
from reader.store.articles import StoredArticle, load_article, text_length
from reader.store.claims import known_claims
from reader.store.corrections import load_corrections
from reader.store.identity import roots_of
from reader.store.own_words import own_words_in
from reader.store.profiles import articles_before
from reader.store.sources import name_keys_of, readers_kinds
from reader.store.versions import count_wordings, find_address, newest_version

LONG = 600_000  # characters from which the text comes first: the cards of 100,000 words take half a second
NOT_ANALYSED = Engine(name="", version="")


def assemble_version(
    connection: Connection, article_id: ArticleId, version: VersionId, *, all_marks: bool = False
) -> OpenArticle:
    """Return the article as it stood in a version, to be read only, with the marks that have a place there.

    `all_marks` are also those that were lost in it; those that were never sought there are not.
    """
    stored = load_article(connection, article_id, version)
    opened = _assemble(connection, stored)
    sought = load_placements(connection, version)
    there = tuple(p for p in opened.annotations if p.placement.span or (all_marks and p.annotation.uid in sought))
    older = OlderVersion(article_id, stored.version, stored.fetched)
    return replace(opened, id=None, annotations=there, older=older)


def assemble(
    connection: Connection, article_id: ArticleId, *, corrected: bool = True, on_fresh: OnFresh = forget_fresh
) -> OpenArticle:
    """Return the article as it stands in the library, or as the program found it, without the reader's corrections.

    `on_fresh` gets what the registers answered, where that is not kept. Raises LibraryError where it is gone.
    """
    return _assemble(connection, load_article(connection, article_id), corrected=corrected, on_fresh=on_fresh)


def assemble_text(connection: Connection, article_id: ArticleId) -> OpenArticle | None:
    """Return a long article without its cards, which take seconds; None where they come as soon as the text."""
    if text_length(connection, article_id) < LONG:
        return None
    stored = load_article(connection, article_id)
    return OpenArticle(
        id=article_id,
        uid=stored.uid,
        reading=Reading(stored.article, (), (), NOT_ANALYSED),
        analysed=False,
        cards=(),
        annotations=_annotations(connection, stored),
        added=stored.added,
        fetched=stored.fetched,
    )


def _assemble(
    connection: Connection, stored: StoredArticle, *, corrected: bool = True, on_fresh: OnFresh = forget_fresh
) -> OpenArticle:
    article_id = stored.id
    newest = newest_version(connection, article_id)
    analysis = (current_analysis if corrected else engine_analysis)(connection, stored.version)
    found = load_analysis(connection, analysis, stored.article) if analysis is not None else None
    said = load_corrections(connection, article_id) if corrected else ()
    # That two sources are one is the reader's word too.
    who = () if found is None else roots_of(connection, found.sources) if corrected else found.sources
    if found and corrected:
        found = _as_the_reader_calls_them(found, readers_kinds(connection, who), who)
    cards = _cards(found, who, said, _known(connection, article_id, found.reading, who, on_fresh)) if found else ()
    return OpenArticle(
        id=article_id,
        uid=stored.uid,
        reading=found.reading if found else Reading(stored.article, (), (), NOT_ANALYSED),
        analysed=found is not None,
        cards=cards,
        annotations=_annotations(connection, stored),
        corrections=said,
        added=stored.added,
        signals=article_signals(found.reading, [card.known for card in cards]) if found else (),
        address=find_address(connection, article_id),
        fetched=stored.fetched,
        wordings=count_wordings(connection, article_id),
        newer=newest if newest != stored.version else None,
    )


def _as_the_reader_calls_them(
    found: StoredReading, kinds: Mapping[SourceId, SourceKind], who: Sequence[SourceId]
) -> StoredReading:
    """Give each card the kind that the reader set for its source in another article; its own correction comes first."""
    cards, corrected = list(found.reading.appearances), list(found.corrected)
    for number, source in enumerate(who):
        kind = kinds.get(source, cards[number].kind)
        if kind is not cards[number].kind and CorrectionField.KIND not in corrected[number]:
            evidence = tuple(one for one in cards[number].evidence if one.field is not Field.KIND)
            cards[number] = replace(cards[number], kind=kind, evidence=evidence)
            corrected[number] += (CorrectionField.KIND,)
    return replace(found, reading=replace(found.reading, appearances=tuple(cards)), corrected=tuple(corrected))


@frozen
class _Known:
    """What the library and the registers say of the sources of an article."""

    claimed: Mapping[SourceId, tuple[Claim, ...]]
    before: Mapping[SourceId, int]  # other articles that cite it
    said: Mapping[SourceId, tuple[tuple[str | None, Signal], ...]]  # what the reader set in them, each with its title
    lookups: tuple[Lookup, ...]  # one for each card
    bodies: Mapping[int, frozenset[str]]  # folded names of the bodies, by the numbers of their cards


def _known(
    connection: Connection, article: ArticleId, reading: Reading, sources: Sequence[SourceId], on_fresh: OnFresh
) -> _Known:
    claimed = known_claims(connection, sources, beside=article)
    whom = [wanted_of(card, reading, claimed[of]) for card, of in zip(reading.appearances, sources, strict=True)]
    before = articles_before(connection, sources, article)
    said = own_words_in(connection, sources, beside=article)
    bodies = {
        number: name_keys_of(connection, source)
        for number, (card, source) in enumerate(zip(reading.appearances, sources, strict=True))
        if card.kind is SourceKind.ORGANISATION
    }
    return _Known(claimed, before, said, answers(connection, whom, sources, on_fresh), bodies)


def _cards(
    found: StoredReading, sources: Sequence[SourceId], said: Sequence[Correction], known: _Known
) -> tuple[Card, ...]:
    reading = found.reading
    signals = CardSignals(reading, known.bodies)
    cards = zip(
        reading.appearances,
        sources,
        found.corrected,
        word_shares(reading.appearances),
        known.lookups,
        checks_of(reading.appearances, said),
        statement_checks_of(reading.appearances, said),
        strict=True,
    )
    return tuple(
        Card(
            appearance=appearance,
            source_id=source,
            words=words,
            share=share,
            signals=signals.of(appearance, claims, known.before[source], lookup, known.said[source]),
            known=claims,
            corrected=corrected,
            check=check,
            statement_checks=of_statements,
            lookup=lookup,
        )
        for appearance, source, corrected, (words, share), lookup, check, of_statements in cards
        for claims in ((*known.claimed[source], *lookup.claims),)
    )


def _annotations(connection: Connection, stored: StoredArticle) -> tuple[PlacedAnnotation, ...]:
    """Return the marks in text order, those that lost their place last."""
    placements = load_placements(connection, stored.version)
    lost = Placement(None, PlacementState.ORPHAN, 0.0)
    placed = (
        PlacedAnnotation(annotation, placements.get(annotation.uid, lost))
        for annotation in load_annotations(connection, stored.id)
    )
    return tuple(sorted(placed, key=_text_order))


def _text_order(placed: PlacedAnnotation) -> tuple[bool, int, int]:
    span = placed.placement.span
    return (False, span.start, span.end) if span else (True, placed.annotation.anchor.start, 0)
