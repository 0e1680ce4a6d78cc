"""Judgements half written, kept in the library while they are typed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from reader.app.drafts import keep_draft, load_drafts
from reader.app.library import Library
from reader.model.library import Profile
from reader.model.source import SourceId
from reader.ui.changes import Changes
from reader.ui.note_editor import SAVED_WITHIN_MS
from reader.ui.tasks import Lane


class Drafts(QObject):
    """Hands out the draft about each source, and has kept what is typed, for who kills the program meanwhile.

    `kept` are the drafts there are, by the uid of their source; `keep` is told a uid and words, "" for none.
    """

    def __init__(
        self, kept: Mapping[str, str], keep: Callable[[str, str], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drafts = dict(kept)
        self._keep = keep
        self._uids: dict[SourceId, str] = {}
        self._unkept: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVED_WITHIN_MS)
        self._timer.timeout.connect(self.save)

    def of(self, profile: Profile) -> str:
        """Return the draft about the source."""
        self._uids[profile.id] = profile.uid
        return self._drafts.get(profile.uid, "")

    def keep(self, profile: Profile, words: str) -> None:
        """Keep the draft as it reads now; "" where the judgement was written down or given up."""
        if words != self.of(profile):
            self._put(profile.uid, words)

    def follow(self, source: SourceId, profile: Profile) -> None:
        """Give the draft about a source to the one that it was merged into; no word of either is lost."""
        uid = self._uids.get(source)
        if uid is not None and uid != profile.uid and (words := self._drafts.get(uid)):
            self._put(profile.uid, "\n\n".join(filter(None, (self.of(profile), words))))
            self._put(uid, "")

    def forget(self, source: SourceId) -> None:
        """Let the draft go with its source, which is forgotten."""
        uid = self._uids.get(source, "")
        self._drafts.pop(uid, None)
        self._unkept.discard(uid)

    def save(self) -> None:
        """Have written what is typed and not written yet."""
        self._timer.stop()
        unkept, self._unkept = self._unkept, set()
        for uid in unkept:
            self._keep(uid, self._drafts.get(uid, ""))

    def _put(self, uid: str, words: str) -> None:
        self._drafts[uid] = words
        self._unkept.add(uid)
        if not self._timer.isActive():
            self._timer.start()


def library_drafts(library: Library, lane: Lane, changes: Changes) -> Drafts:
    """Return the drafts of the library, which `lane`, of one thread, writes in their order.

    To be made before what shows profiles: where two sources become one, the draft is there before its page is.
    """

    def keep(uid: str, words: str) -> None:
        lane.start(lambda _: keep_draft(library, uid, words))

    drafts = Drafts(load_drafts(library), keep, changes)
    changes.source_became.connect(drafts.follow)
    changes.source_forgotten.connect(drafts.forget)
    return drafts
