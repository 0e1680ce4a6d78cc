"""Forgetting a source so that no byte of it is left, in the library and in its backups."""

import hmac
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from glob import escape
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection

from reader.model.errors import LibraryBusyError
from reader.model.frozen import frozen
from reader.model.library import ArticleId
from reader.model.name_key import name_key
from reader.model.source import SourceId, SourceKind
from reader.store.beside import SIDE_FILES, backup_files, backup_folder
from reader.store.connection import open_existing
from reader.store.settings import DRAFT, load_setting, save_setting
from reader.store.snapshot import UNFINISHED

LEFT_TO_DO = "forgotten/unfinished"  # a setting: uids and numbers, no name; but a number may be known to others
_KEY = "forgotten/key"
KEPT_ANSWERS = "registers/answers"  # a setting: what registers answered about sources, with names
_FORGETTING = "forgetting"  # lets lines go out of the change log, as long as the setting is there
_BUSY_S = 0.5  # nobody works in a copy; what is busy is tried again at the next close


def tombstone(connection: Connection, name: str, kind: SourceKind) -> str:
    """Return what stands for a forgotten name: it can be compared with another name, and not be read.

    Keyed with the library's own secret, so that a list of names does not fit two libraries.
    """
    key = load_setting(connection, _KEY)
    if key is None:
        key = secrets.token_hex(32)
        save_setting(connection, _KEY, key)
    return hmac.new(bytes.fromhex(key), f"{kind}\n{name_key(name) or name}".encode(), sha256).hexdigest()


def put_tombstones(connection: Connection, article: ArticleId, hashes: Iterable[str]) -> None:
    """Keep that the article's sources of these names are not to be found again."""
    connection.executemany("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", ((article, one) for one in hashes))


def tombstones(connection: Connection, article: ArticleId) -> frozenset[str]:
    """Return what stands for the names that are not to be found in the article again."""
    rows = connection.execute("SELECT hash FROM forgotten WHERE article_id = ?", (article,))
    return frozenset(one for (one,) in rows)


@frozen
class Forgotten:
    """What is to go, out of the library and then out of its backups."""

    sources: tuple[str, ...]  # uids
    corrections: tuple[str, ...]  # uids
    registers: tuple[str, ...] = ()  # those that hold only what the reader looked up, name by name
    idents: tuple[str, ...] = ()  # of the records there that go by the source's names

    def with_more(self, more: "Forgotten") -> "Forgotten":
        """Return what is to go for both."""
        return Forgotten(
            (*self.sources, *more.sources),
            (*self.corrections, *more.corrections),
            tuple(dict.fromkeys((*self.registers, *more.registers))),
            (*self.idents, *more.idents),
        )


def erase(connection: Connection, forgotten: Forgotten) -> None:
    """Take sources and corrections, and records looked up, out of the tables, with every log line about them.

    Analyses that still cite the sources go too, and are made again when they are needed; so does the note of
    what is left to do, which a copy has that was made before all was done. Knows nothing that came into the
    schema later than what it erases, so that it can be done to old backups.
    """
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, '1')", (_FORGETTING,))
    for source in _ids(connection, forgotten.sources):
        _erase_analyses(connection, source)
        connection.execute("UPDATE source SET merged_into = NULL WHERE merged_into = ?", (source,))
        connection.execute("DELETE FROM assessment WHERE source_id = ?", (source,))
        connection.execute("DELETE FROM source WHERE id = ?", (source,))
    for uid in forgotten.sources:
        connection.execute("DELETE FROM change WHERE scope = ? OR subject_uid = ?", (f"source:{uid}", uid))
        connection.execute("DELETE FROM correction WHERE value = ?", (uid,))
        connection.execute("DELETE FROM setting WHERE name = ?", (f"{DRAFT}{uid}",))
    for uid in forgotten.corrections:
        connection.execute(
            """DELETE FROM change WHERE subject_uid = ?1
            OR subject = 'corrections' AND (instr(before, ?1) OR instr(after, ?1))""",
            (uid,),
        )
        connection.execute("DELETE FROM correction WHERE uid = ?", (uid,))
    _erase_looked_up(connection, forgotten)
    connection.execute("DELETE FROM setting WHERE name IN (?, ?, ?)", (_FORGETTING, LEFT_TO_DO, KEPT_ANSWERS))


def shred(connection: Connection) -> None:
    """Write the library anew, so that what was deleted is not in the file either; outside a transaction.

    The index of names is made anew before that: FTS5 only marks a deleted word as deleted. From here on the
    connection wipes what it deletes: SQLite leaves in a new page what happened to stand in its memory.
    """
    connection.execute("PRAGMA secure_delete = FAST")
    connection.execute("INSERT INTO alias_fts(alias_fts) VALUES ('rebuild')")
    connection.execute("VACUUM")
    (is_busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise LibraryBusyError(
            "The source is forgotten, but its bytes are still in the file: another program is reading it.",
            hint="Close the other program, then forget another source or close Kilde.",
        )


def erase_in_backups(file: Path, forgotten: Forgotten) -> tuple[Path, ...]:
    """Erase the same in every copy that Kilde keeps of the library; return the copies where that failed.

    Backups, copies from before a migration, and libraries that were set aside. A half-written copy is removed:
    a program that died has left it, or one that is at it now says that its copy failed.
    """
    copies = sorted(set(_copies(file)))
    return tuple(copy for copy in copies if not _is_cleaned(copy, forgotten))


def _copies(file: Path) -> Iterator[Path]:
    yield from backup_files(file)
    yield from backup_folder(file).glob(f"*{UNFINISHED}*")
    for part in file.parent.glob(f"{escape(file.name)}.*"):
        if part.is_file() and (UNFINISHED in part.name or not part.name.endswith(SIDE_FILES)):
            yield part


def _is_cleaned(copy: Path, forgotten: Forgotten) -> bool:
    if UNFINISHED not in copy.name:
        return _erase_in(copy, forgotten)
    try:
        copy.unlink(missing_ok=True)  # whoever was at it may have removed it
    except OSError:
        return False
    return True


def _erase_in(file: Path, forgotten: Forgotten) -> bool:
    try:
        with closing(open_existing(file, busy_s=_BUSY_S)) as copy:  # one that was rotated away meanwhile is not made
            copy.execute("PRAGMA foreign_keys = ON")
            copy.execute("PRAGMA secure_delete = FAST")
            copy.execute("BEGIN IMMEDIATE")
            erase(copy, forgotten)
            copy.execute("COMMIT")
            shred(copy)
    except sqlite3.Error:
        return False  # the caller names it to the reader
    return True


def _ids(connection: Connection, uids: Iterable[str]) -> list[SourceId]:
    found = (connection.execute("SELECT id FROM source WHERE uid = ?", (uid,)).fetchone() for uid in uids)
    return [SourceId(row[0]) for row in found if row is not None]


def _erase_looked_up(connection: Connection, forgotten: Forgotten) -> None:
    """Take out what was fetched about the source: that it is there tells whom the reader asked about."""
    for register in forgotten.registers:
        connection.executemany(
            """DELETE FROM entry WHERE ident = ? AND edition_id IN
            (SELECT edition.id FROM edition JOIN register ON register.id = register_id WHERE name = ?)""",
            ((ident, register) for ident in forgotten.idents),
        )


def _erase_analyses(connection: Connection, source: SourceId) -> None:
    connection.execute(
        """DELETE FROM analysis WHERE version_id IN (SELECT version_id FROM appearance
        JOIN analysis ON analysis.id = analysis_id WHERE source_id = ?)""",
        (source,),
    )
