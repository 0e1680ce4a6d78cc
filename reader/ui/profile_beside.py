"""The profile that stands beside the article, or is on its way there; the newest wish wins."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.model.errors import KildeError
from reader.model.library import Profile
from reader.model.source import SourceId
from reader.ui.access import Access
from reader.ui.source_sidebar import SourceSidebar


class ProfileBeside(QObject):
    """Knows whose profile the reader is at, and reads it from the library."""

    failed = Signal(KildeError)

    def __init__(self, access: Access, side: SourceSidebar, parent: QObject) -> None:
        super().__init__(parent)
        self.source: SourceId | None = None  # whose profile is open
        self._library = access.library
        self._lane = access.lane
        self._side = side
        self._loading: tuple[Callable[[Profile], None]] | None = None  # what is to show the profile on its way

    def open(self, source: SourceId) -> None:
        """Turn to a profile, once it is read."""
        self._load(source, self._side.show_profile)

    def refresh(self) -> None:
        """Read the profile again; one that is on its way may be older, so that this one is shown in its place."""
        if self.source is not None:
            (show,) = self._loading or (self._side.refresh_profile,)
            self._load(self.source, show)

    def follow(self, source: SourceId, profile: Profile) -> None:
        """Show whom the source on screen has become."""
        if self.source in (source, profile.id):
            self.source = profile.id
            self._side.refresh_profile(profile)
            if self._loading is not None:
                self.refresh()

    def leave(self) -> None:
        """Be at no profile any more."""
        self.source = self._loading = None

    def _load(self, source: SourceId, show: Callable[[Profile], None]) -> None:
        self.source = source
        loading = self._loading = (show,)

        def answer(profile: Profile) -> None:
            if self._loading is loading and self.source == source:  # else the reader has gone elsewhere meanwhile
                self._loading = None
                self.source = profile.id  # another where the source has been merged
                show(profile)

        def fail(error: KildeError) -> None:
            if self._loading is loading:
                self._loading = None
            self.failed.emit(error)

        self._lane.start(lambda _: self._library.profile(source), succeeded=answer, failed=fail)
