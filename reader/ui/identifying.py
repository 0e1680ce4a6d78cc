"""Who is who, as the reader says on a profile: asked in dialogs, kept through the one way for changes."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from reader.model.errors import KildeError
from reader.model.library import ArticleId, Profile, SourceChoice
from reader.model.match import OwnRecord
from reader.model.source import SourceId
from reader.ui.access import Access
from reader.ui.card_text import kind_name
from reader.ui.desk import Desk
from reader.ui.late import late
from reader.ui.look import Look
from reader.ui.shown_text import shown
from reader.ui.source_sidebar import SourceSidebar


class Identifying(QObject):
    """Walks from the wish on a profile to the change."""

    failed = Signal(KildeError)

    def __init__(self, access: Access, look: Look, side: SourceSidebar, desk: Desk) -> None:
        super().__init__(side)
        self._library = access.library
        self._changes = access.changes
        self._lane = access.lane
        self._look = look
        self._side = side
        self._desk = desk
        side.correction_withdrawn.connect(self._withdraw)
        side.same_asked.connect(self.ask_same)
        side.parting_asked.connect(self.ask_parting)
        side.forgetting_asked.connect(self.ask_forgetting)
        self._changes.source_forgotten.connect(self._leave)
        side.record_said.connect(self._say_record)
        side.step_given_up.connect(lambda source, step: self._changes.undo_step(source, step, self._here()))

    def _say_record(self, source: SourceId, said: OwnRecord) -> None:
        self._changes.say_record(source, said, self._here())

    def ask_same(self, profile: Profile) -> None:
        """Ask whom the source is the same as."""
        self._side.save_note()  # first: it is about the source as it is now
        make = late("reader.ui.namesake_dialog", "NamesakeDialog")
        dialog = make(profile, self._look.theme, self._look.icons, self._side)
        dialog.typed.connect(lambda words: self._look_up(dialog, profile, words))
        dialog.same_picked.connect(lambda choice: self._merge(profile, choice))
        dialog.told_apart.connect(lambda choice: self._changes.tell_apart(profile.id, choice.id, self._here()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self._look_up(dialog, profile, "")  # who was the same once is proposed too

    def ask_parting(self, profile: Profile) -> None:
        """Ask which articles are about somebody else."""
        self._side.save_note()
        dialog = late("reader.ui.parting_dialog", "PartingDialog")(profile, self._side)
        dialog.parted.connect(lambda articles: self._changes.split(profile.id, articles, self._here()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _look_up(self, dialog: Any, profile: Profile, words: str) -> None:
        def show(choices: tuple[SourceChoice, ...]) -> None:
            if dialog.isVisible() and dialog.field.text() == words:  # else something else has been typed meanwhile
                dialog.show_choices(choices)

        self._lane.start(
            lambda _: self._library.who.choices(profile.id, words), succeeded=show, failed=self.failed.emit
        )

    def _merge(self, profile: Profile, choice: SourceChoice) -> None:
        if choice.kind is profile.kind:
            self._changes.merge(profile.id, choice.id, self._here())
        else:
            self._ask_kind(profile, choice)

    def _ask_kind(self, profile: Profile, choice: SourceChoice) -> None:
        words = self.tr("{0} is here as “{1}”, {2} as “{3}”. Together they will be “{3}”.").format(
            shown(profile.name), kind_name(profile.kind), shown(choice.name), kind_name(choice.kind)
        )
        late("reader.ui.asking", "ask")(
            self._side,
            (self.tr("Two kinds of source"), words, self.tr("Merge")),
            lambda: self._changes.merge(profile.id, choice.id, self._here()),
        )

    def ask_forgetting(self, profile: Profile) -> None:
        """Say what goes and what stays; only then is a source forgotten."""
        title = self.tr("Forget {}?").format(shown(profile.name))
        words = late("reader.ui.forgetting_words", "forgetting_words")(profile)
        late("reader.ui.asking", "ask")(
            self._side,
            (title, words, self.tr("Forget")),
            lambda: self._changes.forget(profile.id, self._here()),
        )

    def _leave(self, source: SourceId) -> None:
        if self._desk.profile == source:
            self._side.leave_profile()

    def _withdraw(self, correction: str) -> None:
        here = self._here()
        if here is not None:
            self._changes.withdraw(here, correction)

    def _here(self) -> ArticleId | None:
        return self._desk.article.id if self._desk.article is not None else None
