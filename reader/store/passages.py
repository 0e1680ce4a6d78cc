"""Where words stand in the library: in articles, in what sources are quoted as saying, in the reader's notes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from sqlite3 import Connection

from reader.model.catalogue import MOST_FOUND, Passage
from reader.model.frozen import frozen
from reader.model.library import ArticleId
from reader.model.source import SourceId, SourceKind
from reader.model.span import Span
from reader.store.search import MOST_HITS, match_all

MOST_PIECES = 40  # of one article, from which the one to show is chosen

BEFORE, AROUND = 50, 170  # characters of a piece: at least so many before the first hit, so many in all

# Not characters, by Unicode's own word: no text has them, and one that does all the same is shown without hits.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"

_MARK_COLUMNS = """article.id, coalesce(version.title, substr(version.text, 1, 80)), publisher, published,
annotation.quote, annotation.note, placement."end", placement.start"""
_MARK_JOINS = """JOIN article ON article.id = annotation.article_id JOIN version ON version.id = shown
LEFT JOIN placement ON annotation_id = annotation.id AND version_id = shown"""
_STANDS = "annotation.deleted IS NULL AND article.deleted IS NULL"


@frozen
class MarkedArticle:
    """An article that has the words, with where its text has them."""

    id: ArticleId
    version: int
    title: str
    publisher: str | None
    published: str | None
    text: str
    hits: tuple[Span, ...]


def find_in_articles(connection: Connection, words: str) -> tuple[MarkedArticle, ...]:
    """Return the articles with all the words in title, outlet and text, the one added last first."""
    found = connection.execute(
        f"""SELECT shown FROM article WHERE deleted IS NULL AND shown IN
        (SELECT rowid FROM version_fts WHERE version_fts MATCH ? LIMIT {MOST_HITS})
        ORDER BY added DESC, id DESC LIMIT {MOST_FOUND}""",
        (match_all(words),),
    ).fetchall()
    versions = [version for (version,) in found]
    rows = connection.execute(
        f"""SELECT article.id, shown, coalesce(version.title, substr(version.text, 1, 80)), version.publisher,
        published, version.text, highlight(version_fts, 2, '{_OPEN}', '{_CLOSE}')
        FROM version_fts JOIN version ON version.id = version_fts.rowid JOIN article ON shown = version.id
        WHERE version_fts MATCH ? AND version_fts.rowid IN ({", ".join("?" * len(versions))})""",
        (match_all(words), *versions),
    )
    marked = (MarkedArticle(*(*row[:6], hits_in(row[6], row[5]))) for row in rows)
    return tuple(sorted(marked, key=lambda article: versions.index(article.version)))


def article_passage(article: MarkedArticle) -> Passage:
    """Return the piece of the article that has most of the hits; without words where only the title has any."""
    title = len(article.title) if article.text.startswith(article.title) else 0
    below = [hit for hit in article.hits if hit.start >= title][:MOST_PIECES]
    if not below:
        return _passage(article, "", (), article.hits[0] if article.hits else None)
    pieces = [(hit, piece_around(article.text, hit)) for hit in below]
    first, piece = max(pieces, key=lambda each: sum(each[1].contains(hit) for hit in article.hits))
    before, after = _cuts(article.text, piece)
    hits = tuple(h.shifted(len(before) - piece.start) for h in article.hits if piece.contains(h))
    return _passage(article, f"{before}{piece.of(article.text)}{after}", hits, first)


def find_statements(
    connection: Connection, articles: Sequence[MarkedArticle], has_all: Callable[[str], bool]
) -> tuple[Passage, ...]:
    """Return the statements of these articles that have all the words by `has_all`, in the articles' order.

    Only a statement with a hit in it is read: folding them all would take longer than a letter takes to type.
    """
    by_version = {article.version: article for article in articles if article.hits}
    rows = connection.execute(
        f"""SELECT version_id, appearance.name, statement.text, start, "end", confidence >= sure_at FROM statement
        JOIN appearance ON appearance.id = appearance_id JOIN analysis ON analysis.id = analysis_id
        WHERE current AND version_id IN ({", ".join("?" * len(by_version))}) ORDER BY start""",
        tuple(by_version),
    )
    found: dict[int, list[Passage]] = {version: [] for version in by_version}
    for version, speaker, words, start, end, is_certain in rows:
        article, place = by_version[version], Span(start, end)
        inside = [hit for hit in article.hits if place.contains(hit)]
        if inside and has_all(words):
            hits = tuple(Span(hit.start - start, hit.end - start) for hit in inside)
            fits = place.of(article.text) == words
            passage = _passage(article, words, hits if fits else (), place)
            found[version].append(replace(passage, speaker=speaker, is_certain=bool(is_certain)))
    return tuple(passage for passages in found.values() for passage in passages)[:MOST_FOUND]


def find_notes(connection: Connection, words: str) -> tuple[Passage, ...]:
    """Return the reader's marks with all the words in note and quote, the one changed last first."""
    rows = connection.execute(
        f"""SELECT {_MARK_COLUMNS}, highlight(annotation_fts, 0, '{_OPEN}', '{_CLOSE}'),
        highlight(annotation_fts, 1, '{_OPEN}', '{_CLOSE}')
        FROM annotation_fts JOIN annotation ON annotation.id = annotation_fts.rowid {_MARK_JOINS}
        WHERE annotation_fts MATCH ? AND {_STANDS} ORDER BY annotation.modified DESC LIMIT {MOST_FOUND}""",
        (match_all(words),),
    )
    return tuple(_note(row) for row in rows)


