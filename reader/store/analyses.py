"""Readings ↔ rows: an analysis with its appearances, attributions and statements."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import NewType

from reader.model.article import Article
from reader.model.attribution import Attribution, Finder, StatementKind, Tie, TieKind
from reader.model.capacity import Capacity
from reader.model.correction import CorrectionField
from reader.model.frozen import frozen
from reader.model.library import ArticleId
from reader.model.reading import Engine, Reading
from reader.model.signal import Origin, Signal
from reader.model.source import Appearance, Evidence, Field, SourceId, SourceKind, Statement
from reader.model.span import Span
from reader.model.version import VersionId

AnalysisId = NewType("AnalysisId", int)
AppearanceId = NewType("AppearanceId", int)

_PARTS = ("content", "cue", "source")
_SAYS, _CARRIES = "says", "carries"


@frozen
class StoredReading:
    """An analysis: the reading, and for each appearance its row, its source and what the reader corrected."""

    id: AnalysisId
    reading: Reading
    appearances: tuple[AppearanceId, ...]
    sources: tuple[SourceId, ...]
    corrected: tuple[tuple[CorrectionField, ...], ...]


def save_analysis(
    connection: Connection, version: VersionId, reading: Reading, made: str, *, corrects: AnalysisId | None = None
) -> AnalysisId:
    """Add the reading's attributions as the version's current analysis; its appearances follow."""
    connection.execute("UPDATE analysis SET current = 0 WHERE version_id = ?", (version,))
    engine = reading.engine
    row = (version, engine.name, engine.version, json.dumps(engine.models), reading.sure_at, made, 1, corrects)
    analysis = connection.execute(
        """INSERT INTO analysis (version_id, engine, engine_version, models, sure_at, made, current, corrects)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        row,
    ).lastrowid
    return AnalysisId(analysis or 0)


def save_appearances(
    connection: Connection,
    analysis: AnalysisId,
    reading: Reading,
    sources: Sequence[SourceId],
    corrected: Sequence[tuple[CorrectionField, ...]],
) -> tuple[AppearanceId, ...]:
    """Add the appearances, each with its source, and the attributions that point at them."""
    appearances = tuple(
        _insert_appearance(connection, analysis, number, appearance, source, fields)
        for number, (appearance, source, fields) in enumerate(zip(reading.appearances, sources, corrected, strict=True))
    )
    for number, attribution in enumerate(reading.attributions):
        _insert_attribution(connection, analysis, number, attribution, appearances)
    return appearances


def save_capacities(
    connection: Connection, appearances: Iterable[AppearanceId], capacities: Iterable[Capacity | None]
) -> None:
    """Keep what each appearance's card says it speaks as, where that is not kept: a row may be another's by now."""
    rows = ((capacity or "", row) for row, capacity in zip(appearances, capacities, strict=True))
    connection.executemany("UPDATE appearance SET capacity = ? WHERE id = ? AND capacity IS NULL", rows)


def without_capacities(connection: Connection, most: int) -> tuple[ArticleId, ...]:
    """Return articles whose cards were kept before it was kept what they speak as."""
    rows = connection.execute(
        """SELECT DISTINCT article_id FROM appearance JOIN shown_analysis ON shown_analysis.id = analysis_id
        WHERE capacity IS NULL LIMIT ?""",
        (most,),
    )
    return tuple(ArticleId(article) for (article,) in rows)


def current_analysis(connection: Connection, version: VersionId) -> AnalysisId | None:
    """Return the version's current analysis."""
    row = connection.execute("SELECT id FROM analysis WHERE version_id = ? AND current", (version,)).fetchone()
    return AnalysisId(row[0]) if row else None


def engine_analysis(connection: Connection, version: VersionId) -> AnalysisId | None:
    """Return the version's analysis as the engine made it, without corrections."""
    row = connection.execute("SELECT id FROM analysis WHERE version_id = ? AND corrects IS NULL", (version,)).fetchone()
    return AnalysisId(row[0]) if row else None


def delete_corrected(connection: Connection, version: VersionId) -> None:
    """Throw away the analysis with corrections; the engine's own is current again."""
    connection.execute("DELETE FROM analysis WHERE version_id = ? AND corrects IS NOT NULL", (version,))
    connection.execute("UPDATE analysis SET current = 1 WHERE version_id = ?", (version,))


def delete_analyses(connection: Connection, version: VersionId) -> None:
    """Throw away all that was found in the version."""
    connection.execute("DELETE FROM analysis WHERE version_id = ?", (version,))


def load_analysis(connection: Connection, analysis: AnalysisId, article: Article) -> StoredReading:
    """Return the analysis of `article`, the version it was made on."""
    name, version, models, sure_at = connection.execute(
        "SELECT engine, engine_version, models, sure_at FROM analysis WHERE id = ?", (analysis,)
    ).fetchone()
    rows = connection.execute(
        """SELECT id, source_id, corrected, name, kind, affiliation, role, aliases, mentions, evidence, signals
        FROM appearance WHERE analysis_id = ? ORDER BY number""",
        (analysis,),
    ).fetchall()
    statements = _load_statements(connection, analysis)
    reading = Reading(
        article=article,
        attributions=_load_attributions(connection, analysis),
        appearances=tuple(_read_appearance(row[3:], tuple(statements[row[0]])) for row in rows),
        engine=Engine(name, version, tuple(json.loads(models))),
        sure_at=sure_at,
    )
    return StoredReading(
        id=analysis,
        reading=reading,
        appearances=tuple(AppearanceId(row[0]) for row in rows),
        sources=tuple(SourceId(row[1]) for row in rows),
        corrected=tuple(tuple(CorrectionField(field) for field in json.loads(row[2])) for row in rows),
    )


