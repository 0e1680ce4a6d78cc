"""Registers of the library: taken in by batches, cancelled without a trace, listed, removed, asked."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

from reader.app import endpoints, starter
from reader.app.access import Access
from reader.app.clock import now
from reader.app.importing import Imported, ImportProgress, ignore_progress
from reader.model.entry import BrokenRecord, Edition, Entry, FiledEntry, RegisterRow, Tally
from reader.model.errors import ImportCancelledError, LibraryError
from reader.register.filing import filed
from reader.store import editions
from reader.store.editions import EditionId

BATCH = 1_000  # records a transaction: a mark made meanwhile waits for no more than one
RUN = 200_000  # keys sorted at once, some 25 MB
KEYS_AT_ONCE = 5_000  # keys a transaction
BROKEN_SHOWN = 100
LOOKED_AT = 300  # records that tell whether a file is an edition of a register the library has
ABANDONED_AFTER = timedelta(minutes=10)  # without a batch, an import is dead; the longest takes a second for one
EVERY_S = 0.1
OWN = frozenset({starter.REGISTER, *endpoints.REGISTERS})  # registers that no file is an edition of

Result = TypeVar("Result")


class Records(Protocol):
    """A register's file while it is read; named here so that the window need not load what reads it."""

    @property
    def edition(self) -> Edition:
        """What the register is called, and its date."""

    @property
    def read(self) -> float:
        """The share of the file that is behind us, 0..1."""

    def records(self) -> Iterator[Entry | BrokenRecord]:
        """Yield the records in the file's order."""


def unknown_register(name: str) -> LibraryError:
    """Return the error that says that the library has no register of the name."""
    return LibraryError(f"There is no register “{name}” in the library.", hint="“kilde registers list” names them.")


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
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Imported:
        """Import an edition, which takes the place of the register's earlier one when all of it is there.

        Raises ImportCancelledError where the reader has had enough, LibraryError where the register is removed
        or imported anew meanwhile, and whatever stands in the way of the file or the library; nothing of the
        edition is kept then.
        """
        known = self._access.read(lambda c: editions.register_with(c, dump.edition.hash))
        if known is not None:
            return Imported(replace(dump.edition, register=known), Tally(), (), 0, is_known=True)
        edition = replace(dump.edition, register=self._name(dump, file))
        begun = self._access.write(lambda c: editions.begin_edition(c, edition, str(file.absolute()), now()))
        try:
            self._clear_abandoned(begun)
            intake = _Intake(self._access, begun, dump, on_progress, is_cancelled)
            intake.run()
            tally = self._access.write(lambda c: editions.finish_edition(c, begun, intake.tally, now()))
        except BaseException:
            self._clear(begun)
            raise
        return Imported(edition, tally, tuple(intake.broken), intake.broken_count)

    def remove(self, register: str) -> None:
        """Take a register out, with all its editions; LibraryError where there is none of the name."""
        if register not in {row.edition.register for row in self.rows()}:
            raise unknown_register(register)
        for edition in self._access.write(lambda c: editions.hide_register(c, register, now())):
            self._clear(edition)

    def _name(self, dump: Records, file: Path) -> str:
        """Return the register's name; with the file's beside it where the library has other records by that name.

        Members of a parliament, former and sitting, come as two files of one register: neither is a newer edition
        of the other, and would be lost in its place. Nor does a file take the name of what ships with the program
        or was looked up, whatever it says of itself.
        """
        name = dump.edition.register
        beside = f"{name} ({file.name.partition('.')[0]})"
        if name in OWN:
            return beside
        records = (record for record in dump.records() if isinstance(record, Entry))
        idents = [record.ident for record in islice(records, LOOKED_AT)]
        if self._access.read(lambda c: editions.knows_any(c, name, idents)) is False:
            return beside
        return name

    def _clear_abandoned(self, begun: EditionId) -> None:
        """Take out what imports that were killed have left, and those of the same register that this one overtakes.

        After this one has begun: SQLite would give it their number, and one that lives would go on in it.
        """
        before = (datetime.now(UTC) - ABANDONED_AFTER).isoformat(timespec="microseconds")
        for edition in self._access.read(lambda c: editions.abandoned_editions(c, before, begun)):
            self._clear(edition)

    def _clear(self, edition: EditionId) -> None:
        while self._access.write(lambda c: editions.drop_some(c, edition, BATCH)):
            pass


class _Intake:
    """One edition on its way in."""

    def __init__(
        self,
        access: Access,
        edition: EditionId,
        dump: Records,
        on_progress: Callable[[ImportProgress], None],
        is_cancelled: Callable[[], bool],
    ) -> None:
        self.tally = Tally()
        self.broken: list[BrokenRecord] = []
        self.broken_count = 0
        self._access = access
        self._edition = edition
        self._dump = dump
        self._on_progress = on_progress
        self._is_cancelled = is_cancelled
        self._began = time.monotonic()
        self._next_report = self._began
        self._records = 0
        self._keys: list[tuple[str, int]] = []

    def run(self) -> None:
        """Take in every record that can be read."""
        with ThreadPoolExecutor(1) as writing:  # the next batch is read while the one before is written
            under_way: Future[None] | None = None
            for batch in batches(self._readable(), BATCH):
                ready = [filed(entry) for entry in batch]
                if under_way is not None:
                    under_way.result()
                under_way = writing.submit(self._file_entries, ready)
            if under_way is not None:
                under_way.result()
        self._file_keys()
        self._report(time.monotonic())

    def _readable(self) -> Iterator[Entry]:
        for record in self._dump.records():
            self._records += 1
            moment = time.monotonic()
            if moment >= self._next_report:
                self._report(moment)
            if isinstance(record, Entry):
                yield record
            else:
                self.broken_count += 1
                if len(self.broken) < BROKEN_SHOWN:
                    self.broken.append(record)

    def _file_entries(self, batch: Sequence[FiledEntry]) -> None:
        found = self._access.write(lambda c: editions.file_entries(c, self._edition, batch, now()))
        self.tally += found.tally
        self._keys += found.keys
        if len(self._keys) > RUN:
            self._file_keys()

    def _file_keys(self) -> None:
        """File the keys that have come together, sorted, a few thousand a transaction."""
        self._keys.sort()
        for some in batches(self._keys, KEYS_AT_ONCE):
            self._report(time.monotonic())
            self._access.write(partial(editions.file_keys, edition=self._edition, keys=some, now=now()))
        self._keys.clear()

    def _report(self, moment: float) -> None:
        if self._is_cancelled():
            raise ImportCancelledError("The import was cancelled; the library is as it was.")
        self._next_report = moment + EVERY_S
        self._on_progress(ImportProgress(self._records, self._dump.read, moment - self._began))


Item = TypeVar("Item")


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield the items in lists of `size`, the last one shorter."""
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
