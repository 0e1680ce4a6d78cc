"""The reader's library: articles, sources, marks and corrections in one SQLite file."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar

from reader.app import forgetting, history, housekeeping, recognition, starter
from reader.app.cards import assemble, assemble_text
from reader.app.catalogue import Catalogue
from reader.app.clock import now
from reader.app.homecoming import take_home
from reader.app.kept_answers import KeptAnswers
from reader.app.marks import MarkBook
from reader.app.placing import place_marks
from reader.app.profiles import profile_of
from reader.app.scopes import ArticleScope, Scope, SourceScope
from reader.app.versions import Versions, keep_version
from reader.app.who_is_who import WhoIsWho
from reader.model.annotation import Annotation
from reader.model.article import Article
from reader.model.copy import AnnotatedCopy, Assessment
from reader.model.correction import Correction
from reader.model.errors import LibraryError
from reader.model.fingerprint import fingerprint
from reader.model.library import ArticleId, ArticleRow, OpenArticle, Profile
from reader.model.original import Original
from reader.model.reading import Reading
from reader.model.source import SourceId, SourceKind
from reader.model.uid import new_uid
from reader.store import articles, search, settings, sources
from reader.store.connection import BUSY_S, in_words
from reader.store.forgetting import erase_in_backups, shred
from reader.store.lane import Readers, Writer
from reader.store.registers import registers_state
from reader.store.schema import prepare

Result = TypeVar("Result")

_BACKUP_FAILED = "backup/failed"
_COPY = "copy/"  # settings that begin so hold a saved copy's fingerprint


class Library:
    """Everything the reader has, from any thread; a change is on the disk when its method returns.

    Opening makes or migrates the file and raises LibraryDamagedError, LibraryNewerError, LibraryBusyError
    or another LibraryError; so does each method when the disk or another program stands in the way, and
    then nothing has changed. They wait `busy_s` seconds for another program. An article or source
    that another window has removed meanwhile is a LibraryError too.
    """

    def __init__(self, file: Path, *, busy_s: float = BUSY_S) -> None:
        self.file = file
        starter_set = starter.starter_bytes()
        with in_words(file):
            prepare(file)
            self._readers = Readers(file, busy_s)
            self._writer = Writer(file, busy_s)
        try:
            self.uid = self._found(starter_set)
        except BaseException:
            self._writer.close()
            self._readers.close()
            raise
        self._is_changed = False
        self.catalogue = Catalogue(self)
        self.marks = MarkBook(self)
        self.versions = Versions(self)
        self.who = WhoIsWho(self.read, self.write)

    def close(self, *, backs_up: bool = True) -> None:
        """Finish what was begun, and back up what was changed; what went wrong with that, the next start can tell.

        Without a backup where one is to be brought back: the new one could push that out, and this library is kept.
        """
        with suppress(LibraryError):  # it is tried again at every close until it is done
            self._finish_forgetting()
        try:
            if backs_up:
                self.back_up()
        except LibraryError as error:
            with suppress(LibraryError):  # closed before, or the disk takes nothing
                self.set_setting(_BACKUP_FAILED, str(error))
        self._writer.close()
        self._readers.close()

    def take_backup_failure(self) -> str:
        """Return once why no backup could be made at the last close, "" where one was."""
        failure = self.setting(_BACKUP_FAILED)
        if failure:
            self.set_setting(_BACKUP_FAILED, "")
        return failure

    def back_up(self) -> None:
        """Back up what was changed since the last time, without hindering whoever writes meanwhile."""
        if self._is_changed:
            self._is_changed = False  # first: what changes from here on is for the next time
            made = None
            try:
                made = housekeeping.back_up(self.file)
            finally:
                if made is None:
                    self._is_changed = True

    def find(self, original: Original) -> OpenArticle | None:
        """Return the article that was read from the same bytes, if it is there."""
        article = self.read(lambda connection: articles.find_original(connection, original))
        return self.open(article) if article is not None else None

    def keep_article(self, article: Article, original: Original) -> OpenArticle:
        """Keep an article, new or known, and place the reader's marks in a text that has changed.

        `analysed` is False unless this very version has been analysed before.
        """
        packed = articles.pack(original)

        def keep(connection: Connection) -> ArticleId:
            kept = articles.find_article(connection, article, original)
            if kept is None:
                kept = articles.insert_article(connection, article, new_uid(), now())
            keep_version(connection, kept, article, original, packed)
            return kept

        kept = self.write(keep)
        place_marks(self, kept)
        return self.open(kept)

    def keep_reading(self, article_id: ArticleId, reading: Reading) -> OpenArticle:
        """Keep what was found in the article; its sources are recognised, the reader's corrections win."""

        def keep(connection: Connection) -> None:
            moment = now()
            stored = articles.load_article(connection, article_id)
            if reading.article != stored.article:  # it was read anew meanwhile, or whole
                articles.save_version(connection, article_id, reading.article, "file", moment)
                stored = articles.load_article(connection, article_id)
            recognition.keep_analysis(connection, stored, reading, moment)

        self.write(keep)
        place_marks(self, article_id)
        return self._show(article_id)

    def open(self, article_id: ArticleId) -> OpenArticle:
        """Return the article as it stands, and remember that it was opened."""
        fresh: list[KeptAnswers] = []
        opened = self.read(lambda connection: assemble(connection, article_id, on_fresh=fresh.append))

        def remember(connection: Connection) -> None:
            settings.save_opened(connection, article_id, now())
            for answers in fresh:
                answers.keep(connection)

        self._writer.write_later(remember)
        return opened

    def open_text(self, article_id: ArticleId) -> OpenArticle | None:
        """Return a long article without its cards, as `open` has them later; None where `open` is as quick."""
        return self.read(lambda connection: assemble_text(connection, article_id))

    def uncorrected(self, article_id: ArticleId) -> OpenArticle:
        """Return the article as the program found it, without anything of the reader's corrections."""
        return self.read(lambda connection: assemble(connection, article_id, corrected=False))

    def original(self, article_id: ArticleId) -> Original | None:
        """Return the page that the article was read from, as it came; None where it was not kept."""
        return self.read(lambda connection: articles.load_original(connection, article_id))

    def last_opened(self) -> OpenArticle | None:
        """Return the article that was on screen last; a long one without its cards, as `open_text` has it."""
        article = self.read(settings.last_opened)
        return (self.open_text(article) or self.open(article)) if article is not None else None

    def articles(self) -> tuple[ArticleRow, ...]:
        """Return the articles, newest first."""
        return self.read(search.all_articles)

    def delete_article(self, article_id: ArticleId) -> None:
        """Take the article out of lists and profiles; `restore_article` brings it back with all its marks."""
        self.write(lambda connection: articles.mark_deleted(connection, article_id, now()))

    def restore_article(self, article_id: ArticleId) -> None:
        """Bring a deleted article back."""
        self.write(lambda connection: articles.mark_deleted(connection, article_id, None))

    def add_annotation(self, article_id: ArticleId, annotation: Annotation) -> OpenArticle:
        """Keep a new highlight or note."""
        return self._annotate(article_id, annotation.uid, annotation)

    def change_annotation(self, article_id: ArticleId, annotation: Annotation) -> OpenArticle:
        """Keep an annotation as it is now; notes changed within seconds are one step of undo."""
        return self._annotate(article_id, annotation.uid, annotation)

    def delete_annotation(self, article_id: ArticleId, uid: str) -> OpenArticle:
        """Take an annotation off the article."""
        return self._annotate(article_id, uid, None)

    def correct(self, article_id: ArticleId, *corrections: Correction) -> OpenArticle:
        """Keep the reader's word against the program's, for this and every later analysis; in one step of undo."""

        def change(connection: Connection) -> None:
            whole = [recognition.about_all_cards(connection, article_id, one) for one in corrections]
            history.set_corrections(connection, ArticleScope.of(connection, article_id), whole, now())

        self.write(change)
        return self._show(article_id)

    def withdraw(self, article_id: ArticleId, correction: str) -> OpenArticle:
        """Let a correction, named by its uid, hold no longer."""
        self.write(lambda c: history.withdraw_correction(c, ArticleScope.of(c, article_id), correction, now()))
        return self._show(article_id)

    def undo(self, article_id: ArticleId) -> tuple[OpenArticle, str] | None:
        """Take back the reader's last change of the article; say what it was: "highlight deleted"."""
        words = self.write(lambda c: history.undo(c, ArticleScope.of(c, article_id), now=now()))
        return (self._show(article_id), words) if words is not None else None

    def redo(self, article_id: ArticleId) -> tuple[OpenArticle, str] | None:
        """Make the change again that was taken back last; say what it was."""
        words = self.write(lambda c: history.redo(c, ArticleScope.of(c, article_id), now=now()))
        return (self._show(article_id), words) if words is not None else None

    def profile(self, source_id: SourceId) -> Profile:
        """Return all that the library has about the source."""
        return self.read(lambda connection: profile_of(connection, source_id))

    def assess(self, source_id: SourceId, text: str) -> Profile:
        """Keep the reader's own judgement of the source, beside earlier ones."""

        def change(connection: Connection) -> None:
            source, moment = sources.load_source(connection, source_id), now()
            assessment = Assessment(new_uid(), source.name, text, moment)
            history.add_assessment(connection, SourceScope(source.id, source.uid), assessment, moment)

        self.write(change)
        return self.profile(source_id)

    def write_note(self, source_id: SourceId, note: str) -> Profile:
        """Keep the reader's note on the source, in the place of the earlier one."""
        self.write(lambda c: history.set_note(c, SourceScope.of(c, source_id), note, now()))
        return self.profile(source_id)

    def undo_on_profile(self, source_id: SourceId, beside: ArticleId | None = None) -> tuple[Profile, str] | None:
        """Take back the reader's last change of the profile, or of the article that it is `beside`; say what it was."""
        words = self.write(lambda c: history.undo(c, *_scopes(c, source_id, beside), now=now()))
        return (self.profile(source_id), words) if words is not None else None

    def redo_on_profile(self, source_id: SourceId, beside: ArticleId | None = None) -> tuple[Profile, str] | None:
        """Make the change again that was taken back last of the profile, or of the article that it is `beside`."""
        words = self.write(lambda c: history.redo(c, *_scopes(c, source_id, beside), now=now()))
        return (self.profile(source_id), words) if words is not None else None

    def forget(self, source_id: SourceId) -> None:
        """Take a source out of the library and its backups, so that no byte of it is left; not to be undone.

        The text of its articles stays. Raises LibraryError where a backup could not be cleaned, and names it.
        """
        self.write(lambda connection: forgetting.forget(connection, source_id, now()))
        self._finish_forgetting()

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting."""
        value = self.read(lambda connection: settings.load_setting(connection, name))
        return default if value is None else value

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        self.write(lambda connection: settings.save_setting(connection, name, value))

    def remember_copy(self, copy: AnnotatedCopy) -> None:
        """Keep what tells this copy, just saved, from what others make of it."""
        self.set_setting(_COPY + copy.uid, fingerprint(copy))

    def wrote(self, copy: AnnotatedCopy) -> bool:
        """Tell whether this library saved the copy just as it is; the library's uid alone stands in every copy sent."""
        return not copy.altered and self.setting(_COPY + copy.uid) == fingerprint(copy)

    def adopt_copy(self, copy: AnnotatedCopy) -> OpenArticle:
        """Take one of our own copies home: what it has and the library never had is added."""
        article = self.write(lambda connection: take_home(connection, copy, now()))
        place_marks(self, article)
        return self.open(article)

    def find_sources(self, words: str, limit: int = 20) -> tuple[tuple[SourceId, str, SourceKind], ...]:
        """Return the sources with a name that has all the words, the last perhaps half typed."""
        return self.read(lambda connection: search.find_sources(connection, words, limit))

    def registers_state(self) -> str:
        """Return what changes whenever a register answers otherwise, whoever brought it up to date."""
        return self.read(registers_state)

    def read(self, work: Callable[[Connection], Result]) -> Result:
        """Return what `work` makes of one unchanging state: for the parts of `app` that the library is made of."""
        with self._readers.lend() as connection:
            return work(connection)

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Do `work` after all that was asked for before, in a transaction of its own."""
        result = self._writer.write(work)
        self._is_changed = True
        return result

    def _finish_forgetting(self) -> None:
        """Take what is forgotten out of the file's free pages and of the backups; tried again until it is done."""
        left = self.read(forgetting.unfinished)
        if left is None:
            return
        failed = erase_in_backups(self.file, left)
        self._writer.maintain(shred)
        if failed:
            raise LibraryError(
                f"The source is forgotten, but not in {', '.join(str(copy) for copy in failed)}.",
                hint="Delete that backup yourself.",
            )
        self.write(forgetting.finish)

    def _annotate(self, article_id: ArticleId, uid: str, annotation: Annotation | None) -> OpenArticle:
        def change(connection: Connection) -> None:
            history.set_annotation(connection, ArticleScope.of(connection, article_id), uid, annotation, now())

        self.write(change)
        return self._show(article_id)

    def _show(self, article_id: ArticleId) -> OpenArticle:
        return self.read(lambda connection: assemble(connection, article_id))

    def _found(self, starter_set: bytes) -> str:
        """Return the library's uid; at first launch, give it one and the starter set."""
        uid = self.read(settings.library_uid)
        if uid is None or not self.read(lambda connection: starter.is_loaded(connection, starter_set)):
            self._writer.write(lambda connection: _set_up(connection, starter_set))
            return self.read(settings.library_uid) or ""
        return uid


def _set_up(connection: Connection, starter_set: bytes) -> None:
    moment = now()
    settings.found_library(connection, new_uid(), moment)
    starter.load_starter(connection, starter_set, moment)


def _scopes(connection: Connection, source_id: SourceId, article_id: ArticleId | None) -> tuple[Scope, ...]:
    beside = (ArticleScope.of(connection, article_id),) if article_id is not None else ()
    return (SourceScope.of(connection, source_id), *beside)
