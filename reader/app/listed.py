"""What the list of sources shows and only a look at each article or register tells: looked up once, then kept.

A table of thousands can neither read every article again nor match every name while the reader waits for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from sqlite3 import Connection

from reader.app import register_answers, starter
from reader.app.access import Access
from reader.app.own_sites import own_domains
from reader.model.catalogue import MOST_LISTED, SourceRecord, SourceRow
from reader.model.claim import ClaimField
from reader.model.library import ArticleId
from reader.model.match import Certainty, Lookup, Wanted
from reader.model.source import SourceId, SourceKind
from reader.signals.capacity import capacities
from reader.store import analyses, on_record, profiles, source_rows, sources
from reader.store.articles import load_article
from reader.store.claims import known_claims
from reader.store.entries import kinds_in_registers
from reader.store.on_record import NotTold, Told

_ARTICLES = 50  # in one go: a window that closes waits for no more
_SOURCES = 500
_LISTED = (ClaimField.COUNTRY, ClaimField.HOME, ClaimField.IDENTIFIER)


def all_sources(connection: Connection, most: int = MOST_LISTED) -> tuple[SourceRow, ...]:
    """Return at most so many sources, each with the country that its records have where nothing else states one."""
    told = on_record.told_on(connection, on_record.ground_of(connection))
    rows = source_rows.all_sources(connection, most)
    return tuple(
        row if row.country or row.id not in told else replace(row, country=_first_country(told[row.id])) for row in rows
    )


def records_of(connection: Connection, rows: Sequence[SourceRow]) -> tuple[SourceRecord, ...]:
    """Return the sources with their other names and addresses, those in their records among them."""
    told = on_record.told_on(connection, on_record.ground_of(connection))
    return tuple(_with_told(record, told.get(record.row.id, ())) for record in source_rows.records_of(connection, rows))


def complete_some(library: Access) -> bool:
    """Look up some of what the list does not have yet; tell whether there was anything, and may be more."""
    articles = library.read(lambda connection: analyses.without_capacities(connection, _ARTICLES))
    if articles:
        _look_at(library, articles)
        return True
    if not library.read(lambda connection: kinds_in_registers(connection, starter.REGISTER)):
        return False
    whom = library.read(lambda c: on_record.not_told_on(c, on_record.ground_of(c), _SOURCES))
    return bool(whom) and _ask_about(library, whom)


def _look_at(library: Access, articles: Sequence[ArticleId]) -> None:
    def look(connection: Connection) -> list[analyses.StoredReading]:
        stored = [load_article(connection, article) for article in articles]
        current = [(analyses.current_analysis(connection, one.version), one.article) for one in stored]
        return [analyses.load_analysis(connection, number, of) for number, of in current if number is not None]

    found = [(one.appearances, capacities(one.reading)) for one in library.read(look)]

    def keep(connection: Connection) -> None:
        for appearances, told in found:
            analyses.save_capacities(connection, appearances, told)

    library.write(keep)


def _ask_about(library: Access, whom: Sequence[NotTold]) -> bool:
    """Keep what the registers tell of these; tell whether it still held when it was to be kept."""

    def ask(connection: Connection) -> tuple[str, object, dict[SourceId, Told]]:
        ids = [one.id for one in whom]
        lookups = register_answers.answers(connection, tuple(_wanted(connection, whom)), ids)
        told = {source: _told(lookup) for source, lookup in zip(ids, lookups, strict=True)}
        return on_record.ground_of(connection), on_record.moment_of(connection), told

    ground, moment, told = library.read(ask)

    def keep(connection: Connection) -> bool:
        # What was asked about may be somebody else by now; then it is asked again when the list is next shown.
        holds = (ground, moment) == (on_record.ground_of(connection), on_record.moment_of(connection))
        if holds:
            on_record.keep_told(connection, told, ground)
        return holds

    return library.write(keep)


def _wanted(connection: Connection, whom: Sequence[NotTold]) -> Iterator[Wanted]:
    """Yield what the library says of who each is, as for its profile."""
    known = known_claims(connection, [one.id for one in whom], beside=None)
    for one in whom:
        called = tuple(dict.fromkeys((one.name, *sources.sure_names(connection, one.id))))
        is_outlet = one.kind is SourceKind.PUBLISHER
        published = profiles.published_at(connection, one.id) if is_outlet else ()
        names = (*called, *own_domains(one.kind, called, published))
        yield register_answers.known_as(one.kind, names, known[one.id], one.last_cited)


def _told(lookup: Lookup) -> Told:
    """Return what a list shows of the records that are surely the source's, with their own addresses."""
    sure = [found.candidates[0].entry for found in lookup.matches if found.certainty is Certainty.EXACT]
    own = [(ClaimField.IDENTIFIER, entry.link) for entry in sure if entry.link and entry.link.endswith(entry.ident)]
    claimed = [(claim.field, claim.value) for claim in lookup.claims if claim.field in _LISTED and not claim.valid_to]
    return tuple(dict.fromkeys((*own, *claimed)))


def _first_country(told: Told) -> str | None:
    return next((value for field, value in told if field is ClaimField.COUNTRY), None)


def _with_told(record: SourceRecord, told: Told) -> SourceRecord:
    homes = (*record.homes, *(value for field, value in told if field is ClaimField.HOME))
    known = (*record.identifiers, *(value for field, value in told if field is ClaimField.IDENTIFIER))
    return replace(record, homes=tuple(dict.fromkeys(homes)), identifiers=tuple(dict.fromkeys(known)))
