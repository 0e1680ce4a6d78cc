"""From the appearances of an article to the sources of the library."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from sqlite3 import Connection

from reader.app.placing import placed, sought
from reader.app.teaching import Part, teach
from reader.app.walks_of_life import is_another
from reader.model.anchor import PlacementState
from reader.model.correction import Correction, CorrectionField
from reader.model.known_source import KnownSource
from reader.model.library import ArticleId
from reader.model.name_key import name_key, name_keys
from reader.model.reading import Reading
from reader.model.signal import Origin
from reader.model.source import Appearance, SourceId, SourceKind
from reader.model.span import Span
from reader.profile.corrections import Corrected, apply
from reader.profile.forgotten import without
from reader.profile.joining import has_doubles, join
from reader.profile.recognise import agree, is_proper, recognise
from reader.signals.capacity import capacities
from reader.store import analyses, corrections, on_record, sources
from reader.store.analyses import AnalysisId, StoredReading
from reader.store.articles import StoredArticle
from reader.store.citations import card_named, named_in
from reader.store.forgetting import tombstone, tombstones
from reader.store.identity import roots_of

_WHO_IT_IS = {CorrectionField.NAME, CorrectionField.KIND}


def keep_analysis(connection: Connection, stored: StoredArticle, reading: Reading, now: str) -> None:
    """Put the reading in the place of all that was found in this version, the reader's corrections over it."""
    former = _former_sources(connection, stored.id)
    buried = tombstones(connection, stored.id)
    if buried:
        reading = without(reading, lambda card: tombstone(connection, card.name, card.kind) in buried)
    analyses.delete_analyses(connection, stored.version)
    found = identify(connection, reading.appearances, former)
    analysis = analyses.save_analysis(connection, stored.version, reading, now)
    rows = analyses.save_appearances(connection, analysis, reading, found, [()] * len(found))
    analyses.save_capacities(connection, rows, capacities(reading))
    lay_corrections(connection, stored, now)
    sources.delete_unused(connection, former.values())


def lay_corrections(connection: Connection, stored: StoredArticle, now: str) -> None:
    """Make the version's corrected analysis anew, from the engine's own and the corrections that hold now."""
    own = analyses.engine_analysis(connection, stored.version)
    if own is None:
        return
    former = _former_sources(connection, stored.id)
    analyses.delete_corrected(connection, stored.version)
    sources.unteach(connection, own)
    found = analyses.load_analysis(connection, own, stored.article)
    said = corrections.load_corrections(connection, stored.id)
    held = tuple(correction for correction in said if correction.field is not CorrectionField.CHECKED)
    is_one_twice = has_doubles(found.sources, roots_of(connection, found.sources))
    shown, parts = own, None
    if held or is_one_twice:
        shown, parts = _save_corrected(connection, stored, found, held, former, now)
    seen = analyses.load_analysis(connection, shown, stored.article)
    teach(connection, seen, held, parts)
    concerned = {*former.values(), *found.sources, *seen.sources}
    sources.settle_names(connection, concerned)
    on_record.forget_told(connection, concerned)
    sources.delete_unused(connection, former.values())


def about_all_cards(connection: Connection, article: ArticleId, correction: Correction) -> Correction:
    """Let "not a source" name every card of the program's that the reader sees as one: else the others came back."""
    if correction.field is not CorrectionField.NOT_A_SOURCE or correction.source is None:
        return correction
    named = card_named(connection, article, correction.source)
    names = [card.name for card in named_in(connection, named, article)] if named is not None else []
    return replace(correction, value="\n".join(names)) if len(names) > 1 else correction


def identify(
    connection: Connection, appearances: Iterable[Appearance], former: Mapping[tuple[str, str], SourceId]
) -> tuple[SourceId, ...]:
    """Return the source of each appearance: as in the article's earlier analysis, or known, or new."""
    cards = tuple(appearances)
    found: dict[int, SourceId] = {}
    bodies: dict[str, SourceId] = {}
    # Bodies first: which body a person belongs to helps to tell who the person is.
    for number in sorted(range(len(cards)), key=lambda number: cards[number].kind is SourceKind.PERSON):
        card = cards[number]
        source = _former(former, card) or _find(connection, card, bodies)
        found[number] = source or _add(connection, card)
        if card.kind is not SourceKind.PERSON and is_proper(card):
            bodies |= dict.fromkeys(map(name_key, (card.name, *card.aliases)), found[number])
    return tuple(found[number] for number in range(len(cards)))


def _former_sources(connection: Connection, article: ArticleId) -> dict[tuple[str, str], SourceId]:
    """Return who each card of the article's earlier analyses was, but for those who never had a name like it.

    Who was once taken for another by a wrong name must not stay so when the article is analysed again.
    """
    former = sources.former_sources(connection, article)
    names = {source: sources.name_keys_of(connection, source) for source in set(former.values())}
    return {card: source for card, source in former.items() if agree(frozenset({card[0]}), names[source])}


