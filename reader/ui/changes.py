"""What the reader changes, on its way into the library: in order, at once, with undo."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QObject, Signal

from reader.app.library import Library
from reader.app.mark_imports import Preview, carry_out
from reader.app.mark_states import Marks
from reader.app.unchanged import sharing
from reader.model.annotation import Annotation
from reader.model.correction import Correction, CorrectionField
from reader.model.errors import KildeError
from reader.model.library import ArticleId, OpenArticle, Profile
from reader.model.match import OwnRecord
from reader.model.reading import Reading
from reader.model.source import SourceId
from reader.ui.marks import Voices
from reader.ui.tasks import Lane
from reader.ui.unkept import Unkept

Undone = tuple[OpenArticle, str] | None
Things = tuple[Hashable, ...]


class Changes(QObject):
    """The one way in; only the answer to the last change is announced, so that no older state is shown."""

    article_changed = Signal(object)  # OpenArticle
    profile_changed = Signal(object)  # Profile
    source_became = Signal(object, object)  # SourceId, the Profile that is its own now
    source_forgotten = Signal(object)  # SourceId
    went_on = Signal()  # a change of which nothing is said: "Undo" takes back this one now
    said = Signal(str, bool)  # what was done, in words; whether "Undo" should be offered
    failed = Signal(object)  # KildeError; what it was is in `unkept`

    def __init__(self, library: Library, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._lane = lane
        self.on_screen: Callable[[], OpenArticle | None] = lambda: None  # asked from any thread
        self._voices: Voices | None = None  # of the newest answer that has another reading than the one on screen
        self._waiting = 0  # changes whose answer is still to come
        self._unshown: OpenArticle | None = None  # the newest answer, as long as it is not announced
        self.unkept = Unkept(self)

    def add(self, article: ArticleId, annotation: Annotation) -> None:
        """Keep a new mark."""
        self._change(lambda: self._library.add_annotation(article, annotation), about=(annotation.uid,))

    def change(self, article: ArticleId, annotation: Annotation) -> None:
        """Keep a mark as it is now."""
        self._change(lambda: self._library.change_annotation(article, annotation), about=(annotation.uid,))

    def delete(self, article: ArticleId, uid: str) -> None:
        """Delete a mark, with the way back."""
        self._change(lambda: self._library.delete_annotation(article, uid), self.tr("Mark deleted"), about=(uid,))

    def change_marks(self, article: ArticleId, wanted: Marks, step: str) -> None:
        """Keep several marks as they are now, in one step; None deletes one."""
        self._change(lambda: self._library.marks.change(article, wanted, step), step, about=tuple(wanted))

    def take_in(
        self, planned: Preview, article: ArticleId, on_kept: Callable[[], object], *, takes_notes: bool
    ) -> None:
        """Keep marks that come from elsewhere; `article` is one of those that get some."""

        def work() -> tuple[OpenArticle, int]:
            count = carry_out(planned, self._library, takes_notes=takes_notes)
            return self._alike(self._library.open(article)), count

        def done(kept: tuple[OpenArticle, int]) -> None:
            opened, count = kept
            self._answer(opened)
            words = self.tr("1 mark imported") if count == 1 else self.tr("{0} marks imported").format(count)
            self.said.emit(words, len(planned.imports) == 1)
            on_kept()

        self._start(work, done, lambda: self.take_in(planned, article, on_kept, takes_notes=takes_notes))

    def correct(self, article: ArticleId, *corrections: Correction) -> None:
        """Keep the reader's word against the program's; what is said in one go is one step of undo."""
        is_checked = all(correction.field is CorrectionField.CHECKED for correction in corrections)
        words = self.tr("Checked") if is_checked else self.tr("Corrected")
        self._change(lambda: self._library.correct(article, *corrections), words)

    def withdraw(self, article: ArticleId, correction: str) -> None:
        """Let a correction hold no longer."""
        self._change(lambda: self._library.withdraw(article, correction))

    def undo(self, article: ArticleId) -> None:
        """Take the last change of the article back."""
        self._step(lambda: self._library.undo(article), self.tr("Undone: {0}"), self.tr("Nothing to undo"))

    def redo(self, article: ArticleId) -> None:
        """Make the change again that was taken back last."""
        self._step(lambda: self._library.redo(article), self.tr("Done again: {0}"), self.tr("Nothing to do again"))

    def undo_on_profile(self, source: SourceId, article: ArticleId | None, *, is_beside: bool = True) -> None:
        """Take back the last change of what is on screen: the profile and the article beside it."""
        beside = article if is_beside else None
        words, nothing = self.tr("Undone: {0}"), self.tr("Nothing to undo")
        self._change_identity(
            lambda: self._library.undo_on_profile(source, beside), source, article, (words, False), nothing
        )

    def redo_on_profile(self, source: SourceId, article: ArticleId | None, *, is_beside: bool = True) -> None:
        """Make the change again that was taken back last, on the profile or in the article beside it."""
        beside = article if is_beside else None
        words, nothing = self.tr("Done again: {0}"), self.tr("Nothing to do again")
        self._change_identity(
            lambda: self._library.redo_on_profile(source, beside), source, article, (words, False), nothing
        )

    def merge(self, source: SourceId, into: SourceId, article: ArticleId | None) -> None:
        """Let the source be the same as another."""
        who, words = self._library.who, self.tr("Merged into {0}")

        def work() -> tuple[Profile, str]:
            profile = who.merge(source, into)
            return profile, profile.name

        self._change_identity(work, source, article, (words, True))

    def tell_apart(self, source: SourceId, other: SourceId, article: ArticleId | None) -> None:
        """Keep that two sources are not the same."""
        who, words = self._library.who, self.tr("Kept apart")
        self._change_identity(lambda: (who.tell_apart(source, other), ""), source, article, (words, True))

    def split(self, source: SourceId, parted: tuple[ArticleId, ...], article: ArticleId | None) -> None:
        """Give articles to somebody else of the same name."""
        who, words = self._library.who, self.tr("Parted from somebody else")
        self._change_identity(lambda: (who.split(source, parted), ""), source, article, (words, True))

    def say_record(self, source: SourceId, said: OwnRecord, article: ArticleId | None) -> None:
        """Keep that the source is a record of a register, or is not."""
        who, words = self._library.who, self.tr("Attached") if said.is_it else self.tr("Not attached")
        self._change_identity(lambda: (who.say_record(source, said), ""), source, article, (words, True))

    def forget(self, source: SourceId, article: ArticleId | None) -> None:
        """Take a source out of the library for good."""

        def work() -> OpenArticle | None:
            self._library.forget(source)
            return self._alike(self._library.open(article)) if article is not None else None

        def done(opened: OpenArticle | None) -> None:
            self.source_forgotten.emit(source)
            self._answer(opened)
            self.said.emit(self.tr("Forgotten"), False)

        self._start(work, done, lambda: self.forget(source, article))

    def undo_step(self, source: SourceId, step: int, article: ArticleId | None) -> None:
        """Take back one line of a profile's log."""
        who, words = self._library.who, self.tr("Undone: {0}")
        self._change_identity(lambda: who.undo_step(source, step), source, article, (words, False))

    def assess(self, source: SourceId, text: str) -> None:
        """Keep the reader's own judgement of a source."""
        self._change_profile(lambda: self._library.assess(source, text))

    def write_note(self, source: SourceId, note: str) -> None:
        """Keep the reader's note on a source."""
        self._change_profile(lambda: self._library.write_note(source, note), about=(("note", source),))

    def look_again(self, article: ArticleId, failed: Callable[[KildeError], None]) -> None:
        """Announce the article as the library has it now, in its turn: never an older state after a newer one."""

        def give_up(error: KildeError) -> None:
            self._give_up()
            failed(error)

        self._waiting += 1
        self._lane.start(
            lambda _: self._alike(self._library.open(article)),
            succeeded=self._answer,
            failed=give_up,
            broke=self._give_up,
        )

    def settled(self) -> bool:
        """Wait for what is on its way; tell whether the library has taken everything."""
        self._lane.settle()
        return self.unkept.error is None

    def _change(self, work: Callable[[], OpenArticle], words: str = "", about: Things = ()) -> None:
        def done(article: OpenArticle) -> None:
            self._answer(article)
            if words:
                self.said.emit(words, True)
            else:
                self.went_on.emit()

        self._start(lambda: self._alike(work()), done, lambda: self._change(work, words, about), about)

    def _step(self, work: Callable[[], Undone], words: str, nothing: str) -> None:
        def step() -> Undone:
            undone = work()
            return None if undone is None else (self._alike(undone[0]), undone[1])

        def done(undone: Undone) -> None:
            if undone is None:
                self._answer()
                self.said.emit(nothing, False)
            else:
                article, what = undone
                self._answer(article)
                self.said.emit(words.format(what), False)

        self._start(step, done, lambda: self._step(work, words, nothing))

    def _change_profile(self, work: Callable[[], Profile], about: Things = ()) -> None:
        def done(profile: Profile) -> None:
            self._answer()
            self.profile_changed.emit(profile)

        self._start(work, done, lambda: self._change_profile(work, about), about)

    def _change_identity(
        self,
        work: Callable[[], tuple[Profile, str] | None],
        source: SourceId,
        article: ArticleId | None,
        said: tuple[str, bool],
        nothing: str = "",
    ) -> None:
        """Do what may change who a source is, and with it the cards of the article on screen."""
        words, can_undo = said

        def all_of_it() -> tuple[tuple[Profile, str], OpenArticle | None] | None:
            changed = work()
            if changed is None:
                return None
            return changed, self._alike(self._library.open(article)) if article is not None else None

        def done(result: tuple[tuple[Profile, str], OpenArticle | None] | None) -> None:
            if result is None:
                self._answer()
                self.said.emit(nothing, False)
                return
            (profile, what), opened = result
            self.source_became.emit(source, profile)
            self._answer(opened)
            self.said.emit(words.format(what), can_undo)

        self._start(all_of_it, done, lambda: self._change_identity(work, source, article, said, nothing))

    def _start(
        self,
        work: Callable[[], object],
        done: Callable[[Any], None],
        again: Callable[[], None],
        about: Things = (),
    ) -> None:
        """Have it done; `about` is what a later change of the same things would make out of date."""
        things = frozenset(about or (again,))

        def succeeded(result: object) -> None:
            self.unkept.settle(things)
            done(result)

        def failed(error: KildeError) -> None:
            self._give_up()
            self.unkept.add(things, error, again)
            self.failed.emit(error)

        self._waiting += 1
        self._lane.start(lambda _: work(), succeeded=succeeded, failed=failed, broke=self._give_up)

    def voices_of(self, reading: Reading) -> Voices | None:
        """Return the voices of an answer's reading, where they are known: only those of the newest are."""
        voices = self._voices
        return voices if voices is not None and voices.reading is reading else None

    def _alike(self, article: OpenArticle) -> OpenArticle:
        """Return the article with what it has in common with the one on screen, and know its voices.

        On the lane: in a long article either takes a while.
        """
        shown = self.on_screen()
        if shown is None or shown.uid != article.uid:
            return article
        alike = sharing(article, shown)
        if alike.reading is not shown.reading:
            self._voices = Voices(alike.reading)
        return alike

    def _give_up(self) -> None:
        """Wait for an answer less; nothing is announced: what was not kept stays on screen until it is tried again."""
        self._waiting -= 1

    def _answer(self, article: OpenArticle | None = None) -> None:
        """Announce the newest state of the article once no other is to come; None says nothing of it."""
        self._waiting -= 1
        self._unshown = article or self._unshown
        if not self._waiting and self._unshown is not None:
            newest, self._unshown = self._unshown, None
            self.article_changed.emit(newest)
