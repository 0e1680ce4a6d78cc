"""The tables that the first libraries had: what most of the program still stands on.

All tables are STRICT. Dates are ISO 8601, moments in UTC. Spans are code points into the version's text, half-open.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("kilde")

WORDS = "unicode61 remove_diacritics 2"  # full text finds "Noel" for "Noël"


def create(db: Database, *tables: str) -> None:
    """Make tables, each STRICT."""
    for table in tables:
        db.execute(f"CREATE TABLE {table} STRICT")


def index(db: Database, *places: str) -> None:
    """Make an index for each place, as in "claim(source_id)", named after it."""
    for place in places:
        table, _, columns = place.rstrip(")").partition("(")
        name = "_".join([table, *columns.replace(",", "").split()])
        db.execute(f"CREATE INDEX {name} ON {table}({columns})")


@migrations()
def m001_articles(db: Database) -> None:
    """Make articles, every fetched state of them, and the bytes they were read from.

    `library` has one row: a random uid that tells our own copies from others'. `article.shown` is the
    version on screen: the one fetched last. `version.blocks` is compact JSON (model/article.py); pictures
    stand in `picture` by their hash. `original.content` is zlib-compressed; an original belongs to the
    version that was read from it last. `article.deleted` is a moment, or null.
    """
    create(
        db,
        "library(uid TEXT NOT NULL, made TEXT NOT NULL)",
        """article(id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, canonical_url TEXT, added TEXT NOT NULL,
        deleted TEXT, shown INTEGER REFERENCES version)""",
        """version(id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        fetched TEXT NOT NULL, origin TEXT NOT NULL, text_hash TEXT NOT NULL, title TEXT, publisher TEXT,
        authors TEXT NOT NULL, published TEXT, language TEXT, url TEXT, text TEXT NOT NULL, blocks TEXT NOT NULL,
        words_left_out INTEGER NOT NULL)""",
        """original(hash TEXT PRIMARY KEY, version_id INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
        name TEXT NOT NULL, media_type TEXT, charset TEXT, url TEXT, fetched TEXT, content BLOB NOT NULL)""",
        "picture(hash TEXT PRIMARY KEY, content BLOB NOT NULL)",
    )
    index(db, "article(canonical_url)", "article(added)", "article(shown)")
    index(db, "version(article_id)", "version(text_hash)", "original(version_id)")


@migrations()
def m002_sources(db: Database) -> None:
    """Make people and bodies across the library, and every name they go by.

    `alias.key` is the name folded for look-up (model/name_key.py). `merged_into` points at the source
    that this one was found to be; merging moves no rows. `distinct_pair` says "not the same person" and
    is never asked again. `source.note` is the reader's own.
    """
    create(
        db,
        """source(id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT '', merged_into INTEGER REFERENCES source)""",
        """distinct_pair(source_a INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
        source_b INTEGER NOT NULL REFERENCES source ON DELETE CASCADE, PRIMARY KEY (source_a, source_b))""",
    )
    index(db, "source(merged_into)")


@migrations()
def m003_analyses(db: Database) -> None:
    """Make what is found in a version; thrown away at any time, so that nothing of the reader's hangs here.

    One analysis a version is `current`: the engine's own finding, or, where the reader has corrected it,
    a second one with those corrections laid over, whose `corrects` names the first. An `appearance` is a
    card; `number` is its place in the reading. `aliases`, `mentions`, `evidence`, `signals` and
    `corrected` are small JSON lists. `attribution_span.part` is content, cue or source; `speaker.way` is says
    or carries. The view `shown_analysis` has what counts: the current analysis of each article's shown
    version, deleted articles left out.
    """
    create(
        db,
        """analysis(id INTEGER PRIMARY KEY, version_id INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
        engine TEXT NOT NULL, engine_version TEXT NOT NULL, models TEXT NOT NULL, sure_at REAL NOT NULL,
        made TEXT NOT NULL, current INTEGER NOT NULL, corrects INTEGER REFERENCES analysis ON DELETE CASCADE)""",
        """appearance(id INTEGER PRIMARY KEY, analysis_id INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
        number INTEGER NOT NULL, source_id INTEGER NOT NULL REFERENCES source, name TEXT NOT NULL, kind TEXT NOT NULL,
        affiliation TEXT, role TEXT, aliases TEXT NOT NULL, mentions TEXT NOT NULL, evidence TEXT NOT NULL,
        signals TEXT NOT NULL, corrected TEXT NOT NULL)""",
        """attribution(id INTEGER PRIMARY KEY, analysis_id INTEGER NOT NULL REFERENCES analysis ON DELETE CASCADE,
        number INTEGER NOT NULL, kind TEXT NOT NULL, confidence REAL NOT NULL)""",
        """attribution_span(attribution_id INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
        part TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL)""",
        """speaker(attribution_id INTEGER NOT NULL REFERENCES attribution ON DELETE CASCADE,
        appearance_id INTEGER NOT NULL REFERENCES appearance ON DELETE CASCADE, way TEXT NOT NULL)""",
        """statement(id INTEGER PRIMARY KEY, appearance_id INTEGER NOT NULL REFERENCES appearance ON DELETE CASCADE,
        attribution INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, confidence REAL NOT NULL)""",
    )
    index(db, "analysis(version_id)", "analysis(corrects)", "appearance(analysis_id)", "appearance(source_id)")
    index(db, "attribution(analysis_id)", "attribution_span(attribution_id)", "statement(appearance_id)")
    index(db, "speaker(attribution_id)", "speaker(appearance_id)")
    db.execute(
        """CREATE VIEW shown_analysis AS SELECT analysis.id, article_id, version_id FROM analysis
        JOIN version ON version.id = version_id JOIN article ON article.shown = version.id
        WHERE current AND deleted IS NULL"""
    )


@migrations()
def m004_registers(db: Database) -> None:
    """Make imported lists, their dated states and records; what they and articles claim of a source.

    A `claim` stands beside others and is never copied over another. It is from an article
    (`appearance_id`), a register (`edition_id`) or the reader (`change_id`), and goes when that goes.
    `alias.origin` and `claim.origin` are article, register, reader or copy. A `match` ties a source to a
    register's record; a `rating` is a named rater's.
    """
    create(
        db,
        "register(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, licence TEXT NOT NULL, url TEXT)",
        """edition(id INTEGER PRIMARY KEY, register_id INTEGER NOT NULL REFERENCES register ON DELETE CASCADE,
        date TEXT NOT NULL, hash TEXT NOT NULL, imported TEXT NOT NULL)""",
        """entry(id INTEGER PRIMARY KEY, edition_id INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
        ident TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL)""",
        """entry_alias(entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, key TEXT NOT NULL,
        text TEXT NOT NULL)""",
        """match(source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
        register_id INTEGER NOT NULL REFERENCES register ON DELETE CASCADE, ident TEXT NOT NULL,
        certainty TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (source_id, register_id, ident))""",
        """rating(id INTEGER PRIMARY KEY, edition_id INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
        rater TEXT NOT NULL, domain TEXT NOT NULL, value TEXT NOT NULL, scale TEXT, date TEXT, url TEXT)""",
        """alias(id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
        key TEXT NOT NULL, text TEXT NOT NULL, origin TEXT NOT NULL,
        appearance_id INTEGER REFERENCES appearance ON DELETE CASCADE,
        edition_id INTEGER REFERENCES edition ON DELETE CASCADE)""",
        """claim(id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
        field TEXT NOT NULL, value TEXT NOT NULL, organisation TEXT, organisation_id INTEGER REFERENCES source
        ON DELETE SET NULL, valid_from TEXT, valid_to TEXT, origin TEXT NOT NULL, stated_by TEXT NOT NULL, link TEXT,
        date TEXT, appearance_id INTEGER REFERENCES appearance ON DELETE CASCADE,
        edition_id INTEGER REFERENCES edition ON DELETE CASCADE, change_id INTEGER, span TEXT)""",
    )
    index(db, "alias(key, source_id)", "alias(source_id)", "alias(appearance_id)", "alias(edition_id)")
    index(db, "claim(source_id)", "claim(appearance_id)", "claim(edition_id)", "claim(organisation_id)")
    index(db, "edition(register_id)", "entry(edition_id, ident)", "entry_alias(key)", "entry_alias(entry_id)")
    index(db, "match(register_id, ident)", "rating(domain)", "rating(edition_id)")


@migrations()
def m005_reader(db: Database) -> None:
    """Make room for what the reader makes: annotations with their places, corrections, assessments, tags.

    They point at an anchor (quote, words around it, last known place), an article or a source's uid,
    never at an analysis. `annotation.deleted` is a moment, or null. A `placement` says where an
    annotation stands in one version. A correction that was undone is not `active`.
    """
    create(
        db,
        """annotation(id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, quote TEXT NOT NULL, prefix TEXT NOT NULL,
        suffix TEXT NOT NULL, start INTEGER NOT NULL, colour TEXT NOT NULL, style TEXT NOT NULL DEFAULT 'highlight',
        note TEXT NOT NULL, private INTEGER NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL, deleted TEXT)""",
        """annotation_tag(annotation_id INTEGER NOT NULL REFERENCES annotation ON DELETE CASCADE,
        number INTEGER NOT NULL, tag_id INTEGER NOT NULL REFERENCES tag, PRIMARY KEY (annotation_id, number))""",
        """placement(annotation_id INTEGER NOT NULL REFERENCES annotation ON DELETE CASCADE,
        version_id INTEGER NOT NULL REFERENCES version ON DELETE CASCADE, start INTEGER, "end" INTEGER,
        state TEXT NOT NULL, score REAL NOT NULL, PRIMARY KEY (annotation_id, version_id))""",
        """correction(id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, change_id INTEGER,
        article_id INTEGER REFERENCES article ON DELETE CASCADE, source_uid TEXT, field TEXT NOT NULL, source TEXT,
        value TEXT, value_kind TEXT, quote TEXT, prefix TEXT, suffix TEXT, start INTEGER, made TEXT NOT NULL,
        active INTEGER NOT NULL)""",
        """assessment(id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
        source_id INTEGER NOT NULL REFERENCES source, text TEXT NOT NULL, stance TEXT, made TEXT NOT NULL)""",
        "tag(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
        """article_tag(article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        tag_id INTEGER NOT NULL REFERENCES tag, PRIMARY KEY (article_id, tag_id))""",
    )
    index(db, "annotation(article_id)", "annotation_tag(tag_id)", "placement(version_id)")
    index(db, "correction(article_id)", "assessment(source_id)", "article_tag(tag_id)")


@migrations()
def m006_changes(db: Database) -> None:
    """Log every change the reader made, append-only, and where the window was.

    `scope` is what Ctrl+Z looks at: `article:UID` or `source:UID`. `subject` and `subject_uid` say what
    changed; `before` and `after` are its state as JSON, null where it was not there. Changes with one
    `group_id` are one step, named by its first change. Undo and redo are changes too: `undoes` names
    the step and `operation` says which of the two. Only "forget this source" may take
    lines out; it makes the setting `forgetting` for as long as its transaction lasts.
    """
    create(
        db,
        """change(id INTEGER PRIMARY KEY, at TEXT NOT NULL, scope TEXT NOT NULL, group_id INTEGER,
        operation TEXT NOT NULL, subject TEXT NOT NULL, subject_uid TEXT NOT NULL, before TEXT, after TEXT,
        undoes INTEGER)""",
        """session(article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, opened TEXT NOT NULL)""",
        "setting(name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    )
    index(db, "change(scope)", "change(group_id)", "change(subject_uid)", "session(opened)")
    for event in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER change_no_{event.lower()} BEFORE {event} ON change"
            " WHEN (SELECT value FROM setting WHERE name = 'forgetting') IS NULL"
            " BEGIN SELECT raise(ABORT, 'the change log only grows'); END"
        )


@migrations()
def m007_search(db: Database) -> None:
    """Index the words of articles, the reader's notes and names, kept by triggers."""
    for table, columns in (
        ("version", ["title", "publisher", "text"]),
        ("annotation", ["quote", "note"]),
        ("alias", ["text"]),
    ):
        db.table(table).enable_fts(columns, create_triggers=True, tokenize=WORDS)
