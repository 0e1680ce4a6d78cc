"""The schema, grown by numbered migrations that never change once released: the library's documentation.

Only `schema` reaches this module, by name, because it imports sqlite-utils. All tables are STRICT. Dates
are ISO 8601, moments in UTC. Spans are code points into the version's text, half-open.
"""

from sqlite3 import Connection

from sqlite_utils import Database, Migrations

from reader.store.plain_views import make_plain_views

migrations = Migrations("kilde")

WORDS = "unicode61 remove_diacritics 2"  # full text finds "Noel" for "Noël"


def migrate(connection: Connection) -> None:
    """Bring the library to the current schema; the caller's transaction makes it all or nothing."""
    migrations.apply(Database(connection))


@migrations()
def m001_articles(db: Database) -> None:
    """Make articles, every fetched state of them, and the bytes they were read from.

    `library` has one row: a random uid that tells our own copies from others'. `article.shown` is the
    version on screen: the one fetched last. `version.blocks` is compact JSON (model/article.py); pictures
    stand in `picture` by their hash. `original.content` is zlib-compressed; an original belongs to the
    version that was read from it last. `article.deleted` is a moment, or null.
    """
    _create(
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
    _index(db, "article(canonical_url)", "article(added)", "article(shown)")
    _index(db, "version(article_id)", "version(text_hash)", "original(version_id)")


@migrations()
def m002_sources(db: Database) -> None:
    """Make people and bodies across the library, and every name they go by.

    `alias.key` is the name folded for look-up (model/name_key.py). `merged_into` points at the source
    that this one was found to be; merging moves no rows. `distinct_pair` says "not the same person" and
    is never asked again. `source.note` is the reader's own.
    """
    _create(
        db,
        """source(id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT '', merged_into INTEGER REFERENCES source)""",
        """distinct_pair(source_a INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
        source_b INTEGER NOT NULL REFERENCES source ON DELETE CASCADE, PRIMARY KEY (source_a, source_b))""",
    )
    _index(db, "source(merged_into)")


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
    _create(
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
    _index(db, "analysis(version_id)", "analysis(corrects)", "appearance(analysis_id)", "appearance(source_id)")
    _index(db, "attribution(analysis_id)", "attribution_span(attribution_id)", "statement(appearance_id)")
    _index(db, "speaker(attribution_id)", "speaker(appearance_id)")
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
    _create(
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
    _index(db, "alias(key, source_id)", "alias(source_id)", "alias(appearance_id)", "alias(edition_id)")
    _index(db, "claim(source_id)", "claim(appearance_id)", "claim(edition_id)", "claim(organisation_id)")
    _index(db, "edition(register_id)", "entry(edition_id, ident)", "entry_alias(key)", "entry_alias(entry_id)")
    _index(db, "match(register_id, ident)", "rating(domain)", "rating(edition_id)")


@migrations()
def m005_reader(db: Database) -> None:
    """Make room for what the reader makes: annotations with their places, corrections, assessments, tags.

    They point at an anchor (quote, words around it, last known place), an article or a source's uid,
    never at an analysis. `annotation.deleted` is a moment, or null. A `placement` says where an
    annotation stands in one version. A correction that was undone is not `active`.
    """
    _create(
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
    _index(db, "annotation(article_id)", "annotation_tag(tag_id)", "placement(version_id)")
    _index(db, "correction(article_id)", "assessment(source_id)", "article_tag(tag_id)")


@migrations()
def m006_changes(db: Database) -> None:
    """Log every change the reader made, append-only, and where the window was.

    `scope` is what Ctrl+Z looks at: `article:UID` or `source:UID`. `subject` and `subject_uid` say what
    changed; `before` and `after` are its state as JSON, null where it was not there. Changes with one
    `group_id` are one step, named by its first change. Undo and redo are changes too: `undoes` names
    the step and `operation` says which of the two. Only "forget this source" may take
    lines out; it makes the setting `forgetting` for as long as its transaction lasts.
    """
    _create(
        db,
        """change(id INTEGER PRIMARY KEY, at TEXT NOT NULL, scope TEXT NOT NULL, group_id INTEGER,
        operation TEXT NOT NULL, subject TEXT NOT NULL, subject_uid TEXT NOT NULL, before TEXT, after TEXT,
        undoes INTEGER)""",
        """session(article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, opened TEXT NOT NULL)""",
        "setting(name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    )
    _index(db, "change(scope)", "change(group_id)", "change(subject_uid)", "session(opened)")
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


@migrations()
def m008_why(db: Database) -> None:
    """Keep why an attribution was given to its speakers: who found it, and what ties it to each of them.

    `found_by` is a word of `Finder`, a `tie` one of `TieKind`, with how sure it is; null in analyses from before.
    """
    db.execute("ALTER TABLE attribution ADD COLUMN found_by TEXT")
    db.execute("ALTER TABLE speaker ADD COLUMN tie TEXT")
    db.execute("ALTER TABLE speaker ADD COLUMN confidence REAL")


@migrations()
def m009_editions(db: Database) -> None:
    """Let a register of any size come in by batches, answer when it is whole, and remember what it said before.

    `register.edition_id` is the edition that answers; null while the first is still coming in. A record
    holds from `entry.edition_id` to `entry.last_edition_id`: one that an edition repeats unchanged is
    only prolonged, one that it changes or drops ends, and stays as history. `digest` tells the two apart.
    `edition.added`, `changed`, `same` and `gone` count its records beside those of the edition before.
    `edition.touched` is the moment an import last wrote: an unfinished edition that nobody writes to any
    more is cleared away.
    """
    for column in (
        "register ADD COLUMN edition_id INTEGER REFERENCES edition ON DELETE SET NULL",
        "edition ADD COLUMN file TEXT",
        "edition ADD COLUMN touched TEXT",
        *(f"edition ADD COLUMN {count} INTEGER NOT NULL DEFAULT 0" for count in ("added", "changed", "same", "gone")),
        "entry ADD COLUMN last_edition_id INTEGER NOT NULL DEFAULT 0",
        "entry ADD COLUMN digest TEXT NOT NULL DEFAULT ''",
        "entry ADD COLUMN link TEXT",
        "rating ADD COLUMN entry_id INTEGER REFERENCES entry ON DELETE CASCADE",
    ):
        db.execute(f"ALTER TABLE {column}")
    db.execute("UPDATE entry SET last_edition_id = edition_id")
    db.execute("UPDATE register SET edition_id = (SELECT max(id) FROM edition WHERE register_id = register.id)")
    db.execute("DROP INDEX entry_edition_id_ident")
    _index(db, "entry(edition_id)", "entry(ident)", "rating(entry_id)")


@migrations()
def m010_entry_claims(db: Database) -> None:
    """Keep a record's names and claims, and the keys it is looked up by apart from them.

    Apart, because keys come in sorted runs: one by one, each would touch another page of a large index.
    `entry_claim.link` is null where it is the record's own address, `entry.link`; who states a claim, and
    when, is its register and edition.
    """
    db.execute("ALTER TABLE entry_alias RENAME TO former_alias")
    for table in (
        """entry_alias(key TEXT NOT NULL, entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
        PRIMARY KEY (key, entry_id))""",
        """entry_name(entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, number INTEGER NOT NULL,
        text TEXT NOT NULL, PRIMARY KEY (entry_id, number))""",
        """entry_claim(entry_id INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE, number INTEGER NOT NULL,
        field TEXT NOT NULL, value TEXT NOT NULL, organisation TEXT, valid_from TEXT, valid_to TEXT, link TEXT,
        PRIMARY KEY (entry_id, number))""",
    ):
        db.execute(f"CREATE TABLE {table} STRICT, WITHOUT ROWID")
    db.execute("INSERT OR IGNORE INTO entry_alias SELECT key, entry_id FROM former_alias")
    db.execute(
        """INSERT INTO entry_name SELECT entry_id, row_number() OVER (PARTITION BY entry_id ORDER BY rowid) - 1, text
        FROM former_alias"""
    )
    db.execute("DROP TABLE former_alias")
    _index(db, "entry_alias(entry_id)")


@migrations()
def m011_plain_views(db: Database) -> None:
    """Answer the usual questions of who opens the file with another tool, and say in `read_me` what is where.

    Names in the plural are views for reading; nothing of the program rests on them.
    """
    make_plain_views(db)


@migrations()
def m012_same_as(db: Database) -> None:
    """Remember whom the reader found a source to be, beside where that leads.

    `source.same_as` is what the reader said, one source each; `merged_into` is where the chain of them
    ends, so that every look-up needs one step only, and a merge in the middle can still be taken back.
    """
    db.execute("ALTER TABLE source ADD COLUMN same_as INTEGER REFERENCES source ON DELETE SET NULL")
    db.execute("UPDATE source SET same_as = merged_into")
    _index(db, "source(same_as)", "distinct_pair(source_b)", "change(undoes)")


@migrations()
def m013_forgotten(db: Database) -> None:
    """Keep which sources are not to be found in an article again, without their names.

    `hash` stands for a name key and a kind, keyed with the setting `forgotten/key`.
    """
    db.execute(
        """CREATE TABLE forgotten(article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, hash TEXT NOT NULL,
        PRIMARY KEY (article_id, hash)) STRICT, WITHOUT ROWID"""
    )
    meaning = "Sources that you had forgotten, by article: what stands for their names cannot be read."
    db.execute("INSERT INTO read_me VALUES ('forgotten', ?)", [meaning])


@migrations()
def m014_keys_of_entries(db: Database) -> None:
    """Keep with a record the keys that it is looked up by, and take the index of records off `entry_alias`.

    That index, and the check that a key's record is there, were two thirds of the time that the keys of a large
    register took. `entry.keys` is a JSON list; with its record a key goes by a trigger.
    """
    db.execute("ALTER TABLE entry ADD COLUMN keys TEXT NOT NULL DEFAULT '[]'")
    db.execute(
        """UPDATE entry SET keys = coalesce((SELECT json_group_array(key) FROM entry_alias WHERE entry_id = entry.id),
        '[]')"""
    )
    db.execute("ALTER TABLE entry_alias RENAME TO former_alias")
    db.execute(
        """CREATE TABLE entry_alias(key TEXT NOT NULL, entry_id INTEGER NOT NULL, PRIMARY KEY (key, entry_id))
        STRICT, WITHOUT ROWID"""
    )
    db.execute("INSERT INTO entry_alias SELECT key, entry_id FROM former_alias ORDER BY key, entry_id")
    db.execute("DROP TABLE former_alias")
    db.execute(
        """CREATE TRIGGER entry_gone AFTER DELETE ON entry BEGIN DELETE FROM entry_alias
        WHERE key IN (SELECT value FROM json_each(old.keys)) AND entry_id = old.id; END"""
    )


@migrations()
def m015_own_records(db: Database) -> None:
    """Keep which records of registers the reader said a source is, or is not.

    By the register's name and the record's ident, no row of either: registers are removed and imported anew.
    """
    _create(
        db,
        """own_record(source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE, register TEXT NOT NULL,
        ident TEXT NOT NULL, is_it INTEGER NOT NULL, said TEXT NOT NULL, UNIQUE (source_id, register, ident))""",
    )
    meaning = "Which record of a register you said a source is (`is_it` 1), or is not."
    db.execute("INSERT INTO read_me VALUES ('own_record', ?)", [meaning])


@migrations()
def m016_mark_styles(db: Database) -> None:
    """Show in `marks` how each is drawn: `annotation.style` is highlight, underline or note.

    A note is a mark whose words are not coloured; one without a quote is about the article as a whole.
    """
    db.execute("DROP VIEW marks")
    db.execute(
        """CREATE VIEW marks AS
        SELECT annotation.id, version.title AS article, annotation.quote AS words, annotation.note, annotation.style,
        annotation.colour, (SELECT group_concat(tag.name, ', ') FROM annotation_tag JOIN tag ON tag.id = tag_id
        WHERE annotation_id = annotation.id) AS tags, annotation.private, annotation.created, annotation.modified,
        annotation.article_id
        FROM annotation JOIN article ON article.id = annotation.article_id JOIN version ON version.id = article.shown
        WHERE annotation.deleted IS NULL AND article.deleted IS NULL"""
    )
    meaning = "Your highlights, underlines and notes, with their tags; a note without words is on the whole article."
    db.execute("UPDATE read_me SET meaning = ? WHERE name = 'marks'", [meaning])


@migrations()
def m017_kinds_of_editions(db: Database) -> None:
    """Keep with an edition what kinds of sources it lists, so that nobody is missed where none of the kind can be.

    `edition.kinds` is a JSON list; to look through a large register's records anew takes a tenth of a second.
    """
    db.execute("ALTER TABLE edition ADD COLUMN kinds TEXT NOT NULL DEFAULT '[]'")
    db.execute(
        """UPDATE edition SET kinds = (SELECT json_group_array(DISTINCT kind) FROM entry WHERE entry.edition_id IN
        (SELECT id FROM edition AS one WHERE one.register_id = edition.register_id)
        AND edition.id BETWEEN entry.edition_id AND entry.last_edition_id)
        WHERE id IN (SELECT edition_id FROM register)"""
    )


@migrations()
def m018_settled_marks(db: Database) -> None:
    """Keep what the reader said of marks whose place was uncertain.

    `annotation.anchored` is when a mark was put on other words than it was made on, or null; `aside` is 1 where
    it is kept without words.
    """
    db.execute("ALTER TABLE annotation ADD COLUMN anchored TEXT")
    db.execute("ALTER TABLE annotation ADD COLUMN aside INTEGER NOT NULL DEFAULT 0")


@migrations()
def m019_listed_facts(db: Database) -> None:
    """Keep what the table of sources shows of each and only its articles and registers tell.

    `appearance.capacity` is what its card says it speaks as, '' where it says nothing; null in a library from
    before, until that is looked at. `on_record.claims` is a JSON list of field and value, from the records that are
    surely the source's, true as long as the registers are in the state `ground`.
    """
    db.execute("ALTER TABLE appearance ADD COLUMN capacity TEXT")
    db.execute(
        """UPDATE appearance SET capacity = coalesce((SELECT json_extract(value, '$[6]') FROM json_each(signals)
        WHERE json_extract(value, '$[0]') = 'capacity'), '') WHERE instr(signals, '"capacity"')"""
    )
    db.execute("CREATE INDEX appearance_not_looked_at ON appearance(analysis_id) WHERE capacity IS NULL")
    _create(
        db,
        """on_record(source_id INTEGER PRIMARY KEY REFERENCES source ON DELETE CASCADE, ground TEXT NOT NULL,
        claims TEXT NOT NULL)""",
    )
    meaning = "What records of registers say of a source, kept for lists; the records themselves are in `entry`."
    db.execute("INSERT INTO read_me VALUES ('on_record', ?)", [meaning])


def _create(db: Database, *tables: str) -> None:
    for table in tables:
        db.execute(f"CREATE TABLE {table} STRICT")


def _index(db: Database, *places: str) -> None:
    for place in places:
        table, _, columns = place.rstrip(")").partition("(")
        name = "_".join([table, *columns.replace(",", "").split()])
        db.execute(f"CREATE INDEX {name} ON {table}({columns})")
