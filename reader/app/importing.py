"""How far the import of a register is, and what became of it."""

from reader.model.entry import BrokenRecord, Edition, Tally
from reader.model.errors import ImportCancelledError
from reader.model.frozen import frozen


@frozen
class ImportProgress:
    """How far an import has come."""

    records: int
    share: float  # of the file, 0..1
    seconds: float  # since the beginning

    @property
    def rate(self) -> float:
        """Records in a second."""
        return self.records / self.seconds if self.seconds > 0 else 0.0

    @property
    def left_s(self) -> float | None:
        """Seconds that the rest will take at this rate; None while there is no telling."""
        return self.seconds / self.share - self.seconds if self.share > 0 else None


@frozen
class Imported:
    """What became of a file."""

    edition: Edition
    tally: Tally
    broken: tuple[BrokenRecord, ...]  # the first hundred
    broken_count: int
    lost: tuple[str, ...] = ()  # sources of which the reader chose a record that is there no more
    is_known: bool = False  # the library had these very bytes: nothing was done


def cancelled(file: str) -> ImportCancelledError:
    """Return the error that ends the import of a file, of which the reader has had enough."""
    return ImportCancelledError(f"The import of {file} was cancelled; nothing of it was taken in.")


def never() -> bool:
    """Say that nobody has cancelled."""
    return False


def ignore_progress(_: ImportProgress) -> None:
    """Let an import go on unwatched."""
