"""Who is who in the library, in the reader's hands: one or two, the same or somebody else."""

from collections.abc import Callable, Collection
from sqlite3 import Connection
from typing import Protocol, TypeVar

from reader.app import history
from reader.app.clock import now
from reader.app.namesakes import choices
from reader.app.parting import cards_in
from reader.app.profile_log import log_of
from reader.app.profiles import profile_of
from reader.model.claim import ClaimField, post_in_words
from reader.model.entry import Entry
from reader.model.errors import ChangeOverruledError
from reader.model.library import ArticleId, Profile, SourceChoice
from reader.model.match import OwnRecord
from reader.model.source import SourceId
from reader.store import journal, sources
from reader.store.entries import find_records, load_entries

Result = TypeVar("Result")


class _Way(Protocol):
    """A way into the library: work on one unchanging state, or in a transaction of its own."""

    def __call__(self, work: Callable[[Connection], Result]) -> Result: ...


class WhoIsWho:
    """What the reader does with whole sources; each method answers with the profile as it stands afterwards."""

    def __init__(self, read: _Way, write: _Way) -> None:
        self._read = read
        self._write = write

    def choices(self, source_id: SourceId, words: str = "") -> tuple[SourceChoice, ...]:
        """Return whom the source might be: those with the words in a name, without words its namesakes."""
        return self._read(lambda connection: choices(connection, source_id, words))

    def merge(self, source_id: SourceId, into_id: SourceId) -> Profile:
        """Let the two be one source, which has the name and kind of `into_id`; nothing of either is lost."""

        def change(connection: Connection) -> Profile:
            source, into = sources.load_source(connection, source_id), sources.load_source(connection, into_id)
            history.merge(connection, source, into, now())
            return profile_of(connection, into.id)

        return self._write(change)

    def tell_apart(self, source_id: SourceId, other_id: SourceId) -> Profile:
        """Keep that the two are not the same: they are not proposed to each other again."""

        def change(connection: Connection) -> Profile:
            source, other = sources.load_source(connection, source_id), sources.load_source(connection, other_id)
            history.tell_apart(connection, source, other, now())
            return profile_of(connection, source.id)

        return self._write(change)

    def split(self, source_id: SourceId, articles: Collection[ArticleId]) -> Profile:
        """Let these articles be about somebody else of the same name, a new source, whenever they are analysed."""

        def change(connection: Connection) -> Profile:
            source = sources.load_source(connection, source_id)
            cards = cards_in(connection, source.id, articles)
            if not cards:
                raise ChangeOverruledError("None of these articles cites this source any more.")
            history.split(connection, source, cards, now())
            return profile_of(connection, source.id)

        return self._write(change)

    def say_record(self, source_id: SourceId, said: OwnRecord) -> Profile:
        """Keep that the source is a record of a register or is not, whatever its names, as long as that has it."""

        def change(connection: Connection) -> Profile:
            source = sources.load_source(connection, source_id)
            (row,) = find_records(connection, said.register, (said.ident,)) or (None,)
            if row is None:
                raise ChangeOverruledError(f"{said.register} has this record no longer.")
            found = load_entries(connection, (row,))[row].entry
            verb = "found to be" if said.is_it else "found not to be"
            operation = f"{verb} {found.names[0]} ({_told_by(found)}) in {said.register}"
            history.say_record(connection, source, said, operation, now())
            return profile_of(connection, source.id)

        return self._write(change)

    def undo_step(self, source_id: SourceId, step_id: int) -> tuple[Profile, str]:
        """Take back one line of the profile's log; ChangeOverruledError where something later rests on it."""

        def change(connection: Connection) -> tuple[Profile, str]:
            source = sources.load_source(connection, source_id)
            line = next((line for line in log_of(connection, source) if line.step == step_id), None)
            if line is None or not line.can_undo:
                raise ChangeOverruledError("Something later rests on this.", hint="Undo that first.")
            step = journal.load_step(connection, step_id)
            history.undo_step(connection, step, now())
            # A source that was parted off may be gone with that; whom it was parted from is there.
            is_there = sources.find_uid(connection, source.uid) is not None
            left = source.id if is_there else sources.require_uid(connection, step.change.scope.partition(":")[2])
            return profile_of(connection, left), line.words

        return self._write(change)


def _told_by(entry: Entry) -> str:
    """Return what tells a record from others of its name: what it says of whom it is about, else its number."""
    told = {claim.field: claim for claim in sorted(entry.claims, key=lambda claim: claim.valid_from or "")}
    description, post = told.get(ClaimField.DESCRIPTION), told.get(ClaimField.POST)
    return (description.value if description else "") or (post_in_words(post) if post else "") or entry.ident