def find_source_notes(
    connection: Connection, has_all: Callable[[str], bool]
) -> tuple[tuple[SourceId, str, SourceKind, str], ...]:
    """Return the reader's notes on sources and assessments that have all the words by `has_all`, with their sources.

    Each is read: they are the reader's own, and few.
    """
    rows = connection.execute(
        """SELECT root.id, root.name, root.kind, words FROM
        (SELECT id AS source_id, note AS words, 0 AS made FROM source WHERE note <> ''
        UNION ALL SELECT source_id, text, made FROM assessment)
        JOIN source AS one ON one.id = source_id JOIN source AS root ON root.id = coalesce(one.merged_into, one.id)
        ORDER BY made DESC"""
    )
    found = ((SourceId(source), name, SourceKind(kind), words) for source, name, kind, words in rows if has_all(words))
    return tuple(islice(found, MOST_FOUND))


def find_tagged_notes(connection: Connection, words: str, fits: Callable[[str], bool]) -> tuple[Passage, ...]:
    """Return the reader's marks with a tag that has all the words, those left out that have them themselves."""
    tags = connection.execute("SELECT DISTINCT tag.id, name FROM annotation_tag JOIN tag ON tag.id = tag_id")
    wanted = [tag for tag, name in tags if fits(name)]
    rows = connection.execute(
        f"""SELECT {_MARK_COLUMNS}, '', '' FROM annotation {_MARK_JOINS} WHERE {_STANDS} AND annotation.id IN
        (SELECT annotation_id FROM annotation_tag WHERE tag_id IN ({", ".join("?" * len(wanted))}))
        AND annotation.id NOT IN (SELECT rowid FROM annotation_fts WHERE annotation_fts MATCH ?)
        ORDER BY annotation.modified DESC LIMIT {MOST_FOUND}""",
        (*wanted, match_all(words)),
    )
    return tuple(_note(row) for row in rows)


def hits_in(highlighted: str, text: str) -> tuple[Span, ...]:
    """Return where `text` has hits, from the same text with marks around each."""
    hits, at = [], 0
    if highlighted.replace(_OPEN, "").replace(_CLOSE, "") != text:
        return ()
    for piece in highlighted.split(_OPEN):
        hit, closed, after = piece.partition(_CLOSE)
        if closed:
            hits.append(Span(at, at + len(hit)))
        at += len(hit) + len(after)
    return tuple(hits)


def piece_around(text: str, hit: Span) -> Span:
    """Return some words before and after the hit, whole ones, of one paragraph."""
    top = text.rfind("\n", 0, hit.start) + 1
    foot = text.find("\n", hit.end)
    foot = len(text) if foot < 0 else foot
    start = max(top, hit.start - BEFORE)
    end = min(foot, max(hit.end, start + AROUND))
    if start > top:
        start = text.find(" ", start, hit.start) + 1 or hit.start
    if end < foot:
        cut = text.rfind(" ", hit.end, end)
        end = cut if cut > 0 else end
    return Span(start, end)


def _cuts(text: str, piece: Span) -> tuple[str, str]:
    """Return the dots that say that a piece is cut out of its paragraph."""
    is_begun = piece.start > 0 and text[piece.start - 1] != "\n"
    is_ended = piece.end < len(text) and text[piece.end] != "\n"
    return "… " * is_begun, " …" * is_ended


def _note(row: Iterable[object]) -> Passage:
    article, title, publisher, published, quote, note, end, start, marked_quote, marked_note = row
    hits = hits_in(str(marked_note), str(note))
    words = str(note)
    if not hits and quote:
        words, hits = str(quote), hits_in(str(marked_quote), str(quote))
    place = Span(int(str(start)), int(str(end))) if start is not None else None
    return Passage(
        ArticleId(int(str(article))),
        str(title),
        None if publisher is None else str(publisher),
        None if published is None else str(published),
        words,
        hits,
        place,
    )


def _passage(article: MarkedArticle, words: str, hits: tuple[Span, ...], place: Span | None) -> Passage:
    return Passage(article.id, article.title, article.publisher, article.published, words, hits, place)
