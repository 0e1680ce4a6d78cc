"""Many articles, one after the other, each failing alone."""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from reader.app.open import fetch_original, whole
from reader.app.workshop import Workshop
from reader.model.errors import KildeError
from reader.model.frozen import frozen
from reader.model.original import Original
from reader.model.reading import Reading
from reader.signals.card import with_signals

AHEAD = 4  # locations read ahead for each workshop, so that one slow page does not hold up the others

ReadOne = Callable[[Original, Workshop], Reading]


@frozen
class Outcome:
    """What became of one location: a reading or an error."""

    location: str
    reading: Reading | None = None
    error: KildeError | None = None


@frozen
class Progress:
    """How far a batch has come."""

    done: int
    failed: int  # of those done
    total: int
    seconds: float  # since the beginning

    @property
    def rate(self) -> float:
        """Articles in a second."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def left_s(self) -> float | None:
        """Seconds that the rest will take at this rate; None while there is no telling."""
        return (self.total - self.done) / self.rate if self.rate else None


def read_original(original: Original, workshop: Workshop) -> Reading:
    """Return the reading of the original with its signals, from its words alone; of an annotated copy its own."""
    findings = workshop.read(original)
    return with_signals(findings) if isinstance(findings, Reading) else whole(findings, workshop).reading


def read_each(
    locations: Sequence[str],
    workshops: Sequence[Workshop],
    read: ReadOne = read_original,
    library: Path | None = None,
) -> Generator[Outcome]:
    """Yield what became of each location, in the order given; the workshops share the work.

    `library` is the one that is open, where one is. An iterator closed early cancels what is under way.
    """
    idle = _started(workshops)

    def work(location: str, original: Original) -> Outcome:
        workshop = idle.get()
        try:
            return _outcome(location, original, workshop, read)
        finally:
            idle.put(workshop)

    def begin(location: str) -> "Future[Outcome]":
        # Fetched on the caller's thread, which an interrupt reaches also while it waits for a pipe or a page.
        try:
            return pool.submit(work, location, fetch_original(location, library))
        except KildeError as error:
            return _settled(Outcome(location, error=error))

    pool = ThreadPoolExecutor(len(workshops), thread_name_prefix="batch")
    try:
        yield from _in_order(locations, AHEAD * len(workshops), begin)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for workshop in workshops:
            workshop.cancel()
        pool.shutdown()


def _started(workshops: Sequence[Workshop]) -> SimpleQueue[Workshop]:
    """Start the workshops; the queue has those that wait for work."""
    idle: SimpleQueue[Workshop] = SimpleQueue()
    for workshop in workshops:
        workshop.start()
        idle.put(workshop)
    return idle


def _outcome(location: str, original: Original, workshop: Workshop, read: ReadOne) -> Outcome:
    try:
        return Outcome(location, read(original, workshop))
    except KildeError as error:
        return Outcome(location, error=error)


def _settled(outcome: Outcome) -> "Future[Outcome]":
    settled: Future[Outcome] = Future()
    settled.set_result(outcome)
    return settled


def _in_order(locations: Sequence[str], ahead: int, begin: Callable[[str], "Future[Outcome]"]) -> Iterator[Outcome]:
    pending: deque[Future[Outcome]] = deque()
    for location in locations:
        pending.append(begin(location))
        while pending and (len(pending) > ahead or pending[0].done()):
            yield pending.popleft().result()
    while pending:
        yield pending.popleft().result()
