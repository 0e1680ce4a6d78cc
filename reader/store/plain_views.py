"""Views with plain names for who reads the library with another tool, and a line on what each table holds.

Part of the migration that makes them: once released they never change, and a later migration takes one out
and makes it anew. A later migration adds its own lines to `read_me`.
"""

from sqlite_utils import Database

VIEWS = (
    """CREATE VIEW statements AS
    SELECT statement.id, speaker.name AS speaker, appearance.name AS named_as, appearance.role,
    appearance.affiliation, statement.text AS words, statement.kind,
    statement.confidence >= analysis.sure_at AS is_certain, version.title AS article, version.publisher AS outlet,
    version.published, version.url, speaker.id AS source_id, version.article_id
    FROM statement JOIN appearance ON appearance.id = statement.appearance_id
    JOIN shown_analysis ON shown_analysis.id = appearance.analysis_id
    JOIN analysis ON analysis.id = appearance.analysis_id JOIN version ON version.id = analysis.version_id
    JOIN source AS named ON named.id = appearance.source_id
    JOIN source AS speaker ON speaker.id = coalesce(named.merged_into, named.id)""",
    """CREATE VIEW sources AS
    WITH cited AS (SELECT coalesce(merged_into, source.id) AS source_id, count(DISTINCT article_id) AS articles
    FROM appearance JOIN shown_analysis ON shown_analysis.id = analysis_id
    JOIN source ON source.id = appearance.source_id GROUP BY 1),
    said AS (SELECT source_id, count(*) AS statements FROM statements GROUP BY source_id),
    named AS (SELECT coalesce(merged_into, source.id) AS source_id, group_concat(DISTINCT text) AS names
    FROM alias JOIN source ON source.id = alias.source_id GROUP BY 1)
    SELECT source.id, source.name, source.kind, coalesce(articles, 0) AS articles,
    coalesce(statements, 0) AS statements, names, source.note
    FROM source LEFT JOIN cited ON cited.source_id = source.id LEFT JOIN said ON said.source_id = source.id
    LEFT JOIN named ON named.source_id = source.id WHERE merged_into IS NULL""",
    """CREATE VIEW articles AS
    SELECT article.id, version.title, version.publisher AS outlet, version.published, version.language, version.url,
    article.added, (SELECT count(*) FROM appearance WHERE analysis_id = shown_analysis.id) AS sources,
    (SELECT count(*) FROM appearance JOIN statement ON appearance_id = appearance.id
    WHERE analysis_id = shown_analysis.id) AS statements,
    (SELECT count(*) FROM annotation WHERE annotation.article_id = article.id AND annotation.deleted IS NULL) AS marks
    FROM article JOIN version ON version.id = article.shown
    LEFT JOIN shown_analysis ON shown_analysis.article_id = article.id WHERE article.deleted IS NULL""",
    """CREATE VIEW marks AS
    SELECT annotation.id, version.title AS article, annotation.quote AS words, annotation.note, annotation.colour,
    (SELECT group_concat(tag.name, ', ') FROM annotation_tag JOIN tag ON tag.id = tag_id
    WHERE annotation_id = annotation.id) AS tags, annotation.private, annotation.created, annotation.modified,
    annotation.article_id
    FROM annotation JOIN article ON article.id = annotation.article_id JOIN version ON version.id = article.shown
    WHERE annotation.deleted IS NULL AND article.deleted IS NULL""",
)

MEANINGS = {
    "read_me": "This list: what each table and view holds. Names in the plural are views made for reading.",
    "articles": "The articles, as they are shown, with how many sources, statements and marks each has.",
    "sources": "The people and bodies, with every name they go by and how often they are cited; your note on each.",
    "statements": "Who is quoted as saying what, in which article, and in what capacity.",
    "marks": "Your highlights, with their notes and tags.",
    "library": "One row: the library's own id, and when it was made.",
    "article": "An article; `shown` is the version of it on screen, `deleted` the moment you deleted it.",
    "version": "A fetched state of an article: its text, title, outlet, date and address.",
    "original": "The bytes that a version was read from, zlib-compressed.",
    "picture": "The pictures of articles, by their hash.",
    "source": "A person or body across all articles; `merged_into` is the one it was found to be.",
    "distinct_pair": "Two sources of which you said that they are not the same.",
    "alias": "A name that a source goes by, and where it is from; `key` is its folded form for look-up.",
    "claim": "What an article, a register or you say of a source: a post, a role, a tie, with dates.",
    "analysis": "What the program found in a version; can be made anew at any time.",
    "shown_analysis": "The analyses that count: the newest of each article that is not deleted.",
    "appearance": "A card: a source in one article, in the words of the article.",
    "statement": "Words that a card shows, with their place in the version's text.",
    "attribution": "Something that an article credits to somebody.",
    "attribution_span": "The words of an attribution: what is said, the verb that says so, who says it.",
    "speaker": "Which cards an attribution is given to; `way` tells who says it and who carries it.",
    "register": "An imported list of people, bodies or ratings.",
    "edition": "A dated state of a register.",
    "entry": "A record of a register, with the keys that it is looked up by.",
    "entry_alias": "A key that a register's record is looked up by.",
    "entry_name": "A name in a register's record.",
    "entry_claim": "What a register's record says of a post or a role.",
    "match": "Which record of a register a source is, how surely, and why.",
    "rating": "A named rater's judgement of an outlet, on the rater's own scale.",
    "annotation": "A mark of yours: the words marked, those around them, and your note.",
    "annotation_tag": "The tags of a mark.",
    "placement": "Where a mark stands in one version of the article.",
    "correction": "Your word against the program's on a card or statement; only an `active` one holds.",
    "assessment": "Your own judgement of a source, dated.",
    "tag": "A tag.",
    "article_tag": "The tags of an article.",
    "change": "Every change you made, for undo; only grows.",
    "session": "When each article was last opened.",
    "setting": "How the program is set, and how the window stood.",
}


def make_plain_views(db: Database) -> None:
    """Make the views, and the table that says what everything is."""
    for view in VIEWS:
        db.execute(view)
    db.execute("CREATE TABLE read_me(name TEXT PRIMARY KEY, meaning TEXT NOT NULL) STRICT")
    db.conn.executemany("INSERT INTO read_me VALUES (?, ?)", MEANINGS.items())
