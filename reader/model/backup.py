"""A backup of the library, and how much a library holds."""

from datetime import datetime
from pathlib import Path

from reader.model.frozen import frozen


@frozen
class Counts:
    """How much a library holds; what the reader has deleted is not counted, nor sources found to be another."""

    articles: int
    sources: int
    marks: int  # highlights, with or without a note
    notes: int  # in the margin and on sources
    corrections: int


@frozen
class Backup:
    """A copy of a library, as it is told from others."""

    file: Path
    made: datetime  # UTC
    size: int  # bytes
    counts: Counts
    library_uid: str  # of the library that it is a copy of

    @property
    def is_former(self) -> bool:
        """Tell whether it is the library itself as it was before a restore or update, and no backup of it."""
        return ".before-" in self.file.name
