"""Registers of the library: taken in by batches, cancelled without a trace, listed, removed, asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from sqlite3 import Connection

from reader.app import endpoints, starter
from reader.app.access import Access
from reader.app.clock import now
from reader.app.importing import Imported, ImportProgress, ignore_progress, never
from reader.app.intake import Inflow, Intake, Records
from reader.model.entry import Edition, FiledEntry, RecordChange, RegisterRow, Tally
from reader.model.errors import LibraryError, RegisterUnreadableError
from reader.store import editions
from reader.store.edition_changes import changes_of
from reader.store.editions import EditionId
from reader.store.own_records import lost_choices

DROPPED_AT_ONCE = 1_000  # records a transaction
CHANGES_TOLD = 200  # of each kind
ABANDONED_AFTER = timedelta(minutes=10)  # without a batch, an import is dead; the longest takes a second for one
OWN = frozenset({starter.REGISTER, *endpoints.REGISTERS})  # registers that no file is an edition of


def _place(file: Path) -> str:
    """Return where a file lies, as the library keeps it: a name may hold bytes that are no text."""
    return str(file.absolute()).encode(errors="replace").decode()


def _known_by(records: Sequence[FiledEntry]) -> list[str]:
    """Return the idents that records have, or had when those without a number went by their names."""
    return [record.ident for record in records] + [one.names[0] for one in records if one.is_unnumbered]


def _unknown_register(name: str) -> LibraryError:
    """Return the error that says that the library has no register of the name."""
    return LibraryError(f"There is no register “{name}” in the library.", hint="“kilde registers list” names them.")


def file_of(row: RegisterRow) -> Path:
    """Return the file that a register came from; LibraryError where it was looked up on the web."""
    if row.file is None:
        raise LibraryError(
            f"“{row.edition.register}” was looked up on the web: there is no file to read again.",
            hint="Look the names up anew on their profiles.",
        )
    return Path(row.file)


def _empty(file: Path, inflow: Inflow) -> RegisterUnreadableError:
    """Return the error that says that a file has nothing to take in: it takes no register's place."""
    hint = (
        "What only names posts, parties or places belongs into one file with the people and bodies it names them for."
    )
    if inflow.broken:
        one = inflow.broken[0]
        hint = f"Of {inflow.broken_count:,} that could not be read, the first is {one.place}: {one.reason}"
    return RegisterUnreadableError(
        f"There is no person, body or outlet in {file.name} to take in; the library is as it was.", hint=hint
    )


def _older(what: str, register: str) -> RegisterUnreadableError:
    """Return the error that says that a file is no newer edition of the register."""
    return RegisterUnreadableError(
        f"{what} The newer edition stays, and the library is as it was.",
        hint=f"If the older one is to take its place all the same, remove {register} first.",
    )


def _finish(connection: Connection, begun: EditionId, tally: Tally, register: str, file: Path) -> Tally:
    """Let the edition answer, unless it is a part of the one before: then the other records would be lost."""
    whole = editions.finish_edition(connection, begun, tally, now())
    if whole.is_part:
        raise RegisterUnreadableError(
            f"{file.name} has {whole.records:,} records, where {register} has {whole.before:,}: it seems to be a part "
            "of it, not a newer edition. The library is as it was.",
            hint=f"If it is to take its place all the same, remove {register} first.",
        )
    return whole


