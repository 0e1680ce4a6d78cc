"""One window over a library: who comes first holds it, and who comes later hands over what is wanted."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile, Qt
from PySide6.QtWidgets import QApplication, QWidget

from reader.app.paths import from_home
from reader.ui.late import late
from reader.ui.launches import Launch

STANDARD_INPUT = "-"

_TOKEN = "XDG_ACTIVATION_TOKEN"  # how a Wayland desktop lets a window come to the front


class OneWindow:
    """Tells who is first by a lock that ends with its holder, however that ends; the rest goes over a socket beside it.

    `place` is where launches over this library meet, None where there is no such place: each has its own window then,
    which harms nothing. The lock alone is on the way to the first paint; QtNetwork is loaded after it.
    """

    def __init__(self, place: Path | None) -> None:
        self._place = place
        self._lock = QLockFile(f"{place}.lock") if place is not None else None
        self._server: Any = None

    def is_first(self) -> bool:
        """Hold the library's window from here on; False where another does.

        Qt asks the process's number for whether a lock still holds, and believes a lock of another host's name; the
        system's own lock, which removing respects, ends with the process whatever it and the machine were called.
        """
        if self._lock is None or self._lock.tryLock(0):
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return True  # there is no lock to be had
        return self._lock.removeStaleLockFile() and self._lock.tryLock(0)

    def hand_over(self, launch: Launch) -> bool:
        """Tell the first window of the launch; False where it does not answer."""
        return bool(late("reader.ui.launch_client", "hand_over")(launch, self._address))

    def listen(self, take: Callable[[Launch], None]) -> None:
        """Hear of later launches."""
        if self._server is None and self._lock is not None and self._lock.isLocked():
            self._server = late("reader.ui.launch_server", "LaunchServer")()
            self._server.launched.connect(take)
            self._server.listen(self._address)

    def leave(self) -> None:
        """Let the next launch be the first: this window is closed."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()

    @property
    def _address(self) -> str:
        """Return the name of the socket; Windows has pipes instead, which lie in no folder."""
        if self._place is None:
            raise AssertionError("without a place every launch is the first")
        return str(self._place) if os.name == "posix" else self._place.name


def told(location: str | None) -> Launch:
    """Return the launch as another process can do it: its file named from the root, and what standard input had.

    Raises ArticleUnreadableError where that was nothing.
    """
    token = os.environ.get(_TOKEN)
    if location == STANDARD_INPUT:
        return Launch(original=late("reader.app.open", "fetch_original")(location), token=token)
    if location is None or "://" in location:
        return Launch(location, token=token)
    return Launch(str(from_home(location).absolute()), token=token)


def bring_to_front(window: QWidget, token: str | None) -> None:
    """Show the window over all others, as large as it was; a desktop that does not allow it sets it off in its list."""
    if token:
        os.environ[_TOKEN] = token  # read by Qt where it asks for the front
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
