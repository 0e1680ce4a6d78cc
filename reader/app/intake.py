"""An edition on its way in: read by batches, told of, and written a batch a transaction."""

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from operator import itemgetter
from typing import Protocol, TypeVar

from reader.app.access import Access
from reader.app.clock import now
from reader.app.importing import ImportProgress, cancelled
from reader.model.entry import BrokenRecord, Edition, FiledEntry, Tally
from reader.model.wire_register import Batch
from reader.store import editions
from reader.store.editions import EditionId

RUN = 500_000  # keys sorted at once, some 60 MB
KEYS_AT_ONCE = 20_000  # keys a transaction: a mark made meanwhile waits for no longer than for a batch of records
BROKEN_SHOWN = 100
EVERY_S = 0.1
SELDOM = 100_000  # objects made between two collections


class Records(Protocol):
    """A register's file while it is read; named here so that the window need not load what reads it."""

    @property
    def edition(self) -> Edition:
        """What the register is called, and its date."""

    @property
    def read(self) -> float:
        """The share of the file that is behind us, 0..1."""

    def batches(self) -> Iterator[Batch]:
        """Yield the records in the file's order; a batch is a transaction, and a mark made meanwhile waits for one."""


class Inflow:
    """A register's file on its way past: what is sound goes on, what is broken is kept, and progress is told."""

    def __init__(
        self, dump: Records, file: str, on_progress: Callable[[ImportProgress], None], is_cancelled: Callable[[], bool]
    ) -> None:
        self.broken: list[BrokenRecord] = []
        self.broken_count = 0
        self._dump = dump
        self._file = file
        self._on_progress = on_progress
        self._is_cancelled = is_cancelled
        self._began = time.monotonic()
        self._next_report = self._began
        self._records = 0

    def batches(self) -> Iterator[Sequence[FiledEntry]]:
        """Yield the sound records, at least one at a time."""
        for batch in self._dump.batches():
            self._records += len(batch)
            self.report()
            sound = [record for record in batch if isinstance(record, FiledEntry)]
            if len(sound) < len(batch):
                self._keep(record for record in batch if isinstance(record, BrokenRecord))
            if sound:
                yield sound

    def report(self) -> None:
        """Tell how far it is, unless that was told just now; raises ImportCancelledError."""
        moment = time.monotonic()
        if moment < self._next_report:
            return
        self._next_report = moment + EVERY_S
        if self._is_cancelled():
            raise cancelled(self._file)
        self._on_progress(ImportProgress(self._records, self._dump.read, moment - self._began))

    def _keep(self, broken: Iterable[BrokenRecord]) -> None:
        for record in broken:
            self.broken_count += 1
            if len(self.broken) < BROKEN_SHOWN:
                self.broken.append(record)


class Intake:
    """Writes an edition; what its records' names are looked up by comes after them, in sorted runs."""

    def __init__(self, access: Access, edition: EditionId, inflow: Inflow) -> None:
        self.tally = Tally()
        self._access = access
        self._edition = edition
        self._inflow = inflow
        self._keys: list[tuple[str, int]] = []

    def run(self, batches: Iterable[Sequence[FiledEntry]]) -> None:
        """Take in every record. Not reading in one thread and writing in another: each waits for the interpreter."""
        with _seldom_collecting():
            for batch in batches:
                self._file_entries(batch)
            self._file_keys()

    def _file_entries(self, batch: Sequence[FiledEntry]) -> None:
        found = self._access.write(lambda c: editions.file_entries(c, self._edition, batch, now()))
        self.tally += found.tally
        self._keys += found.keys
        if len(self._keys) > RUN:
            self._file_keys()

    def _file_keys(self) -> None:
        """File the keys that have come together, sorted, a few thousand a transaction."""
        self._keys.sort(key=itemgetter(0))  # rows come in order; comparing whole pairs takes twice as long
        for some in _in_runs(self._keys, KEYS_AT_ONCE):
            self._inflow.report()
            self._access.write(partial(editions.file_keys, edition=self._edition, keys=some, now=now()))
        self._keys.clear()


Item = TypeVar("Item")


def _in_runs(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """Yield the items in order, `size` at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Let the garbage collector look less often: an import makes millions of tuples and no cycles, a tenth quicker."""
    often = gc.get_threshold()
    gc.set_threshold(SELDOM, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)