class Registers:
    """The registers in a library; from any thread, like the library itself."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def rows(self) -> tuple[RegisterRow, ...]:
        """Return the registers that answer, by name; what ships with the program is not among them."""
        found = self._access.read(editions.registers)
        return tuple(row for row in found if row.edition.register != starter.REGISTER)

    def take_in(
        self,
        dump: Records,
        file: Path,
        on_progress: Callable[[ImportProgress], None] = ignore_progress,
        is_cancelled: Callable[[], bool] = never,
    ) -> Imported:
        """Import an edition, which takes the place of the register's earlier one when all of it is there.

        Raises ImportCancelledError where the reader has had enough, RegisterUnreadableError where there is nothing
        to take in, only a part of what is there, or an older edition, LibraryError where the register is removed or
        imported anew meanwhile, and whatever stands in the way of the file or the library; nothing of the edition is
        kept then.
        """
        known = self._access.read(lambda c: editions.register_with(c, dump.edition.hash))
        if known is not None:
            return Imported(replace(dump.edition, register=known), Tally(), (), 0, is_known=True)
        inflow = Inflow(dump, file.name, on_progress, is_cancelled)
        batches = inflow.batches()
        first = next(batches, ())
        edition = replace(dump.edition, register=self._name(dump.edition.register, file, first))
        self._refuse_older(edition, file)
        begun = self._access.write(lambda c: editions.begin_edition(c, edition, _place(file), now()))
        try:
            self._clear_abandoned(begun)
            intake = Intake(self._access, begun, inflow)
            intake.run(chain((first,), batches))
            if not intake.tally.records:
                raise _empty(file, inflow)
            tally = self._access.write(lambda c: _finish(c, begun, intake.tally, edition.register, file))
        except BaseException:
            self._clear(begun)
            raise
        lost = self._access.read(lambda c: lost_choices(c, edition.register))
        return Imported(edition, tally, tuple(inflow.broken), inflow.broken_count, lost)

    def named(self, name: str) -> RegisterRow:
        """Return the register of the name, in any case where no other is meant; LibraryError where there is none."""
        rows = [row for row in self.rows() if row.edition.register.casefold() == name.casefold()]
        exact = [row for row in rows if row.edition.register == name]
        if len(exact or rows) != 1:
            raise _unknown_register(name)
        return (exact or rows)[0]

    def changes(self, register: str) -> tuple[RecordChange, ...]:
        """Return the first records that the newest edition changed, dropped and added; none where it is the first."""
        return self._access.read(lambda c: changes_of(c, register, CHANGES_TOLD))

    def remove(self, register: str) -> str:
        """Take a register out, with all its editions; return its name. LibraryError where there is none of the name."""
        name = self.named(register).edition.register
        for edition in self._access.write(lambda c: editions.hide_register(c, name, now())):
            self._clear(edition)
        return name

    def _name(self, name: str, file: Path, first: Sequence[FiledEntry]) -> str:
        """Return the register's name; with the file's beside it where the library has other records by that name.

        Told from the first of its records.
        Members of a parliament, former and sitting, come as two files of one register: neither is a newer edition
        of the other, and would be lost in its place. Nor does a file take the name of what ships with the program
        or was looked up, whatever it says of itself.
        """
        beside = f"{name} ({file.name.partition('.')[0]})"
        if name in OWN:
            return beside
        if not first or self._access.read(lambda c: editions.knows_any(c, name, _known_by(first))) is not False:
            return name
        # All that a short list says may have changed, where no number tells that it is the same list.
        is_its_file = any(row.file == _place(file) for row in self.rows() if row.edition.register == name)
        return name if is_its_file and first[0].is_unnumbered else beside

    def _refuse_older(self, edition: Edition, file: Path) -> None:
        """Raise RegisterUnreadableError where the register that answers is a newer edition.

        By their dates; and what it was before, where no date tells, by the bytes. But a file that the register
        came from may be put back by the reader as it was.
        """
        row = next((row for row in self.rows() if row.edition.register == edition.register), None)
        if row is None:
            return
        if edition.is_older(row.edition):
            has = f"the library has {edition.register} of {row.edition.date}"
            raise _older(f"{file.name} is of {edition.date}, and {has}.", edition.register)
        if row.file != _place(file) and self._access.read(
            lambda c: editions.has_had(c, edition.register, edition.hash)
        ):
            raise _older(f"{file.name} is what {edition.register} was before.", edition.register)

    def _clear_abandoned(self, begun: EditionId) -> None:
        """Take out what imports that were killed have left, and those of the same register that this one overtakes.

        After this one has begun: SQLite would give it their number, and one that lives would go on in it.
        """
        before = (datetime.now(UTC) - ABANDONED_AFTER).isoformat(timespec="microseconds")
        for edition in self._access.read(lambda c: editions.abandoned_editions(c, before, begun)):
            self._clear(edition)

    def _clear(self, edition: EditionId) -> None:
        while self._access.write(lambda c: editions.drop_some(c, edition, DROPPED_AT_ONCE)):
            pass
