"""The fetched states of an article, as a list shows them."""

from typing import NewType

from reader.model.frozen import frozen

VersionId = NewType("VersionId", int)


@frozen
class VersionRow:
    """One state of an article."""

    id: VersionId
    fetched: str  # ISO date and time, UTC: when it was first fetched, or its page saved
    seen: str  # when it was last met with: no older than `fetched`
    origin: str  # address it was fetched from, "file", or "copy"
    title: str | None
    words: int
    is_shown: bool  # it is what the library shows, and where marks are made
    is_newest: bool  # no other was met with later
