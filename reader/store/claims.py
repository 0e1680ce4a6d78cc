"""Values with provenance."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from sqlite3 import Connection

from reader.model.claim import Claim, ClaimField
from reader.model.library import ArticleId
from reader.model.name_key import name_key
from reader.model.signal import Origin
from reader.model.source import SourceId
from reader.model.span import Span
from reader.store.analyses import AppearanceId
from reader.store.identity import same_as_each

_COLUMNS = "field, value, organisation, valid_from, valid_to, claim.origin, stated_by, link, date"
_SOURCES = 500  # in one question; SQLite allows more, an article has fewer


def insert_claim(  # noqa: PLR0913 - what it hangs on is part of a claim's provenance
    connection: Connection,
    source: SourceId,
    claim: Claim,
    *,
    organisation: SourceId | None = None,
    appearance: AppearanceId | None = None,
    edition: int | None = None,
    span: Span | None = None,
) -> None:
    """Put a claim beside the others, as long as the appearance or edition that states it is there."""
    connection.execute(
        """INSERT INTO claim (source_id, field, value, organisation, organisation_id, valid_from, valid_to, origin,
        stated_by, link, date, appearance_id, edition_id, span) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            source,
            claim.field,
            claim.value,
            claim.organisation,
            organisation,
            claim.valid_from,
            claim.valid_to,
            claim.origin,
            claim.stated_by,
            claim.link,
            claim.date,
            appearance,
            edition,
            f"{span.start}-{span.end}" if span else None,
        ),
    )


def claims_of(connection: Connection, source: SourceId) -> tuple[Claim, ...]:
    """Return all that is claimed of the source, said once where it is said often."""
    return known_claims(connection, [source], beside=None)[source]


def known_claims(
    connection: Connection, sources: Sequence[SourceId], *, beside: ArticleId | None
) -> defaultdict[SourceId, tuple[Claim, ...]]:
    """Return what registers, the reader and articles other than `beside` claim of each source.

    Beside an article, the words of other articles have the origin "library".
    """
    known: defaultdict[SourceId, tuple[Claim, ...]] = defaultdict(tuple)
    wanted = tuple(dict.fromkeys(sources))[:_SOURCES]
    rows = connection.execute(
        f"""{same_as_each(len(wanted))} SELECT root, {_COLUMNS} FROM same JOIN claim ON claim.source_id = same.id
        LEFT JOIN appearance ON appearance.id = appearance_id
        LEFT JOIN shown_analysis ON shown_analysis.id = analysis_id
        WHERE (appearance_id IS NULL OR article_id IS NOT NULL AND article_id IS NOT ?)
        ORDER BY claim.origin = 'register' DESC, date DESC, claim.id""",
        (*wanted, beside),
    )
    for source, *values in rows:
        known[source] += (_read_claim(values, beside),)
    return defaultdict(tuple, {source: _said_once(claims) for source, claims in known.items()})


def _read_claim(values: Sequence[str], beside: ArticleId | None) -> Claim:
    field, value, organisation, valid_from, valid_to, origin, stated_by, link, date = values
    claim = Claim(
        ClaimField(field), value, organisation, valid_from, valid_to, Origin(origin), stated_by, link=link, date=date
    )
    if beside is not None and claim.origin is Origin.ARTICLE:
        return replace(claim, origin=Origin.LIBRARY)
    return claim


def _said_once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the newest of those claims that say the same."""
    said: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        words = (claim.field, name_key(claim.value) or claim.value, name_key(claim.organisation or ""))
        said.setdefault((*words, claim.valid_from, claim.valid_to, claim.origin), claim)
    return tuple(said.values())
