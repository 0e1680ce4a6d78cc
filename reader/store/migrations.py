"""What has become of the tables since the first libraries: numbered migrations that never change once released.

Only `schema` reaches this module, by name, because it imports sqlite-utils. With `first_schema`, which has the
first seven, it is the library's documentation.
"""

from sqlite3 import Connection

from sqlite_utils import Database

from reader.store.first_schema import create, index, migrations
from reader.store.plain_views import make_plain_views


def migrate(connection: Connection) -> None:
    """Bring the library to the current schema; the caller's transaction makes it all or nothing."""
    migrations.apply(Database(connection))


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
    index(db, "entry(edition_id)", "entry(ident)", "rating(entry_id)")


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
    index(db, "entry_alias(entry_id)")


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
    index(db, "source(same_as)", "distinct_pair(source_b)", "change(undoes)")


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
    create(
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
    create(
        db,
        """on_record(source_id INTEGER PRIMARY KEY REFERENCES source ON DELETE CASCADE, ground TEXT NOT NULL,
        claims TEXT NOT NULL)""",
    )
    meaning = "What records of registers say of a source, kept for lists; the records themselves are in `entry`."
    db.execute("INSERT INTO read_me VALUES ('on_record', ?)", [meaning])