def _former(former: Mapping[tuple[str, str], SourceId], card: Appearance) -> SourceId | None:
    return former.get((name_key(card.name) or card.name, card.kind))


def _find(connection: Connection, card: Appearance, bodies: Mapping[str, SourceId]) -> SourceId | None:
    person = card.kind is SourceKind.PERSON
    keys = {key for name in (card.name, *card.aliases) for key in name_keys(name, person=person)}
    affiliations = _affiliations(connection, card, bodies)
    known = _recognise(card, affiliations, sources.find_known(connection, keys))
    if known is None:
        return None
    # Of sources that the reader made one, the card keeps to the one it would be without: merging can be taken back.
    return _recognise(card, affiliations, sources.known_one_by_one(connection, known)) or known


def _recognise(card: Appearance, affiliations: frozenset[str], candidates: Iterable[KnownSource]) -> SourceId | None:
    """Return the candidate that the card is; one of another walk of life is a namesake."""
    return recognise(card, affiliations, (known for known in candidates if not is_another(card, affiliations, known)))


def _affiliations(connection: Connection, card: Appearance, bodies: Mapping[str, SourceId]) -> frozenset[str]:
    """Return the keys of every name of the body that the article ties the source to."""
    key = name_key(card.affiliation or "")
    if not key:
        return frozenset()
    body = bodies.get(key) or recognise(
        Appearance(card.affiliation or "", SourceKind.ORGANISATION), frozenset(), sources.find_known(connection, {key})
    )
    return frozenset({key}) | (sources.name_keys_of(connection, body) if body else frozenset())


def _add(connection: Connection, card: Appearance) -> SourceId:
    source = sources.insert_source(connection, card.kind, card.name)
    # A name that no analysis can take away: the reader may have written of this source.
    sources.add_alias(connection, source, card.name, Origin.ARTICLE, person=card.kind is SourceKind.PERSON)
    return source


def _save_corrected(  # noqa: PLR0913 - all that the corrected analysis is made of
    connection: Connection,
    stored: StoredArticle,
    found: StoredReading,
    held: tuple[Correction, ...],
    former: Mapping[tuple[str, str], SourceId],
    now: str,
) -> tuple[AnalysisId, list[tuple[Part, ...]]]:
    """Save the reading as corrected; return it with what each of its cards is made of."""
    corrected = apply(found.reading, held, _places(connection, held, stored))
    who = tuple(
        _source_of(connection, stored.id, found, corrected, number, former)
        for number in range(len(corrected.reading.appearances))
    )
    joined = join(corrected, who, roots_of(connection, who))
    analysis = analyses.save_analysis(connection, stored.version, joined.reading, now, corrects=found.id)
    rows = analyses.save_appearances(connection, analysis, joined.reading, joined.sources, joined.fields)
    analyses.save_capacities(connection, rows, capacities(joined.reading))
    whole = [Part(*card) for card in zip(corrected.reading.appearances, who, corrected.fields, strict=True)]
    return analysis, [tuple(whole[number] for number in numbers) for numbers in joined.parts]


def _source_of(  # noqa: PLR0913 - all that decides who a corrected card is
    connection: Connection,
    article: ArticleId,
    found: StoredReading,
    corrected: Corrected,
    number: int,
    former: Mapping[tuple[str, str], SourceId],
) -> SourceId:
    """Return who a card is: as found, unless the reader added it or gave it another name or kind."""
    said = corrected.identities[number]
    by_reader = sources.find_uid(connection, said) if said is not None else None
    if by_reader is not None:
        return by_reader
    card, origin = corrected.reading.appearances[number], corrected.origins[number]
    own = found.sources[origin] if origin is not None else None
    if own is not None and _WHO_IT_IS.isdisjoint(corrected.fields[number]):
        return own
    # The name that the reader took away says nothing about who it is.
    named = replace(card, aliases=())
    known = _former(former, card) or _find(connection, named, {})
    if known is not None:
        return known
    if own is not None and (
        not sources.appears_elsewhere(connection, own, article)
        # Of another kind it is still who it is, unless a register knows one of that name and kind for what it is.
        or (CorrectionField.NAME not in corrected.fields[number] and not sources.is_in_register(connection, own))
    ):
        return own
    return _add(connection, card)


def _places(connection: Connection, held: Iterable[Correction], stored: StoredArticle) -> dict[str, Span]:
    """Return where the corrected words surely stand; a guess would put words into somebody's mouth."""
    anchors = (sought(connection, stored.id, c.uid, c.anchor, c.made) for c in held if c.anchor is not None)
    found = placed(stored.article.text, anchors)
    return {uid: p.span for uid, p in found.items() if p.span and p.state is not PlacementState.UNCERTAIN}
