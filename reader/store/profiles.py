"""What the library's articles have of one source, for its profile."""

from collections.abc import Sequence
from sqlite3 import Connection

from reader.model.attribution import StatementKind
from reader.model.copy import Assessment
from reader.model.library import ArticleId, QuotedStatement
from reader.model.source import SourceId, Statement
from reader.model.span import Span
from reader.store.identity import SAME, same_as_each

MOST_STATEMENTS = 2000
MOST_COMPANIONS = 30
MOST_ADDRESSES = 100


def articles_of(connection: Connection, source: SourceId) -> tuple[ArticleId, ...]:
    """Return the articles that cite the source."""
    rows = connection.execute(
        f"""SELECT DISTINCT article_id FROM appearance JOIN shown_analysis ON shown_analysis.id = analysis_id
        WHERE source_id IN {SAME}""",
        {"source": source},
    )
    return tuple(ArticleId(article) for (article,) in rows)


def published_at(connection: Connection, source: SourceId) -> tuple[str, ...]:
    """Return the addresses of the newest articles that have the source for their outlet."""
    rows = connection.execute(
        f"""SELECT DISTINCT url FROM appearance JOIN shown_analysis ON shown_analysis.id = analysis_id
        JOIN version ON version.id = version_id WHERE source_id IN {SAME} AND url IS NOT NULL
        AND publisher = appearance.name ORDER BY version.id DESC LIMIT {MOST_ADDRESSES}""",
        {"source": source},
    )
    return tuple(address for (address,) in rows)


def articles_before(connection: Connection, sources: Sequence[SourceId], article: ArticleId) -> dict[SourceId, int]:
    """Return in how many articles, added before this one, each of the sources is cited; none is left out."""
    wanted = tuple(dict.fromkeys(sources))
    rows = connection.execute(
        f"""{same_as_each(len(wanted))} SELECT root, count(DISTINCT article_id) FROM same
        JOIN appearance ON source_id = same.id JOIN shown_analysis ON shown_analysis.id = analysis_id
        WHERE article_id < ? GROUP BY root""",
        (*wanted, article),
    )
    counted = {SourceId(source): count for source, count in rows}
    return {source: counted.get(source, 0) for source in wanted}


def statements_of(connection: Connection, source: SourceId, most: int = MOST_STATEMENTS) -> tuple[QuotedStatement, ...]:
    """Return what the source is quoted as saying, newest article first, then in text order; all where `most` is -1."""
    rows = connection.execute(
        f"""SELECT statement.text, statement.kind, start, "end", attribution, confidence, shown_analysis.article_id,
        coalesce(title, substr(version.text, 1, 80)), publisher, published, url, role, affiliation,
        confidence >= sure_at FROM statement JOIN appearance ON appearance.id = appearance_id
        JOIN analysis ON analysis.id = analysis_id JOIN shown_analysis ON shown_analysis.id = analysis.id
        JOIN version ON version.id = analysis.version_id WHERE source_id IN {SAME}
        ORDER BY coalesce(published, fetched) DESC, version.id DESC, start LIMIT :most""",
        {"source": source, "most": most},
    )
    return tuple(
        QuotedStatement(
            Statement(text, StatementKind(kind), Span(start, end), attribution, confidence),
            ArticleId(article),
            *(*where, bool(is_certain)),
        )
        for text, kind, start, end, attribution, confidence, article, *where, is_certain in rows
    )


def cited_with(connection: Connection, source: SourceId) -> tuple[tuple[SourceId, str, int], ...]:
    """Return the sources it is cited together with most: source, name, in how many articles."""
    rows = connection.execute(
        f"""SELECT source.id, source.name, count(DISTINCT article_id) AS together FROM appearance
        JOIN shown_analysis ON shown_analysis.id = analysis_id
        JOIN source AS named ON named.id = source_id JOIN source ON source.id = coalesce(named.merged_into, named.id)
        WHERE analysis_id IN (SELECT analysis_id FROM appearance WHERE source_id IN {SAME})
        AND source.id <> :source AND source.kind <> 'unnamed'
        GROUP BY source.id ORDER BY together DESC, source.name LIMIT {MOST_COMPANIONS}""",
        {"source": source},
    )
    return tuple((SourceId(other), name, together) for other, name, together in rows)


def assessments_of(connection: Connection, source: SourceId) -> tuple[Assessment, ...]:
    """Return the reader's own judgements of the source, newest first."""
    rows = connection.execute(
        f"""SELECT assessment.uid, name, text, made FROM assessment JOIN source ON source.id = source_id
        WHERE source_id IN {SAME} ORDER BY made DESC, assessment.id DESC""",
        {"source": source},
    )
    return tuple(Assessment(*row) for row in rows)


def put_assessment(connection: Connection, source: SourceId, assessment: Assessment) -> None:
    """Keep an assessment, a new one or one that was undone."""
    connection.execute(
        "INSERT OR IGNORE INTO assessment (uid, source_id, text, made) VALUES (?, ?, ?, ?)",
        (assessment.uid, source, assessment.text, assessment.made),
    )


def remove_assessment(connection: Connection, uid: str) -> None:
    """Take an assessment back; the change log keeps its words."""
    connection.execute("DELETE FROM assessment WHERE uid = ?", (uid,))


def knows_assessment(connection: Connection, uid: str) -> bool:
    """Tell whether the library has, or had, the assessment."""
    row = connection.execute(
        "SELECT 1 FROM change WHERE subject = 'assessment' AND subject_uid = ? LIMIT 1", (uid,)
    ).fetchone()
    return row is not None