def _insert_appearance(  # noqa: PLR0913 - a row and what it hangs on
    connection: Connection,
    analysis: AnalysisId,
    number: int,
    appearance: Appearance,
    source: SourceId,
    corrected: Iterable[CorrectionField],
) -> AppearanceId:
    row = connection.execute(
        """INSERT INTO appearance (analysis_id, number, source_id, name, kind, affiliation, role, aliases, mentions,
        evidence, signals, corrected) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            analysis,
            number,
            source,
            appearance.name,
            appearance.kind,
            appearance.affiliation,
            appearance.role,
            _json(appearance.aliases),
            _json(_pairs(appearance.mentions)),
            _json([(e.field, e.span.start, e.span.end, e.confidence) for e in appearance.evidence]),
            _json([(s.id, s.text, _pairs(s.evidence), s.origin, s.link, s.date, s.value) for s in appearance.signals]),
            _json(list(corrected)),
        ),
    ).lastrowid
    connection.executemany(
        """INSERT INTO statement (appearance_id, attribution, kind, text, start, "end", confidence)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
        (
            (row, said.attribution, said.kind, said.text, said.span.start, said.span.end, said.confidence)
            for said in appearance.statements
        ),
    )
    return AppearanceId(row or 0)


def _insert_attribution(
    connection: Connection,
    analysis: AnalysisId,
    number: int,
    attribution: Attribution,
    appearances: Sequence[AppearanceId],
) -> None:
    row = connection.execute(
        "INSERT INTO attribution (analysis_id, number, kind, confidence, found_by) VALUES (?, ?, ?, ?, ?)",
        (analysis, number, attribution.kind, attribution.confidence, attribution.found_by),
    ).lastrowid
    parts = zip(_PARTS, (attribution.content, attribution.cue, attribution.source), strict=True)
    connection.executemany(
        "INSERT INTO attribution_span VALUES (?, ?, ?, ?)",
        ((row, part, span.start, span.end) for part, spans in parts for span in spans),
    )
    ties: Sequence[tuple[TieKind | None, float | None]] = [(tie.kind, tie.confidence) for tie in attribution.ties]
    ties = ties or [(None, None)] * len(attribution.speakers)
    connection.executemany(
        "INSERT INTO speaker (attribution_id, appearance_id, way, tie, confidence) VALUES (?, ?, ?, ?, ?)",
        [
            *((row, appearances[at], _SAYS, *tie) for at, tie in zip(attribution.speakers, ties, strict=True)),
            *((row, appearances[at], _CARRIES, None, None) for at in attribution.through),
        ],
    )


def _load_statements(connection: Connection, analysis: AnalysisId) -> defaultdict[int, list[Statement]]:
    rows = connection.execute(
        """SELECT appearance_id, statement.text, statement.kind, start, "end", attribution, confidence
        FROM statement JOIN appearance ON appearance.id = appearance_id
        WHERE analysis_id = ? ORDER BY statement.id""",
        (analysis,),
    )
    statements = defaultdict(list)
    for appearance, text, kind, start, end, attribution, confidence in rows:
        said = Statement(text, StatementKind(kind), Span(start, end), attribution, confidence)
        statements[appearance].append(said)
    return statements


def _load_attributions(connection: Connection, analysis: AnalysisId) -> tuple[Attribution, ...]:
    spans: defaultdict[tuple[int, str], list[Span]] = defaultdict(list)
    for row, part, start, end in connection.execute(
        """SELECT attribution_id, part, start, "end" FROM attribution_span
        JOIN attribution ON attribution.id = attribution_id WHERE analysis_id = ? ORDER BY attribution_span.rowid""",
        (analysis,),
    ):
        spans[row, part].append(Span(start, end))
    voices: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    ties: defaultdict[int, list[Tie]] = defaultdict(list)
    for row, way, number, tie, sure in connection.execute(
        """SELECT attribution_id, way, appearance.number, tie, confidence FROM speaker
        JOIN appearance ON appearance.id = appearance_id WHERE analysis_id = ? ORDER BY speaker.rowid""",
        (analysis,),
    ):
        voices[row, way].append(number)
        if tie is not None:
            ties[row].append(Tie(TieKind(tie), sure))
    rows = connection.execute(
        "SELECT id, kind, confidence, found_by FROM attribution WHERE analysis_id = ? ORDER BY number", (analysis,)
    )
    return tuple(
        Attribution(
            content=tuple(spans[row, "content"]),
            cue=tuple(spans[row, "cue"]),
            source=tuple(spans[row, "source"]),
            kind=StatementKind(kind),
            speakers=tuple(voices[row, _SAYS]),
            through=tuple(voices[row, _CARRIES]),
            confidence=confidence,
            found_by=Finder(found_by) if found_by else None,
            ties=tuple(ties[row]),
        )
        for row, kind, confidence, found_by in rows
    )


def _read_appearance(row: Sequence[str], statements: tuple[Statement, ...]) -> Appearance:
    name, kind, affiliation, role, aliases, mentions, evidence, signals = row
    return Appearance(
        name=name,
        kind=SourceKind(kind),
        aliases=tuple(json.loads(aliases)),
        affiliation=affiliation,
        role=role,
        mentions=_spans(json.loads(mentions)),
        statements=statements,
        evidence=tuple(
            Evidence(Field(field), Span(start, end), confidence)
            for field, start, end, confidence in json.loads(evidence)
        ),
        signals=read_signals(signals),
    )


def read_signals(column: str) -> tuple[Signal, ...]:
    """Return the signals that a row of `appearance` keeps."""
    return tuple(
        Signal(ident, text, _spans(spans), Origin(origin), *more)  # link, date and, since Kilde knows it, value
        for ident, text, spans, origin, *more in json.loads(column)
    )


def _pairs(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
